/** Every endless query stops when told to, by its caller and by its time limit, and others are answered meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemoryHost } from '#cypher/memory/host';
import { slow, type Endless } from './endless.ts';
import { hoards } from './hoards.ts';
import { cancelled, capped, openDense, timedOut, type Measured } from './stopping.ts';
import { texts } from './texts.ts';

const PROMISED_MS = 100;
/** A loaded machine that also runs the tests gets more. */
const SLACK_MS = 400;
const CAP_BYTES = 256 * 1024 * 1024;

let host: MemoryHost;
/** How many were really stopped, rather than at their end by then. */
const stopped = { cancelled: 0, timeout: 0 };
const measured: (Measured & { readonly by: string })[] = [];
beforeAll(async () => { host = await openDense(1024); });
afterAll(async () => {
  await host.close();
  const worst = (of: (m: Measured) => number): string => measured.toSorted((a, b) => of(b) - of(a)).slice(0, 8).map((m) => `  ${of(m).toFixed(0).padStart(5)} ms  ${m.name}, by ${m.by}: ${m.reason}`).join('\n');
  console.log(`slowest stops of ${measured.length}:\n${worst((m) => m.stoppedMs ?? 0)}\nslowest answers to another meanwhile:\n${worst((m) => m.otherMs)}`);
});

/** The best of a few measurements: a machine that does other things as well makes anything slow, once. What cannot be stopped is slow each time. */
async function best(by: string, measure: () => Promise<Measured>): Promise<Measured> {
  const slowest = (m: Measured): number => Math.max(m.stoppedMs ?? 0, m.otherMs);
  let found = await measure();
  for (let again = 0; again < 4 && slowest(found) > PROMISED_MS; again++) {
    const next = await measure();
    if (slowest(next) < slowest(found)) found = next;
  }
  measured.push({ ...found, by });
  expect(found.reason, found.message).not.toMatch(/lost|internal/);
  expect(found.stoppedMs ?? 0, `${found.name}: stopped`).toBeLessThan(SLACK_MS);
  expect(found.otherMs, `${found.name}: another was answered`).toBeLessThan(SLACK_MS);
  return found;
}

async function stops(endless: Endless): Promise<void> {
  const told = await best('cancelling', () => cancelled(host, endless, 250, CAP_BYTES));
  const limited = await best('time limit', () => timedOut(host, endless, 250, CAP_BYTES));
  // What ends by itself, with an answer or without one, may do so in the very moment in which it is told: a fast machine gets there.
  if (told.stoppedMs !== null) expect(told.reason).toMatch(/cancelled|runtime|memory|answered/);
  if (limited.stoppedMs !== null) expect(limited.reason).toMatch(/timeout|runtime|memory|answered/);
  stopped.cancelled += told.reason === 'cancelled' ? 1 : 0;
  stopped.timeout += limited.reason === 'timeout' ? 1 : 0;
}

describe('time without end', () => {
  it.each(slow)('$name', async (endless) => {
    await stops(endless);
  });
});

describe('work on texts', () => {
  it.each(texts)('$name', async (endless) => {
    await stops(endless);
  });
});

describe('memory without end', () => {
  it.each(hoards)('$name', async (endless) => {
    await stops(endless);
  });
});

describe('of all these', () => {
  it('most were stopped on the way', () => {
    const all = slow.length + texts.length + hoards.length;
    expect(stopped.cancelled).toBeGreaterThan(all / 2);
    expect(stopped.timeout).toBeGreaterThan(all / 2);
  });
});

describe('what nobody stops', () => {
  it.each(hoards)('$name ends at its cap', async (endless) => {
    const one = await capped(host, endless, CAP_BYTES / 4, 60_000);
    measured.push({ ...one, by: 'cap' });
    expect(['memory', 'runtime'], one.message).toContain(one.reason);
    expect(one.message).toMatch(/needs more memory than the \d+ MB|at most \d+ are possible|Invalid input for function|Text/);
  });
});
