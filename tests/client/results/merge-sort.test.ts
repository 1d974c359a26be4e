// Sorting in slices: as the stable sort of the language, with pauses after a bounded number of comparisons.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drained, sortSteps } from '../../../client/results/merge-sort.ts';
import { rowSteps, sortedRows } from '../../../client/results/rows.ts';
import { int } from './typed.ts';

describe('sortSteps', () => {
  it('sorts as the language does, equals in their own order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (values) => {
      const compare = (a: number, b: number): number => values[a]! - values[b]!;
      expect(drained(sortSteps(values.length, compare))).toEqual(values.map((_, at) => at).sort(compare));
    }));
  });

  it('pauses, so that no slice has many comparisons, and compares no more than a merge sort', () => {
    const count = 50_000;
    const values = Array.from({ length: count }, (_, at) => (at * 7919) % count);
    let [compared, all, most] = [0, 0, 0];
    const steps = sortSteps(count, (a, b) => { compared++; return values[a]! - values[b]!; });
    for (let step = steps.next(); !step.done; step = steps.next()) { all += compared; most = Math.max(most, compared); compared = 0; }
    expect(most).toBeLessThan(6000);
    expect(all).toBeGreaterThan(count);
    expect(all).toBeLessThan(2 * count * Math.log2(count));
  });

  it('looks at what is in order already once for each length of run', () => {
    let compared = 0;
    drained(sortSteps(1024, (a, b) => { compared++; return a - b; }));
    expect(compared).toBe(1023);
  });
});

describe('rowSteps', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [int((at * 7919) % 20_000)]);

  it('gives at its end what is sorted at once, and pauses on the way there', () => {
    for (const sorting of [{ column: 0, direction: 'ascending' }, { column: 0, direction: 'descending' }] as const) {
      const steps = rowSteps(rows, sorting);
      let pauses = 0;
      let step = steps.next();
      for (; !step.done; step = steps.next()) pauses++;
      expect(pauses).toBeGreaterThan(20);
      expect(step.value).toEqual(sortedRows(rows, sorting));
    }
  });
});
