/** Functions by name: nulls, wrong types, edges where Neo4j has its own mind. */
import { describe, expect, it } from 'vitest';
import { AGGREGATIONS, createAccumulator } from '#cypher/memory/functions/aggregate';
import { FUNCTIONS, isDeterministic } from '#cypher/memory/functions/registry';
import { Budget, MemoryExceeded } from '#cypher/memory/run/budget';
import { duration } from '#cypher/memory/values/temporal/duration';
import { matchesPattern } from '#cypher/memory/values/regex';
import { floatText } from '#cypher/memory/values/text';
import { float, type Value } from '#cypher/memory/values/value';
import { call, context, map, textOf } from './values.ts';

describe('calls', () => {
  it('give null for null, except where a function is about null', () => {
    for (const f of FUNCTIONS.values()) {
      if (f.minArgs === 0 || ['coalesce', 'nullIf', 'valueType', 'range'].includes(f.name) || /truncate|fromepoch/.test(f.name)) continue;
      expect(f.call(Array.from({ length: f.minArgs }, () => null), context()), f.name).toBe(null);
    }
    expect(() => call('date.truncate', 'day', null)).toThrow('call signature');
    expect(call('coalesce', null, 2)).toBe(2);
    expect(call('valueType', null)).toBe('NULL');
  });

  it('refuse wrong counts and types', () => {
    expect(() => call('abs')).toThrow(expect.objectContaining({ detail: 'InvalidNumberOfArguments' }));
    expect(() => call('abs', 1, 2)).toThrow('Too many');
    expect(() => call('abs', 'a')).toThrow(expect.objectContaining({ type: 'TypeError', detail: 'InvalidArgumentValue' }));
    expect(() => call('toInteger', [])).toThrow(expect.objectContaining({ type: 'TypeError' }));
  });

  it('know which may answer differently next time', () => {
    expect(['rand', 'randomUUID', 'datetime', 'toUpper'].map(isDeterministic)).toEqual([false, false, false, true]);
  });
});

