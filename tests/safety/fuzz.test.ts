/** The fuzzer for a bounded time, with a new seed each time; and what it once found. */
import { expect, it } from 'vitest';
import { corpus } from './corpus.ts';
import { fuzz } from './fuzz.ts';

const minutes = Number(process.env['PACTA_FUZZ_MINUTES'] ?? (process.env['CI'] === 'true' ? 1 : 0.5));
const seed = Number(process.env['PACTA_SEED'] ?? Date.now() % 2 ** 31);

it(`finds nothing in ${minutes} minutes (PACTA_SEED=${seed})`, async () => {
  const report = await fuzz(await corpus(), minutes, seed);
  console.log(`fuzz: seed ${seed}, ${report.queries} queries, ${JSON.stringify([...report.outcomes])}, slowest ${report.slowestMs.toFixed(0)} ms`);
  expect(report.findings).toEqual([]);
  expect(report.queries).toBeGreaterThan(100 * minutes);
  // a fuzzer whose every query is refused tests nothing but the parser
  expect(report.outcomes.get('answered') ?? 0).toBeGreaterThan(report.queries / 20);
}, minutes * 60_000 + 120_000);
