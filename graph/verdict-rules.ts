// The headline of one account of a commitment: the rules in their order, the first that matches. Pure; the account has no rivals left in it.
// The table below is the one in `model.md`; DISPUTED, its first line, is about several accounts and stands in `verdict.ts`.
import type { Money } from './answers.ts';
import { addMonths } from './dates.ts';
import { textOf } from './graph-index.ts';
import { deliveredAmount, deliveryOf, promisedAmount } from './verdict-amounts.ts';
import { caseOf, surelyBefore, type Case, type StepFact } from './verdict-case.ts';
import { endingSide, promiseSteps, standingEndings, type Choice, type EndingSide } from './verdict-choices.ts';
import { spanOf, type Dates } from './visibility.ts';
import type { CommitmentStep, Delivery, Ending, Strength, Verdict } from './vocabularies.ts';

/** Half a year past a deadline is late; two years without progress is a standstill. */
export const graceMonths = 6;
export const standstillMonths = 24;

/** How well the exit itself is witnessed. */
export interface ExitEvidence {
  /** Independent witnesses, by original publisher. */
  readonly witnesses: number;
  /** Whether one of them names the promisor, rather than a group of its country. */
  readonly namesPromisor: boolean;
  /** Whether the promisor's own document says so. */
  readonly ownDocument: boolean;
}
export interface Account {
  readonly verdict: Verdict;
  readonly delivery: Delivery;
  readonly ending: Ending;
  readonly strength: Strength | null;
  readonly promisedOn: string | null;
  readonly promised: Money | null;
  readonly delivered: Money | null;
  /** The facts that decide the headline, by id; the evidence is weighed on them. */
  readonly deciding: readonly string[];
  /** Those of them that are endings. */
  readonly endings: readonly StepFact[];
  readonly rules: readonly { readonly verdict: Verdict; readonly matched: boolean; readonly reason: string }[];
}

interface Reading {
  readonly found: Case;
  readonly steps: readonly StepFact[];
  /** Flows that fulfil it, with their dates. */
  readonly flows: readonly (Dates & { readonly id: string })[];
  readonly delivery: Delivery;
  /** Endings that stand; where some are attributed, those. */
  readonly endings: readonly StepFact[];
  readonly side: EndingSide | null;
  readonly strength: Strength | null;
  readonly exit: ExitEvidence;
}
type Match = { readonly reason: string; readonly deciding: readonly string[] } | { readonly miss: string };

const ids = (facts: readonly { readonly id: string }[]): string[] => [...new Set(facts.map((fact) => fact.id))].sort();
const of = (steps: readonly StepFact[], ...names: CommitmentStep[]): StepFact[] => steps.filter((step) => names.includes(step.step));
const match = (reason: string, ...deciding: readonly (readonly { readonly id: string }[])[]): Match => ({ reason, deciding: ids(deciding.flat()) });
const miss = (reason: string): Match => ({ miss: reason });

/** Runs the rule on one choice. `exitOf` weighs the evidence of the endings that it is given. */
export function accountOf(found: Case, choice: Choice, exitOf: (endings: readonly StepFact[]) => ExitEvidence): Account {
  const { steps } = choice;
  const flows = found.flows.filter((flow) => choice.facts.has(flow.id));
  const standing = standingEndings(steps);
  const attributed = standing.filter((step) => endingSide(step) !== 'unattributed');
  const endings = attributed.length > 0 ? attributed : standing;
  const reading: Reading = {
    found, steps, flows: flows.map((flow) => ({ id: flow.id, ...found.view.datesOf(flow.id) })), delivery: deliveryOf(found, flows), endings,
    side: endings[0] ? endingSide(endings[0]) : null, strength: strengthOf(steps), exit: exitOf(endings),
  };
  const rules: { verdict: Verdict; matched: boolean; reason: string }[] = [];
  for (const [verdict, test] of ruleTable) {
    const result = test(reading);
    rules.push({ verdict, matched: !('miss' in result), reason: 'miss' in result ? result.miss : result.reason });
    if ('miss' in result) continue;
    const decided = endings.filter((step) => result.deciding.includes(step.id));
    return {
      verdict, delivery: reading.delivery, ending: endingOf(reading, verdict), strength: reading.strength, promisedOn: promisedOn(steps), promised: promisedAmount(found), delivered: deliveredAmount(flows),
      deciding: result.deciding, endings: decided, rules,
    };
  }
  throw new Error('The last rule matches everything.');
}

