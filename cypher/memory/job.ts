/**
 * Work for the engine in slices: one query, or several in one transaction, with its answer sent as it comes.
 * It may not know threads; it is given a way to send.
 */
import type { Engine, Prepared } from './engine.ts';
import { CypherSyntaxError } from './language/errors.ts';
import { refusal } from './permit.ts';
import type { Failure, FromWorker, Limits, ToWorker, WirePlan, WireStatement, WireSummary } from './protocol.ts';
import { Budget, MemoryExceeded, MustRestart, QueryStopped, type BudgetLimits } from './run/budget.ts';
import type { Cursor, PlanDescription, Summary } from './run/cursor.ts';
import type { Transaction } from './run/transaction.ts';
import type { Job } from './schedule.ts';
import { CypherRuntimeError } from './values/errors.ts';
import { withPulse } from './values/pulse.ts';
import { unpack } from './tables.ts';
import { sizeInBytes } from './values/size.ts';
import type { Value } from './values/value.ts';
import { leastCharacters, encode, wireBytes, type WireValue } from './wire.ts';

const SLICE_MS = 5;
const ROWS_PER_MESSAGE = 512;
/** One message is copied at one go, on both sides. */
const BYTES_PER_MESSAGE = 2 ** 20;
const MAX_ROW_BYTES = 2 ** 25;
/** How long a step may take on top of another job's. */
const WITHIN_MS = 40;

export type Send = (message: FromWorker) => void;

/** What a query's end is told as, whatever ended it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CypherSyntaxError) {
    const { message, code, type, detail, line, column, offset, cure } = error;
    return { reason: 'syntax', message, code, type, detail, line, column, offset, cure: cure ?? null };
  }
  if (error instanceof CypherRuntimeError) return { reason: 'runtime', message: error.message, code: error.code, type: error.type, detail: error.detail };
  if (error instanceof QueryStopped) return { reason: error.reason, message: error.message };
  if (error instanceof MemoryExceeded) return { reason: 'memory', message: error.message, limitBytes: error.limitBytes };
  // too deep an expression, or a value beyond what JavaScript can hold
  if (error instanceof RangeError) return { reason: 'runtime', message: /call stack/.test(error.message) ? 'The query is nested too deeply, or chains too many operators or clauses, to be run. Write it with fewer, or send lists as parameters.' : `The query makes too large a value: ${error.message}.`, code: 'Neo.TransientError.General.StackOverFlowError', type: 'ArgumentError', detail: 'TooLarge' };
  return { reason: 'internal', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** What the thread gives every job. */
export type Surroundings = Pick<BudgetLimits, 'relieve' | 'full'>;

function budgetOf(limits: Limits, flags: Int32Array, flag: number, around: Surroundings): Budget {
  return new Budget({
    ...around,
    flag: { array: flags, index: flag },
    ...(limits.deadline === null ? {} : { deadline: limits.deadline }),
    ...(limits.maxBytes === null ? {} : { maxBytes: limits.maxBytes }),
  });
}

/** The job of a message. Throws what `failureOf` knows when the query may not start. */
export function jobOf(engine: Engine, message: ToWorker, flags: Int32Array, send: Send, around: Surroundings = {}): Job {
  // a load may fill the memory: what it makes stays
  const { full: _, ...withoutNet } = around;
  const budget = budgetOf(message.limits, flags, message.flag, message.kind === 'transaction' ? withoutNet : around);
  if (message.kind === 'transaction') return new TransactionJob(engine, message.statements, message.id, budget, send);
  budget.openSlice(SLICE_MS);
  const { query } = message.statement;
  const prepared = withPulse(budget, () => engine.prepare(query));
  const refused = refusal(prepared.access, message.access);
  if (refused !== null) throw new Refused(refused);
  return new QueryJob(engine, prepared, message.statement, message.id, budget, message.limits, send);
}

