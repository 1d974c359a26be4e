// The shortest ways between two entities on the drawn network, with each step as a sentence. Undirected; order is by length, then by ids.
import { captionOf, textOf } from './graph-index.ts';
import type { GraphNode } from './model.ts';
import type { Network, NetworkEdge } from './projection.ts';
import type { RelationshipType } from './schema.ts';
import { judge } from './verdict.ts';
import { verdictWords } from './verdict-words.ts';
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

/** How a tie reads between its two ends. */
const tieWords: Partial<Record<RelationshipType, string>> = {
  MEMBER_OF: 'is a member of', BELONGS_TO: 'belongs to', OWNS: 'owns', CONTROLS: 'controls', LEADS: 'leads', WORKS_FOR: 'works for', PARTY_TO: 'is a party to', TAKES_PART_IN: 'takes part in',
  OPERATES: 'operates', FUNDED_BY: 'is funded by', LOCATED_IN: 'lies in', RELATED_TO: 'is related to',
};

/** What an edge says, by its first fact, and which fact (or tie) that is. Whether a promise was made, and what became of it, is said as the lens has it. */
export function edgeSentence(view: View, edge: NetworkEdge): { readonly sentence: string; readonly fact: string } {
  const fact = edge.facts[0] ?? edge.id;
  const more = edge.facts.length > 1 ? `, and ${edge.facts.length - 1} more` : '';
  const node = view.index.node(fact);
  return { sentence: `${node ? factWords(view, edge, node) : wiringWords(view, fact, edge)}${more}.`, fact };
}

const nameOf = (view: View, id: string): string => { const node = view.index.node(id); return node ? captionOf(node) : id; };

function factWords(view: View, edge: NetworkEdge, fact: GraphNode): string {
  if (edge.type === 'MENTION') return `${nameOf(view, edge.source)} says: ${captionOf(fact)}`;
  if (edge.type !== 'COMMITMENT') return captionOf(fact);
  const { verdict } = judge(view, fact.id);
  const asked = verdict === 'SOUGHT' || verdict === 'DECLINED' || view.edgesIn(fact.id, 'COMMITTED_TO').length === 0;
  const said = asked ? 'asked for' : verdict === 'DISPUTED' ? 'is said to have promised' : 'promised';
  return `${nameOf(view, edge.source)} ${said}: ${captionOf(fact)} (${verdictWords[verdict].toLowerCase()})`;
}

function wiringWords(view: View, id: string, edge: NetworkEdge): string {
  const tie = view.index.edges.get(id);
  const role = tie && textOf(tie, 'role');
  const words = tie ? (tieWords[tie.type] ?? tie.type.toLowerCase().replaceAll('_', ' ')) : edge.type.toLowerCase().replaceAll('_', ' ');
  return `${nameOf(view, tie?.from ?? edge.source)} ${words} ${nameOf(view, tie?.to ?? edge.target)}${role ? ` (${role})` : ''}`;
}
