// What is asked of a query's text before or beside running it: whether it only reads, and what is wrong with it. To read a long text takes a
// part of a second, in which the server's thread could answer nobody else: it is read in a thread of its own, one text after the other.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { assertReadOnly } from './access.ts';
import type { Parameters } from './database.ts';
import { DatabaseUnavailable, QueryCancelled, QueryFailed, QueryForbidden, QuerySyntaxError, QueryTimedOut } from './failures.ts';
import { mistakeIn } from './mistake.ts';

/** Texts of so many characters are read where they are: that takes a few milliseconds. */
const shortest = 4_000;
/** After so many milliseconds a text that is still being read is given up. */
const longestMs = 10_000;
/** As the engine's own thread has, for what is nested deeply. */
const stackMegabytes = 32;

export type Asked =
  | { readonly kind: 'read-only'; readonly query: string }
  | { readonly kind: 'mistake'; readonly query: string; readonly parameters: readonly string[]; readonly refusal: string };

/** A failure without its class, which does not come through between threads; null: there is none. */
export type Told =
  | { readonly kind: 'syntax'; readonly message: string; readonly position: QuerySyntaxError['position']; readonly cure: string | undefined }
  | { readonly kind: 'forbidden'; readonly message: string; readonly reason: QueryForbidden['reason'] }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string }
  /** A fault of our own. */
  | { readonly kind: 'fault'; readonly message: string }
  | null;

/** As `assertReadOnly`. Throws QueryCancelled when the signal was aborted before the text was read, too. */
export async function assertReadOnlyAside(query: string, signal?: AbortSignal): Promise<void> {
  if (query.length <= shortest) return assertReadOnly(query);
  const failure = failureOf(await thread.ask({ kind: 'read-only', query }, signal), {});
  if (failure) throw failure;
}

/** As `mistakeIn`; `null` also for what cannot be read in time. */
export async function mistakeAside(query: string, parameters: Parameters, refusal: Error): Promise<QuerySyntaxError | QueryFailed | null> {
  if (query.length <= shortest) return mistakeIn(query, parameters, refusal);
  const told = await thread.ask({ kind: 'mistake', query, parameters: Object.keys(parameters), refusal: refusal.message }).catch(() => null);
  const failure = failureOf(told, { cause: refusal });
  return failure instanceof QuerySyntaxError || failure instanceof QueryFailed ? failure : null;
}

function failureOf(told: Told, options: ErrorOptions): Error | null {
  switch (told?.kind) {
    case undefined: return null;
    case 'syntax': return new QuerySyntaxError(told.message, told.position, told.cure, options);
    case 'forbidden': return new QueryForbidden(told.message, told.reason, options);
    case 'failed': return new QueryFailed(told.message, told.code, options);
    case 'fault': return new Error(told.message, options);
  }
}

interface Waiting { readonly asked: Asked; readonly signal: AbortSignal | undefined; readonly resolve: (told: Told) => void; readonly reject: (error: Error) => void }

/** The thread: started when it is first needed, and again after it was lost. It keeps no process alive that waits for nothing. */
class Thread {
  #worker: Worker | null = null;
  /** The first is being read. */
  readonly #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;

  ask(asked: Asked, signal?: AbortSignal): Promise<Told> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, signal, resolve, reject });
      if (this.#waiting.length === 1) this.#next();
    });
  }

  #next(): void {
    while (this.#waiting[0]?.signal?.aborted) this.#waiting.shift()?.reject(new QueryCancelled());
    const [first] = this.#waiting;
    if (!first) return void this.#worker?.unref();
    let worker: Worker;
    try {
      worker = this.#worker ??= this.#start();
    } catch (error) {
      // not built: `resolve` finds no file
      return this.#settle(({ reject }) => reject(error as Error));
    }
    // whoever waits for it is waited for
    worker.ref();
    worker.postMessage(first.asked);
    this.#timer = setTimeout(() => this.#lose(worker, new QueryTimedOut(longestMs)), longestMs);
  }

  #start(): Worker {
    const worker = new Worker(createRequire(import.meta.url).resolve('#aside-worker'), { resourceLimits: { stackSizeMb: stackMegabytes } });
    worker.on('message', (told: Told) => this.#settle(({ resolve }) => resolve(told)));
    const lost = (cause?: Error): void => this.#lose(worker, new DatabaseUnavailable('The query could not be read. Ask again in a moment.', 'lost', { cause }));
    worker.on('error', lost).on('exit', () => lost());
    return worker;
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    void worker.terminate();
    this.#settle(({ reject }) => reject(error));
  }

  #settle(settle: (first: Waiting) => void): void {
    clearTimeout(this.#timer);
    const first = this.#waiting.shift();
    if (first) settle(first);
    this.#next();
  }
}

const thread = new Thread();
