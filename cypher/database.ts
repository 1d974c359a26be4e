// What Pacta asks of a database, whichever it is. Two implement it: the embedded engine and Neo4j 5; one contract suite holds both to it.
import type { TypedValue } from '#graph/answers';
import type { Dataset, Graph } from '#graph/model';

export type Mode = 'read' | 'write';
/** Typed JSON as of Neo4j's Query API, or plain JSON: an integral number is sent as INTEGER, any other as FLOAT. */
export type Parameters = Readonly<Record<string, unknown>>;
export interface RunOptions {
  readonly mode: Mode;
  readonly timeoutMs?: number;
  /** Rows beyond this are not fetched; the result then says `truncated`. */
  readonly maxRows?: number;
  /** Once the rows are at least so many characters of JSON, no more need be fetched; the result then says `truncated`. */
  readonly maxBytes?: number;
  /** How many milliseconds a truncated question may go on counting the rows that are not fetched; 0 by default. */
  readonly countMs?: number;
  readonly signal?: AbortSignal;
}
/** An operator of EXPLAIN or PROFILE; the numbers only after PROFILE, and only those that the database tells: rows given out, lookups in the store, milliseconds. */
export interface Plan { readonly operator: string; readonly details: string; readonly rows?: number; readonly lookups?: number; readonly ms?: number; readonly children: readonly Plan[] }
export interface Result {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TypedValue[])[];
  readonly truncated: boolean;
  /** The rows there are, fetched or not; `null` when counting them took too long. */
  readonly total: number | null;
  readonly summary: { readonly ms: number; readonly counters: Readonly<Record<string, number>>; readonly plan?: Plan };
}
/** `stamp` changes with every load: what a server keeps of the data is dropped when it differs. */
export interface LoadReport { readonly dataset: string; readonly nodes: number; readonly relationships: number; readonly stamp: string; readonly loaded: boolean }
/** `today` is the ISO date as of which the stored verdicts are computed. */
export interface LoadOptions { readonly force?: boolean; readonly today?: string; readonly signal?: AbortSignal }
export interface LiveSchema {
  readonly labels: Readonly<Record<string, number>>;
  readonly relationships: Readonly<Record<string, number>>;
  readonly properties: readonly string[];
}

export interface Database {
  readonly kind: 'memory' | 'neo4j';
  /** Version of the engine or server, e.g. `5.26.30`. Throws DatabaseUnavailable. */
  version(): Promise<string>;
  /** Runs one statement. Throws the classes of `failures.ts`. */
  run(query: string, parameters: Parameters, options: RunOptions): Promise<Result>;
  /** Writes a dataset in one transaction, in place of its former self; `force` writes even when the hash is the same. An interrupted load leaves the former state. */
  load(dataset: Dataset, options?: LoadOptions): Promise<LoadReport>;
  schema(): Promise<LiveSchema>;
  /** The whole of Pacta's graph with the stamp of the last load: the snapshot that verdicts are computed from. */
  snapshot(): Promise<{ readonly stamp: string; readonly graph: Graph }>;
  /** The stamp alone, cheap. */
  stamp(): Promise<string>;
  close(): Promise<void>;
}
