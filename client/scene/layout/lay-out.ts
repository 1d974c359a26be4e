// ForceAtlas2 in our settings: seeded, deterministic, poles fixed left and right; then clipped, half blended with rank, and freed of overlaps. Pure: runs in the page's worker and in the script that precomputes positions.
import { MultiDirectedGraph } from 'graphology';
import { polesOf } from '../first-sight.ts';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { pushApart } from './push-apart.ts';

export interface LaidNode { readonly id: string; readonly degree: number; readonly verdict?: boolean }
export interface LaidEdge { readonly source: string; readonly target: string; readonly type: string }
export interface LayoutOptions { readonly width: number; readonly height: number; readonly iterations: number; readonly seed: number }
export type Places = Map<string, readonly [number, number]>;

/** Positions in 0..1, y upwards. The poles stand left and right. */
export function layOut(nodes: readonly LaidNode[], edges: readonly LaidEdge[], options: LayoutOptions): Places {
  if (nodes.length === 0) return new Map();
  const poles = polesOf({ nodes, edges });
  const raw = force(nodes, edges, poles, options);
  const islands = islandsOf(nodes, edges);
  const main = nodes.filter((node) => !islands.has(node.id));
  const placed = spread(main.map((node) => node.id), raw);
  if (poles.length === 2) {
    placed.set(poles[0]!, [0.1, 0.52]);
    placed.set(poles[1]!, [0.88, 0.47]);
  }
  rowBeneath([...islands].sort(), placed);
  separate(nodes, placed, new Set(poles), options);
  return placed;
}

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function force(nodes: readonly LaidNode[], edges: readonly LaidEdge[], poles: readonly string[], { iterations, seed }: LayoutOptions): Places {
  const graph = new MultiDirectedGraph();
  const next = random(seed);
  for (const node of nodes) graph.addNode(node.id, { x: (next() - 0.5) * 100, y: (next() - 0.5) * 100, size: 1 });
  poles.forEach((id, index) => graph.mergeNodeAttributes(id, { x: index === 0 ? -120 : 120, y: 0, fixed: true }));
  for (const { source, target, type } of edges) {
    if (source === target || (poles.includes(source) && poles.includes(target))) continue;
    graph.addDirectedEdge(source, target, { weight: poles.includes(source) || poles.includes(target) ? 0.03 : type === 'MENTION' ? 0.1 : 1 });
  }
  forceAtlas2.assign(graph, { iterations, getEdgeWeight: 'weight', settings: { linLogMode: true, scalingRatio: 10, gravity: 0.8, slowDown: 8, edgeWeightInfluence: 1, barnesHutOptimize: nodes.length > 800, barnesHutTheta: 1 } });
  return new Map(graph.mapNodes((id, { x, y }) => [id, [Number(x), Number(y)] as const]));
}

/** Nodes of every component but the largest. */
function islandsOf(nodes: readonly LaidNode[], edges: readonly LaidEdge[]): Set<string> {
  const near = new Map(nodes.map((node) => [node.id, [] as string[]]));
  for (const { source, target } of edges) {
    near.get(source)?.push(target);
    near.get(target)?.push(source);
  }
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const { id } of nodes) {
    if (seen.has(id)) continue;
    seen.add(id);
    const part = [id];
    for (const member of part) for (const other of near.get(member) ?? []) if (!seen.has(other)) {
      seen.add(other);
      part.push(other);
    }
    parts.push(part);
  }
  parts.sort((a, b) => b.length - a.length);
  return new Set(parts.slice(1).flat());
}

/** Each axis: clip at the 3rd and 97th percentile, then the mean of place and rank, so that crowds open and islands come near. */
function spread(ids: readonly string[], raw: Places): Places {
  const axis = (index: 0 | 1): Map<string, number> => {
    const sorted = [...ids].sort((a, b) => raw.get(a)![index] - raw.get(b)![index] || (a < b ? -1 : 1));
    const at = (share: number): number => raw.get(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!)![index];
    const [low, high] = [at(0.03), at(0.97)];
    return new Map(sorted.map((id, rank) => [id, 0.5 * Math.max(0, Math.min(1, (raw.get(id)![index] - low) / (high - low || 1))) + 0.5 * (rank / Math.max(1, sorted.length - 1))]));
  };
  const [xs, ys] = [axis(0), axis(1)];
  return new Map(ids.map((id) => [id, [0.02 + 0.96 * xs.get(id)!, 0.1 + 0.88 * ys.get(id)!] as const]));
}

function rowBeneath(ids: readonly string[], placed: Places): void {
  ids.forEach((id, index) => placed.set(id, [0.03 + 0.94 * ((index + 0.5) / ids.length), 0.02 + 0.03 * (index % 2)]));
}

/** Pushes marks apart in the pixels of a frame until none touch (or 240 rounds are over). */
function separate(nodes: readonly LaidNode[], placed: Places, fixed: ReadonlySet<string>, { width, height }: LayoutOptions): void {
  const marks = nodes.map((node) => ({ id: node.id, x: placed.get(node.id)![0] * width, y: placed.get(node.id)![1] * height, r: fixed.has(node.id) ? 40 : Math.min(13, Math.max(3.5, 2.2 + 2.4 * Math.sqrt(node.degree))) + (node.verdict ? 14 : 7) }));
  pushApart(marks, fixed, { width, height });
  for (const { id, x, y } of marks) placed.set(id, [Math.max(0, Math.min(1, x / width)), Math.max(0, Math.min(1, y / height))]);
}
