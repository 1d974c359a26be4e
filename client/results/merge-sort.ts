// A stable sort that can be done in slices, so that many rows do not stop the page. Pure; it looks at no clock: whoever drains it decides when to go on.

/** Comparisons between two pauses: about a millisecond of dear ones. */
const between = 2000;

/** Sorts 0 to `count` - 1, equals in their own order, and gives them at the end; it pauses at every `yield`. Runs that are in order already are merged at no cost. */
export function* sortSteps(count: number, compare: (a: number, b: number) => number): Generator<void, readonly number[]> {
  let from = Array.from({ length: count }, (_, at) => at);
  let to = new Array<number>(count);
  let pause = between;
  for (let run = 1; run < count; run *= 2) {
    for (let start = 0; start < count; start += 2 * run) {
      const [middle, end] = [Math.min(start + run, count), Math.min(start + 2 * run, count)];
      const inOrder = middle === end || compare(from[middle - 1]!, from[middle]!) <= 0;
      for (let at = start, left = start, right = middle; at < end; at++) {
        const takesLeft = inOrder || right >= end || (left < middle && compare(from[left]!, from[right]!) <= 0);
        to[at] = from[inOrder ? at : takesLeft ? left++ : right++]!;
        if (--pause === 0) { pause = between; yield; }
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Goes through all the steps at once. */
export function drained<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
