// Totals of commitments per currency, stage and outcome. A pledge is never added to a commitment, nor what ended to what stands.
// Nothing is counted twice, and what is left out is listed with the reason.
import type { CommitmentRow, CommitmentsAnswer, Money } from '#graph/answers';
import { addMoney, noCurrency } from '#graph/money';
import type { View } from '#graph/visibility';
import { sumOutcomes, sumStages, type SumOutcome, type SumStage } from '#graph/vocabularies';
import { byCodePoint, byId } from '../order.ts';

type Sum = CommitmentsAnswer['sums'][number];

/** Sums over `rows`, by currency, then stage and outcome in their order. A part is left out where its umbrella is counted, a promise where its successor is, and a request always. */
export function sumsOf(view: View, rows: readonly CommitmentRow[]): Sum[] {
  const withAmount = new Map(rows.filter((row) => row.promised !== null).map((row) => [row.id, row]));
  const groups = new Map<string, Group>();
  for (const row of [...rows].sort(byId)) {
    const currency = row.promised?.currency ?? row.delivered?.currency ?? noCurrency;
    const [stage, outcome] = [stageOf(row), outcomeOf(row)];
    const key = [currency, sumStages.indexOf(stage), sumOutcomes.indexOf(outcome)].join(' ');
    const group = groups.get(key) ?? { currency, stage, outcome, counted: [], excluded: [] };
    groups.set(key, group);
    const why = reasonToLeaveOut(view, row, withAmount);
    if (why === undefined) group.counted.push(row);
    else group.excluded.push({ id: row.id, why });
  }
  return [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([, { currency, stage, outcome, counted, excluded }]) => ({
    currency, stage, outcome, promised: addMoney(counted.flatMap((row) => (row.promised ? [row.promised] : []))), delivered: deliveredOf(counted, currency), counted: counted.length, excluded,
  }));
}

interface Group { readonly currency: string; readonly stage: SumStage; readonly outcome: SumOutcome; readonly counted: CommitmentRow[]; readonly excluded: { id: string; why: string }[] }
/** Where accounts are at odds over whether it was promised at all, the amount stands among the disputed. */
const isRequest = ({ verdict, strength }: CommitmentRow): boolean => verdict === 'SOUGHT' || verdict === 'DECLINED' || (strength === 0 && verdict !== 'DISPUTED');

function stageOf(row: CommitmentRow): SumStage {
  if (isRequest(row)) return 'requested';
  if (row.strength === null || row.strength === 0) return 'promised';
  return row.strength >= 3 ? 'committed' : 'pledged';
}

function outcomeOf({ verdict, ending }: CommitmentRow): SumOutcome {
  if (verdict === 'DISPUTED') return 'disputed';
  return ending === 'open' || ending === 'fulfilled' ? 'standing' : 'ended';
}

function reasonToLeaveOut(view: View, row: CommitmentRow, withAmount: ReadonlyMap<string, CommitmentRow>): string | undefined {
  if (row.promised === null) return 'No promised amount is known.';
  if (isRequest(row)) return 'It was asked for, and not promised.';
  const same = (id: string): boolean => withAmount.get(id)?.promised?.currency === row.promised?.currency;
  const umbrella = ancestorsOf(view, row.id).find(same);
  if (umbrella !== undefined) return `It is a part of ${umbrella}, which is counted.`;
  const successor = view.edgesIn(row.id, 'SUPERSEDES').map((edge) => edge.from).sort(byCodePoint).find(same);
  return successor === undefined ? undefined : `It was superseded by ${successor}, which is counted.`;
}

/** The umbrellas above a commitment, nearest first. */
function ancestorsOf(view: View, id: string): string[] {
  const found: string[] = [];
  const queue = [id];
  for (const at of queue) {
    for (const { to } of [...view.edgesOut(at, 'PART_OF')].sort((a, b) => byCodePoint(a.to, b.to))) {
      if (to === id || found.includes(to)) continue;
      found.push(to);
      queue.push(to);
    }
  }
  return found;
}

/** What is known to have come; the upper end stays open while some deliveries are unknown, and all unknown is unknown. */
function deliveredOf(counted: readonly CommitmentRow[], currency: string): Money | null {
  const known = addMoney(counted.flatMap((row) => (row.delivered?.currency === currency ? [row.delivered] : [])));
  const gaps = counted.some((row) => row.delivered?.currency !== currency);
  return known && gaps ? { ...known, high: null } : known;
}
