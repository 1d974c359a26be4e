// The years of the drawn edges, as the histogram shows them. Pure.

interface Dated { readonly from: string | null; readonly to: string | null }
/** Earlier years are few and far. */
const since = 2000;
/** An edge that goes on for longer than these years is counted for no more of them. */
const longest = 30;

/** First and last year in which an edge is counted; `null` for one without a date, or that ended earlier. */
export function yearsOf({ from, to }: Dated): readonly [number, number] | null {
  const [begun, ended] = [from ?? to, to ?? from].map((day) => (day === null ? NaN : Number(day.slice(0, 4)))) as [number, number];
  const [first, last] = [Math.max(since, begun), Math.min(ended, begun + longest)];
  return first <= last ? [first, last] : null;
}

/** How many edges touch each year, from the first to the last that any does. */
export function countByYear(edges: readonly Dated[]): { readonly year: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const edge of edges) {
    const [first, last] = yearsOf(edge) ?? [1, 0];
    for (let year = first; year <= last; year++) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const seen = [...counts.keys()].sort((a, b) => a - b);
  return seen.length === 0 ? [] : Array.from({ length: seen.at(-1)! - seen[0]! + 1 }, (_, i) => ({ year: seen[0]! + i, count: counts.get(seen[0]! + i) ?? 0 }));
}
