/** 64-bit integers, doubles, text and lists under `+ - * / % ^`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, concatenate, divide, multiply, negate, power, remainder, subtract } from '#cypher/memory/values/arithmetic';
import { addDurations, negateDuration } from '#cypher/memory/values/temporal/duration';
import { equals } from '#cypher/memory/values/equality';
import { Float, float, int, isInteger, numberOf, type NumberValue } from '#cypher/memory/values/value';
import { durations, integers, numbers } from './values.ts';

const MAX = 2n ** 63n - 1n;
const fits = (n: bigint): boolean => n <= MAX && n >= -MAX - 1n;

describe('integers', () => {
  it('are exact within 64 bits and refuse to overflow', () => {
    const operations = [
      [add, (a: bigint, b: bigint) => a + b],
      [subtract, (a: bigint, b: bigint) => a - b],
      [multiply, (a: bigint, b: bigint) => a * b],
    ] as const;
    for (const [ours, exact] of operations) {
      fc.assert(
        fc.property(integers, integers, (a, b) => {
          const wanted = exact(BigInt(a), BigInt(b));
          if (fits(wanted)) expect(ours(a, b)).toBe(int(wanted));
          else expect(() => ours(a, b)).toThrow(expect.objectContaining({ detail: 'IntegerOverflow' }));
        }),
      );
    }
  });

  it('divide toward zero, and the remainder fits', () => {
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        fc.pre(b !== 0 && !(a === -MAX - 1n && b === -1));
        expect(divide(a, b)).toBe(int(BigInt(a) / BigInt(b)));
        expect(add(multiply(divide(a, b), b), remainder(a, b))).toBe(a);
      }),
    );
    expect(() => divide(1, 0)).toThrow('/ by zero');
    expect(() => remainder(1, 0)).toThrow('/ by zero');
    expect(Object.is(divide(-1, 2), 0)).toBe(true);
    expect(() => negate(-MAX - 1n)).toThrow(expect.objectContaining({ type: 'ArithmeticError' }));
  });

  it('have one form each', () => {
    fc.assert(fc.property(integers, (a) => typeof a === 'number' ? Number.isSafeInteger(a) : !Number.isSafeInteger(Number(a))));
    fc.assert(fc.property(numbers, numbers, (a, b) => {
      fc.pre(!isInteger(a) || !isInteger(b));
      const sum = add(a, b) as NumberValue;
      return !isInteger(sum) && Object.is(numberOf(sum), numberOf(a) + numberOf(b));
    }));
  });
});

describe('floats', () => {
  it('stay floats when whole', () => {
    expect(add(float(1), 1)).toEqual(new Float(2));
    expect(multiply(0.5, 2)).toEqual(new Float(1));
    expect(power(2, 3)).toEqual(new Float(8));
    expect(divide(7, float(7))).toEqual(new Float(1));
    expect(divide(1, float(0))).toBe(Infinity);
    expect(numberOf(negate(float(0)) as NumberValue)).toBe(-0);
  });
});

describe('text, lists and null', () => {
  it('are joined', () => {
    expect(add('a', 'b')).toBe('ab');
    expect(add('a', 1)).toBe('a1');
    expect(add(float(1), 'a')).toBe('1.0a');
    expect(add([1], [2])).toEqual([1, 2]);
    expect(add([1], 2)).toEqual([1, 2]);
    expect(add(0, [1])).toEqual([0, 1]);
    expect(add([1], null)).toBe(null);
    expect(concatenate('a', 'b')).toBe('ab');
    expect(() => concatenate('a', 1)).toThrow(expect.objectContaining({ type: 'TypeError' }));
    expect(() => subtract('a', 'b')).toThrow(expect.objectContaining({ type: 'TypeError' }));
    expect(() => add(true, 1)).toThrow(expect.objectContaining({ type: 'TypeError' }));
  });
});

describe('durations', () => {
  it('form a group under +', () => {
    fc.assert(fc.property(durations, durations, (a, b) => equals(addDurations(addDurations(a, b), negateDuration(b)), a) === true));
  });
});
