/** Work in pieces gives what the native calls give at one go; and it can be stopped between them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFunction } from '#cypher/memory/functions/registry';
import { Budget, QueryStopped } from '#cypher/memory/run/budget';
import { countPoints, expectLength, find, mapText, pointsOf, reversed, skipPoints, splitText } from '#cypher/memory/values/long-text';
import { withPulse } from '#cypher/memory/values/pulse';
import type { FunctionContext } from '#cypher/memory/functions/context';
import type { Value } from '#cypher/memory/values/value';

const alphabet = fc.constantFrom('a', 'b', 'ß', 'Σ', 'σ', ' ', '𝕏', '\ud800', '\udc00', 'é', 'e\u0301', 'ﷺ', '가', '\u1100', '\u1161');
const short = fc.array(alphabet, { maxLength: 40 }).map((parts) => parts.join(''));
/** Long enough for several pieces, with something of the text at each cut. */
const long = fc.record({ part: short.filter((text) => text !== ''), pieces: fc.integer({ min: 1, max: 3 }) });
const written = ({ part, pieces }: { readonly part: string; readonly pieces: number }): string => part.repeat(Math.ceil((pieces * 70_000) / part.length));
const few = { numRuns: 15 };

const call = (name: string, ...args: Value[]): Value => findFunction(name)?.call(args, {} as FunctionContext) ?? null;

describe('pieces', () => {
  it('change case, form and direction as the whole does', () => {
    fc.assert(fc.property(long, (drawn) => {
      const text = written(drawn);
      expect(call('toUpper', text) === text.toUpperCase()).toBe(true);
      expect(call('toLower', text) === text.toLowerCase()).toBe(true);
      expect(reversed(text) === [...text].reverse().join('')).toBe(true);
      expect(mapText(text, (piece) => piece) === text).toBe(true);
    }), few);
  });

  it('normalize as the whole does', () => {
    fc.assert(fc.property(long.filter(({ part }) => /[a𝕏]/u.test(part)), fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (drawn, form) => {
      const text = written(drawn);
      expect(call('normalize', text, form) === text.normalize(form)).toBe(true);
    }), few);
  });

  it('refuse only marks in a row without end', () => {
    expect(() => call('normalize', 'a\u0301\u0323'.repeat(3000), 'NFC')).not.toThrow();
    expect(() => call('normalize', '𝕏'.repeat(9000), 'NFC')).not.toThrow();
    expect(() => call('normalize', `a${'\u0301\u0323'.repeat(3000)}`, 'NFC')).toThrow(/combining marks/);
  });

  it('find and split as the native calls do', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 600 });
    fc.assert(fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 }), fc.nat(20), (text, part, from) => {
      expect(find(text, part, from)).toBe(text.length - from < part.length ? -1 : text.indexOf(part, from));
      if (part !== '') expect(splitText(text, part)).toEqual(text.split(part));
    }));
  });

  it('find a long part in a long text', () => {
    const text = 'a'.repeat(200_000);
    expect(find(text, `b${'a'.repeat(90_000)}`)).toBe(-1);
    expect(find(`${text}b${text}`, `${'a'.repeat(90_000)}b${'a'.repeat(10)}`)).toBe(110_000);
  });

  it('count and skip code points', () => {
    fc.assert(fc.property(short, fc.nat(50), (text, n) => {
      expect(pointsOf(text)).toEqual([...text]);
      expect(countPoints(text)).toBe([...text].length);
      expect(text.slice(0, skipPoints(text, 0, n))).toBe([...text].slice(0, n).join(''));
    }));
  });
});

describe('a limit', () => {
  it('stops work between pieces', () => {
    const flag = { array: new Int32Array(new SharedArrayBuffer(4)), index: 0 };
    const budget = new Budget({ flag });
    flag.array[0] = 1;
    expect(() => withPulse(budget, () => mapText('a'.repeat(1_000_000), (piece) => piece.toUpperCase()))).toThrow(QueryStopped);
    expect(() => withPulse(budget, () => find('a'.repeat(1_000_000), 'b'))).toThrow(QueryStopped);
  });

  it('refuses a text that would be too long', () => {
    expect(() => expectLength(2 ** 24 + 1)).toThrow(/at most 16777216 are possible/);
  });
});
