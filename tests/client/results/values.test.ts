import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayWords, durationWords, isYear, read, separated, textOf } from '../../../client/results/values.ts';
import { bool, float, int, list, map, node, none, path, relationship, text, timed } from './typed.ts';

describe('values in a cell', () => {
  it.each([
    [int('9223372036854775807'), '9,223,372,036,854,775,807'], [int(-1234), '-1,234'], [float('25000000000.0'), '25,000,000,000'], [float('2.50125'), '2.50125'], [float('1e+21'), '1e+21'], [float('NaN'), 'NaN'], [float('-0.0'), '-0'],
    [none, 'null'], [bool(false), 'false'], [text('x'), 'x'], [list(int(1000), none), '[1,000, null]'], [map({ a: text('b') }), '{a: b}'],
    [timed('Date', '2021-12-31'), '2021-12-31'], [timed('OffsetDateTime', '2021-12-31T10:00:00Z'), '2021-12-31 10:00:00Z'], [timed('Duration', 'P1D'), 'P1D'],
    [timed('Point', 'SRID=4326;POINT (37.6 -55.7)'), '55.7° S, 37.6° E'], [timed('Point', 'SRID=9157;POINT Z (1.0 2.0 3.0)'), '(1, 2, 3)'],
    [node('4:x:1', ['Actor'], { name: text('China') }), 'China'], [node('4:x:1', ['Actor']), '4:x:1'],
    [path(node('a', []), relationship('r', 'b', 'KNOWS', 'a'), node('b', [])), 'a <-[KNOWS]- b'],
    [{ $type: 'Vector', _value: [1] }, '[1]'],
  ])('%j is read as %s', (value, words) => {
    expect(textOf(value)).toBe(words);
  });

  it('takes no property of the prototype for a name', () => {
    expect(textOf(node('n', [], JSON.parse('{}') as Record<string, never>))).toBe('n');
    expect(read(node('n', ['A'])).kind).toBe('node');
  });

  it('separates thousands and loses no digit', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const written = separated(String(value));
      expect(written.replaceAll(',', '')).toBe(String(value));
      expect(written).toMatch(/^-?\d{1,3}(,\d{3})*$/);
    }));
  });

  it('takes a number for a year by what its column is called', () => {
    expect(['year', 'firstYear', 'e.year', 'built_year', 'YEAR'].map((name) => isYear(name, '2014'))).toEqual([true, true, true, true, true]);
    expect([isYear('value', '2014'), isYear('yearly', '2014'), isYear('year', '14000'), isYear('year', '2014.5')]).toEqual([false, false, false, false]);
  });

  it('says days and durations in words', () => {
    expect(dayWords('2021-12-31')).toBe('31 December 2021');
    expect(dayWords('10:00:00')).toBeNull();
    expect(durationWords('P1Y2M3DT4H5M6.5S')).toBe('1 year, 2 months, 3 days, 4 hours, 5 minutes, 6.5 seconds');
    expect(durationWords('PT0S')).toBe('0 seconds');
  });
});
