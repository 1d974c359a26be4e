/**
 * Runs an endless query on the engine's host, tells it to stop, and measures: how long the stop took, and how long another,
 * trivial query took meanwhile.
 * It may not know which queries there are.
 */
import { MemoryHost, QueryFailure, type RunOptions } from '#cypher/memory/host';
import type { Access } from '#cypher/memory/protocol';
import { denseGraph, type Endless } from './endless.ts';

const ALL: Access = { writes: true, schema: true, procedures: '*' };
const READ: Access = { writes: false, schema: false, procedures: [] };

export interface Measured {
  readonly name: string;
  /** What ended it: the failure's reason, or `answered`. */
  readonly reason: string;
  /** From being told to stop until the caller knew, in milliseconds; null when it ended before that. */
  readonly stoppedMs: number | null;
  /** The slowest of the trivial queries asked meanwhile, in milliseconds. */
  readonly otherMs: number;
  readonly message: string;
}

export async function openDense(maxMegabytes: number): Promise<MemoryHost> {
  const host = new MemoryHost({ maxMegabytes, graceMs: 15_000 });
  await host.start();
  for (const statement of denseGraph) await host.run(statement, new Map(), { access: ALL });
  return host;
}

async function outcomeOf(host: MemoryHost, query: string, options: Partial<RunOptions>): Promise<{ reason: string; message: string }> {
  try {
    await host.run(query, new Map(), { access: READ, ...options });
    return { reason: 'answered', message: '' };
  } catch (error) {
    if (error instanceof QueryFailure) return { reason: error.failure.reason, message: error.failure.message };
    throw error;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Asks trivial queries until told to end; gives the slowest. */
async function bystander(host: MemoryHost, over: () => boolean): Promise<number> {
  let slowest = 0;
  while (!over()) {
    const started = performance.now();
    await outcomeOf(host, 'MATCH (d:Dense {i: 7}) RETURN d.i', {});
    slowest = Math.max(slowest, performance.now() - started);
    await pause(20);
  }
  return slowest;
}

/** By `AbortSignal` after `afterMs`. */
export async function cancelled(host: MemoryHost, { name, query }: Endless, afterMs: number, maxBytes: number): Promise<Measured> {
  const cancel = new AbortController();
  let ended = 0;
  const work = outcomeOf(host, query, { signal: cancel.signal, timeoutMs: 30_000, maxBytes }).finally(() => (ended = performance.now()));
  const other = bystander(host, () => ended > 0);
  await Promise.race([work, pause(afterMs)]);
  const told = performance.now();
  const early = ended > 0;
  cancel.abort();
  const { reason, message } = await work;
  return { name, reason, message, stoppedMs: early ? null : ended - told, otherMs: await other };
}

/** By its time limit. */
export async function timedOut(host: MemoryHost, { name, query }: Endless, timeoutMs: number, maxBytes: number): Promise<Measured> {
  const started = performance.now();
  let ended = 0;
  const work = outcomeOf(host, query, { timeoutMs, maxBytes }).finally(() => (ended = performance.now()));
  const other = bystander(host, () => ended > 0);
  const { reason, message } = await work;
  const over = ended - started - timeoutMs;
  return { name, reason, message, stoppedMs: reason === 'timeout' ? Math.max(0, over) : null, otherMs: await other };
}

/** Until it holds more than it may; it is given `timeoutMs` for that. */
export async function capped(host: MemoryHost, { name, query }: Endless, maxBytes: number, timeoutMs: number): Promise<Measured> {
  let ended = 0;
  const work = outcomeOf(host, query, { timeoutMs, maxBytes }).finally(() => (ended = performance.now()));
  const other = bystander(host, () => ended > 0);
  const { reason, message } = await work;
  return { name, reason, message, stoppedMs: null, otherMs: await other };
}
