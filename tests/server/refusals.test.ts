// Every way to ask wrongly: a problem with a status and a sentence that says what to do, never a stack trace.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseUnavailable, QueryCancelled, QueryFailed, QueryTimedOut, QueryTooLarge } from '#cypher/failures';
import { Conformance } from './conformance.ts';
import { HeldDatabase, oneRow, openHouse, shippedGraph, type House } from './house.ts';

let house: House;
let conformance: Conformance;
let database: HeldDatabase;
beforeAll(async () => {
  database = new HeldDatabase(await shippedGraph());
  house = await openHouse(database);
  conformance = new Conformance((await house.get('/api/openapi.json')).body as unknown as Conformance['document']);
});
beforeEach(() => { database.run = () => Promise.resolve(oneRow); });
afterAll(() => house.close());

describe('a wrong parameter', () => {
  it.each([
    ['search', '/api/search', /^q is missing/], ['search', '/api/search?q=', /^q is empty/], ['search', `/api/search?q=${'x'.repeat(201)}`, /longer than 200/], ['search', '/api/search?q=a&q=b', /q is given more than once/],
    ['search', '/api/search?q=a&lmit=5', /lmit is not known here\. Did you mean limit\? Allowed are q, types, limit, asOf, knownBy, sources/], ['search', '/api/search?q=a&types=Bank,Bonk', /types has "Bonk".*Allowed are .*Bank/],
    ['commitments', '/api/commitments?limit=0', /limit must be a whole number from 1 to 500, but is "0"/], ['commitments', '/api/commitments?limit=501', /from 1 to 500/], ['commitments', '/api/commitments?limit=ten', /"ten"/], ['commitments', '/api/commitments?limit=1e2', /"1e2"/],
    ['commitments', '/api/commitments?offset=-1', /offset must be a whole number of at least 0/], ['commitments', '/api/commitments?verdict=BROKEN', /Allowed are DISPUTED/], ['commitments', '/api/commitments?sort=size', /sort must be one of promisedOn/],
    ['commitments', '/api/commitments?from=2021-02-30', /from must be a date that exists/], ['commitments', '/api/commitments?minAmount=25bn', /minAmount must be a number such as 25000000000/], ['commitments', '/api/commitments?currency=RMBX', /ISO 4217/],
    ['node', '/api/nodes/gazprom?asOf=2021', /asOf must be a date that exists, written as 2021-12-31, but is "2021"/], ['node', '/api/nodes/gazprom?knownBy=yesterday', /knownBy/], ['node', '/api/nodes/gazprom?sources=', /sources is empty/],
    ['node', '/api/nodes/gazprom?sources=axis-of-colusion', /neither a source nor a dataset\. Did you mean axis-of-collusion/], ['node', '/api/nodes/gazprom?sources=balzer-2021,', /sources has an empty value/],
    ['network', '/api/network?view=map', /view must be one of entities, evidence/], ['path', '/api/path?from=gazprom', /to is missing/], ['path', '/api/path?from=gazprom&to=cnpc&exclude=', /exclude is empty/], ['health', '/api/health?asOf=2021-01-01', /asOf is not known here/],
    ['node', '/api/nodes/gazprom?limit=0', /limit must be a whole number from 1 to 500/], ['source', '/api/sources/balzer-2021?offset=-1', /offset must be/],
  ])('%s: %s', async (name, path, sentence) => {
    const reply = await house.get(path);
    conformance.refuses(name, 400, reply);
    expect(reply.body['detail']).toMatch(sentence);
  });

  it('is refused by the description too', async () => {
    const reply = await house.get('/api/openapi.json?version=2&asOf=2021-01-01');
    expect(reply.status).toBe(400);
    expect(reply.body['detail']).toBe('The parameter version is not known here. None is allowed. The parameter asOf is not known here. None is allowed.');
  });

  it('is told together with every other', async () => {
    const { body } = await house.get('/api/search?limit=0&foo=1');
    expect(body['detail']).toMatch(/q is missing.*limit must be.*foo is not known/);
  });

  it('is never read from a prototype', async () => {
    conformance.refuses('search', 400, await house.get('/api/search?q=a&__proto__=1'));
    conformance.refuses('search', 400, await house.get('/api/search?q=a&constructor=1'));
    conformance.refuses('node', 404, await house.get('/api/nodes/__proto__'));
  });
});

