// The headline of one account of a commitment: the rules in their order, the first that matches. Pure; the account has no rivals left in it.
import { addMonths } from './dates.ts';
import { textOf } from './graph-index.ts';
import type { Money } from './answers.ts';
import { addMoney } from './money.ts';
import { spanOf } from './visibility.ts';
import type { Case, StepFact } from './verdict-case.ts';
import { endingSide, endingSteps, promiseSteps, type Choice } from './verdict-choices.ts';
import type { CommitmentStep, Delivery, Ending, Strength, Verdict } from './vocabularies.ts';

/** Half a year past a deadline is late; two years without progress is a standstill. */
export const graceMonths = 6;
export const standstillMonths = 24;

export interface Account {
  readonly verdict: Verdict;
  readonly delivery: Delivery;
  readonly ending: Ending;
  readonly strength: Strength | null;
  readonly promisedOn: StepFact | null;
  readonly promised: Money | null;
  readonly delivered: Money | null;
  /** The facts that decide the headline; the evidence is weighed on them. */
  readonly deciding: readonly string[];
  readonly rules: readonly { readonly verdict: Verdict; readonly matched: boolean; readonly reason: string }[];
}

type Match = { readonly reason: string; readonly deciding: readonly StepFact[] } | { readonly miss: string };
interface Reading {
  readonly found: Case;
  readonly steps: readonly StepFact[];
  readonly delivery: Delivery;
  readonly ending: StepFact | undefined;
  readonly endings: readonly StepFact[];
  readonly side: ReturnType<typeof endingSide> | undefined;
  readonly strength: Strength | null;
}

const ids = (steps: readonly StepFact[]): string[] => [...new Set(steps.map((step) => step.id))].sort();
const of = (steps: readonly StepFact[], ...names: CommitmentStep[]): StepFact[] => steps.filter((step) => names.includes(step.step));
const match = (reason: string, deciding: readonly StepFact[]): Match => ({ reason, deciding });
const miss = (reason: string): Match => ({ miss: reason });

/** Runs the rule on one choice. `exitWitnesses` counts independent witnesses of events. */
export function accountOf(found: Case, choice: Choice, witnesses: (events: readonly string[]) => number): Account {
  const steps = choice.steps;
  const promised = promisedAmount(found);
  const flows = found.flows.filter((flow) => choice.facts.has(flow.id));
  const delivered = deliveredAmount(flows);
  const delivery = deliveryOf(found, flows, promised, delivered);
  const endings = standingEndings(steps);
  const side = endings[0] && endingSide(endings[0]);
  const reading: Reading = { found, steps, delivery, ending: endings[0], endings, side, strength: strengthOf(steps) };
  const rules: { verdict: Verdict; matched: boolean; reason: string }[] = [];
  for (const [verdict, test] of ruleTable(witnesses)) {
    const result = test(reading);
    if ('miss' in result) rules.push({ verdict, matched: false, reason: result.miss });
    else {
      rules.push({ verdict, matched: true, reason: result.reason });
      const deciding = ids(result.deciding);
      return { verdict, delivery, ending: endingOf(reading, verdict), strength: reading.strength, promisedOn: firstPromise(steps), promised, delivered, deciding: delivery === 'full' && (verdict === 'KEPT' || verdict === 'KEPT_LATE') ? [...new Set([...deciding, ...flows.map((flow) => flow.id)])].sort() : deciding, rules };
    }
  }
  throw new Error('The last rule matches everything.');
}