const ruleTable: readonly (readonly [Verdict, (reading: Reading) => Match])[] = [
  ['NOT_TESTABLE', ({ found, steps }) => (found.commitment.properties['testable'] === false && found.view.isVisible(found.commitment.id) ? match('Nobody could tell afterwards whether it happened.', steps) : miss('It can be told whether it happened.'))],
  ['BLOCKED', ({ side, endings }) => (side === 'third-party' ? match('A third party ended it.', endings) : miss('No third party ended it.'))],
  ['DECLINED', (reading) => unpromised(reading, 'It was asked for and declined; no promise is in evidence.', 'Nobody declined it.', 'declined')],
  ['SOUGHT', (reading) => unpromised(reading, 'It was asked for or talked over; no promise is in evidence.', 'Nobody asked for it or talked it over.', 'requested', 'negotiated')],
  ['KEPT', (reading) => (isLate(reading) ? miss('It was performed more than six months after its deadline.') : kept(reading))],
  ['KEPT_LATE', (reading) => (isLate(reading) ? kept(reading) : miss('It was not performed late.'))],
  ['SUPERSEDED', superseded],
  ['PARTLY_KEPT', ({ endings, flows, delivery }) => (endings.length === 0 ? miss('It did not end.') : delivery === 'partial' ? match('It ended with a part delivered.', endings, flows) : miss('It ended, but no partial delivery is in evidence.'))],
  ['RENEGED', reneged],
  ['WITHDRAWN', ({ side, endings }) => (side === 'promisor' ? match('The promisor ended it.', endings) : miss('The promisor did not end it.'))],
  ['ENDED_BY_COUNTERPARTY', ({ side, endings }) => (side === 'promisee' ? match('Those to whom it was owed ended it.', endings) : miss('Those to whom it was owed did not end it.'))],
  ['ENDED_BY_AGREEMENT', ({ side, endings }) => (side === 'agreement' ? match('Both sides ended it.', endings) : miss('The sides did not end it together.'))],
  ['LAPSED', ({ endings }) => (of(endings, 'lapsed').length > 0 ? match('It lapsed.', endings) : miss('It did not lapse.'))],
  ['CANCELLED', ({ endings }) => (endings.length > 0 ? match('It ended, and nobody is named who ended it.', endings) : miss('It did not end.'))],
  ['STALLED', stalled],
  ['OVERDUE', overdue],
  ['IN_PROGRESS', inProgress],
  ['UNKNOWN', ({ steps }) => match(steps.length === 0 ? 'No visible source says what became of it.' : 'No visible source says that it ended, was performed, stood still, or went on within the last 24 months.', of(steps, ...progressSteps))],
];

const hasPromise = (steps: readonly StepFact[]): boolean => steps.some((step) => promiseSteps.has(step.step));
/** Whether somebody tells of a promise being made; progress and performance imply one, but nobody said so. */
export const tellsOfPromise = (steps: readonly StepFact[]): boolean => steps.some(isMaking);
const isMaking = ({ step }: StepFact): boolean => promiseSteps.has(step) && step !== 'progressed' && step !== 'fulfilled';
/** The date of the first making of the promise that is dated. */
const promisedOn = (steps: readonly StepFact[]): string | null => steps.find((step) => isMaking(step) && step.when !== null)?.when ?? null;

function unpromised({ steps }: Reading, reason: string, otherwise: string, ...names: readonly CommitmentStep[]): Match {
  if (hasPromise(steps)) return miss('A promise is in evidence.');
  return of(steps, ...names).length > 0 ? match(reason, of(steps, ...names)) : miss(otherwise);
}

function kept({ steps, flows, delivery }: Reading): Match {
  const done = of(steps, 'fulfilled');
  if (done.length > 0) return match('A source says that it was performed.', done, delivery === 'full' ? flows : []);
  return delivery === 'full' ? match('At least 95 % of what was promised was delivered.', flows) : miss('Neither full delivery nor performance is in evidence.');
}

/** Late by the bound that is kinder to the party: surely more than six months after the deadline. */
function isLate({ found, steps, flows, delivery }: Reading): boolean {
  const due = dueBy(found);
  const told = of(steps, 'fulfilled').map((step) => step.earliest);
  const delivered = delivery === 'full' ? [flows.map((flow) => flow.earliest ?? '').sort().at(-1) || null] : [];
  const done = [...told, ...delivered];
  return due !== null && done.length > 0 && done.every((day) => day !== null && day > addMonths(due, graceMonths));
}

const dueBy = (found: Case): string | null => spanOf(textOf(found.commitment, 'deadline'))?.latest ?? null;

/** A successor counts from its first promise; what surely ended before that was not superseded. */
function superseded({ found, steps, endings }: Reading): Match {
  const told = of(steps, 'superseded').filter((step) => !endings.some((ending) => surelyBefore(ending, step)));
  if (told.length > 0) return match('A later promise took its place.', told);
  const made = found.successors.flatMap((id) => caseOf(found.view, id).steps.filter((step) => promiseSteps.has(step.step)).slice(0, 1));
  const took = made.filter((step) => !endings.some((ending) => surelyBefore(ending, step)));
  if (took.length > 0) return match('A later promise took its place.', took);
  return miss(made.length > 0 ? 'It had ended before anything took its place.' : 'Nothing took its place.');
}

