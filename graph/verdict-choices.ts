// Rival accounts → choices: the largest sets of facts no two of which are rivals. A preferred fact excludes its rivals.
// Knows who ended what and which accounts exclude each other; which headline an account leads to is in `verdict-rules.ts`.
import { preferredReason, sidesOf, surelyBefore, type Case, type Side, type StepFact } from './verdict-case.ts';
import type { CommitmentStep } from './vocabularies.ts';

export const promiseSteps: ReadonlySet<CommitmentStep> = new Set(['announced', 'promised', 'mou-signed', 'agreed', 'effective', 'progressed', 'fulfilled']);
export const endingSteps: ReadonlySet<CommitmentStep> = new Set(['withdrawn', 'terminated', 'blocked', 'ended-by-agreement', 'lapsed']);
/** Endings that only a promise can have. */
const endsPromise: ReadonlySet<CommitmentStep> = new Set(['withdrawn', 'terminated', 'ended-by-agreement', 'lapsed']);

export interface Choice {
  /** Ids of the commitment, the events and the flows that this account keeps. */
  readonly facts: ReadonlySet<string>;
  readonly steps: readonly StepFact[];
}
export interface Choices {
  /** The accounts for which the rule runs. */
  readonly choices: readonly Choice[];
  /** The accounts that rest on a fact whose rival is preferred. */
  readonly losing: readonly Choice[];
  /** Facts that a preferred rival excludes, with the reason. */
  readonly excluded: ReadonlyMap<string, string>;
  readonly rivals: ReadonlyMap<string, ReadonlySet<string>>;
}

export type EndingSide = Side | 'agreement';
/** How the promise ended, by who caused it. Both sides: by agreement. */
export function endingSide(step: StepFact): EndingSide {
  if (step.step === 'ended-by-agreement') return 'agreement';
  const sides = new Set(step.causers.map((causer) => causer.side));
  if (sides.has('promisor') && sides.has('promisee')) return 'agreement';
  if (sides.has('promisor')) return 'promisor';
  if (sides.has('promisee')) return 'promisee';
  if (sides.has('third-party') && !sides.has('unattributed')) return 'third-party';
  return step.step === 'blocked' ? 'third-party' : 'unattributed';
}

/** Endings that no later `resumed` undoes. */
export function standingEndings(steps: readonly StepFact[]): StepFact[] {
  const resumed = steps.filter((step) => step.step === 'resumed');
  return steps.filter((step) => endingSteps.has(step.step) && !resumed.some((again) => surelyBefore(step, again)));
}

export function choicesOf(found: Case): Choices {
  const facts = [...new Set([found.commitment.id, ...found.steps.map((step) => step.id), ...found.flows.map((flow) => flow.id)])].sort();
  const rivals = rivalsAmong(found, facts);
  const all = [...rivals.keys()].sort();
  const excluded = new Map<string, string>();
  for (const id of all) {
    const reason = preference(found, id);
    if (reason !== undefined) for (const rival of rivals.get(id)!) if (preference(found, rival) === undefined) excluded.set(rival, reason);
  }
  const choices = largestSets(all.filter((id) => !excluded.has(id)), rivals);
  const losing = excluded.size === 0 ? [] : largestSets(all, rivals).filter((set) => [...set].some((id) => excluded.has(id)));
  return { choices: choices.map((set) => choiceOf(found, set)), losing: losing.map((set) => choiceOf(found, set)), excluded, rivals };
}

/** A choice that drops the promise drops the endings with it. */
function choiceOf(found: Case, facts: ReadonlySet<string>): Choice {
  const promised = facts.has(found.commitment.id);
  const kept = found.steps.filter((step) => facts.has(step.id) && (promised || !promiseSteps.has(step.step)));
  const orphaned = found.steps.some((step) => promiseSteps.has(step.step)) && !kept.some((step) => promiseSteps.has(step.step));
  return { facts, steps: orphaned ? kept.filter((step) => !endsPromise.has(step.step)) : kept };
}

/** Who rivals whom: facts on different sides of a dispute, a fact and its denial, and two endings by different sides. One source telling less than another is no rival. */
function rivalsAmong(found: Case, ids: readonly string[]): Map<string, Set<string>> {
  const rivals = new Map(ids.map((id) => [id, new Set<string>()]));
  const join = (a: string, b: string): void => void (rivals.get(a)!.add(b), rivals.get(b)!.add(a));
  const sides = new Map(ids.map((id) => [id, sidesOf(found.view, id)]));
  for (const a of ids) for (const b of ids) {
    if (a < b && sides.get(a)!.some((one) => sides.get(b)!.some((other) => one.dispute === other.dispute && one.side !== other.side))) join(a, b);
  }
  const endings = standingEndings(found.steps).filter((step) => endingSide(step) !== 'unattributed');
  for (const a of endings) for (const b of endings) if (a.id < b.id && endingSide(a) !== endingSide(b)) join(a.id, b.id);
  for (const id of ids) if (found.view.denialsOf(id).length > 0) {
    rivals.set(denial(id), new Set());
    join(id, denial(id));
  }
  return rivals;
}

/** A denial stands in a choice as a fact of its own, so that a choice without the denied fact exists. */
const denial = (id: string): string => `not ${id}`;
const preference = (found: Case, id: string): string | undefined => (id.startsWith('not ') ? preferredReason(found.view, id.slice(4), 'denies') : preferredReason(found.view, id));

/** Every maximal set of pairwise non-rival facts (Bron and Kerbosch 1973, with a pivot, on the complement), in a fixed order. */
function largestSets(all: readonly string[], rivals: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string>[] {
  const fits = (a: string, b: string): boolean => a !== b && !rivals.get(a)!.has(b);
  const loud = all.filter((id) => all.some((other) => other !== id && !fits(id, other)));
  const quiet = all.filter((id) => !loud.includes(id));
  const sets: string[][] = [];
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
  return sets.map((set) => [...quiet, ...set].sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1)).map((set) => new Set(set.filter((id) => !id.startsWith('not '))));
}

/** The endings of a choice with those of other standing accounts that differ from them only in when or how the same side left: their witnesses stay together. */
export function pooledEndings(found: Case, { excluded, rivals }: Choices, choice: Choice, endings: readonly StepFact[]): StepFact[] {
  const side = endings[0] && endingSide(endings[0]);
  const ids = new Set(standingEndings(found.steps).map((step) => step.id));
  const alike = standingEndings(found.steps).filter((step) => endingSide(step) === side && !excluded.has(step.id) && [...rivals.get(step.id)!].every((rival) => !choice.facts.has(rival) || ids.has(rival)));
  return side === undefined ? [] : [...new Set([...endings, ...alike])];
}
