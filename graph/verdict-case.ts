// The facts about one commitment under a lens: parties, steps with who caused them, what was delivered, what was promised. The rule reads nothing else.
import { listOf, textOf } from './graph-index.ts';
import type { GraphEdge, GraphNode } from './model.ts';
import type { CommitmentStep } from './vocabularies.ts';
import type { Dates, View } from './visibility.ts';

/** Whose side an actor is on. `by` says how far that is known: named or tied, or only a group of the party's country. */
export type Side = 'promisor' | 'promisee' | 'unattributed' | 'third-party';
export interface Attribution { readonly actor: string; readonly side: Side; readonly by: 'name' | 'tie' | 'group' | 'none' }

/** One step that one event makes. An event told two ways gives two of these with one id. */
export interface StepFact extends Dates {
  readonly id: string;
  readonly step: CommitmentStep;
  readonly event: GraphNode;
  readonly causers: readonly Attribution[];
}

export interface Case {
  readonly view: View;
  readonly commitment: GraphNode;
  readonly promisors: readonly string[];
  readonly promisees: readonly string[];
  readonly askedOf: readonly string[];
  readonly concerns: readonly string[];
  /** Steps up to the as-of date, in time order; steps that overlap follow the life cycle. */
  readonly steps: readonly StepFact[];
  /** Steps that come after the as-of date. */
  readonly later: readonly StepFact[];
  readonly flows: readonly GraphNode[];
  readonly amounts: readonly GraphNode[];
  /** Commitments that supersede this one. */
  readonly successors: readonly string[];
}

export function caseOf(view: View, id: string, order: readonly CommitmentStep[]): Case {
  const commitment = view.index.node(id);
  if (!commitment?.labels.includes('Commitment')) throw new RangeError(`${id} is not a commitment.`);
  const far = (edges: readonly GraphEdge[], end: 'from' | 'to'): string[] => [...new Set(edges.map((edge) => edge[end]))].sort();
  const promisors = far(view.edgesIn(id, 'COMMITTED_TO'), 'from');
  const promisees = far(view.edgesOut(id, 'OWED_TO'), 'to');
  const sides = { promisors, promisees };
  const changes = [...view.edgesIn(id, 'CHANGED')].sort((a, b) => (a.id < b.id ? -1 : 1));
  const steps = unique(changes).map((edge) => stepOf(view, edge, sides)).sort((a, b) => compareSteps(a, b, order));
  const happened = (fact: Dates): boolean => (fact.latest ?? fact.earliest ?? '') <= view.lens.asOf;
  const flows = far(view.edgesIn(id, 'FULFILS'), 'from').filter((flow) => happened(view.datesOf(flow)));
  const amounts = far(view.edgesIn(id, 'MEASURES').filter((edge) => edge.properties['role'] === 'of'), 'from').filter((figure) => view.isVisible(figure));
  const nodes = (ids: readonly string[]): GraphNode[] => ids.map((other) => view.index.node(other)).filter((node) => node !== undefined);
  return {
    view, commitment, promisors, promisees,
    askedOf: far(view.edgesOut(id, 'ASKED_OF'), 'to'), concerns: far(view.edgesOut(id, 'CONCERNS'), 'to'),
    steps: steps.filter(happened), later: steps.filter((step) => !happened(step)),
    flows: nodes(flows).filter((flow) => view.isVisible(flow.id)), amounts: nodes(amounts), successors: far(view.edgesIn(id, 'SUPERSEDES'), 'from'),
  };
}

/** Two datasets may state one change; it counts once. */
function unique(edges: readonly GraphEdge[]): GraphEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from} ${String(edge.properties['step'])}`, edge])).values()];
}

function stepOf(view: View, edge: GraphEdge, sides: Pick<Case, 'promisors' | 'promisees'>): StepFact {
  const event = view.index.node(edge.from)!;
  const causers = [...new Set(view.edgesIn(event.id, 'CAUSED').map((cause) => cause.from))].sort().map((actor) => attribute(view, actor, sides));
  return { ...view.datesOf(event.id), id: event.id, step: edge.properties['step'] as CommitmentStep, event, causers };
}

/** By day where the days tell, else by the life cycle, else by id. */
function compareSteps(a: StepFact, b: StepFact, order: readonly CommitmentStep[]): number {
  if (a.latest !== null && b.earliest !== null && a.latest < b.earliest) return -1;
  if (b.latest !== null && a.earliest !== null && b.latest < a.earliest) return 1;
  return order.indexOf(a.step) - order.indexOf(b.step) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** On which side an actor is: it is the party, either controls the other, it is a member of it or works for it, or it is a group of the party's country. */
export function attribute(view: View, actor: string, sides: Pick<Case, 'promisors' | 'promisees'>): Attribution {
  const tries = [['promisor', sides.promisors], ['promisee', sides.promisees]] as const;
  for (const by of ['name', 'tie', 'group'] as const) {
    for (const [side, parties] of tries) if (parties.some((party) => related(view, actor, party, by))) return { actor, side, by };
  }
  const node = view.index.node(actor);
  const country = node && textOf(node, 'country');
  const shares = country !== undefined && [...sides.promisors, ...sides.promisees].some((party) => { const other = view.index.node(party); return other !== undefined && textOf(other, 'country') === country && (node!.labels.includes('State') || other.labels.includes('Group')); });
  return { actor, side: shares ? 'unattributed' : 'third-party', by: 'none' };
}

function related(view: View, actor: string, party: string, by: 'name' | 'tie' | 'group'): boolean {
  if (by === 'name') return actor === party;
  if (by === 'tie') return controls(view, actor, party) || controls(view, party, actor) || belongs(view, actor, party);
  const [one, other] = [view.index.node(actor), view.index.node(party)];
  const country = other && textOf(other, 'country');
  return country !== undefined && one !== undefined && one.labels.includes('Group') && textOf(one, 'country') === country;
}

/** Whether `a` controls `b`, at any depth. */
function controls(view: View, a: string, b: string): boolean {
  const seen = new Set([a]);
  const queue = [a];
  while (queue.length > 0) {
    for (const edge of view.edgesOut(queue.pop()!, 'CONTROLS')) {
      if (edge.to === b) return true;
      if (!seen.has(edge.to)) queue.push(edge.to);
      seen.add(edge.to);
    }
  }
  return false;
}

const belongs = (view: View, actor: string, party: string): boolean => (['MEMBER_OF', 'WORKS_FOR', 'LEADS'] as const).some((type) => view.edgesOut(actor, type).some((edge) => edge.to === party));

/** Whether a speaker has an interest: it is, controls, leads or works for a party. */
export function interested(view: View, speaker: string, parties: readonly string[]): boolean {
  return parties.some((party) => related(view, speaker, party, 'name') || related(view, speaker, party, 'tie'));
}

/** The disputes in which a fact stands, with its side. */
export function sidesOf(view: View, fact: string): readonly { readonly dispute: string; readonly side: string }[] {
  return view.edgesIn(fact, 'INVOLVES').map((edge) => ({ dispute: edge.from, side: String(edge.properties['side']) }));
}

export const preferredReason = (view: View, fact: string): string | undefined => view.assertionsOf(fact).filter((citation) => citation.properties['rank'] === 'preferred').map((citation) => textOf(citation, 'rankReason') ?? 'primary-document')[0];
export const speakersOf = (citation: GraphEdge): readonly string[] => listOf(citation, 'speakers');