function ruleTable(witnesses: (events: readonly string[]) => number): readonly (readonly [Verdict, (reading: Reading) => Match])[] {
  return [
    ['NOT_TESTABLE', ({ found, steps }) => (found.commitment.properties['testable'] === false ? match('Nobody could tell afterwards whether it happened.', steps) : miss('It can be told whether it happened.'))],
    ['BLOCKED', ({ side, endings }) => (side === 'third-party' ? match('A third party ended it.', endings) : miss('No third party ended it.'))],
    ['DECLINED', ({ steps }) => (hasPromise(steps) ? miss('It was promised.') : of(steps, 'declined').length > 0 ? match('It was asked for and declined; nothing was promised.', of(steps, 'declined')) : miss('Nobody declined it.'))],
    ['SOUGHT', ({ steps }) => (hasPromise(steps) ? miss('It was promised.') : of(steps, 'requested', 'negotiated').length > 0 ? match('It was asked for or talked over; no promise is in evidence.', of(steps, 'requested', 'negotiated')) : miss('Nobody asked for it.'))],
    ['KEPT', (reading) => (late(reading) ? miss('It was performed more than six months after its deadline.') : kept(reading))],
    ['KEPT_LATE', (reading) => (late(reading) ? kept(reading) : miss('It was not performed late.'))],
    ['SUPERSEDED', superseded],
    ['PARTLY_KEPT', ({ ending, endings, delivery }) => (ending && delivery === 'partial' ? match('It ended with a part delivered.', endings) : miss(ending ? 'It ended, but no partial delivery is in evidence.' : 'It did not end.'))],
    ['RENEGED', (reading) => reneged(reading, witnesses)],
    ['WITHDRAWN', ({ side, endings }) => (side === 'promisor' ? match('The promisor ended it.', endings) : miss('The promisor did not end it.'))],
    ['ENDED_BY_COUNTERPARTY', ({ side, endings }) => (side === 'promisee' ? match('Those to whom it was owed ended it.', endings) : miss('Those to whom it was owed did not end it.'))],
    ['ENDED_BY_AGREEMENT', ({ side, endings }) => (side === 'agreement' ? match('Both sides ended it.', endings) : miss('The sides did not end it together.'))],
    ['LAPSED', ({ endings }) => (of(endings, 'lapsed').length > 0 ? match('It lapsed.', endings) : miss('It did not lapse.'))],
    ['CANCELLED', ({ ending, endings }) => (ending ? match('It ended, and no source names who ended it.', endings) : miss('It did not end.'))],
    ['STALLED', stalled],
    ['OVERDUE', overdue],
    ['IN_PROGRESS', inProgress],
    ['UNKNOWN', ({ steps }) => match(steps.length === 0 ? 'No visible source says what became of it.' : 'No visible source says that it ended, was performed, or went on within the last 24 months.', steps)],
  ];
}

export const hasPromise = (steps: readonly StepFact[]): boolean => steps.some((step) => promiseSteps.has(step.step));
const firstPromise = (steps: readonly StepFact[]): StepFact | null => steps.find((step) => promiseSteps.has(step.step) && step.step !== 'progressed' && step.step !== 'fulfilled') ?? null;

/** Endings that no later `resumed` undoes. */
function standingEndings(steps: readonly StepFact[]): StepFact[] {
  const resumed = of(steps, 'resumed');
  return steps.filter((step) => endingSteps.has(step.step)).filter((ending) => !resumed.some((again) => again.earliest !== null && ending.latest !== null && again.earliest > ending.latest));
}

function kept({ steps, delivery }: Reading): Match {
  const done = of(steps, 'fulfilled');
  if (done.length > 0) return match('A source says that it was performed.', done);
  return delivery === 'full' ? match('At least 95 % of what was promised was delivered.', steps) : miss('Neither full delivery nor performance is in evidence.');
}

/** Late by the bound that is kinder to the party: surely more than six months after the deadline. */
function late({ found, steps }: Reading): boolean {
  const due = spanOf(textOf(found.commitment, 'deadline'))?.latest;
  const done = of(steps, 'fulfilled').map((step) => step.earliest).filter((day): day is string => day !== null).sort()[0];
  return due !== null && due !== undefined && done !== undefined && done > addMonths(due, graceMonths);
}

