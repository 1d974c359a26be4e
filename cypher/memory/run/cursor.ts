/**
 * A running query, pulled from outside: a row, PENDING when its slice of time is over, or the end. When the rows end the
 * query is committed; when anything fails, or the reader closes early with changes made, everything is undone.
 * It may not know what is run.
 */
import type { Value } from '../values/value.ts';
import type { Budget } from './budget.ts';
import { PENDING, type Rows } from './rows.ts';
import type { Counters, Transaction } from './transaction.ts';

export type QueryType = 'r' | 'rw' | 'w' | 's';

/** An operator as EXPLAIN and PROFILE show it; `rows` and `lookups` only when profiled. */
export interface PlanDescription {
  readonly operator: string;
  readonly details: string;
  readonly rows?: number;
  /** Lookups in the store, of the operator alone. */
  readonly lookups?: number;
  /** Milliseconds of the operator alone. */
  readonly ms?: number;
  readonly children: readonly PlanDescription[];
}

export interface Summary {
  readonly counters: Readonly<Counters>;
  /** Only for EXPLAIN and PROFILE. */
  readonly plan: PlanDescription | null;
  readonly queryType: QueryType;
}

export type Pulled = { readonly kind: 'row'; readonly values: readonly Value[] } | { readonly kind: 'pending' } | { readonly kind: 'done'; readonly summary: Summary };

const PULLED_PENDING: Pulled = { kind: 'pending' };

export class Cursor {
  readonly columns: readonly string[];
  readonly budget: Budget;
  private readonly rows: Rows;
  private readonly slots: readonly number[];
  private readonly transaction: Transaction;
  private readonly commits: boolean;
  private readonly summarise: () => Summary;
  private finished: Pulled | null = null;

  constructor(parts: { readonly columns: readonly { readonly name: string; readonly slot: number }[]; readonly rows: Rows; readonly budget: Budget; readonly transaction: Transaction; readonly commits: boolean; readonly summarise: () => Summary }) {
    this.columns = parts.columns.map(({ name }) => name);
    this.slots = parts.columns.map(({ slot }) => slot);
    this.rows = parts.rows;
    this.budget = parts.budget;
    this.transaction = parts.transaction;
    this.commits = parts.commits;
    this.summarise = parts.summarise;
  }

  /** The next step. Throws CypherRuntimeError, QueryStopped or MemoryExceeded, and then has undone everything. */
  next(): Pulled {
    if (this.finished !== null) return this.finished;
    try {
      const step = this.rows.next();
      if (step.done === true) {
        if (this.commits) this.transaction.commit();
        this.finished = { kind: 'done', summary: this.summarise() };
        return this.finished;
      }
      if (step.value === PENDING) return PULLED_PENDING;
      const row = step.value;
      return { kind: 'row', values: this.slots.map((slot) => row[slot] ?? null) };
    } catch (error) {
      this.undo();
      throw error;
    }
  }

  /** Ends a query that was not read to its end, and undoes what it changed. */
  close(): void {
    if (this.finished === null) this.undo();
  }

  private undo(): void {
    this.transaction.rollback();
    this.rows.return();
    this.finished = { kind: 'done', summary: this.summarise() };
  }

  /** All rows left, and the summary; for callers that share the thread with nobody. */
  drain(): { readonly rows: (readonly Value[])[]; readonly summary: Summary } {
    const rows: (readonly Value[])[] = [];
    for (;;) {
      const pulled = this.next();
      if (pulled.kind === 'done') return { rows, summary: pulled.summary };
      if (pulled.kind === 'row') rows.push(pulled.values);
    }
  }
}