/** A query that its asker may not run. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Turns what its parts throw into the answer that the query failed. */
abstract class AnsweringJob implements Job {
  abstract readonly exclusive: boolean;
  protected readonly id: number;
  protected readonly budget: Budget;
  protected readonly send: Send;

  constructor(id: number, budget: Budget, send: Send) {
    this.id = id;
    this.budget = budget;
    this.send = send;
  }

  /** One slice; true at the end, when the answer has been sent. */
  protected abstract work(): boolean;
  /** Frees what a failed query holds. */
  protected abstract abandon(): void;

  /** A step that took too long within another's. */
  aloneOnly = false;

  step(within: boolean): boolean {
    try {
      this.budget.openSlice(SLICE_MS, within ? WITHIN_MS : undefined);
      return withPulse(this.budget, () => this.work());
    } catch (error) {
      if (error instanceof MustRestart) {
        this.aloneOnly = true;
        this.restart();
        return false;
      }
      this.fail(error);
      return true;
    }
  }

  /** Back to the beginning, as if nothing had been done. */
  protected abstract restart(): void;

  endedWaiting(): boolean {
    try {
      this.budget.openSlice(SLICE_MS);
      return false;
    } catch (error) {
      this.fail(error);
      return true;
    }
  }

  private fail(error: unknown): void {
    this.abandon();
    this.send({ kind: 'failed', id: this.id, failure: failureOf(error) });
  }
}

class QueryJob extends AnsweringJob {
  readonly exclusive: boolean;
  private readonly engine: Engine;
  private readonly prepared: Prepared;
  private readonly statement: WireStatement;
  private maxRows: number;
  private readonly limits: Limits;
  /** When counting the rows beyond the cap ends, in milliseconds since the epoch; null before the cap is reached. */
  private countUntil: number | null = null;
  private cursor: Cursor | null = null;
  private batch: (readonly WireValue[])[] = [];
  private batchBytes = 0;
  private answerBytes = 0;
  private count = 0;

  constructor(engine: Engine, prepared: Prepared, statement: WireStatement, id: number, budget: Budget, limits: Limits, send: Send) {
    super(id, budget, send);
    this.engine = engine;
    this.prepared = prepared;
    this.statement = statement;
    this.limits = limits;
    this.maxRows = limits.maxRows ?? Infinity;
    this.exclusive = prepared.access.writes || prepared.access.schema;
  }

  protected restart(): void {
    this.cursor?.close();
    this.cursor = null;
    this.batch = [];
    this.batchBytes = 0;
    this.answerBytes = 0;
    this.count = 0;
    this.budget.forget();
    this.send({ kind: 'restart', id: this.id });
  }

  protected work(): boolean {
    this.cursor ??= this.engine.run(this.prepared, unpack(this.statement.parameters), { budget: this.budget });
    while (!this.budget.pending) {
      const pulled = this.pull(this.cursor);
      if (pulled.kind === 'pending') return this.countedEnough() && this.cut(this.cursor);
      if (pulled.kind === 'done') return this.finish(this.cursor.columns, pulled.summary, this.count > this.maxRows, this.count);
      this.count += 1;
      if (this.count <= this.maxRows) this.keep(pulled.values);
      // a query that writes runs to its end, or its changes would be undone
      else if (!this.exclusive && this.countedEnough()) return this.cut(this.cursor);
      this.budget.tick();
    }
    return this.countedEnough() && this.cut(this.cursor);
  }

  /** The next row. A row that nobody asked for may not fail the query: then counting ends. */
  private pull(cursor: Cursor): ReturnType<Cursor['next']> {
    try {
      return cursor.next();
    } catch (error) {
      if (this.exclusive || this.count <= this.maxRows || error instanceof QueryStopped) throw error;
      this.countUntil = 0;
      return { kind: 'pending' };
    }
  }

  /** Whether the cap was reached and the time for counting the rest is over. */
  private countedEnough(): boolean {
    if (this.exclusive || this.count <= this.maxRows) return false;
    this.countUntil ??= Math.min(Date.now() + this.limits.countMs, (this.limits.deadline ?? Infinity) - 200);
    return Date.now() >= this.countUntil;
  }

