// Totals of commitments per currency. Nothing is counted twice, and what is left out is listed with the reason.
import type { CommitmentRow, CommitmentsAnswer, Money } from '#graph/answers';
import { addMoney } from '#graph/money';
import type { View } from '#graph/visibility';
import { byCodePoint, byId } from '../order.ts';

type Sum = CommitmentsAnswer['sums'][number];
/** ISO 4217 for "no currency": under it stands what has no known amount. */
export const noCurrency = 'XXX';

/** Sums over `rows`, by currency. A part is left out where its umbrella is counted, a promise where its successor is, and a request always. */
export function sumsOf(view: View, rows: readonly CommitmentRow[]): Sum[] {
  const withAmount = new Map(rows.filter((row) => row.promised !== null).map((row) => [row.id, row]));
  const groups = new Map<string, { counted: CommitmentRow[]; excluded: { id: string; why: string }[] }>();
  for (const row of [...rows].sort(byId)) {
    const currency = row.promised?.currency ?? row.delivered?.currency ?? noCurrency;
    const group = groups.get(currency) ?? { counted: [], excluded: [] };
    groups.set(currency, group);
    const why = reasonToLeaveOut(view, row, withAmount);
    if (why === undefined) group.counted.push(row);
    else group.excluded.push({ id: row.id, why });
  }
  return [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([currency, { counted, excluded }]) => ({
    currency, promised: addMoney(counted.flatMap((row) => (row.promised ? [row.promised] : []))), delivered: deliveredOf(counted, currency), counted: counted.length, excluded,
  }));
}

function reasonToLeaveOut(view: View, row: CommitmentRow, withAmount: ReadonlyMap<string, CommitmentRow>): string | undefined {
  if (row.promised === null) return 'No promised amount is known.';
  if (row.verdict === 'SOUGHT' || row.verdict === 'DECLINED') return 'It was asked for, and not promised.';
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
