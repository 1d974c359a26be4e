/**
 * What the host and the worker say to each other. A query's stop flag is a cell of one shared array, raised by the host and
 * polled by the budget, so that a query stops also while the worker is too busy to read its mail.
 * It may not know how either side works.
 */
import type { WireParameters } from './tables.ts';
import type { WireValue } from './wire.ts';

/** What a query may do. A refusal is decided on the parsed query, before it runs. */
export interface Access {
  /** May change data. */
  readonly writes: boolean;
  /** May create and drop indexes and constraints. */
  readonly schema: boolean;
  /** Procedures that may be called, by lower-cased name; `'*'`: any. */
  readonly procedures: readonly string[] | '*';
}

export interface Limits {
  /** Milliseconds since the epoch; null: none. */
  readonly deadline: number | null;
  readonly maxRows: number | null;
  /** Milliseconds that a truncated query may spend on counting the rest of its rows. */
  readonly countMs: number;
  readonly maxBytes: number | null;
  /** Rows beyond so many characters of typed JSON are not sent; null: any. */
  readonly maxAnswerBytes: number | null;
}

/** A statement on its way; `pack` makes a table also of lists of Maps. */
export interface WireStatement {
  readonly query: string;
  readonly parameters: WireParameters;
}

export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly flag: number; readonly statement: WireStatement; readonly limits: Limits; readonly access: Access }
  /** All statements in one transaction: all or none. */
  | { readonly kind: 'transaction'; readonly id: number; readonly flag: number; readonly statements: readonly WireStatement[]; readonly limits: Limits };

/** An operator of EXPLAIN or PROFILE. */
export interface WirePlan {
  readonly operator: string;
  readonly details: string;
  /** Only after PROFILE. */
  readonly rows?: number;
  readonly lookups?: number;
  readonly ms?: number;
  readonly children: readonly WirePlan[];
}

export interface WireSummary {
  readonly counters: Readonly<Record<string, number>>;
  readonly plan: WirePlan | null;
}

export type Failure =
  /** Not Cypher, or a query whose meaning is wrong; places count from 1. */
  | { readonly reason: 'syntax'; readonly message: string; readonly code: string; readonly type: string; readonly detail: string; readonly line: number; readonly column: number; readonly offset: number; readonly cure: string | null }
  | { readonly reason: 'runtime'; readonly message: string; readonly code: string; readonly type: string; readonly detail: string }
  | { readonly reason: 'forbidden'; readonly message: string; readonly what: 'write' | 'schema' | 'load-csv' | 'procedure' }
  | { readonly reason: 'cancelled' | 'timeout'; readonly message: string }
  | { readonly reason: 'memory'; readonly message: string; readonly limitBytes: number }
  /** The engine had to be started again, or was closed, while the query ran. */
  | { readonly reason: 'lost'; readonly message: string }
  /** A fault of the engine itself. */
  | { readonly reason: 'internal'; readonly message: string };

export type FromWorker =
  /** The worker has started and reads its mail. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'rows'; readonly id: number; readonly rows: readonly (readonly WireValue[])[] }
  /** The query begins again: the rows sent so far do not count. */
  | { readonly kind: 'restart'; readonly id: number }
  /** The end, with the rows that were not sent before. */
  | { readonly kind: 'done'; readonly id: number; readonly rows: readonly (readonly WireValue[])[]; readonly columns: readonly string[]; readonly truncated: boolean; readonly total: number | null; readonly summary: WireSummary }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure };

export interface WorkerData {
  /** One cell per running query; not 0: stop. */
  readonly flags: SharedArrayBuffer;
}

/** So many queries may run or wait at once. */
export const FLAG_COUNT = 1024;