describe('an unknown id', () => {
  it.each([
    ['node', '/api/nodes/gazprm', 'gazprom'], ['neighbours', '/api/nodes/gazprm/neighbours', 'gazprom'], ['commitment', '/api/commitments/c-power-of-siberia-25b', 'c-power-of-siberia-25bn'], ['source', '/api/sources/balzer-2012', 'balzer-2021'],
    ['path', '/api/path?from=gazprm&to=cnpc', 'gazprom'], ['path', '/api/path?from=cnpc&to=gazprm', 'gazprom'], ['path', '/api/path?from=cnpc&to=rosneft&exclude=gazprm', 'gazprom'], ['commitments', '/api/commitments?promisor=gazprm', 'gazprom'],
  ])('%s: %s has the nearest beside it', async (name, path, nearest) => {
    const reply = await house.get(path);
    conformance.refuses(name, 404, reply);
    expect(reply.body['nearest']).toContain(nearest);
  });

  it('is also one that the lens hides, or that is of another kind', async () => {
    const hidden = await house.get('/api/commitments/c-power-of-siberia-25bn?knownBy=1999-12-31');
    conformance.refuses('commitment', 404, hidden);
    expect(hidden.body['detail']).toMatch(/lens/);
    conformance.refuses('commitment', 404, await house.get('/api/commitments/gazprom'));
  });

  it('is what an address may be', async () => {
    expect((await house.get('/api/nodes')).status).toBe(404);
    const strange = await house.get('/api/traces-of-nothing');
    expect(strange).toMatchObject({ status: 404, body: { title: 'Unknown address' } });
    expect((await house.get('/api/nodes/%ff')).status).toBe(400);
    expect((await house.get(`/api/nodes/${'x'.repeat(300)}`)).status).toBe(400);
  });
});

describe('a method that is not possible', () => {
  it.each([['POST', '/api/health', 'GET, HEAD'], ['DELETE', '/api/nodes/gazprom', 'GET, HEAD'], ['GET', '/api/cypher', 'POST'], ['PUT', '/api/openapi.json', 'GET, HEAD']])('%s %s', async (method, path, allow) => {
    const reply = await house.get(path, { method });
    expect(reply.status).toBe(405);
    expect(reply.type).toContain('application/problem+json');
    expect(reply.headers.get('allow')).toBe(allow);
  });

  it('HEAD is possible where GET is', async () => expect((await house.get('/api/network', { method: 'HEAD' })).status).toBe(200));
});

