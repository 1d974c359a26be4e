/** The engine in its worker: answers, limits, cancellation, side-by-side progress, transactions, and the last resort. */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryHost, QueryFailure, type RunOptions, type RunResult } from '#cypher/memory/host';
import type { Access } from '#cypher/memory/protocol';
import type { WireValue } from '#cypher/memory/wire';

const READ: Access = { writes: false, schema: false, procedures: [] };
const ALL: Access = { writes: true, schema: true, procedures: '*' };
const ENDLESS = 'UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c WITH a + b + c AS s WHERE s < 0 RETURN count(s) AS n';

let host: MemoryHost;
const run = (query: string, options: Partial<RunOptions> = {}, parameters: Record<string, WireValue> = {}): Promise<RunResult> => host.run(query, new Map(Object.entries(parameters)), { access: ALL, ...options });

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof QueryFailure) return error.failure.reason;
    throw error;
  }
}

beforeAll(async () => {
  // a worker in TypeScript does not start on Node 20
  spawnSync('npx', ['tsc', '-b', 'cypher'], { stdio: 'ignore' });
  host = new MemoryHost({ graceMs: 4000 });
  await host.start();
}, 120_000);

afterAll(() => host.close());

describe('answers', () => {
  it('carry columns, values and counters', async () => {
    const made = await run('CREATE (a:A {name: $name})-[r:R {since: date("2020-01-02")}]->(b:B) RETURN a, r', {}, { name: 'x' });
    expect(made.columns).toEqual(['a', 'r']);
    expect(made.rows[0]?.[0]).toMatchObject({ kind: 'node', labels: ['A'], properties: new Map([['name', 'x']]) });
    expect(made.rows[0]?.[1]).toMatchObject({ kind: 'relationship', type: 'R', properties: new Map([['since', { kind: 'date', text: '2020-01-02' }]]) });
    expect(made.summary.counters).toMatchObject({ nodesCreated: 2, relationshipsCreated: 1 });
    expect((await run('RETURN 1 AS i, 1.0 AS f, 2.5 AS g, [null, true] AS l, {k: 9007199254740993} AS m')).rows).toEqual([[1, { kind: 'float', value: 1 }, 2.5, [null, true], new Map([['k', 9007199254740993n]])]]);
  });

  it('stop at the row cap and say so, but let a write finish', async () => {
    const capped = await run('UNWIND range(1, 100000) AS i RETURN i', { maxRows: 3 });
    expect([capped.rows.length, capped.truncated]).toEqual([3, true]);
    expect((await run('UNWIND range(1, 3) AS i RETURN i', { maxRows: 3 })).truncated).toBe(false);
    const written = await run('UNWIND range(1, 10) AS i CREATE (n:Capped) RETURN i', { maxRows: 2 });
    expect([written.rows.length, written.truncated]).toEqual([2, true]);
    expect((await run('MATCH (n:Capped) RETURN count(n)')).rows).toEqual([[10]]);
  });

  it('stop at the cap of the answer and say so; one row beyond it is refused', async () => {
    const cut = await run('UNWIND range(1, 1000) AS i RETURN range(1, 10) AS l', { maxRows: 900, maxAnswerBytes: 100_000 });
    expect(cut.truncated).toBe(true);
    expect(cut.rows.length).toBeGreaterThan(100);
    expect(cut.rows.length).toBeLessThan(400);
    await expect(run('RETURN range(1, 100000) AS l', { maxAnswerBytes: 100_000 })).rejects.toMatchObject({ failure: { reason: 'memory' } });
    expect((await run('RETURN range(1, 100) AS l', { maxAnswerBytes: 100_000 })).truncated).toBe(false);
  });

  it('come for large results too', async () => {
    const all = await run('UNWIND range(1, 50000) AS i RETURN i');
    expect(all.rows.length).toBe(50_000);
    expect(all.rows[49_999]).toEqual([50_000]);
  });
});

describe('failures', () => {
  it('say where and why', async () => {
    await expect(run('RETURN\n  1 +')).rejects.toMatchObject({ failure: { reason: 'syntax', line: 2 } });
    await expect(run('RETURN 1 / 0')).rejects.toMatchObject({ failure: { reason: 'runtime', type: 'ArithmeticError', code: 'Neo.ClientError.Statement.ArithmeticError' } });
    await expect(run('RETURN $absent')).rejects.toMatchObject({ failure: { reason: 'syntax', type: 'ParameterMissing' } });
  });

  it('refuse what the access does not allow', async () => {
    await expect(run('CREATE (n)', { access: READ })).rejects.toMatchObject({ failure: { reason: 'forbidden', what: 'write' } });
    await expect(run('CREATE INDEX FOR (n:A) ON (n.name)', { access: READ })).rejects.toMatchObject({ failure: { what: 'schema' } });
    await expect(run('LOAD CSV FROM "file:///etc/passwd" AS row RETURN row')).rejects.toMatchObject({ failure: { what: 'load-csv' } });
    await expect(run('CALL db.labels()', { access: READ })).rejects.toMatchObject({ failure: { what: 'procedure' } });
  });
});