  private keep(values: readonly Value[]): void {
    // refused by its size before it is copied
    if (sizeInBytes(values) > MAX_ROW_BYTES) throw new MemoryExceeded(MAX_ROW_BYTES, 'one row of its answer');
    const row = values.map((value) => encode(value));
    const bytes = wireBytes(row);
    if (this.limits.maxAnswerBytes !== null) {
      this.answerBytes += leastCharacters(row);
      if (this.answerBytes > this.limits.maxAnswerBytes) return this.endAnswer(this.limits.maxAnswerBytes);
    }
    this.budget.hold(bytes);
    this.batch.push(row);
    this.batchBytes += bytes;
    if (this.batch.length >= ROWS_PER_MESSAGE || this.batchBytes > BYTES_PER_MESSAGE) this.flush();
  }

  /** The row just read is the first that is not sent. One that is too large alone is no answer at all. */
  private endAnswer(limit: number): void {
    if (this.count === 1) throw new MemoryExceeded(limit, 'one row of its answer');
    this.maxRows = this.count - 1;
  }

  private flush(): void {
    if (this.batch.length > 0) this.send({ kind: 'rows', id: this.id, rows: this.batch });
    this.batch = [];
    this.batchBytes = 0;
  }

  private cut(cursor: Cursor): boolean {
    cursor.close();
    const ended = cursor.next();
    if (ended.kind !== 'done') throw new Error('A closed cursor must be at its end.');
    return this.finish(cursor.columns, ended.summary, true, null);
  }

  private finish(columns: readonly string[], summary: Summary, truncated: boolean, total: number | null): boolean {
    // small answers are one message: each wakes the other thread
    this.send({ kind: 'done', id: this.id, rows: this.batch, columns, truncated, total, summary: wireSummary(summary) });
    return true;
  }

  protected abandon(): void {
    this.cursor?.close();
  }
}

class TransactionJob extends AnsweringJob {
  readonly exclusive = true;
  private readonly engine: Engine;
  private readonly statements: readonly WireStatement[];
  private readonly transaction: Transaction;
  private cursor: Cursor | null = null;
  private index = 0;

  constructor(engine: Engine, statements: readonly WireStatement[], id: number, budget: Budget, send: Send) {
    super(id, budget, send);
    this.engine = engine;
    this.statements = statements;
    this.transaction = engine.begin();
  }

  protected restart(): never {
    throw new Error('What writes runs alone, never within another.');
  }

  protected work(): boolean {
    while (!this.budget.pending) {
      const statement = this.statements[this.index];
      if (statement === undefined) return this.finish();
      this.cursor ??= this.engine.run(statement.query, unpack(statement.parameters), { budget: this.budget, transaction: this.transaction });
      const pulled = this.cursor.next();
      if (pulled.kind === 'pending') return false;
      if (pulled.kind !== 'done') continue;
      this.cursor = null;
      this.index += 1;
    }
    return false;
  }

  private finish(): boolean {
    this.transaction.commit();
    const counters = { ...this.transaction.counters };
    this.send({ kind: 'done', id: this.id, rows: [], columns: [], truncated: false, total: 0, summary: { counters, plan: null } });
    return true;
  }

  protected abandon(): void {
    this.cursor?.close();
    this.transaction.rollback();
  }
}

function wireSummary(summary: Summary): WireSummary {
  return { counters: { ...summary.counters }, plan: summary.plan === null ? null : wirePlan(summary.plan) };
}

function wirePlan(plan: PlanDescription): WirePlan {
  return { operator: plan.operator, details: plan.details, ...(plan.rows === undefined ? {} : { rows: plan.rows }), ...(plan.ms === undefined ? {} : { ms: plan.ms }), ...(plan.lookups === undefined ? {} : { lookups: plan.lookups }), children: plan.children.map(wirePlan) };
}
