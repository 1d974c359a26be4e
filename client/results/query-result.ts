// A result as the page holds it: the server's answer, the text that was run and when.
import type { CypherAnswer } from '#graph/answers';

export type QueryResult = CypherAnswer & { readonly query: string; readonly ranAt: Date };
/** Opens nodes in Explore by their ids of our model. */
export type OpenInExplore = (ids: readonly string[]) => void;
/** Tells the reader something for a moment: what was copied, what could not be. */
export type Say = (sentence: string) => void;