function superseded({ found, steps, ending }: Reading): Match {
  if (ending) return miss('It had ended before anything took its place.');
  const told = of(steps, 'superseded');
  if (told.length > 0) return match('A later promise took its place.', told);
  const successor = found.successors.find((id) => found.view.isVisible(id) && found.view.edgesIn(id, 'CHANGED').some((edge) => promiseSteps.has(edge.properties['step'] as CommitmentStep) && (found.view.datesOf(edge.from).latest ?? '') <= found.view.lens.asOf));
  return successor ? match('A later promise took its place.', steps) : miss('Nothing took its place.');
}

function reneged({ side, endings, delivery, strength }: Reading, witnesses: (events: readonly string[]) => number): Match {
  if (side !== 'promisor') return miss('The promisor did not end it.');
  if (delivery === 'partial' || delivery === 'full') return miss('Some of it was delivered.');
  if (strength === null || strength < 3) return miss(strength === null ? 'No source shows that it was binding.' : 'It was a pledge, not a binding commitment.');
  const named = endings.some((ending) => ending.causers.some((causer) => causer.side === 'promisor' && causer.by !== 'group'));
  if (!named) return miss('No witness of the exit names the promisor itself.');
  return witnesses(ids(endings)) >= 2 ? match('The promisor left a binding commitment with nothing delivered; independent witnesses or its own document say so.', endings) : miss('Only one witness reports the exit.');
}

const progressSteps: readonly CommitmentStep[] = ['announced', 'promised', 'mou-signed', 'agreed', 'effective', 'progressed', 'renegotiated', 'resumed'];
const lastDay = (days: readonly (string | null)[]): string | null => days.filter((day): day is string => day !== null).sort().at(-1) ?? null;

function stalled({ steps, ending }: Reading): Match {
  if (ending) return miss('It ended.');
  const progress = of(steps, ...progressSteps);
  const halted = of(steps, 'suspended').filter((stop) => !of(steps, 'resumed').some((again) => again.earliest !== null && stop.latest !== null && again.earliest > stop.latest));
  if (halted.length > 0) return match('It was suspended and not resumed.', halted);
  const looked = of(steps, 'no-progress');
  if (looked.length === 0) return miss('Nobody looked and said that nothing came of it; silence is no standstill.');
  const refused = looked.filter((step) => ['decision', 'refusal', 'announcement'].includes(String(step.event.properties['type'])));
  if (refused.length > 0) return match('It was said that it will not be revived.', refused);
  const last = lastDay(progress.map((step) => (step.undated ? null : step.latest)));
  if (last === null) return miss('Somebody looked and said that nothing came of it, but when it last went on is not known.');
  const late = looked.filter((step) => !step.undated && step.earliest !== null && step.earliest >= addMonths(last, standstillMonths));
  return late.length > 0 ? match('Somebody looked, 24 months or more after the last progress, and said that nothing came of it.', late) : miss('Somebody looked and said that nothing came of it, but less than 24 months after the last progress.');
}

function overdue({ found, steps, ending, delivery }: Reading): Match {
  const due = spanOf(textOf(found.commitment, 'deadline'))?.latest;
  if (ending || !due) return miss(ending ? 'It ended.' : 'No deadline is known.');
  if (delivery === 'unknown' || delivery === 'full') return miss('How much was delivered is not known.');
  return found.view.lens.asOf > addMonths(due, graceMonths) ? match('Its deadline passed more than six months ago and it is known not to be fully delivered.', steps) : miss('Its deadline has not passed by six months.');
}

function inProgress({ found, steps, ending }: Reading): Match {
  if (ending) return miss('It ended.');
  const recent = of(steps, ...progressSteps).filter((step) => !step.undated && step.latest !== null && addMonths(step.latest, standstillMonths) >= found.view.lens.asOf);
  return recent.length > 0 ? match('It went on within the last 24 months.', recent) : miss('No progress within the last 24 months is in evidence.');
}

