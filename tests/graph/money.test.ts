// Money: decimals, intervals, gaps, one currency at a time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, addMoney, gapOf, impliedRate } from '#graph/money';

const usd = (low: number | null, high: number | null) => ({ low, high, currency: 'USD' });

describe('money', () => {
  it('adds shortest decimals', () => {
    expect(add([0.1, 0.2])).toBe(0.3);
    expect(add([1.1, 2.2, -3.3])).toBe(0);
    expect(add([25_000_000_000, 0.01])).toBe(25_000_000_000.01);
  });
  it('does not depend on the order of what is added', () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 100);
    fc.assert(fc.property(fc.array(cents, { maxLength: 20 }), (values) => void expect(add([...values].reverse())).toBe(add(values))));
  });
  it('adds intervals, and an open end stays open', () => {
    expect(addMoney([usd(1, 2), usd(10, 20)])).toEqual(usd(11, 22));
    expect(addMoney([usd(1, 2), usd(null, 20)])).toEqual(usd(null, 22));
    expect(addMoney([])).toBeNull();
  });
  it('refuses mixed currencies', () => expect(() => addMoney([usd(1, 1), { low: 1, high: 1, currency: 'EUR' }])).toThrow(/USD and EUR cannot be added/));
  it('a gap is promised less delivered, never below zero', () => {
    expect(gapOf(usd(100, 120), usd(10, 20))).toEqual(usd(80, 110));
    expect(gapOf(usd(100, 100), usd(100, 130))).toEqual(usd(0, 0));
  });
  it('a gap is unknown, not zero, when either is unknown or the currencies differ', () => {
    expect(gapOf(usd(100, 100), null)).toBeNull();
    expect(gapOf(null, usd(1, 1))).toBeNull();
    expect(gapOf(usd(100, 100), { low: 1, high: 1, currency: 'EUR' })).toBeNull();
    expect(gapOf(usd(100, 100), usd(null, 20))).toEqual(usd(80, null));
  });
  it('reads the rate that a conversion implies', () => expect(impliedRate(12_000_000_000, 1_750_000)).toBeCloseTo(6857.14, 2));
});