describe('values by function', () => {
  it.each<[string, Value[], Value]>([
    ['toInteger', ['1.7'], 1],
    ['toInteger', [' 42 '], null],
    ['toIntegerOrNull', ['9223372036854775808'], null],
    ['toFloat', [' 1.5 '], 1.5],
    ['toInteger', ['9007199254740993'], 9007199254740993n],
    ['toInteger', [-2.9], -2],
    ['toInteger', ['foo'], null],
    ['toInteger', [true], 1],
    ['toFloat', ['5'], float(5)],
    ['toBoolean', ['TRUE'], true],
    ['toBoolean', [0], false],
    ['toString', [float(1)], '1.0'],
    ['toString', [float(1e10)], '1.0E10'],
    ['toStringOrNull', [[]], null],
    ['toIntegerList', [['1', [], null, 2.5]], [1, null, null, 2]],
    ['size', ['a😀b'], 3],
    ['substring', ['a😀bc', 1, 2], '😀b'],
    ['substring', ['abc', 5], ''],
    ['left', ['abc', 9], 'abc'],
    ['right', ['abc', 2], 'bc'],
    ['reverse', ['a😀b'], 'b😀a'],
    ['split', ['one;two,three', [';', ',']], ['one', 'two', 'three']],
    ['split', ['abc', ''], ['a', 'b', 'c']],
    ['split', ['', ','], ['']],
    ['split', ['abc', ['b', '']], ['a', 'c']],
    ['replace', ['hello', 'l', 'w'], 'hewwo'],
    ['trim', ['  a  '], 'a'],
    ['btrim', ['xxaxx', 'x'], 'a'],
    ['ltrim', ['xxaxx', 'x'], 'axx'],
    ['normalize', ['\u212B'], '\u00C5'],
    ['round', [2.5], float(3)],
    ['round', [-2.5], float(-2)],
    ['round', [-2.5, 0], float(-2)],
    ['round', [-2.5, 0, 'HALF_UP'], float(-3)],
    ['round', [0.49999999999999994], float(0)],
    ['round', [1.25, 1, 'HALF_EVEN'], 1.2],
    ['round', [1.35, 1, 'HALF_DOWN'], 1.3],
    ['round', [-1.21, 1, 'UP'], -1.3],
    ['round', [-1.21, 1, 'CEILING'], -1.2],
    ['round', [0.05, 0], float(0)],
    ['sign', [-0.5], -1],
    ['isNaN', [NaN], true],
    ['range', [0, 10, 3], [0, 3, 6, 9]],
    ['range', [3, 1, -1], [3, 2, 1]],
    ['range', [3, 1], []],
    ['range', [0, 2.5], [0, 1, 2]],
    ['left', ['abc', -4_294_967_294], 'ab'],
    ['head', [[]], null],
    ['last', [[1, 2]], 2],
    ['tail', [[1, 2]], [2]],
    ['nullIf', [4, float(4)], null],
    ['keys', [map({ b: 1, a: null })], ['b', 'a']],
    ['isEmpty', [''], true],
    ['valueType', [[1, 'a', null]], 'LIST<STRING | INTEGER> NOT NULL'],
    ['valueType', [[]], 'LIST<NOTHING> NOT NULL'],
    ['haversin', [float(0)], float(0)],
  ])('%s(%o) is %o', (name, args, wanted) => {
    expect(call(name, ...args)).toEqual(wanted);
  });

  it.each<[string, Value[]]>([
    ['range', [0, 5, 0]],
    ['substring', ['abc', -1]],
    ['left', ['abc', -1]],
    ['round', [1.5, 1, 'SIDEWAYS']],
    ['point', [map({ x: 1 })]],
    ['point', [map({ latitude: 91, longitude: 0 })]],
  ])('%s(%o) is refused as an argument', (name, args) => {
    expect(() => call(name, ...args)).toThrow(expect.objectContaining({ type: 'ArgumentError' }));
  });

  it('range asks the budget before it builds', () => {
    const range = FUNCTIONS.get('range');
    expect(() => range?.call([1, 1_000_000_000], context(new Budget({ maxBytes: 1_000_000 })))).toThrow(MemoryExceeded);
  });

  it('writes doubles as Java does', () => {
    expect([1, 0.001, 1e-4, 1e7, 123456.789, -0, 1.5e300, NaN, -Infinity].map(floatText)).toEqual(['1.0', '0.001', '1.0E-4', '1.0E7', '123456.789', '-0.0', '1.5E300', 'NaN', '-Infinity']);
  });
});

describe('points', () => {
  const place = (longitude: number, latitude: number): Value => call('point', map({ longitude, latitude }));
  it('measure on the plane and on the globe, never between them', () => {
    const flat = [map({ x: 0, y: 0 }), map({ x: 3, y: 4 })].map((m) => call('point', m));
    expect(call('point.distance', flat[0] ?? null, flat[1] ?? null)).toEqual(float(5));
    const metres = call('point.distance', place(12.994341, 55.611784), place(12.994341, 56.611784));
    expect(Number(metres)).toBeCloseTo((6_378_140 * Math.PI) / 180, 3);
    expect(call('point.distance', flat[0] ?? null, place(0, 0))).toBe(null);
    expect(textOf(place(1.5, 2))).toBe("point({x: 1.5, y: 2.0, crs: 'wgs-84'})");
  });
  it('lie in boxes that may cross the date line', () => {
    expect(call('point.withinBBox', place(179, 0), place(170, -5), place(-170, 5))).toBe(true);
    expect(call('point.withinBBox', place(0, 0), place(170, -5), place(-170, 5))).toBe(false);
  });
});

