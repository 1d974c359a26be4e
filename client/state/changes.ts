// Every change of the state, pure: (state, …) → state. Nothing here touches the page.
import type { VerdictMark } from '#graph/verdict-words';
import type { Kind, LensChoice, QueryDraft, Screen, State, Theme } from './state.ts';

const toggled = <T>(list: readonly T[], item: T): readonly T[] => (list.includes(item) ? list.filter((other) => other !== item) : [...list, item]);
const united = (list: readonly string[], more: readonly string[]): readonly string[] => [...new Set([...list, ...more])];

/** Selects one node, or adds to and takes from the selection; `null` clears it. */
export function select(state: State, id: string | null, add = false): State {
  if (id === null) return { ...state, selected: [], path: null };
  const selected = add ? toggled(state.selected, id) : [id];
  return { ...state, selected, path: state.path && selected.includes(state.path[0]) && selected.includes(state.path[1]) ? state.path : null };
}
export const selectMany = (state: State, ids: readonly string[]): State => ({ ...state, selected: [...ids], path: null });
/** Shows a node that may be folded, filtered or hidden, and selects it. */
export const reveal = (state: State, id: string): State => ({ ...state, screen: 'explore', selected: [id], path: null, revealed: united(state.revealed, [id]), hidden: state.hidden.filter((other) => other !== id) });
/** More than these are not singled out together: nothing would stand back, and the address would be too long. */
const mostSelected = 60;
/** Shows several nodes that may be folded, filtered or hidden, and selects them; facts are drawn only in the evidence view, which comes with them. */
export const revealAll = (state: State, ids: readonly string[], withFacts: boolean): State => ({ ...state, evidence: state.evidence || withFacts, selected: ids.length > mostSelected ? ids.slice(0, 1) : [...ids], path: null, revealed: united(state.revealed, ids), hidden: state.hidden.filter((id) => !ids.includes(id)) });
export const expand = (state: State, neighbours: readonly string[]): State => ({ ...state, revealed: united(state.revealed, neighbours), hidden: state.hidden.filter((id) => !neighbours.includes(id)) });
export const hide = (state: State, ids: readonly string[]): State => ({ ...state, hidden: united(state.hidden, ids), selected: state.selected.filter((id) => !ids.includes(id)), path: null });
export const hideOthers = (state: State, all: readonly string[], keep: readonly string[]): State => ({ ...state, hidden: all.filter((id) => !keep.includes(id)), revealed: united(state.revealed, keep) });
export const unhide = (state: State): State => ({ ...state, hidden: [] });
export const pin = (state: State, id: string, x: number, y: number): State => ({ ...state, pinned: { ...state.pinned, [id]: [x, y] } });
export const toggleKind = (state: State, kind: Kind): State => ({ ...state, offKinds: toggled(state.offKinds, kind) });
export const toggleMark = (state: State, mark: VerdictMark): State => ({ ...state, offMarks: toggled(state.offMarks, mark) });
export const setYears = (state: State, years: State['years']): State => ({ ...state, years });
export const setLens = (state: State, lens: LensChoice): State => ({ ...state, lens });
export const setTheme = (state: State, theme: Theme): State => ({ ...state, theme });
export const showAll = (state: State, all: boolean): State => ({ ...state, showAll: all });
export const setTable = (state: State, table: boolean): State => ({ ...state, table });
export const setEvidence = (state: State, evidence: boolean): State => ({ ...state, evidence });
export const findPath = (state: State, from: string, to: string): State => ({ ...state, selected: [from, to], path: [from, to] });
export const avoid = (state: State, id: string): State => ({ ...state, without: toggled(state.without, id) });
export const openScreen = (state: State, screen: Screen): State => ({ ...state, screen });
export const draft = (state: State, part: Partial<QueryDraft>): State => ({ ...state, query: { ...state.query, ...part } });
/** Shows a query on the Query screen, for the reader to run. */
export const showQuery = (state: State, query: Omit<QueryDraft, 'tab' | 'note'> & Partial<Pick<QueryDraft, 'tab' | 'note'>>): State => ({ ...state, screen: 'query', query: { tab: 'table', note: null, ...query } });
