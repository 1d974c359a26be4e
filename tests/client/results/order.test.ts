import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { TypedValue } from '#graph/answers';
import { compareValues } from '../../../client/results/order.ts';
import { bool, float, int, list, map, node, none, path, relationship, text, timed } from './typed.ts';

const inOrder: TypedValue[] = [
  map({}), map({ a: int(1) }), map({ b: int(0) }), node('a', []), node('b', []), relationship('r', 'a', 'T', 'b'), list(), list(int(1)), list(int(1), int(2)), list(int(2)), path(node('a', [])),
  timed('Point', 'SRID=4326;POINT (1.0 2.0)'), timed('Point', 'SRID=7203;POINT (0.0 2.0)'),
  timed('OffsetDateTime', '2020-01-01T02:00:00+02:00'), timed('ZonedDateTime', '2020-01-01T02:00:00+01:00[Europe/Paris]'), timed('LocalDateTime', '2020-01-01T00:00:00'), timed('Date', '1999-12-31'), timed('Date', '2020-01-01'),
  timed('Time', '12:00:00+02:00'), timed('Time', '12:00:00Z'), timed('LocalTime', '09:00:00'), timed('LocalTime', '10:00:00'), timed('Duration', 'PT59M'), timed('Duration', 'P1D'), timed('Duration', 'P1M'),
  text('Z'), text('a'), text('\uffff'), text('😀'), bool(false), bool(true), float('-Infinity'), int(-1), float('0.5'), int('9007199254740993'), int('9007199254740994'), float('Infinity'), float('NaN'), none,
];

describe('the order of values', () => {
  it('is Cypher’s over all types', () => {
    const shuffled = [...inOrder].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length || (JSON.stringify(a) < JSON.stringify(b) ? 1 : -1));
    expect(shuffled.sort(compareValues)).toEqual(inOrder);
  });

  it('is an order: antisymmetric and transitive', () => {
    const one = fc.constantFrom(...inOrder);
    fc.assert(fc.property(one, one, one, (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }), { numRuns: 2000 });
  });

  it('holds 1 and 1.0 for equal', () => {
    expect(compareValues(int(1), float('1.0'))).toBe(0);
  });
});