describe('a query', () => {
  const ask = (query: unknown, params?: unknown) => house.post('/api/cypher', params === undefined ? { query } : { query, params });

  it('that is not Cypher is told where and how to mend it, before whether it may write', async () => {
    for (const query of ['MATCH (n RETURN n', 'CREATE (n']) {
      const reply = await ask(query);
      conformance.refuses('cypher', 400, reply);
      expect(reply.body).toMatchObject({ position: { line: 1 }, cure: expect.stringMatching(/\S/) as unknown });
    }
    expect((await ask('MATCH (n)\nRETURN n.')).body).toMatchObject({ position: { line: 2 } });
  });

  it.each(['CREATE (n)', 'EXPLAIN CREATE (n)', 'MATCH (n) SET n.x = 1', 'MATCH (n) DETACH DELETE n', "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 'CALL dbms.listConfig()', 'CREATE INDEX FOR (n:X) ON (n.y)', 'CALL { CREATE (n) } IN TRANSACTIONS', 'PROFILE MERGE (n)'])('%s is refused and never sent', async (query) => {
    let sent = false;
    database.run = () => { sent = true; return Promise.resolve(oneRow); };
    conformance.refuses('cypher', 403, await ask(query));
    expect(sent).toBe(false);
  });

  it('that fails, lasts or grows too much is told so', async () => {
    const fail = (error: Error): void => { database.run = () => Promise.reject(error); };
    fail(new QueryFailed('/ by zero', 'Neo.ClientError.Statement.ArithmeticError'));
    conformance.refuses('cypher', 400, await ask('RETURN 1/0'));
    fail(new QueryTimedOut(20_000));
    conformance.refuses('cypher', 504, await ask('RETURN 1'));
    fail(new QueryTooLarge(256));
    conformance.refuses('cypher', 413, await ask('RETURN 1'));
    fail(new DatabaseUnavailable('Neo4j is gone.', 'lost'));
    conformance.refuses('cypher', 503, await ask('RETURN 1'));
    fail(new TypeError('secret path /root/secret.ts:1'));
    const broken = await ask('RETURN 1');
    conformance.refuses('cypher', 500, broken);
    expect(broken.text).not.toContain('secret');
    expect(house.log.join('')).toContain('secret');
  });

  it('must be JSON of the right shape', async () => {
    conformance.refuses('cypher', 400, await house.post('/api/cypher', '{"query":'));
    conformance.refuses('cypher', 400, await house.post('/api/cypher', '[]'));
    conformance.refuses('cypher', 400, await house.post('/api/cypher', {}));
    conformance.refuses('cypher', 400, await house.post('/api/cypher', { query: ' ' }));
    conformance.refuses('cypher', 400, await house.post('/api/cypher', { query: 'RETURN 1', params: [1] }));
    conformance.refuses('cypher', 400, await house.post('/api/cypher', { query: 'RETURN 1', parameters: {} }));
    conformance.refuses('cypher', 400, await house.post('/api/cypher?asOf=2021-01-01', { query: 'RETURN 1' }));
    conformance.refuses('cypher', 400, await house.post('/api/cypher', { query: `RETURN '${'x'.repeat(100_001)}'` }));
    conformance.refuses('cypher', 413, await house.post('/api/cypher', { query: 'x'.repeat(1_100_000) }));
    conformance.refuses('cypher', 415, await house.post('/api/cypher', 'query=RETURN', { headers: { 'content-type': 'text/plain' } }));
  });

  it('is cancelled when the connection closes', async () => {
    const cancelled = new Promise<boolean>((resolve) => {
      database.run = (_query, _parameters, { signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => { resolve(true); reject(new QueryCancelled()); }));
    });
    const controller = new AbortController();
    const reply = house.post('/api/cypher', { query: 'RETURN 1' }, { signal: controller.signal }).catch(() => undefined);
    setTimeout(() => controller.abort(), 50);
    await reply;
    expect(await cancelled).toBe(true);
  });

  it('is cut where its rows outgrow the cap, and says so', async () => {
    const row = [{ $type: 'String', _value: 'x'.repeat(300_000) }];
    database.run = () => Promise.resolve({ ...oneRow, rows: [row, row, row, row] });
    const small = await openHouse(database, { settings: { host: '127.0.0.1', query: { timeoutMs: 1000, maxRows: 10, maxMegabytes: 1 } } });
    const { body } = await small.post('/api/cypher', { query: 'RETURN 1' });
    expect(body).toMatchObject({ truncated: true, summary: { rows: 3 } });
    await small.close();
  });
});

describe('too many requests', () => {
  it('are refused with how long to wait', async () => {
    const busy = await openHouse(database, { requestsPerMinute: 2 });
    await busy.get('/api/health');
    await busy.get('/api/health');
    conformance.refuses('health', 429, await busy.get('/api/health'));
    await busy.close();
  });
});
