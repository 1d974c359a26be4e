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
  /** `what` of the query is limited to `limitBytes`; the whole of it, where nothing is said. */
  constructor(limitBytes: number, what = 'the query') {
    super(`${what.charAt(0).toUpperCase()}${what.slice(1)} needs more memory than the ${Math.round(limitBytes / 1048576)} MB it may use. Ask for fewer rows, or aggregate earlier.`);
    this.limitBytes = limitBytes;
  }
}

/** The query was interrupted within another's long step, and must begin again when nothing lies below it. */
export class MustRestart extends Error {
  override readonly name = 'MustRestart';
}

export interface BudgetLimits {
  /** Milliseconds since the epoch. */
  readonly deadline?: number;
  readonly maxBytes?: number;
  /** Stops the query when `flag[index]` is no longer 0. */
  readonly flag?: { readonly array: Int32Array; readonly index: number };
  /** Called when a slice is long over and the query, deep in an expression, cannot pause: gives others their turn from here. */
  readonly relieve?: () => void;
  /** True when the thread's memory is nearly full, whatever was declared. */
  readonly full?: () => boolean;
}

const CHECK_EVERY = 256;
/** How far a slice may be overrun before others are served in its middle. */
const OVERRUN_MS = 5;

export class Budget {
  private steps = 0;
  private heldBytes = 0;
  private sliceEnd = Infinity;
  private due = false;
  private readonly deadline: number;
  private readonly maxBytes: number;
  private readonly limits: BudgetLimits;
  private readonly flag: BudgetLimits['flag'];
  private stepEnd = Infinity;

  constructor(limits: BudgetLimits = {}) {
    this.deadline = limits.deadline ?? Infinity;
    this.maxBytes = limits.maxBytes ?? Infinity;
    this.flag = limits.flag;
    this.limits = limits;
  }

  /** One small step of work. Throws QueryStopped when the query must end. */
  tick(): void {
    if (++this.steps >= CHECK_EVERY) this.check();
  }

  /** Work of `units` steps, as one native call may be. Throws as `tick` does. */
  work(units: number): void {
    this.steps += units;
    if (this.steps >= CHECK_EVERY) this.check();
  }

  private check(): void {
    this.steps = 0;
    if (this.flag !== undefined && Atomics.load(this.flag.array, this.flag.index) !== 0) throw new QueryStopped('cancelled');
    const now = Date.now();
    if (now > this.deadline) throw new QueryStopped('timeout');
    if (now < this.sliceEnd) return;
    this.due = true;
    if (this.limits.full?.() === true) throw new MemoryExceeded(this.maxBytes);
    if (now > this.stepEnd) throw new MustRestart('The query takes too long within another. Start it again.');
    if (now >= this.sliceEnd + OVERRUN_MS && this.stepEnd === Infinity) this.relieve();
  }

  private relieve(): void {
    if (this.limits.relieve === undefined) return;
    this.limits.relieve();
    // the others had their turn already
    this.due = false;
    this.sliceEnd = Date.now() + OVERRUN_MS;
    if (this.flag !== undefined && Atomics.load(this.flag.array, this.flag.index) !== 0) throw new QueryStopped('cancelled');
  }

  /**
   * Opens a slice of `ms` milliseconds; after it `pending` answers true until the next slice. With `atMost`, a step that has
   * not paused so many milliseconds later throws MustRestart.
   */
  openSlice(ms: number, atMost = Infinity): void {
    const now = Date.now();
    this.due = false;
    this.sliceEnd = now + ms;
    this.stepEnd = now + atMost;
    this.check();
  }

  /** Throws MemoryExceeded when `bytes` more could not be held, and holds nothing. */
  reserve(bytes: number): void {
    if (this.heldBytes + bytes > this.maxBytes) throw new MemoryExceeded(this.maxBytes);
  }

  /** Nothing is held any more. */
  forget(): void {
    this.heldBytes = 0;
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