describe('aggregations', () => {
  const run = (name: string, rows: Value[][], distinct = false): Value => {
    const aggregation = AGGREGATIONS.get(name.toLowerCase());
    if (aggregation === undefined) throw new Error(name);
    const accumulator = createAccumulator(aggregation, distinct, new Budget());
    for (const row of rows) accumulator.add(row);
    return accumulator.result();
  };
  const column = (...list: Value[]): Value[][] => list.map((v) => [v]);

  it.each<[string, Value[], Value]>([
    ['count', [1, null, 'a'], 2],
    ['sum', [], 0],
    ['sum', [1, 2, null], 3],
    ['sum', [1, 0.5], 1.5],
    ['avg', [1, 2, 4], 7 / 3],
    ['avg', [null], null],
    ['min', ['a', 1, null, [2]], [2]],
    ['max', ['a', 1, null, [2]], 1],
    ['collect', [1, null, 2], [1, 2]],
    ['stDev', [98, 99, 100], float(1)],
    ['stDevP', [1], float(0)],
    ['stDev', [], null],
    ['stDevP', [98, 99, 101], 1.2472191289246488],
  ])('%s over %o is %o', (name, list, wanted) => {
    expect(run(name, column(...list))).toEqual(wanted);
  });

  it('sum and average durations', () => {
    expect(run('sum', column(duration(1, 0, 0n, 0n), duration(0, 2, 0n, 0n)))).toEqual(duration(1, 2, 0n, 0n));
    expect(run('avg', column(duration(0, 1, 0n, 0n), duration(0, 3, 0n, 0n)))).toEqual(duration(0, 2, 0n, 0n));
    expect(() => run('sum', column(1, duration(1, 0, 0n, 0n)))).toThrow('mix');
  });

  it('take percentiles of sorted values', () => {
    const rows = (p: Value): Value[][] => [30, 10, 20].map((v) => [v, p]);
    expect(run('percentileDisc', rows(0.5))).toBe(20);
    expect(run('percentileCont', rows(0.5))).toBe(20);
    expect(run('percentileCont', rows(0.25))).toEqual(float(15));
    expect(run('percentileCont', [])).toBe(null);
    expect(() => run('percentileDisc', rows(1.1))).toThrow(expect.objectContaining({ detail: 'NumberOutOfRange' }));
  });

  it('keep one of equivalent values under DISTINCT', () => {
    expect(run('collect', column(1, float(1), NaN, NaN, 'a', null), true)).toEqual([1, NaN, NaN, 'a']);
    expect(run('count', column(1, float(1), 2), true)).toBe(2);
  });

  it('go on as floats where a sum of integers overflows', () => {
    expect(run('sum', column(2n ** 63n - 1n, 1))).toEqual(float(2 ** 63));
    expect(run('sum', column(2n ** 62n, 2n ** 62n - 1n))).toBe(2n ** 63n - 1n);
  });
});

describe('regular expressions', () => {
  it('match the whole text, with Java’s flags and quotes', () => {
    expect(matchesPattern('abc', 'a.c')).toBe(true);
    expect(matchesPattern('xabc', 'a.c')).toBe(false);
    expect(matchesPattern('ABC', '(?i)a.c')).toBe(true);
    expect(matchesPattern('É', '(?i)é')).toBe(false);
    expect(matchesPattern('É', '(?iu)é')).toBe(true);
    expect(matchesPattern('GAZ-prom', '(?i)(?<first>[a-g]az)\\W\\bp(?:r|x)om')).toBe(true);
    expect(matchesPattern('a+b', '\\Qa+b\\E')).toBe(true);
    expect([matchesPattern('Ünïcode', '\\p{Alpha}+'), matchesPattern('Ünïcode', '\\p{L}+')]).toEqual([false, true]);
    expect([matchesPattern('foo', 'fo*+'), matchesPattern('foo', 'fo*+o'), matchesPattern('foo', '(?>f|fo)oo')]).toEqual([true, false, true]);
    expect(matchesPattern('a\nb', 'a.b')).toBe(false);
    expect(matchesPattern('a\nb', '(?s)a.b')).toBe(true);
    expect(matchesPattern('a-b', 'a\\-b')).toBe(true);
    expect([matchesPattern('a1', '[a-z&&[^x]]1'), matchesPattern('x1', '[a-z&&[^x]]1')]).toEqual([true, false]);
    expect(() => matchesPattern('a', '(')).toThrow(expect.objectContaining({ type: 'SemanticError' }));
  });
  it('are stopped when they would run for ever', () => {
    expect(() => matchesPattern(`${'a'.repeat(40)}!`, '(a+)+')).toThrow('was stopped');
  });
});
