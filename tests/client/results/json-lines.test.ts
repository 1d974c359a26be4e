// A JSON value in lines: all open it is the pretty-printed text; folded items are made when they are looked at, and are none the less themselves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folds, JsonLines, openAtFirst, preview, type JsonLine } from '../../../client/results/json-lines.ts';

function linesOf(value: unknown, isOpen: (path: string) => boolean): JsonLine[] {
  const lines = new JsonLines(value, isOpen);
  return Array.from({ length: lines.length }, (_, at) => lines.at(at)!);
}
const written = (lines: readonly JsonLine[]): string => lines.map(({ depth, key, value, closes, open, comma }) => `${'  '.repeat(depth)}${key === null ? '' : `${JSON.stringify(key)}: `}${closes ?? (open ? (Array.isArray(value) ? '[' : '{') : JSON.stringify(value))}${comma ? ',' : ''}`).join('\n');

describe('JSON in lines', () => {
  const value = { a: [1, { b: 'x' }], c: [], d: null };

  it('is the pretty-printed text when all is open', () => {
    expect(written(linesOf(value, () => true))).toBe(JSON.stringify(value, null, 2));
    fc.assert(fc.property(fc.jsonValue(), (any) => { expect(written(linesOf(any, () => true))).toBe(JSON.stringify(any, null, 2)); }));
  });

  it('is the same JSON whatever is open', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer(), (any, seed) => {
      const isOpen = (path: string): boolean => path === '' || (path.length * 31 + seed) % 3 !== 0;
      const lines = linesOf(any, isOpen);
      expect(JSON.parse(written(lines))).toEqual(JSON.parse(JSON.stringify(any)));
      for (const line of lines) if (folds(line)) expect(line.open).toBe(isOpen(line.path));
    }));
  });

  it('is one line when nothing is open, and has none beyond its ends', () => {
    expect(linesOf(value, () => false)).toHaveLength(1);
    const lines = new JsonLines(value, () => false);
    expect([lines.at(-1), lines.at(1)]).toEqual([undefined, undefined]);
  });

  it('makes the folded rows of an answer when they are looked at', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [at, { at }]);
    const lines = new JsonLines({ columns: ['n', 'm'], rows, summary: { rows: 1000 } }, openAtFirst);
    const at = Array.from({ length: lines.length }, (_, line) => line).find((line) => lines.at(line)!.path === '/rows/777')!;
    expect(lines.at(at)).toEqual({ path: '/rows/777', depth: 2, key: null, value: rows[777], closes: null, open: false, comma: true });
    expect(lines.at(at)!.value).toBe(rows[777]);
    expect(lines.at(at + 222)).toMatchObject({ path: '/rows/999', comma: false });
  });

  it('says in a few words what is folded', () => {
    expect(preview(value)).toBe('{"a": [1, {"b": "x"}], "c": [], "d": null}');
    expect(preview(Array.from({ length: 100_000 }, (_, i) => i), 20)).toBe('[0, 1, 2, 3, 4, 5, …');
  });
});
