// What undo and redo go through: the states before and after the present one. Pure; it knows nothing of what a state holds.

/** `past` is oldest first, `future` has the next one last. */
export interface History<T> { readonly past: readonly T[]; readonly present: T; readonly future: readonly T[] }

/** So many steps can be taken back. */
export const longestPast = 200;

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** Goes on to `next` and forgets what was undone. A change that changes nothing is no step: undo would seem to do nothing. */
export function advance<T>(history: History<T>, next: T): History<T> {
  if (next === history.present || JSON.stringify(next) === JSON.stringify(history.present)) return history;
  return { past: [...history.past.slice(1 - longestPast), history.present], present: next, future: [] };
}

/** The same history when there is nothing to undo. */
export function back<T>({ past, present, future }: History<T>): History<T> {
  return past.length === 0 ? { past, present, future } : { past: past.slice(0, -1), present: past.at(-1)!, future: [...future, present] };
}

/** The same history when nothing was undone. */
export function forth<T>({ past, present, future }: History<T>): History<T> {
  return future.length === 0 ? { past, present, future } : { past: [...past, present], present: future.at(-1)!, future: future.slice(0, -1) };
}
