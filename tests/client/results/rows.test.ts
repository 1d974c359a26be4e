import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { columnsOf, fitted } from '../../../client/results/columns.ts';
import { copyWish, moved } from '../../../client/results/grid-keys.ts';
import { nextSorting, sortedRows, windowOf } from '../../../client/results/rows.ts';
import { int, none, text } from './typed.ts';

describe('columns', () => {
  it('are numbers, verdicts or grades only when every value is one', () => {
    const columns = columnsOf(['n', 'verdict', 'evidence', 'mixed', 'void'], [[int(1), text('KEPT'), text('reported'), int(1), none], [none, text('RENEGED'), none, text('KEPT'), none]]);
    expect(columns.map(({ kind }) => kind)).toEqual(['number', 'verdict', 'evidence', 'plain', 'plain']);
  });

  it('give spare room to texts and keep what numbers need', () => {
    const columns = columnsOf(['n', 'title'], [[int(1), text('a'.repeat(30))]]);
    const [number, title] = fitted(columns, 1000);
    expect(number).toBe(columns[0]!.width);
    expect(number! + title!).toBeGreaterThan(990);
    expect(fitted(columns, columns[0]!.width + 200)).toEqual([number, 200]);
    expect(fitted(columns, 10)).toEqual([number, 150]);
    expect(fitted(columnsOf(['n'], [[int(1)]]), 10)).toEqual([columns[0]!.width]);
  });
});

describe('rows', () => {
  const rows = [[int(2), text('x')], [none, text('y')], [int(1), text('z')], [int(2), text('w')]];

  it('sort ascending, descending and back, null last ascending, equals in the order of the answer', () => {
    const first = nextSorting(null, 0);
    const second = nextSorting(first, 0);
    expect(sortedRows(rows, first)).toEqual([2, 0, 3, 1]);
    expect(sortedRows(rows, second)).toEqual([1, 0, 3, 2]);
    expect(sortedRows(rows, nextSorting(second, 0))).toEqual([0, 1, 2, 3]);
    expect(nextSorting(second, 1)).toEqual({ column: 1, direction: 'ascending' });
  });

  it('are drawn where they are in sight, and only there', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.nat(5_000_000), fc.integer({ min: 1, max: 2000 }), (count, top, room) => {
      const { first, end } = windowOf(count, 41, top, room);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(count);
      expect(end - first).toBeLessThan(room / 41 + 19);
      const seen = Math.floor(top / 41);
      if (seen < count) expect(first <= seen && seen < end).toBe(true);
    }));
  });
});

describe('keys of the grid', () => {
  const size = { rows: 100, columns: 3, page: 10 };
  const press = (key: string, ctrl = false) => ({ key, ctrl, shift: false });

  it('go to neighbours, ends and pages, and never leave the grid', () => {
    expect(moved({ row: 0, column: 0 }, press('ArrowUp'), size)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: 5, column: 0 }, press('ArrowUp', true), size)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 5, column: 1 }, press('End', true), size)).toEqual({ row: 99, column: 2 });
    expect(moved({ row: 95, column: 1 }, press('PageDown'), size)).toEqual({ row: 99, column: 1 });
    expect(moved({ row: 5, column: 1 }, press('PageUp'), size)).toEqual({ row: 0, column: 1 });
    expect(moved({ row: 5, column: 1 }, press('x'), size)).toBeNull();
    fc.assert(fc.property(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'), fc.boolean(), fc.integer({ min: -1, max: 99 }), fc.integer({ min: -1, max: 2 }), (key, ctrl, row, column) => {
      const to = moved({ row, column }, press(key, ctrl), size)!;
      expect(to.row >= -1 && to.row < 100 && to.column >= -1 && to.column < 3).toBe(true);
    }));
  });

  it('copy what the reader stands on', () => {
    expect([{ row: 1, column: 1 }, { row: 1, column: -1 }, { row: -1, column: 1 }, { row: -1, column: -1 }].map(copyWish)).toEqual(['cell', 'row', 'column', 'all']);
  });
});
