// Rival accounts → choices: the largest sets of facts no two of which are rivals. A preferred fact excludes its rivals.
import { preferredReason, sidesOf, type Case, type Side, type StepFact } from './verdict-case.ts';
import type { CommitmentStep } from './vocabularies.ts';

export const promiseSteps: ReadonlySet<CommitmentStep> = new Set(['announced', 'promised', 'mou-signed', 'agreed', 'effective', 'progressed', 'fulfilled']);
export const endingSteps: ReadonlySet<CommitmentStep> = new Set(['withdrawn', 'terminated', 'blocked', 'ended-by-agreement', 'lapsed']);
/** Endings that only a promise can have. */
const endsPromise: ReadonlySet<CommitmentStep> = new Set(['withdrawn', 'terminated', 'ended-by-agreement', 'lapsed']);

export interface Choice {
  /** Ids of events and flows that this account keeps. */
  readonly facts: ReadonlySet<string>;
  readonly steps: readonly StepFact[];
  /** Why it is the one preferred account; `null` where nothing is. */
  readonly preferred: string | null;
}
export interface Choices {
  readonly choices: readonly Choice[];
  /** Facts that a preferred rival excludes, with the reason. */
  readonly excluded: ReadonlyMap<string, string>;
  readonly rivalry: boolean;
}

/** How the promise ended, by who caused it. Both sides: by agreement. */
export function endingSide(step: StepFact): Side | 'agreement' {
  if (step.step === 'ended-by-agreement') return 'agreement';
  const sides = new Set(step.causers.map((causer) => causer.side));
  if (sides.has('promisor') && sides.has('promisee')) return 'agreement';
  if (sides.has('promisor')) return 'promisor';
  if (sides.has('promisee')) return 'promisee';
  if (sides.has('third-party') && !sides.has('unattributed')) return 'third-party';
  return step.step === 'blocked' ? 'third-party' : 'unattributed';
}

export function choicesOf(found: Case): Choices {
  const all = [...new Set([...found.steps.map((step) => step.id), ...found.flows.map((flow) => flow.id)])].sort();
  const rivals = rivalsAmong(found, all);
  const excluded = new Map<string, string>();
  for (const id of all) {
    const reason = preferredReason(found.view, id);
    if (reason === undefined) continue;
    for (const rival of rivals.get(id) ?? []) if (preferredReason(found.view, rival) === undefined) excluded.set(rival, reason);
  }
  const free = all.filter((id) => !excluded.has(id));
  const sets = largestSets(free, rivals);
  const reason = [...excluded.values()][0] ?? null;
  return { choices: sets.map((facts) => choiceOf(found, facts, reason)), excluded, rivalry: [...rivals.values()].some((others) => others.size > 0) };
}

/** A choice that drops the promise drops the endings with it. */
function choiceOf(found: Case, facts: ReadonlySet<string>, preferred: string | null): Choice {
  const kept = found.steps.filter((step) => facts.has(step.id));
  const promisedAtAll = found.steps.some((step) => promiseSteps.has(step.step));
  const orphaned = promisedAtAll && !kept.some((step) => promiseSteps.has(step.step));
  return { facts, steps: orphaned ? kept.filter((step) => !endsPromise.has(step.step)) : kept, preferred };
}

function rivalsAmong(found: Case, ids: readonly string[]): Map<string, Set<string>> {
  const rivals = new Map(ids.map((id) => [id, new Set<string>()]));
  const join = (a: string, b: string): void => void (rivals.get(a)!.add(b), rivals.get(b)!.add(a));
  const sides = new Map(ids.map((id) => [id, sidesOf(found.view, id)]));
  for (const a of ids) for (const b of ids) {
    if (a < b && sides.get(a)!.some((one) => sides.get(b)!.some((other) => one.dispute === other.dispute && one.side !== other.side))) join(a, b);
  }
  const endings = found.steps.filter((step) => endingSteps.has(step.step));
  for (const a of endings) for (const b of endings) if (a.id < b.id && endingSide(a) !== endingSide(b)) join(a.id, b.id);
  // A denied fact rivals its own denial: a choice without it must exist.
  for (const id of ids) if (found.view.denialsOf(id).length > 0) {
    rivals.set(denial(id), new Set([id]));
    rivals.get(id)!.add(denial(id));
  }
  return rivals;
}

const denial = (id: string): string => `not ${id}`;

/** Every maximal set of pairwise non-rival facts (Bron and Kerbosch 1973, with a pivot, on the complement), in a fixed order. */
function largestSets(free: readonly string[], rivals: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string>[] {
  const all = [...free, ...free.map(denial).filter((id) => rivals.has(id))];
  const quiet = all.filter((id) => ![...(rivals.get(id) ?? [])].some((other) => all.includes(other)));
  const loud = all.filter((id) => !quiet.includes(id));
  const sets: string[][] = [];
  const fits = (a: string, b: string): boolean => a !== b && !(rivals.get(a)?.has(b) ?? false);
  const grow = (chosen: readonly string[], open: readonly string[], done: readonly string[]): void => {
    if (open.length === 0 && done.length === 0) sets.push([...chosen]);
    const pivot = [...open, ...done][0];
    let [left, past] = [open, done];
    for (const id of open.filter((candidate) => pivot === undefined || candidate === pivot || !fits(candidate, pivot))) {
      grow([...chosen, id], left.filter((other) => fits(id, other)), past.filter((other) => fits(id, other)));
      left = left.filter((other) => other !== id);
      past = [...past, id];
    }
  };
  grow([], loud, []);
  return sets.map((set) => new Set([...quiet, ...set].filter((id) => free.includes(id)).sort())).sort((a, b) => ([...a].join() < [...b].join() ? -1 : 1));
}
