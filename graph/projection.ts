// What the canvas draws: facts become edges between entities by their wiring; ties stand for themselves. The evidence view draws the facts.
// Everything is seen through a View; order and ids are fixed, so that every database gives the same bytes.
import type { DrawnEdge } from './answers.ts';
import { captionOf, listOf, textOf } from './graph-index.ts';
import type { GraphEdge, GraphNode } from './model.ts';
import { relationshipOf } from './schema.ts';
import { judge } from './verdict.ts';
import { worstOf } from './verdict-words.ts';
import { spanOf, type View } from './visibility.ts';
import type { Verdict } from './vocabularies.ts';

export type NetworkView = 'entities' | 'evidence';
export interface DrawnNode { readonly id: string; readonly labels: readonly string[]; readonly name: string; readonly shortName: string; readonly degree: number; readonly x: number; readonly y: number; readonly verdict: Verdict | null }
/** `weak`: every fact of it is hedged, inferred or known by title only. `directed`: all of them lead from `source` to `target`. `from` and `to` are ISO days. */
export interface NetworkEdge extends DrawnEdge { readonly weak: boolean; readonly directed: boolean; readonly from: string | null; readonly to: string | null }
export interface Network { readonly nodes: readonly DrawnNode[]; readonly edges: readonly NetworkEdge[] }

/** A fact or tie drawn between two nodes, before facts of one kind between one pair are merged. */
interface Strand { readonly source: string; readonly target: string; readonly type: string; readonly fact: string; readonly verdict: Verdict | null; /** Whether it leads from one to the other, or merely joins them. */ readonly directed: boolean }

