// Which of many ids or words was meant: optimal string alignment distance, for "Did you mean …?".

/** Edits (insert, delete, substitute, swap of neighbours) between two strings; stops counting above `limit`. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** At most `count` of `candidates` that resemble `wanted`, nearest first, then by code point. */
export function nearest(wanted: string, candidates: Iterable<string>, count = 3): string[] {
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  const scored: { id: string; score: number }[] = [];
  for (const id of candidates) {
    const part = wanted.length >= 4 && (id.includes(wanted) || (id.length >= 4 && wanted.includes(id)));
    const score = part ? 1 : editDistance(wanted, id, limit);
    if (score <= limit) scored.push({ id, score });
  }
  return scored.sort((x, y) => x.score - y.score || (x.id < y.id ? -1 : 1)).slice(0, count).map(({ id }) => id);
}
