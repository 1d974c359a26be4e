// Places for the graph of a result, which often falls into many parts: each part gets a box of the frame as large as it has nodes, and is laid out within it by ForceAtlas2. Seeded and deterministic. Pure: runs in the worker.
import { MultiDirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

export interface LaidLink { readonly source: string; readonly target: string }
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Point = readonly [number, number];

/** Positions in 0..1, y upwards, for a frame that is `aspect` times as wide as high. */
export function layOutParts(ids: readonly string[], links: readonly LaidLink[], aspect: number): Map<string, Point> {
  const parts = partsOf(ids, links);
  const boxes = tile(parts.map((part) => part.length + 0.6), { x: 0, y: 0, width: aspect, height: 1 });
  const places = new Map<string, Point>();
  parts.forEach((part, at) => {
    const inside = new Set(part);
    const box = boxes[at]!;
    for (const [id, [x, y]] of withinBox(part, links.filter(({ source }) => inside.has(source)), box)) places.set(id, [x / aspect, 1 - y]);
  });
  return places;
}

/** Connected parts, the largest first. */
export function partsOf(ids: readonly string[], links: readonly LaidLink[]): string[][] {
  const near = new Map(ids.map((id) => [id, [] as string[]]));
  for (const { source, target } of links) { near.get(source)?.push(target); near.get(target)?.push(source); }
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const part = [id];
    seen.add(id);
    for (const member of part) for (const other of near.get(member) ?? []) if (!seen.has(other)) { seen.add(other); part.push(other); }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length);
}

/** Fills a box with boxes whose areas are as the weights, the largest first: each time the weights are halved as evenly as they allow, across the longer side. */
export function tile(weights: readonly number[], box: Box): Box[] {
  if (weights.length <= 1) return weights.map(() => box);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let split = 1;
  let first = weights[0]!;
  while (split < weights.length - 1 && Math.abs(first + weights[split]! - total / 2) <= Math.abs(first - total / 2)) first += weights[split++]!;
  const share = first / total;
  const { x, y, width, height } = box;
  const [a, b]: [Box, Box] = width >= height ? [{ x, y, width: width * share, height }, { x: x + width * share, y, width: width * (1 - share), height }] : [{ x, y, width, height: height * share }, { x, y: y + height * share, width, height: height * (1 - share) }];
  return [...tile(weights.slice(0, split), a), ...tile(weights.slice(split), b)];
}

/** Free of nodes at each edge of a box, as a share of it: names need room. */
const margin = { x: 0.14, y: 0.16 };

function withinBox(part: readonly string[], links: readonly LaidLink[], box: Box): [string, Point][] {
  const raw = part.length === 1 ? new Map<string, Point>([[part[0]!, [0, 0]]]) : lying(force(part, links), box.width >= box.height);
  const [xs, ys] = [spread(part, (id) => raw.get(id)![0]), spread(part, (id) => raw.get(id)![1])];
  return part.map((id) => [id, [box.x + box.width * (margin.x + (1 - 2 * margin.x) * xs.get(id)!), box.y + box.height * (margin.y + (1 - 2 * margin.y) * ys.get(id)!)]]);
}

function force(part: readonly string[], links: readonly LaidLink[]): Map<string, Point> {
  const graph = new MultiDirectedGraph();
  // A spiral: no two on one spot, and the same part always begins alike.
  part.forEach((id, at) => graph.addNode(id, { x: Math.sqrt(at + 1) * Math.cos(at * 2.399963), y: Math.sqrt(at + 1) * Math.sin(at * 2.399963) }));
  for (const { source, target } of links) if (source !== target) graph.addDirectedEdge(source, target);
  forceAtlas2.assign(graph, { iterations: part.length > 600 ? 300 : 900, settings: { linLogMode: true, scalingRatio: 10, gravity: 0.8, slowDown: 8, barnesHutOptimize: part.length > 800, barnesHutTheta: 1 } });
  return new Map(graph.mapNodes((id, { x, y }) => [id, [Number(x), Number(y)] as const]));
}

/** Turns a cloud of points so that its longest direction lies along the longer side. */
function lying(points: ReadonlyMap<string, Point>, wide: boolean): Map<string, Point> {
  const all = [...points.values()];
  const [mx, my] = [0, 1].map((axis) => all.reduce((sum, point) => sum + point[axis as 0 | 1], 0) / all.length) as [number, number];
  const sum = (of: (x: number, y: number) => number): number => all.reduce((total, [x, y]) => total + of(x - mx, y - my), 0);
  const angle = 0.5 * Math.atan2(2 * sum((x, y) => x * y), sum((x) => x * x) - sum((_, y) => y * y)) - (wide ? 0 : Math.PI / 2);
  const [cos, sin] = [Math.cos(-angle), Math.sin(-angle)];
  return new Map([...points].map(([id, [x, y]]) => [id, [(x - mx) * cos - (y - my) * sin, (x - mx) * sin + (y - my) * cos] as const]));
}

/** 0..1 along one axis: the mean of place and rank, so that crowds open; what lies level stays in the middle. */
function spread(part: readonly string[], at: (id: string) => number): Map<string, number> {
  const sorted = [...part].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
  const [low, high] = [at(sorted[0]!), at(sorted.at(-1)!)];
  if (high - low < 1e-3) return new Map(sorted.map((id) => [id, 0.5]));
  return new Map(sorted.map((id, rank) => [id, 0.6 * ((at(id) - low) / (high - low)) + 0.4 * (rank / (sorted.length - 1))]));
}
