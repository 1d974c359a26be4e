// The shortest ways between two entities on the drawn network, with each step as a sentence. Undirected; order is by length, then by ids.
import { captionOf, textOf } from './graph-index.ts';
import type { Network, NetworkEdge } from './projection.ts';
import type { View } from './visibility.ts';

export interface Path { readonly nodes: readonly string[]; readonly edges: readonly NetworkEdge[] }
export const longestPath = 6;
export const mostPaths = 5;

/** At most five simple paths of at most six edges. `exclude` are nodes and edges that no path may pass (its ends are never excluded). */
export function pathsBetween(network: Network, from: string, to: string, exclude: ReadonlySet<string>): Path[] {
  const next = adjacency(network, new Set([...exclude].filter((id) => id !== from && id !== to)));
  const distance = distancesTo(next, to);
  const found: Path[] = [];
  for (let length = distance.get(from) ?? Infinity; length <= longestPath && found.length < mostPaths; length++) walk(next, distance, [from], [], to, length, found);
  return found;
}

type Adjacency = ReadonlyMap<string, readonly { readonly node: string; readonly edge: NetworkEdge }[]>;

/** Between two nodes the edge that says most stands for all: a promise before money, an act, a tie, a figure, a mention. */
const telling = ['COMMITMENT', 'FLOW', 'EVENT', 'FIGURE', 'MENTION'];
const rank = (edge: NetworkEdge): number => { const at = telling.indexOf(edge.type); return at < 0 ? 2.5 : at; };

function adjacency(network: Network, exclude: ReadonlySet<string>): Adjacency {
  const best = new Map<string, NetworkEdge>();
  for (const edge of network.edges) {
    if (exclude.has(edge.source) || exclude.has(edge.target) || exclude.has(edge.id)) continue;
    const key = edge.source < edge.target ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    const other = best.get(key);
    if (!other || rank(edge) < rank(other) || (rank(edge) === rank(other) && edge.id < other.id)) best.set(key, edge);
  }
  const next = new Map<string, { node: string; edge: NetworkEdge }[]>();
  for (const edge of best.values()) for (const [a, b] of [[edge.source, edge.target], [edge.target, edge.source]] as const) next.set(a, [...(next.get(a) ?? []), { node: b, edge }]);
  for (const list of next.values()) list.sort((a, b) => (a.node < b.node ? -1 : 1));
  return next;
}

function distancesTo(next: Adjacency, to: string): Map<string, number> {
  const distance = new Map([[to, 0]]);
  const queue = [to];
  for (const node of queue) for (const { node: other } of next.get(node) ?? []) if (!distance.has(other)) {
    distance.set(other, distance.get(node)! + 1);
    queue.push(other);
  }
  return distance;
}

function walk(next: Adjacency, distance: ReadonlyMap<string, number>, nodes: readonly string[], edges: readonly NetworkEdge[], to: string, length: number, found: Path[]): void {
  const here = nodes.at(-1)!;
  if (found.length >= mostPaths) return;
  if (here === to) return void (edges.length === length && found.push({ nodes, edges }));
  for (const { node, edge } of next.get(here) ?? []) {
    if (nodes.includes(node) || (node === to && edges.length + 1 !== length)) continue;
    if (edges.length + 1 + (distance.get(node) ?? Infinity) <= length) walk(next, distance, [...nodes, node], [...edges, edge], to, length, found);
  }
}

/** What an edge says, by its first fact: a fact's title, or a tie in words. */
export function edgeSentence(view: View, edge: NetworkEdge): { readonly sentence: string; readonly fact: string } {
  const fact = edge.facts[0] ?? edge.id;
  const node = view.index.node(fact);
  const more = edge.facts.length > 1 ? ` (and ${edge.facts.length - 1} more)` : '';
  if (node) return { sentence: `${captionOf(node)}${more}.`, fact };
  const tie = view.index.edges.get(fact);
  const name = (id: string): string => { const end = view.index.node(id); return end ? captionOf(end) : id; };
  const role = tie && textOf(tie, 'role');
  return { sentence: `${name(tie?.from ?? edge.source)} ${edge.type.toLowerCase().replaceAll('_', ' ')} ${name(tie?.to ?? edge.target)}${role ? ` (${role})` : ''}${more}.`, fact };
}
