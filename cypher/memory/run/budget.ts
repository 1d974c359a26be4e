/**
 * What a running query may spend: time, by a deadline or a shared stop flag that any thread may raise, and memory that
 * operators declare as they hold it. Everything that loops calls `tick`.
 * It may not know what is being run.
 */

/** The query was told to stop: `cancelled` by its caller, or `timeout` at its deadline. */
export class QueryStopped extends Error {
  override readonly name = 'QueryStopped';
  readonly reason: 'cancelled' | 'timeout';
  constructor(reason: 'cancelled' | 'timeout') {
    super(reason === 'timeout' ? 'The query ran longer than its time limit and was stopped. Ask for less, or raise the limit.' : 'The query was cancelled.');
    this.reason = reason;
  }
}

/** The query holds more bytes than it may. */
export class MemoryExceeded extends Error {
  override readonly name = 'MemoryExceeded';
  readonly limitBytes: number;
  constructor(limitBytes: number) {
    super(`The query needs more memory than the ${Math.round(limitBytes / 1048576)} MB it may use. Ask for fewer rows, or aggregate earlier.`);
    this.limitBytes = limitBytes;
  }
}

export interface BudgetLimits {
  /** Milliseconds since the epoch. */
  readonly deadline?: number;
  readonly maxBytes?: number;
  /** Stops the query when `flag[index]` is no longer 0. */
  readonly flag?: { readonly array: Int32Array; readonly index: number };
}

const CHECK_EVERY = 256;

export class Budget {
  private steps = 0;
  private heldBytes = 0;
  private sliceEnd = Infinity;
  private due = false;
  private readonly deadline: number;
  private readonly maxBytes: number;
  private readonly flag: BudgetLimits['flag'];

  constructor(limits: BudgetLimits = {}) {
    this.deadline = limits.deadline ?? Infinity;
    this.maxBytes = limits.maxBytes ?? Infinity;
    this.flag = limits.flag;
  }

  /** One small step of work. Throws QueryStopped when the query must end. */
  tick(): void {
    if (++this.steps >= CHECK_EVERY) this.check();
  }

  private check(): void {
    this.steps = 0;
    if (this.flag !== undefined && Atomics.load(this.flag.array, this.flag.index) !== 0) throw new QueryStopped('cancelled');
    const now = Date.now();
    if (now > this.deadline) throw new QueryStopped('timeout');
    if (now >= this.sliceEnd) this.due = true;
  }

  /** Opens a slice of `ms` milliseconds; after it `pending` answers true until the next slice. */
  openSlice(ms: number): void {
    this.due = false;
    this.sliceEnd = Date.now() + ms;
    this.check();
  }

  /** True when the slice is over: an operator should yield PENDING so that other queries get their turn. */
  get pending(): boolean {
    return this.due;
  }

  /** Declares `bytes` more held. Throws MemoryExceeded. */
  hold(bytes: number): void {
    this.heldBytes += bytes;
    if (this.heldBytes > this.maxBytes) throw new MemoryExceeded(this.maxBytes);
  }

  release(bytes: number): void {
    this.heldBytes -= bytes;
  }

  get held(): number {
    return this.heldBytes;
  }
}
