// The one value that says what the reader sees. Changes are pure functions from state to state; the URL is derived from it and restores it.
import type { VerdictMark } from '#graph/verdict-words';

export type Theme = 'light' | 'dark';
/** As the server's lens; `sources` are ids of sources or datasets, `null` for all. */
export interface LensChoice { readonly asOf: string | null; readonly knownBy: string | null; readonly sources: readonly string[] | null }
/** The kinds by which a node is drawn. `Actor` is last: an institution that acts bears that label too, and is drawn as an institution. */
export const kinds = ['Institution', 'Project', 'Agreement', 'Region', 'Commitment', 'Event', 'Flow', 'Figure', 'Statement', 'Source', 'Dispute', 'Actor'] as const;
export type Kind = (typeof kinds)[number];

export type Screen = 'explore' | 'query';
export type ResultTab = 'graph' | 'table' | 'raw' | 'plan';
/** What is written on the Query screen; results are not state, since a query runs only when the reader asks for it. */
export interface QueryDraft {
  readonly text: string;
  /** Values of `$parameters` by name, as JSON. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The question of the gallery or of the reader's own that the text began as. */
  readonly question: string | null;
  /** What the query fetched the input rows of, in a sentence, when a figure elsewhere opened it; kept in the link. */
  readonly note: string | null;
  readonly tab: ResultTab;
}

export interface State {
  readonly screen: Screen;
  readonly query: QueryDraft;
  readonly lens: LensChoice;
  /** The first is what the inspector shows; two of them have paths. */
  readonly selected: readonly string[];
  /** Never folded: what was expanded or searched. */
  readonly revealed: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: Readonly<Record<string, readonly [number, number]>>;
  readonly offKinds: readonly Kind[];
  readonly offMarks: readonly VerdictMark[];
  /** First and last year, inclusive; `null` shows all times. */
  readonly years: readonly [number, number] | null;
  readonly showAll: boolean;
  readonly path: readonly [string, string] | null;
  /** Nodes that paths avoid. */
  readonly without: readonly string[];
  readonly table: boolean;
  readonly evidence: boolean;
  readonly theme: Theme | null;
}

export const paperLens: LensChoice = { asOf: null, knownBy: null, sources: ['axis-of-collusion'] };
export const everything: LensChoice = { asOf: null, knownBy: null, sources: null };
export const emptyDraft: QueryDraft = { text: '', values: {}, question: null, note: null, tab: 'table' };
export const start: State = {
  screen: 'explore', query: emptyDraft,
  lens: everything, selected: [], revealed: [], hidden: [], pinned: {}, offKinds: [], offMarks: [], years: null, showAll: false, path: null, without: [], table: false, evidence: false, theme: null,
};

/** The lens as query parameters of the API; empty for the default lens. */
export function lensParameters(lens: LensChoice): Record<string, string> {
  return { ...(lens.asOf ? { asOf: lens.asOf } : {}), ...(lens.knownBy ? { knownBy: lens.knownBy } : {}), ...(lens.sources ? { sources: lens.sources.join(',') } : {}) };
}
