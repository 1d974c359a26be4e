// The API over each database, with the shipped datasets in it: every answer as the OpenAPI document describes it, and ad-hoc Cypher under its caps.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#cypher/database';
import { openNeo4j } from '#cypher/neo4j/database';
import type { CommitmentsAnswer, CypherAnswer } from '#graph/answers';
import { loadAll, readDatasets } from '#server/open-database';
import { Conformance } from '../server/conformance.ts';
import { openHouse, today, type House } from '../server/house.ts';
import { openers } from './open.ts';

const nowhere = { folder: '/nowhere-at-all', chosen: false };
const caps = { timeoutMs: 1500, maxRows: 50, maxMegabytes: 64 };
/** Runs for minutes unless it is stopped. */
const endless = 'UNWIND range(1, 3000000) AS a UNWIND range(1, 3000000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n';

describe.each(openers)('over $name', ({ open }) => {
  let database: Database;
  let house: House;
  let conformance: Conformance;
  beforeAll(async () => {
    database = await open();
    await loadAll(database, await readDatasets('graph/datasets', nowhere), today);
    house = await openHouse(database, { settings: { host: '127.0.0.1', query: caps } });
    conformance = new Conformance((await house.get('/api/openapi.json')).body as unknown as Conformance['document']);
  });
  afterAll(async () => {
    await house.close();
    await database.close();
  });
  const ask = (query: string, params: object = {}, init: RequestInit = {}) => house.post('/api/cypher', { query, params }, init);

  it.each([
    ['health', '/api/health'], ['schema', '/api/schema'], ['search', '/api/search?q=gazprom'], ['node', '/api/nodes/amur-gas-plant'], ['neighbours', '/api/nodes/gazprom/neighbours'], ['network', '/api/network?view=evidence'],
    ['path', '/api/path?from=gazprom&to=china-development-bank'], ['commitments', '/api/commitments?limit=500&sources=on-record'], ['commitment', '/api/commitments/c-power-of-siberia-25bn'], ['disputes', '/api/disputes'], ['sources', '/api/sources?limit=500'], ['source', '/api/sources/balzer-2021'], ['source', '/api/sources/balzer-2021?limit=20&offset=40'], ['node', '/api/nodes/gazprom?limit=5&offset=5'], ['questions', '/api/questions'],
  ])('%s is as described', async (name, path) => conformance.holds(name, await house.get(path)));

  it('stores the verdicts that the ledger shows under the default lens', async () => {
    const { rows } = (await house.get('/api/commitments?limit=500')).body as unknown as CommitmentsAnswer;
    const reply = await ask('MATCH (c:Commitment) WHERE c.id IN $ids RETURN c.id AS id, c.verdict AS verdict ORDER BY id', { ids: rows.map((row) => row.id).slice(0, caps.maxRows) });
    conformance.holds('cypher', reply);
    const stored = (reply.body as unknown as CypherAnswer).rows.map((row) => row.map((value) => value._value));
    const shown = rows.slice(0, caps.maxRows).map((row) => [row.id, row.verdict]).sort(([a], [b]) => (a! < b! ? -1 : 1));
    expect(stored).toEqual(shown);
  });

  it('refuses what is no Cypher, what would write and what fails, each by its status', async () => {
    conformance.refuses('cypher', 400, await ask('MATCH (n) RETRN n'));
    conformance.refuses('cypher', 400, await ask('RETURN 1 / 0'));
    conformance.refuses('cypher', 400, await ask('RETURN $missing'));
    for (const query of ['CREATE (n)', 'EXPLAIN CREATE (n)', "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 'CALL dbms.listConfig()']) conformance.refuses('cypher', 403, await ask(query));
    expect((await ask('MATCH (n) RETRN n')).body).toMatchObject({ position: { line: 1, column: 11 } });
  });

  it('cuts rows at the cap and says so', async () => {
    expect((await ask('UNWIND range(1, 51) AS n RETURN n')).body).toMatchObject({ truncated: true, summary: { rows: 50, total: 51 } });
    expect((await ask('UNWIND range(1, 50) AS n RETURN n')).body).toMatchObject({ truncated: false, summary: { rows: 50, total: 50 } });
  });

  it('cuts rows at the limit that was asked for, which never passes the cap', async () => {
    const limited = (limit: unknown): ReturnType<typeof house.post> => house.post('/api/cypher', { query: 'UNWIND range(1, 51) AS n RETURN n', limit });
    expect((await limited(20)).body).toMatchObject({ truncated: true, summary: { rows: 20, total: 51 } });
    expect((await limited(60)).body).toMatchObject({ truncated: true, summary: { rows: 50, total: 51 } });
    for (const wrong of [0, 1.5, '20', null]) conformance.refuses('cypher', 400, await limited(wrong));
  });

  it('cuts rows at the size of an answer, and refuses one row that is larger', async () => {
    const text = 'WITH reduce(s = "x", i IN range(1, 21) | s + s) AS text';
    const cut = (await ask(`${text} UNWIND range(1, 12) AS i RETURN i, text`)).body as unknown as CypherAnswer;
    expect([cut.rows.length, cut.truncated, cut.summary.rows]).toEqual([7, true, 7]);
    const refused = await ask(`${text} RETURN [i IN range(1, 9) | text] AS texts`);
    conformance.refuses('cypher', 413, refused);
    expect(refused.text).toMatch(/One row of the answer is larger than the 16 MB/);
  });

  it('says how many rows there are when that is cheap to know, and lets no row that is not shown fail the question', async () => {
    expect((await ask('UNWIND range(1, 3000) AS n RETURN n')).body).toMatchObject({ truncated: true, summary: { rows: 50, total: 3000 } });
    expect((await ask('UNWIND range(1, 3000) AS n RETURN 1 / (2500 - n) AS x')).body).toMatchObject({ truncated: true, summary: { rows: 50, total: null } });
    expect((await ask('UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN a + b AS n')).body).toMatchObject({ truncated: true, summary: { rows: 50, total: null } });
  });

  it('shows the plan where it was asked for', async () => {
    const query = 'MATCH (c:Commitment) RETURN c.title ORDER BY c.title LIMIT 3';
    const planOf = async (prefix: string) => ((await ask(`${prefix} ${query}`)).body as unknown as CypherAnswer).summary.plan;
    expect(await planOf('')).toBeNull();
    const explained = await planOf('EXPLAIN');
    expect(explained).toMatchObject({ operator: 'ProduceResults', rows: null });
    expect(explained!.children.length).toBeGreaterThan(0);
    expect(await planOf('PROFILE')).toMatchObject({ operator: 'ProduceResults', rows: 3 });
  });

  it('stops what takes too long, and answers others meanwhile', async () => {
    const started = performance.now();
    const slow = ask(endless);
    const quick = await ask('RETURN 1 AS one');
    expect(quick.status).toBe(200);
    expect(performance.now() - started).toBeLessThan(caps.timeoutMs);
    conformance.refuses('cypher', 504, await slow);
    expect(performance.now() - started).toBeLessThan(caps.timeoutMs + 5000);
  });

  it('stops when whoever asked has gone', async () => {
    const controller = new AbortController();
    const gone = ask(endless, {}, { signal: controller.signal }).catch(() => 'gone');
    setTimeout(() => controller.abort(), 200);
    expect(await gone).toBe('gone');
    expect((await house.get('/api/health')).status).toBe(200);
  });
});

/** Stands between Pacta and its Neo4j, and can be cut. */
class Wire {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  port = 0;

  constructor(private readonly target: URL) {}

  open(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const [one, other] of [[near, far], [far, near]] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy()).on('close', () => { this.#sockets.delete(one); other.destroy(); }).pipe(other);
      }
    });
    this.#server = server;
    return new Promise((resolve) => server.listen(this.port, '127.0.0.1', () => { this.port = (server.address() as AddressInfo).port; resolve(); }));
  }

  cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => { this.#server?.close(() => resolve()); });
    for (const socket of this.#sockets) socket.destroy();
    return closed;
  }
}

describe.skipIf(inject('neo4jUrl') === '')(`a Neo4j that goes away ${inject('neo4jAbsent')}`, () => {
  it('is 503 within seconds, and answers again when it is back', async () => {
    const wire = new Wire(new URL(inject('neo4jUrl')));
    await wire.open();
    const database = await openNeo4j({ url: `bolt://127.0.0.1:${wire.port}`, timeoutMs: 5000 });
    const house = await openHouse(database);
    expect((await house.get('/api/disputes')).status).toBe(200);
    await wire.cut();
    const started = performance.now();
    expect((await house.get('/api/disputes')).status).toBe(503);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(await house.get('/api/health')).toMatchObject({ status: 503, body: { status: 'unavailable' } });
    await wire.open();
    await expect.poll(async () => (await house.get('/api/disputes')).status, { timeout: 20_000, interval: 500 }).toBe(200);
    await house.close();
    await database.close();
    await wire.cut();
  });
});