function endingOf({ ending, side, steps }: Reading, verdict: Verdict): Ending {
  if (verdict === 'KEPT' || verdict === 'KEPT_LATE' || of(steps, 'fulfilled').length > 0) return 'fulfilled';
  if (verdict === 'SUPERSEDED') return 'superseded';
  if (!ending) return 'open';
  const names = { promisor: 'by-promisor', promisee: 'by-counterparty', agreement: 'by-agreement', 'third-party': 'by-third-party', unattributed: 'unattributed' } as const;
  return names[side ?? 'unattributed'];
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

/** What was promised: of the figures of the commitment, the preferred ones if any; several span an interval. `null` when unknown or in several currencies. */
function promisedAmount(found: Case): Money | null {
  const figures = found.amounts.filter((figure) => ['promised', 'committed'].includes(String(figure.properties['measure'])) && figure.properties['unit'] === 'money' && typeof figure.properties['currency'] === 'string');
  const preferred = figures.filter((figure) => found.view.assertionsOf(figure.id).some((citation) => citation.properties['rank'] === 'preferred'));
  return spanMoney(preferred.length > 0 ? preferred.map(moneyOf) : figures.map(moneyOf));
}

function spanMoney(amounts: readonly Money[]): Money | null {
  const first = amounts[0];
  if (!first || amounts.some((amount) => amount.currency !== first.currency)) return null;
  const lows = amounts.map((amount) => amount.low).filter((low): low is number => low !== null);
  const highs = amounts.map((amount) => amount.high).filter((high): high is number => high !== null);
  return { low: lows.length > 0 ? Math.min(...lows) : null, high: highs.length === amounts.length ? Math.max(...highs) : null, currency: first.currency };
}

/** The amount of a figure or flow: its bounds, else its value. */
export function moneyOf(node: { readonly properties: Readonly<Record<string, unknown>> }): Money {
  const number = (name: string): number | null => (typeof node.properties[name] === 'number' ? (node.properties[name] as number) : null);
  const value = number('value');
  const bounded = number('low') !== null || number('high') !== null;
  return { low: number('low') ?? (bounded ? null : value), high: number('high') ?? (bounded ? null : value), currency: String(node.properties['currency'] ?? 'XXX') };
}

function deliveredAmount(flows: Case['flows']): Money | null {
  const money = flows.filter((flow) => flow.properties['unit'] === 'money').map(moneyOf);
  return money.length > 0 && money.every((amount) => amount.currency === money[0]!.currency) ? addMoney(money) : null;
}

/** none < 5 %, full ≥ 95 % of what was promised, both by the bound that is kinder to the party; unknown without flows that fulfil this commitment. */
function deliveryOf(found: Case, flows: Case['flows'], promised: Money | null, delivered: Money | null): Delivery {
  if (flows.length === 0) return 'unknown';
  if (!promised || !delivered || promised.currency !== delivered.currency) return volumeDelivery(found, flows);
  const share = ratio(delivered.high ?? delivered.low, promised.low ?? promised.high);
  return share === null ? 'unknown' : share < 0.05 ? 'none' : share >= 0.95 ? 'full' : 'partial';
}

function volumeDelivery(found: Case, flows: Case['flows']): Delivery {
  const unit = flows[0]?.properties['unit'];
  const promised = found.amounts.find((figure) => figure.properties['unit'] === unit && ['promised', 'committed', 'volume'].includes(String(figure.properties['measure'])) && figure.properties['per'] === undefined);
  const sum = flows.reduce((total, flow) => total + Number(flow.properties['value'] ?? flow.properties['high'] ?? 0), 0);
  const share = promised ? ratio(sum, Number(promised.properties['value'] ?? promised.properties['low'] ?? 0)) : null;
  if (share === null) return 'unknown';
  return share < 0.05 ? 'none' : share >= 0.95 ? 'full' : 'partial';
}

const ratio = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole === 0 ? null : part / whole);
