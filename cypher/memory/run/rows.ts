/**
 * Rows and the operators that make them. A row is an array of values by slot; an operator is a generator that may yield
 * PENDING, "not yet, pull again", so that several queries can share a thread. A row belongs to whoever pulled it.
 * It may not know what operators there are.
 */
import type { FunctionContext } from '../functions/context.ts';
import type { Value } from '../values/value.ts';
import type { Budget } from './budget.ts';
import { lookups } from './lookups.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transaction.ts';

/** Unfilled slots are undefined and read as null. */
export type Row = Value[];
export const PENDING = undefined;
export type Rows = Generator<Row | typeof PENDING, void, undefined>;

export interface RunContext {
  readonly store: Store;
  readonly budget: Budget;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly transaction: Transaction;
  readonly functions: FunctionContext;
  /** What each operator did, when the query is profiled. */
  readonly profile: Map<Plan, Profile> | null;
}

export interface Profile {
  rows: number;
  /** Of the operator and all below it; so are the lookups. */
  ms: number;
  lookups: number;
}

export type Evaluate = (row: Row, context: RunContext) => Value;

/** An operator with its sources; `run` gives its rows for one row of arguments from outside. */
export interface Plan {
  readonly name: string;
  readonly details: string;
  readonly sources: readonly Plan[];
  readonly run: (context: RunContext, argument: Row) => Rows;
}

/** Makes an operator that counts its rows and its time when profiled. */
export function plan(name: string, details: string, sources: readonly Plan[], run: (context: RunContext, argument: Row) => Rows): Plan {
  const made: Plan = {
    name,
    details,
    sources,
    run: (context, argument) => (context.profile === null ? run(context, argument) : counted(made, context.profile, run(context, argument))),
  };
  return made;
}

function* counted(of: Plan, profile: Map<Plan, Profile>, rows: Rows): Rows {
  const done = profile.get(of) ?? { rows: 0, ms: 0, lookups: 0 };
  profile.set(of, done);
  try {
    for (;;) {
      const [started, asked] = [performance.now(), lookups.count];
      const { done: ended, value } = rows.next();
      done.ms += performance.now() - started;
      done.lookups += lookups.count - asked;
      if (ended === true) return;
      if (value !== PENDING) done.rows += 1;
      yield value;
    }
  } finally {
    // whoever has enough stops the operator, which lets go of what it holds
    rows.return();
  }
}

/** The start of every pipeline: the row given from outside, once. */
export const argumentPlan = (): Plan =>
  plan('Argument', '', [], function* (_context, argument) {
    yield argument.slice();
  });

/** All rows, at once: for subqueries inside expressions, which cannot pause. */
export function* settled(rows: Rows): Generator<Row, void, undefined> {
  for (const row of rows) if (row !== PENDING) yield row;
}

/** What a row weighs while it is held, in bytes: an estimate. */
export const rowBytes = (row: Row): number => 48 + row.length * 16;