/** The drawn network under the view's lens: nodes with at least one edge, by id. */
export function networkOf(view: View, kind: NetworkView): Network {
  const verdicts = verdictsOf(view);
  const strands = kind === 'entities' ? entityStrands(view, verdicts) : evidenceStrands(view, verdicts);
  const edges = mergeStrands(view, strands);
  const degree = new Map<string, number>();
  for (const edge of edges) for (const end of [edge.source, edge.target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const rings = ringsOf(view, verdicts);
  const nodes = [...degree.keys()].sort().map((id) => drawnNode(view.index.node(id)!, degree.get(id)!, verdicts.get(id) ?? rings.get(id) ?? null));
  return { nodes, edges };
}

export function drawnNode(node: GraphNode, degree: number, verdict: Verdict | null): DrawnNode {
  const number = (name: string): number => (typeof node.properties[name] === 'number' ? (node.properties[name] as number) : 0);
  return { id: node.id, labels: shownLabels(node), name: captionOf(node), shortName: textOf(node, 'shortName') ?? captionOf(node), degree, x: number('x'), y: number('y'), verdict };
}

/** The labels that a node shows: all but `Pacta`. */
export const shownLabels = (node: GraphNode): string[] => node.labels.filter((label) => label !== 'Pacta');

/** The headline of every commitment that the lens shows. */
export function verdictsOf(view: View): ReadonlyMap<string, Verdict> {
  return new Map(view.index.labelled('Commitment').filter((node) => view.isVisible(node.id) && view.happened(node.id)).map((node) => [node.id, judge(view, node.id).verdict]));
}

/** An entity's ring: the worst headline of the commitments that concern it. Actors have none: they made the promises, or were made them. */
function ringsOf(view: View, verdicts: ReadonlyMap<string, Verdict>): Map<string, Verdict> {
  const found = new Map<string, Verdict[]>();
  for (const [id, verdict] of verdicts) for (const edge of [...view.edgesOut(id, 'CONCERNS'), ...view.edgesOut(id, 'RECORDED_IN')]) found.set(edge.to, [...(found.get(edge.to) ?? []), verdict]);
  return new Map([...found].flatMap(([id, list]) => { const worst = worstOf(list); return worst ? [[id, worst] as const] : []; }));
}

function entityStrands(view: View, verdicts: ReadonlyMap<string, Verdict>): Strand[] {
  const strands: Strand[] = [];
  for (const label of ['Commitment', 'Event', 'Flow', 'Figure', 'Statement'] as const) {
    for (const node of view.index.labelled(label)) if (view.isVisible(node.id) && view.happened(node.id)) strands.push(...strandsOf[label](view, node.id, verdicts.get(node.id) ?? null));
  }
  return [...strands, ...tieStrands(view)];
}

/** The entities that a fact is about: themselves, or those of the facts that it is about. */
function entitiesOf(view: View, targets: readonly string[]): string[] {
  const found = targets.flatMap((target) => {
    if (isEntity(view, target)) return [target];
    const concerned = tos([...view.edgesOut(target, 'CONCERNS'), ...view.edgesOut(target, 'ABOUT'), ...view.edgesOut(target, 'CHANGED')]).filter((id) => isEntity(view, id));
    return concerned.length > 0 ? concerned : [...froms(view.edgesIn(target, 'COMMITTED_TO')), ...tos([...view.edgesOut(target, 'OWED_TO'), ...view.edgesOut(target, 'ASKED_OF')])];
  });
  return [...new Set(found)].sort();
}

const isEntity = (view: View, id: string): boolean => view.index.node(id)?.labels.includes('Entity') ?? false;
const froms = (edges: readonly GraphEdge[]): string[] => [...new Set(edges.map((edge) => edge.from))].sort();
const tos = (edges: readonly GraphEdge[]): string[] => [...new Set(edges.map((edge) => edge.to))].sort();
/** A fact that leads from each source to each target: who promised, paid, caused or said, and what or whom it reached. */
function leading(sources: readonly string[], targets: readonly string[], type: string, fact: string, verdict: Verdict | null = null): Strand[] {
  return sources.flatMap((source) => targets.filter((target) => target !== source).map((target) => ({ source, target, type, fact, verdict, directed: true })));
}
/** A fact that merely joins them: those who took part together, a place, a promise asked for. */
function joining(sources: readonly string[], targets: readonly string[], type: string, fact: string, verdict: Verdict | null = null): Strand[] {
  return leading(sources, targets, type, fact, verdict).map((strand) => ({ ...strand, directed: false }));
}

const strandsOf: Readonly<Record<'Commitment' | 'Event' | 'Flow' | 'Figure' | 'Statement', (view: View, id: string, verdict: Verdict | null) => Strand[]>> = {
  Commitment: (view, id, verdict) => {
    const promisors = froms(view.edgesIn(id, 'COMMITTED_TO'));
    const asked = view.edgesIn(id, 'CHANGED').filter((change) => change.properties['step'] === 'requested' || change.properties['step'] === 'negotiated');
    const askers = froms(asked.flatMap((change) => view.edgesIn(change.from, 'CAUSED')));
    const sources = promisors.length > 0 ? promisors : askers;
    const targets = [...tos(view.edgesOut(id, 'CONCERNS')), ...tos(view.edgesOut(id, 'OWED_TO')), ...tos(view.edgesOut(id, 'ASKED_OF')), ...tos(view.edgesOut(id, 'RECORDED_IN'))];
    const promisees = tos(view.edgesOut(id, 'OWED_TO'));
    return [...(promisors.length > 0 ? leading : joining)(sources, targets, 'COMMITMENT', id, verdict), ...(sources.length === 0 ? joining(promisees, tos(view.edgesOut(id, 'CONCERNS')), 'COMMITMENT', id, verdict) : [])];
  },
  Event: (view, id) => {
    const causers = froms(view.edgesIn(id, 'CAUSED'));
    const participants = froms(view.edgesIn(id, 'TOOK_PART_IN')).filter((actor) => !causers.includes(actor));
    const changed = entitiesOf(view, tos(view.edgesOut(id, 'CHANGED')));
    const about = entitiesOf(view, tos(view.edgesOut(id, 'ABOUT')));
    const targets = changed.length > 0 ? changed : about;
    const actors = [...causers, ...participants];
    if (actors.length === 0) return joining(targets, [...about, ...tos(view.edgesOut(id, 'HAPPENED_IN'))].filter((place) => !changed.includes(place)), 'EVENT', id);
    if (targets.length > 0) return [...(causers.length > 0 ? leading(causers, targets, 'EVENT', id) : joining(participants, targets, 'EVENT', id)), ...joining(causers, participants, 'EVENT', id)];
    if (participants.length > 0 && causers.length > 0) return joining(causers, participants, 'EVENT', id);
    const pairs = actors.flatMap((actor, index) => joining([actor], actors.slice(index + 1), 'EVENT', id));
    return pairs.length > 0 ? pairs : joining(actors, tos(view.edgesOut(id, 'HAPPENED_IN')), 'EVENT', id);
  },
  Flow: (view, id) => {
    const payers = froms(view.edgesIn(id, 'PAID'));
    return leading(payers, [...tos(view.edgesOut(id, 'PAID_TO')), ...tos(view.edgesOut(id, 'FUNDS'))], 'FLOW', id);
  },
  Figure: (view, id) => {
    const role = (name: string): string[] => tos(view.edgesOut(id, 'MEASURES').filter((edge) => edge.properties['role'] === name)).filter((target) => isEntity(view, target));
    const [from, to, of, within] = [role('from'), role('to'), role('of'), role('in')];
    if (from.length > 0 && to.length > 0) return leading(from, to, 'FIGURE', id);
    return joining(of, [...from, ...to, ...within], 'FIGURE', id);
  },
  Statement: (view, id) => {
    const speakers = [...new Set(view.assertionsOf(id).flatMap((citation) => listOf(citation, 'speakers')))].sort();
    return leading(speakers, entitiesOf(view, tos([...view.edgesOut(id, 'ABOUT'), ...view.edgesOut(id, 'EXPLAINS')])), 'MENTION', id);
  },
};

function tieStrands(view: View): Strand[] {
  return [...view.index.edges.values()].filter((edge) => relationshipOf(edge.type).group === 'tie' && view.sees(edge) && edge.from !== edge.to && hasBegun(view, edge)).map((edge) => ({ source: edge.from, target: edge.to, type: edge.type, fact: edge.id, verdict: null, directed: isDirected(edge) }));
}

/** Every relationship of the schema reads from its start to its end, but for the one whose meaning lies in its role. */
const isDirected = (edge: GraphEdge): boolean => edge.type !== 'RELATED_TO';

/** A tie that surely begins after the lens's day is not drawn. */
const hasBegun = (view: View, tie: GraphEdge): boolean => (spanOf(textOf(tie, 'from'))?.earliest ?? '') <= view.lens.asOf;

/** The evidence view: facts, their wiring to entities and to each other, and disputes. */
function evidenceStrands(view: View, verdicts: ReadonlyMap<string, Verdict>): Strand[] {
  return [...view.index.edges.values()].filter((edge) => edge.type !== 'CITED_IN' && edge.from !== edge.to && view.sees(edge) && view.happened(edge.from) && view.happened(edge.to)).map((edge) => ({ source: edge.from, target: edge.to, type: edge.type, fact: factOf(view, edge), verdict: verdicts.get(edge.from) ?? verdicts.get(edge.to) ?? null, directed: isDirected(edge) }));
}

function factOf(view: View, edge: GraphEdge): string {
  return [edge.from, edge.to].find((end) => view.index.node(end)?.labels.includes('Fact')) ?? edge.id;
}

/** Facts of one kind between one pair become one edge; it points as its first strand does. */
function mergeStrands(view: View, strands: readonly Strand[]): NetworkEdge[] {
  const groups = new Map<string, Strand[]>();
  for (const strand of strands) {
    const [a, b] = strand.source < strand.target ? [strand.source, strand.target] : [strand.target, strand.source];
    const id = `${a}~${strand.type}~${b}`;
    groups.set(id, [...(groups.get(id) ?? []), strand]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, group]) => {
    const ordered = [...group].sort((a, b) => (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0));
    const facts = [...new Set(ordered.map((strand) => strand.fact))];
    const verdict = worstOf(ordered.map((strand) => strand.verdict).filter((value): value is Verdict => value !== null));
    return { id, source: ordered[0]!.source, target: ordered[0]!.target, type: ordered[0]!.type, facts, verdict, weak: facts.every((fact) => isWeak(view, fact)), directed: ordered.every((strand) => strand.directed && strand.source === ordered[0]!.source), ...spanOfFacts(view, facts) };
  });
}

function isWeak(view: View, fact: string): boolean {
  const assertions = view.assertionsOf(fact);
  return assertions.length > 0 && assertions.every((citation) => citation.properties['mode'] !== 'stated');
}

function spanOfFacts(view: View, facts: readonly string[]): { from: string | null; to: string | null } {
  const days = facts.flatMap((fact) => daysOf(view, fact)).filter((day): day is string => day !== null).sort();
  return { from: days[0] ?? null, to: days.at(-1) ?? null };
}

function daysOf(view: View, fact: string): (string | null)[] {
  const tie = view.index.edges.get(fact);
  if (tie) return [spanOf(textOf(tie, 'from'))?.earliest ?? null, spanOf(textOf(tie, 'to'))?.latest ?? null];
  const { earliest, latest, undated } = view.datesOf(fact);
  return undated ? [] : [earliest, latest];
}