describe('limits', () => {
  it('end a query at its deadline, and the engine lives on', async () => {
    const started = Date.now();
    expect(await reasonOf(run(ENDLESS, { timeoutMs: 150 }))).toBe('timeout');
    expect(Date.now() - started).toBeLessThan(2000);
    expect((await run('RETURN 1 AS one')).rows).toEqual([[1]]);
  });

  it('end a query that is cancelled, also while it waits', async () => {
    const running = new AbortController();
    const waiting = new AbortController();
    const first = reasonOf(run(ENDLESS, { signal: running.signal, timeoutMs: 20_000 }));
    const second = reasonOf(run('CREATE (n:Waited)', { signal: waiting.signal, timeoutMs: 20_000 }));
    setTimeout(() => waiting.abort(), 50);
    expect(await second).toBe('cancelled');
    running.abort();
    expect(await first).toBe('cancelled');
    expect((await run('MATCH (n:Waited) RETURN count(n)')).rows).toEqual([[0]]);
    expect(await reasonOf(run('RETURN 1', { signal: AbortSignal.abort() }))).toBe('cancelled');
  });

  it('end a query that holds too much', async () => {
    expect(await reasonOf(run('UNWIND range(1, 1000000) AS i RETURN collect(toString(i)) AS all', { maxBytes: 1_000_000 }))).toBe('memory');
    expect(await reasonOf(run('RETURN range(1, 1000000000) AS all', { maxBytes: 1_000_000 }))).toBe('memory');
    expect(await reasonOf(run('UNWIND range(1, 300000) AS i RETURN i', { maxBytes: 6_000_000 }))).toBe('memory');
    expect(await reasonOf(run('RETURN size(reduce(l = [1], i IN range(1, 40) | l + l)) AS n'))).toBe('runtime');
    expect(await reasonOf(run("RETURN size(reduce(s = 'a', i IN range(1, 40) | s + s)) AS n"))).toBe('runtime');
    // what is let go again does not count
    expect(await reasonOf(run('UNWIND range(1, 1000) AS i WITH size(range(1, 1000)) AS n RETURN sum(n) AS total', { maxBytes: 1_000_000 }))).toBe('none');
  });

  it('let a short query finish beside a long one', async () => {
    const cancel = new AbortController();
    const long = reasonOf(run(ENDLESS, { signal: cancel.signal, timeoutMs: 20_000 }));
    const started = Date.now();
    await run('MATCH (n) RETURN count(n)', { timeoutMs: 5000 });
    expect(Date.now() - started).toBeLessThan(1000);
    cancel.abort();
    expect(await long).toBe('cancelled');
  });
});

describe('transactions', () => {
  const statement = (query: string): { query: string; parameters: ReadonlyMap<string, WireValue> } => ({ query, parameters: new Map() });

  it('keep all statements or none', async () => {
    const done = await host.transaction([statement('CREATE (:T {i: 1})'), statement('MATCH (t:T) SET t.i = 2')]);
    expect(done.summary.counters).toMatchObject({ nodesCreated: 1, propertiesSet: 2 });
    expect(await reasonOf(host.transaction([statement('MATCH (t:T) DELETE t'), statement('CREATE (:T2)'), statement('RETURN 1 / 0')]))).toBe('runtime');
    expect((await run('MATCH (t:T) RETURN t.i')).rows).toEqual([[2]]);
    expect((await run('MATCH (t:T2) RETURN count(t)')).rows).toEqual([[0]]);
  });

  it('undo a write that fails or is stopped half-way', async () => {
    expect(await reasonOf(run('UNWIND [1, 0] AS d CREATE (:Half {x: 1 / d})'))).toBe('runtime');
    expect(await reasonOf(run('UNWIND range(1, 1000000) AS i CREATE (:Half {i: i})', { timeoutMs: 60 }))).toBe('timeout');
    expect((await run('MATCH (h:Half) RETURN count(h)')).rows).toEqual([[0]]);
  });
});

describe('the last resort', () => {
  it('replaces a worker that does not stop in time, and fills the new one', async () => {
    let rebuilt = 0;
    // a host without patience: it gives up before the query's own deadline
    const own = new MemoryHost({
      graceMs: -19_900,
      rebuild: async (fresh) => {
        rebuilt += 1;
        await fresh.ask('CREATE (:Rebuilt)', new Map(), { access: ALL });
      },
    });
    await own.start();
    try {
      const bystander = reasonOf(own.run(ENDLESS, new Map(), { access: ALL }));
      expect(await reasonOf(own.run(ENDLESS, new Map(), { access: ALL, timeoutMs: 20_000 }))).toBe('lost');
      expect(await bystander).toBe('lost');
      expect((await own.run('MATCH (n:Rebuilt) RETURN count(n)', new Map(), { access: ALL })).rows).toEqual([[1]]);
      expect(rebuilt).toBe(1);
    } finally {
      await own.close();
    }
  });

  it('tells those who ask after the end', async () => {
    const own = new MemoryHost();
    await own.start();
    const pending = reasonOf(own.run(ENDLESS, new Map(), { access: ALL }));
    await own.close();
    expect(await pending).toBe('lost');
    expect(await reasonOf(own.run('RETURN 1', new Map(), { access: ALL }))).toBe('lost');
  });
});
