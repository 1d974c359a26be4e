// The order of the rows as the reader sorts them: at once where they are few, else in slices between which the page goes on, the former order staying until the new one is there.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { rowSteps, sortedRows, type Sorting } from './rows.ts';
import type { QueryResult } from './query-result.ts';

/** So many rows are sorted within a frame. */
const few = 2000;
/** Milliseconds of one slice: less than a frame. */
const slice = 12;

export function useOrder({ rows }: QueryResult, sorting: Sorting | null): { readonly order: readonly number[]; /** Whether the order is still that of before. */ readonly sorting: boolean } {
  const atOnce = useMemo(() => (rows.length <= few || sorting === null ? sortedRows(rows, sorting) : null), [rows, sorting]);
  const [done, setDone] = useState<{ readonly rows: QueryResult['rows']; readonly sorting: Sorting | null; readonly order: readonly number[] } | null>(null);
  useEffect(() => {
    if (atOnce !== null) {
      if (rows.length > few) setDone({ rows, sorting, order: atOnce });
      return;
    }
    const steps = rowSteps(rows, sorting);
    let timer: ReturnType<typeof setTimeout>;
    const go = (): void => {
      const until = performance.now() + slice;
      let step = steps.next();
      while (!step.done && performance.now() < until) step = steps.next();
      if (step.done) setDone({ rows, sorting, order: step.value });
      else timer = setTimeout(go);
    };
    go();
    return () => clearTimeout(timer);
  }, [rows, sorting, atOnce]);
  const asAnswered = useMemo(() => rows.map((_, at) => at), [rows]);
  if (atOnce !== null) return { order: atOnce, sorting: false };
  return { order: done?.rows === rows ? done.order : asAnswered, sorting: done?.rows !== rows || done.sorting !== sorting };
}
