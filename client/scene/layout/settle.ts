// Places for what came without one, among names that have theirs: a fact stands between those it joins, so that the evidence is read on the same map as the names. Pure and deterministic.
import { polesOf } from '../first-sight.ts';
import type { LaidEdge, Places } from './lay-out.ts';

interface Placeable { readonly id: string; readonly x: number; readonly y: number }

/** Both poles touch so much that they say little of where a thing belongs. */
const poleWeight = 0.12;
const rounds = 40;
/** The golden angle: things of one middle stand around it, none on another. */
const turn = Math.PI * (3 - Math.sqrt(5));
const ringStep = 0.011;

/** Whether a node has no place of its own. */
export const isUnplaced = ({ x, y }: Placeable): boolean => x === 0 && y === 0;

/** Places in 0..1, y upwards. Those that have one keep it; the others stand in the middle of their neighbours, and around it when they are many. */
export function settle(nodes: readonly Placeable[], edges: readonly LaidEdge[]): Places {
  const poles = new Set(polesOf({ nodes, edges }));
  const near = neighboursOf(edges);
  const loose = nodes.filter(isUnplaced);
  const places: Places = new Map(nodes.map((node) => [node.id, isUnplaced(node) ? ([0.5, 0.5] as const) : ([node.x, node.y] as const)]));
  for (let round = 0; round < rounds; round++) for (const { id } of loose) places.set(id, middleOf((near.get(id) ?? []).map((other) => ({ at: places.get(other), weight: poles.has(other) ? poleWeight : 1 }))));
  fan(loose.map(({ id }) => id), places);
  return places;
}

function neighboursOf(edges: readonly LaidEdge[]): Map<string, string[]> {
  const near = new Map<string, string[]>();
  const add = (a: string, b: string): void => void (near.get(a)?.push(b) ?? near.set(a, [b]));
  for (const { source, target } of edges) {
    add(source, target);
    add(target, source);
  }
  return near;
}

function middleOf(around: readonly { readonly at: readonly [number, number] | undefined; readonly weight: number }[]): readonly [number, number] {
  let [x, y, sum] = [0, 0, 0];
  for (const { at, weight } of around) if (at) {
    x += at[0] * weight;
    y += at[1] * weight;
    sum += weight;
  }
  return sum === 0 ? [0.5, 0.02] : [x / sum, y / sum];
}

/** Those of nearly one middle are laid around it like the seeds of a sunflower. */
function fan(ids: readonly string[], places: Places): void {
  const crowds = new Map<string, string[]>();
  for (const id of [...ids].sort()) {
    const [x, y] = places.get(id)!;
    const key = `${Math.round(x * 40)} ${Math.round(y * 40)}`;
    crowds.set(key, [...(crowds.get(key) ?? []), id]);
  }
  for (const crowd of crowds.values()) crowd.forEach((id, index) => {
    const [x, y] = places.get(id)!;
    const reach = crowd.length === 1 ? 0 : ringStep * Math.sqrt(index + 0.5);
    places.set(id, [clamp(x + reach * Math.cos(index * turn)), clamp(y + reach * Math.sin(index * turn))]);
  });
}

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
