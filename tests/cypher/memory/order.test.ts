/** Laws of equality and order over random values of every type, and the named cases that trip implementations. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { and, contains, equals, equivalent, keyOf, keyOfRow, not, or, xor } from '#cypher/memory/values/equality';
import { compare, compareStrings, greaterThan, lessOrEqual, lessThan } from '#cypher/memory/values/order';
import { float, isList, isMap, type Value } from '#cypher/memory/values/value';
import { map, numbers, values } from './values.ts';

describe('equality', () => {
  it('is symmetric, and unknown exactly when a null decides', () => {
    fc.assert(fc.property(values, values, (a, b) => equals(a, b) === equals(b, a)));
    fc.assert(fc.property(values, (a) => equals(a, null) === null));
  });

  it('agrees with equivalence wherever it is known', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const known = equals(a, b);
        if (known === true) expect(equivalent(a, b)).toBe(true);
        if (known === false && !hasNaN(a)) expect(equivalent(a, b)).toBe(false);
      }),
    );
  });

  it('is reflexive as equivalence, for null too, but never for NaN', () => {
    fc.assert(fc.property(values, (a) => equivalent(a, a) !== hasNaN(a)));
    expect(equals(NaN, NaN)).toBe(false);
    expect(equivalent(NaN, NaN)).toBe(false);
    expect(equivalent(null, null)).toBe(true);
  });

  it.each<[Value, Value, boolean | null]>([
    [1, float(1), true],
    [float(0), float(-0), true],
    [2n ** 60n, 2 ** 60, true],
    [2n ** 60n + 1n, 2 ** 60, false],
    ['1', 1, false],
    [[1, null], [1, 2], null],
    [[1, null], [2, 2], false],
    [[1], [1, null], false],
    [map({ k: null }), map({}), false],
    [map({ k: null }), map({ k: null }), null],
    [map({ a: 1, b: 2 }), map({ b: 2, a: float(1) }), true],
  ])('%o = %o is %o', (a, b, wanted) => {
    expect(equals(a, b)).toBe(wanted);
    if (wanted !== null) expect(keyOf(a) === keyOf(b)).toBe(wanted);
  });

  it('keeps keys of unlike values apart', () => {
    expect(keyOf([1, 11])).not.toBe(keyOf([11, 1]));
    expect(keyOf(['a', 'b'])).not.toBe(keyOf(['ab', '']));
    expect(keyOf('\u0000[')).not.toBe(keyOf([]));
    expect(keyOfRow([null, 'null'])).not.toBe(keyOfRow(['null', null]));
    expect(keyOfRow([1, float(2)])).toBe(keyOfRow([float(1), 2]));
  });

  it('finds in lists with three answers', () => {
    expect(contains([1, null], 1)).toBe(true);
    expect(contains([2, null], 1)).toBe(null);
    expect(contains([2, 3], 1)).toBe(false);
    expect(contains([], null)).toBe(false);
  });

  it('follows Kleene', () => {
    expect([and(false, null), and(true, null), or(true, null), or(false, null), not(null), xor(true, null)]).toEqual([false, null, true, null, null, null]);
  });
});

function hasNaN(v: Value): boolean {
  return isList(v) ? v.some(hasNaN) : isMap(v) ? [...v.values()].some(hasNaN) : Number.isNaN(v);
}

describe('order', () => {
  it('is total: antisymmetric, transitive, and 0 only for equivalent values', () => {
    fc.assert(fc.property(values, values, (a, b) => Math.sign(compare(a, b)) === -Math.sign(compare(b, a)) || compare(a, b) === 0));
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort(compare) as [Value, Value, Value];
        return compare(x, y) <= 0 && compare(y, z) <= 0 && compare(x, z) <= 0;
      }),
    );
    fc.assert(fc.property(values, values, (a, b) => hasNaN(a) || (compare(a, b) === 0) === equivalent(a, b)));
  });

  it('sets types one after another, null last', () => {
    const sorted: Value[] = [map({}), ['list'], 'text', false, true, -1, 1.5, NaN, null];
    expect([...sorted].reverse().sort(compare)).toEqual(sorted);
  });

  it('orders strings by code point, where UTF-16 would not', () => {
    expect('\u{1F600}' < '\uFF5E').toBe(true);
    expect(compareStrings('\u{1F600}', '\uFF5E')).toBeGreaterThan(0);
    const byCodePoint = (a: string, b: string): number => {
      const [x, y] = [[...a], [...b]];
      for (let i = 0; i < Math.min(x.length, y.length); i++) {
        const d = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
        if (d !== 0) return d;
      }
      return x.length - y.length;
    };
    const text = fc.string({ unit: 'binary' });
    fc.assert(fc.property(text, text, (a, b) => Math.sign(compareStrings(a, b)) === Math.sign(byCodePoint(a, b))));
  });

  it('compares like with like only', () => {
    expect(lessThan(1, 'a')).toBe(null);
    expect(lessThan(1, NaN)).toBe(false);
    expect(lessThan(NaN, 'a')).toBe(null);
    expect(lessOrEqual([1, 2], [3, null])).toBe(true);
    expect(lessOrEqual([1, 2], [1, null])).toBe(null);
    expect(greaterThan([1, 0], [1])).toBe(true);
    expect(lessThan(map({ a: 1 }), map({ a: 2 }))).toBe(true);
    expect(lessThan(map({ a: 1 }), map({ a: 'x' }))).toBe(null);
    // Neo4j: -0.0 is equal to 0.0 and comes before it as well.
    const zero = (value: Value): boolean => equals(value, 0) === true;
    fc.assert(fc.property(numbers, numbers, (a, b) => (zero(a) && zero(b)) || [lessThan(a, b), equals(a, b), greaterThan(a, b)].filter((x) => x === true).length <= 1));
  });
});
