/**
 * The engine from the outside: a worker thread that holds the graph, and promises for what it is asked. A query past its
 * deadline or cancelled is told to stop by its flag; a worker that does not obey in time, or dies, is replaced, and its owner is
 * asked to fill the new one.
 * It may not know Cypher, nor what the graph is about.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { FLAG_COUNT, type Access, type Failure, type FromWorker, type Limits, type ToWorker, type WireStatement, type WireSummary, type WorkerData } from './protocol.ts';
import { pack, type WireParameters } from './tables.ts';
import type { WireValue } from './wire.ts';

export interface RunOptions {
  readonly access: Access;
  /** Milliseconds from now; absent: no limit. */
  readonly timeoutMs?: number;
  /** Rows beyond it are not sent, and the result says `truncated`. */
  readonly maxRows?: number;
  /** How many milliseconds a truncated query may go on counting the rows that are not sent; 0 by default. */
  readonly countMs?: number;
  /** What the query may hold at once, its rows included; absent: half of the worker's memory, where that is limited. */
  readonly maxBytes?: number;
  /** Rows beyond so many characters of typed JSON are not sent, and the result says `truncated`; absent: all. */
  readonly maxAnswerBytes?: number;
  readonly signal?: AbortSignal;
}

export interface RunResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly WireValue[])[];
  readonly truncated: boolean;
  /** All rows, sent or not; null when counting them took too long. */
  readonly total: number | null;
  readonly summary: WireSummary;
}

export interface HostOptions {
  /**
   * The worker's memory in megabytes. A worker that slowly grows beyond it dies and is replaced; a single huge allocation beyond it
   * ends the whole process, which is why every query has its own, smaller cap.
   */
  readonly maxMegabytes?: number;
  /** How long a told query may take to stop before the worker is replaced; 5,000 by default. */
  readonly graceMs?: number;
  /** Fills a new worker after the old one was lost. Queries wait for it, other than its own. */
  readonly rebuild?: (host: MemoryHost) => Promise<void>;
}

/** What became of a query that gave no rows; see `failure.reason`. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

interface Pending {
  readonly resolve: (result: RunResult) => void;
  readonly reject: (error: QueryFailure) => void;
  readonly flag: number;
  readonly rows: (readonly WireValue[])[];
  readonly release: () => void;
}

const MAX_TIMER_MS = 2 ** 31 - 1;
/** For queries that are nested deeply or chain thousands of operators. */
const STACK_MEGABYTES = 32;

export class MemoryHost {
  private worker: Worker | null = null;
  private readonly flags = new Int32Array(new SharedArrayBuffer(FLAG_COUNT * Int32Array.BYTES_PER_ELEMENT));
  private readonly freeFlags = Array.from({ length: FLAG_COUNT }, (_, i) => FLAG_COUNT - 1 - i);
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private closed = false;
  /** A worker that dies before it says so is not replaced: the next would die alike. */
  private ready = false;
  private rebuilding: Promise<void> | null = null;
  private readonly options: HostOptions;

  constructor(options: HostOptions = {}) {
    this.options = options;
  }

