// The facts about one commitment under a lens: parties, steps with who caused them, what was delivered, what was promised. The rule reads nothing else.
import { listOf, textOf } from './graph-index.ts';
import type { GraphEdge, GraphNode } from './model.ts';
import { commitmentSteps, type CommitmentStep } from './vocabularies.ts';
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

/** Gathers the case. Throws RangeError when `id` is not a commitment. */
export function caseOf(view: View, id: string): Case {
  const commitment = view.index.node(id);
  if (!commitment?.labels.includes('Commitment')) throw new RangeError(`${id} is not a commitment.`);
  const far = (edges: readonly GraphEdge[], end: 'from' | 'to'): string[] => [...new Set(edges.map((edge) => edge[end]))].sort();
  const promisors = far(view.edgesIn(id, 'COMMITTED_TO'), 'from');
  const promisees = far(view.edgesOut(id, 'OWED_TO'), 'to');
  const sides = { promisors, promisees };
  const changes = [...view.edgesIn(id, 'CHANGED')].sort((a, b) => (a.id < b.id ? -1 : 1));
  const steps = inOrder(unique(changes).map((edge) => stepOf(view, edge, sides)));
  const flows = far(view.edgesIn(id, 'FULFILS'), 'from').filter((flow) => view.happened(flow));
  const amounts = far(view.edgesIn(id, 'MEASURES').filter((edge) => edge.properties['role'] === 'of'), 'from').filter((figure) => view.isVisible(figure));
  const nodes = (ids: readonly string[]): GraphNode[] => ids.map((other) => view.index.node(other)).filter((node) => node !== undefined);
  return {
    view, commitment, promisors, promisees,
    askedOf: far(view.edgesOut(id, 'ASKED_OF'), 'to'), concerns: far(view.edgesOut(id, 'CONCERNS'), 'to'),
    steps: steps.filter((step) => view.happened(step.id)), later: steps.filter((step) => !view.happened(step.id)),
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

/** Whether every day that `a` can be of is before every day that `b` can be of. */
export const surelyBefore = (a: Dates, b: Dates): boolean => a.latest !== null && b.earliest !== null && a.latest < b.earliest;

/** In time order; steps whose days overlap follow the life cycle. Intervals have no total order, so each next step is picked among those that nothing left precedes. */
function inOrder(steps: readonly StepFact[]): StepFact[] {
  const left = [...steps].sort((a, b) => commitmentSteps.indexOf(a.step) - commitmentSteps.indexOf(b.step) || compareText(a.earliest ?? '', b.earliest ?? '') || compareText(a.latest ?? '', b.latest ?? '') || compareText(a.id, b.id));
  const ordered: StepFact[] = [];
  while (left.length > 0) {
    const next = left.findIndex((step) => !left.some((other) => other !== step && surelyBefore(other, step)));
    ordered.push(...left.splice(next, 1));
  }
  return ordered;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** On which side an actor is: it is the party, either controls the other, it is a member of it or works for it, or it is a group of the party's country. */
export function attribute(view: View, actor: string, sides: Pick<Case, 'promisors' | 'promisees'>): Attribution {
  const tries = [['promisor', sides.promisors], ['promisee', sides.promisees]] as const;
  for (const by of ['name', 'tie', 'group'] as const) {
    for (const [side, parties] of tries) if (parties.some((party) => related(view, actor, party, by))) return { actor, side, by };
  }
  const compatriot = [...sides.promisors, ...sides.promisees].some((party) => isState(view, actor, party) || isPartOf(view, actor, party));
  return { actor, side: compatriot ? 'unattributed' : 'third-party', by: 'none' };
}

const countryOf = (view: View, id: string): string | undefined => { const node = view.index.node(id); return node && textOf(node, 'country'); };
const bears = (view: View, id: string, label: string): boolean => view.index.node(id)?.labels.includes(label) ?? false;

/** The State of the party's country, or somebody who leads or works for it: without a tie to the party, nobody is blamed. */
function isState(view: View, actor: string, party: string): boolean {
  const states = [actor, ...belonging.flatMap((type) => view.edgesOut(actor, type).map((edge) => edge.to))].filter((id) => bears(view, id, 'State'));
  return states.some((state) => countryOf(view, state) !== undefined && countryOf(view, state) === countryOf(view, party));
}

/** One of the country that the party, a Group, stands for: it may be the one that was meant, and may not. */
const isPartOf = (view: View, actor: string, party: string): boolean => bears(view, party, 'Group') && countryOf(view, actor) !== undefined && countryOf(view, actor) === countryOf(view, party);

function related(view: View, actor: string, party: string, by: 'name' | 'tie' | 'group'): boolean {
  if (by === 'name') return actor === party;
  if (by === 'tie') return controls(view, actor, party) || controls(view, party, actor) || belongs(view, actor, party);
  return bears(view, actor, 'Group') && countryOf(view, actor) !== undefined && countryOf(view, actor) === countryOf(view, party);
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

const belonging = ['MEMBER_OF', 'WORKS_FOR', 'LEADS'] as const;
const belongs = (view: View, actor: string, party: string): boolean => belonging.some((type) => view.edgesOut(actor, type).some((edge) => edge.to === party));

/** Whether a speaker has an interest: it is, controls, leads or works for a party. */
export function interested(view: View, speaker: string, parties: readonly string[]): boolean {
  return parties.some((party) => related(view, speaker, party, 'name') || related(view, speaker, party, 'tie'));
}

/** Those who have a stake in the commitment: its parties, those who asked for it, and those of whom it was asked. */
export function partiesOf(found: Case): readonly string[] {
  const askers = found.steps.filter((step) => step.step === 'requested' || step.step === 'negotiated').flatMap((step) => step.causers.map((causer) => causer.actor));
  return [...new Set([...found.promisors, ...found.promisees, ...found.askedOf, ...askers])].sort();
}

/** The disputes in which a fact stands, with its side. */
export function sidesOf(view: View, fact: string): readonly { readonly dispute: string; readonly side: string }[] {
  return view.edgesIn(fact, 'INVOLVES').map((edge) => ({ dispute: edge.from, side: String(edge.properties['side']) }));
}

/** Why a visible citation that says (or, for `denies`, denies) the fact is preferred; `undefined` when none is. */
export const preferredReason = (view: View, fact: string, stance: 'asserts' | 'denies' = 'asserts'): string | undefined => (stance === 'asserts' ? view.assertionsOf(fact) : view.denialsOf(fact)).filter((citation) => citation.properties['rank'] === 'preferred').map((citation) => textOf(citation, 'rankReason') ?? 'primary-document')[0];
export const speakersOf = (citation: GraphEdge): readonly string[] => listOf(citation, 'speakers');
