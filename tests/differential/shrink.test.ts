/**
 * Shrinking keeps what makes two databases differ and leaves the rest out. No database is asked.
 */
import { expect, it } from 'vitest';
import { shrink } from './shrink.ts';

it('leaves out clauses and columns that do not matter', async () => {
  const query = "MATCH (n {s: 'WITH, x'}) UNWIND [1, 2] AS u WITH n, u AS v WHERE v > 1 RETURN reverse(n.l) AS a, [x IN [1, 2] | x] AS b, v ORDER BY v";
  expect(await shrink(query, (text) => Promise.resolve(/^MATCH.*RETURN reverse\(n\.l\)/.test(text)))).toBe("MATCH (n {s: 'WITH, x'}) RETURN reverse(n.l) AS a");
});

it('gives a query back that cannot be smaller', async () => {
  expect(await shrink('RETURN 1 AS x', () => Promise.resolve(false))).toBe('RETURN 1 AS x');
});
