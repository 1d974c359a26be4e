/**
 * The values of an index in order, so that an inequality or STARTS WITH reads only what lies within its bounds.
 * Numbers and strings alone: others compare within their kind by rules of their own, and are then read one by one.
 * It may not know nodes.
 */
import type { Key } from '../values/equality.ts';
import { compareStrings } from '../values/order.ts';
import { Float, isNumber, type Value } from '../values/value.ts';

/** One side of a range; `prefix` is both sides of STARTS WITH. */
export interface Bound {
  readonly side: 'low' | 'high' | 'prefix';
  readonly value: Value;
  readonly inclusive: boolean;
}

type Numeric = number | bigint;
/** What begins with it is no plain string: see `keyOf`. */
const MARK = '\u0000';
const MAX_TEXTS = 50_000;

export class SortedKeys {
  private numbers: ArrayLike<Numeric> | null = null;
  private texts: string[] | null = null;
  /** Whether every string that is indexed has itself as its key. */
  private plain = true;
  private asked = false;

  /** The keys have changed. */
  forget(): void {
    this.numbers = null;
    this.texts = null;
    this.asked = false;
  }

  /**
   * The keys within all bounds; null when the order does not tell, and after a change for the first time, since putting the keys in
   * order takes longer than reading them once. A superset: whoever asks tests the condition too.
   */
  within(keys: Iterable<Key>, bounds: readonly Bound[]): readonly Key[] | null {
    if (bounds.some(({ value }) => value === null)) return [];
    if (bounds.every(({ side, value }) => side !== 'prefix' && isNumber(value))) {
      const numbers = this.inOrder(keys)?.numbers;
      return numbers === undefined ? null : numbersWithin(numbers, bounds);
    }
    if (!bounds.every(({ value }) => typeof value === 'string')) return null;
    const texts = this.inOrder(keys)?.texts;
    return texts === undefined || !this.plain ? null : textsWithin(texts, bounds);
  }

  private inOrder(keys: Iterable<Key>): { readonly numbers: ArrayLike<Numeric>; readonly texts: readonly string[] } | null {
    if (this.numbers !== null && this.texts !== null) return { numbers: this.numbers, texts: this.texts };
    if (!this.asked) {
      this.asked = true;
      return null;
    }
    const [numbers, texts]: [Numeric[], string[]] = [[], []];
    this.plain = true;
    for (const key of keys) {
      if (typeof key === 'number' || typeof key === 'bigint') numbers.push(key);
      else if (typeof key === 'string' && !key.startsWith(MARK)) texts.push(key);
      else if (typeof key === 'string' && key.startsWith(`${MARK}s`)) this.plain = false;
    }
    // strings beyond that number would keep the thread too long, and are read one by one
    if (texts.length > MAX_TEXTS) this.plain = false;
    else texts.sort(compareStrings);
    [this.numbers, this.texts] = [inNumericOrder(numbers), texts];
    return { numbers: this.numbers, texts };
  }
}

/** Doubles are put in order many times faster than numbers of both kinds. */
function inNumericOrder(numbers: Numeric[]): ArrayLike<Numeric> {
  if (numbers.every((number) => typeof number === 'number')) return Float64Array.from(numbers).sort();
  return numbers.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function numbersWithin(numbers: ArrayLike<Numeric>, bounds: readonly Bound[]): readonly Numeric[] {
  let [from, to] = [0, numbers.length];
  for (const { side, value, inclusive } of bounds) {
    const exact = value instanceof Float ? value.value : (value as Numeric);
    if (Number.isNaN(exact)) return [];
    // -0.0 comes before 0 but has its key, and 2^63 that of the largest integer
    const bound = exact === 2 ** 63 ? 2n ** 63n - 1n : exact;
    const before = (side === 'low') !== (inclusive || Number(bound) === 0 || Number(bound) === 2 ** 63);
    const at = firstWhere(numbers, (key) => (before ? key > bound : key >= bound));
    if (side === 'low') from = Math.max(from, at);
    else to = Math.min(to, at);
  }
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => numbers[from + i] ?? 0);
}

function textsWithin(texts: readonly string[], bounds: readonly Bound[]): readonly string[] {
  let [from, to] = [0, texts.length];
  for (const { side, value, inclusive } of bounds) {
    const bound = String(value);
    const low = firstWhere(texts, (key) => (side === 'low' && !inclusive ? compareStrings(key, bound) > 0 : compareStrings(key, bound) >= 0));
    const high = side === 'prefix' ? firstWhere(texts, (key) => compareStrings(key, bound) >= 0 && !key.startsWith(bound)) : firstWhere(texts, (key) => (inclusive ? compareStrings(key, bound) > 0 : compareStrings(key, bound) >= 0));
    if (side !== 'high') from = Math.max(from, low);
    if (side !== 'low') to = Math.min(to, high);
  }
  return texts.slice(from, Math.max(from, to));
}

/** The first place from which on `test` holds. */
function firstWhere<T>(list: ArrayLike<T>, test: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && !test(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