  /** Starts an empty engine. Throws when the compiled worker is missing. */
  async start(): Promise<void> {
    const worker = this.spawn();
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The engine's worker ended with code ${code} before it was ready.`)));
    });
  }

  private spawn(): Worker {
    const path = createRequire(import.meta.url).resolve('#memory-worker');
    const data: WorkerData = { flags: this.flags.buffer as SharedArrayBuffer };
    const limit = this.options.maxMegabytes;
    const worker = new Worker(path, { workerData: data, resourceLimits: { stackSizeMb: STACK_MEGABYTES, ...(limit === undefined ? {} : { maxOldGenerationSizeMb: limit }) } });
    this.ready = false;
    worker.on('message', (message: FromWorker) => this.receive(message));
    worker.on('error', (error) => this.replace(worker, `The engine stopped: ${error.message}`));
    worker.on('exit', () => this.replace(worker, 'The engine stopped.'));
    this.worker = worker;
    return worker;
  }

  /** Runs one query. Throws QueryFailure. */
  async run(query: string, parameters: WireParameters, options: RunOptions): Promise<RunResult> {
    if (this.rebuilding !== null) await this.rebuilding;
    return this.ask(query, parameters, options);
  }

  /** As `run`, for whoever rebuilds: does not wait for the rebuilding. */
  ask(query: string, parameters: WireParameters, options: RunOptions): Promise<RunResult> {
    return this.send(options, (id, flag, limits) => ({ kind: 'run', id, flag, statement: { query, parameters: pack(parameters) }, limits, access: options.access }));
  }

  /** Runs statements in one transaction, all or none; the counters are those of all. Throws QueryFailure. */
  async transaction(statements: readonly WireStatement[], options: Omit<RunOptions, 'access' | 'maxRows'> = {}): Promise<RunResult> {
    if (this.rebuilding !== null) await this.rebuilding;
    return this.bulk(statements, options);
  }

  /** As `transaction`, for whoever rebuilds: does not wait for the rebuilding. */
  bulk(statements: readonly WireStatement[], options: Omit<RunOptions, 'access' | 'maxRows'> = {}): Promise<RunResult> {
    return this.send(options, (id, flag, limits) => ({ kind: 'transaction', id, flag, statements: statements.map(({ query, parameters }) => ({ query, parameters: pack(parameters) })), limits }));
  }

  private send(options: Omit<RunOptions, 'access'>, message: (id: number, flag: number, limits: Limits) => ToWorker): Promise<RunResult> {
    const worker = this.worker;
    if (worker === null || this.closed) return Promise.reject(new QueryFailure({ reason: 'lost', message: 'The engine is not running. Start it first.' }));
    if (options.signal?.aborted === true) return Promise.reject(new QueryFailure({ reason: 'cancelled', message: 'The query was cancelled.' }));
    const flag = this.freeFlags.pop();
    if (flag === undefined) return Promise.reject(new QueryFailure({ reason: 'lost', message: `More than ${FLAG_COUNT} queries are running. Ask again later.` }));
    Atomics.store(this.flags, flag, 0);
    const id = this.nextId++;
    const limits: Limits = { deadline: options.timeoutMs === undefined ? null : Date.now() + options.timeoutMs, maxRows: options.maxRows ?? null, countMs: options.countMs ?? 0, maxBytes: options.maxBytes ?? this.defaultBytes(), maxAnswerBytes: options.maxAnswerBytes ?? null };
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject, flag, rows: [], release: this.watch(id, flag, worker, options) });
      worker.postMessage(message(id, flag, limits));
    });
  }

  private defaultBytes(): number | null {
    return this.options.maxMegabytes === undefined ? null : this.options.maxMegabytes * 524_288;
  }

  /** Raises the flag when the caller gives up, and replaces a worker that does not heed flag or deadline. */
  private watch(id: number, flag: number, worker: Worker, options: Omit<RunOptions, 'access'>): () => void {
    const grace = this.options.graceMs ?? 5000;
    const timers: NodeJS.Timeout[] = [];
    const later = (ms: number, act: () => void): void => {
      if (ms > MAX_TIMER_MS) return;
      // mail that came in the meantime is read first: this thread may have been the slow one
      const timer = setTimeout(() => setImmediate(act), ms);
      timer.unref();
      timers.push(timer);
    };
    const lastResort = (): void => {
      if (this.pending.has(id)) this.replace(worker, 'A query did not stop when told to, and the engine was started again.');
    };
    const onAbort = (): void => {
      Atomics.store(this.flags, flag, 1);
      later(grace, lastResort);
    };
    options.signal?.addEventListener('abort', onAbort, { once: true });
    if (options.timeoutMs !== undefined) later(options.timeoutMs + grace, lastResort);
    return () => {
      options.signal?.removeEventListener('abort', onAbort);
      for (const timer of timers) clearTimeout(timer);
    };
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'ready') {
      this.ready = true;
      return;
    }
    const pending = this.pending.get(message.id);
    if (pending === undefined) return;
    if (message.kind === 'rows') {
      for (const row of message.rows) pending.rows.push(row);
      return;
    }
    if (message.kind === 'restart') {
      pending.rows.length = 0;
      return;
    }
    this.settle(message.id, pending);
    if (message.kind === 'failed') pending.reject(new QueryFailure(message.failure));
    else pending.resolve({ columns: message.columns, rows: pending.rows.length === 0 ? message.rows : [...pending.rows, ...message.rows], truncated: message.truncated, total: message.total, summary: message.summary });
  }

  private settle(id: number, pending: Pending): void {
    this.pending.delete(id);
    this.freeFlags.push(pending.flag);
    pending.release();
  }

  /** Ends `worker`, fails what it was running, and starts and fills another. */
  private replace(worker: Worker, message: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    void worker.terminate();
    this.failAll(message);
    if (this.closed || !this.ready) return;
    this.spawn();
    const rebuild = this.options.rebuild;
    if (rebuild === undefined) return;
    const done = rebuild(this).finally(() => {
      if (this.rebuilding === done) this.rebuilding = null;
    });
    this.rebuilding = done;
    // whoever waits for it sees the failure; with nobody waiting it must not end the process
    done.catch(() => undefined);
  }

  private failAll(message: string): void {
    for (const [id, pending] of [...this.pending]) {
      this.settle(id, pending);
      pending.reject(new QueryFailure({ reason: 'lost', message }));
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const worker = this.worker;
    this.worker = null;
    this.failAll('The engine was closed.');
    await worker?.terminate();
  }
}
