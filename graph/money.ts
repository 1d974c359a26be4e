// Money and other printed numbers: decimals of at most 15 significant digits, added as shortest decimals and never as binary floats.
import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 40 });

/** The sum of decimals, exact to 15 significant digits. */
export function add(values: readonly number[]): number {
  return values.reduce((sum, value) => sum.plus(value), new Exact(0)).toSignificantDigits(15).toNumber();
}
