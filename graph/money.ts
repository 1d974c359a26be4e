// Money and other printed numbers: decimals of at most 15 significant digits, added as shortest decimals and never as binary floats.
import { Decimal } from 'decimal.js';
import type { Money } from './answers.ts';

/** ISO 4217's code for no currency: what is not known, or has no known amount, stands under it. */
export const noCurrency = 'XXX';

const Exact = Decimal.clone({ precision: 40 });
const shortest = (value: Decimal): number => value.toSignificantDigits(15).toNumber();

/** The sum of decimals, exact to 15 significant digits. */
export function add(values: readonly number[]): number {
  return shortest(values.reduce((sum, value) => sum.plus(value), new Exact(0)));
}

/** The sum of amounts of one currency, an interval; an open end of one is an open end of the sum. Throws RangeError for mixed currencies. `null` for no amounts. */
export function addMoney(amounts: readonly Money[]): Money | null {
  const first = amounts[0];
  if (!first) return null;
  if (amounts.some((amount) => amount.currency !== first.currency)) throw new RangeError(`Amounts in ${[...new Set(amounts.map((amount) => amount.currency))].join(' and ')} cannot be added. Convert them by a rate on file, or total them apart.`);
  const end = (pick: (amount: Money) => number | null): number | null => {
    const values = amounts.map(pick);
    return values.some((value) => value === null) ? null : add(values as number[]);
  };
  return { low: end((amount) => amount.low), high: end((amount) => amount.high), currency: first.currency };
}

/** Promised − delivered, an interval that does not fall below zero. Unknown, not zero, when either is unknown or the currencies differ. */
export function gapOf(promised: Money | null, delivered: Money | null): Money | null {
  if (!promised || !delivered || promised.currency !== delivered.currency) return null;
  const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : Math.max(0, shortest(new Exact(a).minus(b))));
  return { low: minus(promised.low, delivered.high), high: minus(promised.high, delivered.low), currency: promised.currency };
}

/** How many units of one currency an amount's own conversion makes of one unit of the other. */
export const impliedRate = (amount: number, converted: number): number => shortest(new Exact(amount).div(converted));