function reneged({ side, endings, delivery, strength, exit }: Reading): Match {
  if (side !== 'promisor') return miss('The promisor did not end it.');
  if (delivery === 'partial' || delivery === 'full') return miss('Some of it was delivered.');
  if (strength === null || strength < 3) return miss(strength === null ? 'No source shows how bindingly it was promised.' : 'It was a pledge, not a binding commitment.');
  if (exit.ownDocument) return match('The promisor left a binding commitment; its own document says so.', endings);
  if (exit.witnesses < 2) return miss('Only one witness reports the exit.');
  return exit.namesPromisor ? match('The promisor left a binding commitment; independent witnesses say so, and one names it.', endings) : miss('No witness of the exit names the promisor itself.');
}

const progressSteps: readonly CommitmentStep[] = ['announced', 'promised', 'mou-signed', 'agreed', 'effective', 'progressed', 'renegotiated', 'resumed'];
/** What moves a promise on: its steps, and deliveries. */
const progressOf = ({ steps, flows }: Reading): (Dates & { readonly id: string })[] => [...of(steps, ...progressSteps), ...flows];

function stalled(reading: Reading): Match {
  const { steps, endings } = reading;
  const progress = progressOf(reading);
  const undone = (halt: Dates): boolean => progress.some((step) => surelyBefore(halt, step));
  if (endings.length > 0) return miss('It ended.');
  const halted = of(steps, 'suspended').filter((halt) => !undone(halt));
  if (halted.length > 0) return match('It was suspended, and nothing in evidence resumed it.', halted);
  const looked = of(steps, 'no-progress');
  if (looked.length === 0) return miss('Nobody is on record who looked and said that nothing came of it; silence is no standstill.');
  const refused = looked.filter((step) => ['decision', 'refusal', 'announcement'].includes(String(step.event.properties['type'])) && !undone(step));
  if (refused.length > 0) return match('It was said that it will not be revived.', refused);
  const last = progress.map((step) => step.latest ?? '').sort().at(-1) ?? '';
  if (last === '') return miss('Somebody looked and said that nothing came of it, but when it last went on is not known.');
  const late = looked.filter((step) => step.earliest !== null && step.earliest >= addMonths(last, standstillMonths));
  return late.length > 0 ? match('Somebody looked, 24 months or more after the last progress, and said that nothing came of it.', late) : miss('Somebody looked and said that nothing came of it, but it does not follow from the dates that the last progress was 24 months before.');
}

function overdue({ found, steps, flows, endings, delivery }: Reading): Match {
  const due = dueBy(found);
  if (endings.length > 0 || due === null) return miss(endings.length > 0 ? 'It ended.' : 'No deadline is known.');
  if (delivery === 'unknown') return miss('How much was delivered is not known.');
  return found.view.lens.asOf > addMonths(due, graceMonths) ? match('Its deadline passed more than six months ago, and it is known not to be fully delivered.', steps, flows) : miss('Its deadline has not passed by six months.');
}

/** Elapsed time by the bound that is kinder to the party; an undated step shows no progress of late. */
function inProgress(reading: Reading): Match {
  if (reading.endings.length > 0) return miss('It ended.');
  const recent = progressOf(reading).filter((step) => !step.undated && step.latest !== null && addMonths(step.latest, standstillMonths) >= reading.found.view.lens.asOf);
  return recent.length > 0 ? match('It went on within the last 24 months.', recent) : miss('No progress within the last 24 months is in evidence.');
}

const sideEndings: Readonly<Record<EndingSide, Ending>> = { promisor: 'by-promisor', promisee: 'by-counterparty', agreement: 'by-agreement', 'third-party': 'by-third-party', unattributed: 'unattributed' };
function endingOf({ side, steps, delivery }: Reading, verdict: Verdict): Ending {
  const done = of(steps, 'fulfilled').length > 0 || delivery === 'full';
  if (verdict === 'SUPERSEDED') return 'superseded';
  if (verdict === 'DECLINED' || verdict === 'SOUGHT') return 'open';
  if (done && verdict !== 'BLOCKED') return 'fulfilled';
  return side === null ? 'open' : sideEndings[side];
}

const strengths: Partial<Record<CommitmentStep, Strength>> = { announced: 1, 'mou-signed': 2, agreed: 3, effective: 4 };
/** The strongest act; of several accounts of one act the weakest counts. Only a request: 0. `null` when no source shows how bindingly. */
export function strengthOf(steps: readonly StepFact[]): Strength | null {
  const byAct = new Map<string, Strength>();
  for (const step of steps) {
    const strength = strengths[step.step];
    if (strength !== undefined) byAct.set(step.id, Math.min(strength, byAct.get(step.id) ?? 4) as Strength);
  }
  if (byAct.size > 0) return Math.max(...byAct.values()) as Strength;
  return !hasPromise(steps) && of(steps, 'requested', 'negotiated', 'declined').length > 0 ? 0 : null;
}
