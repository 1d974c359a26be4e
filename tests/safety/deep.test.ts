/** Deep, long and strange queries and parameters get an answer or a sentence, from the engine itself and over HTTP, and the server lives on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryHost, QueryFailure } from '#cypher/memory/host';
import { startPacta, type Running } from '../setup/running.ts';
import { deepQueries, foundQueries, longQueries, strangeQueries } from './deep.ts';

const declared = /^(syntax|runtime|memory|timeout)$/;

describe('the engine', () => {
  let host: MemoryHost;
  beforeAll(async () => {
    host = new MemoryHost({ maxMegabytes: 1024 });
    await host.start();
  });
  afterAll(() => host.close());

  const outcome = async (query: string): Promise<string> => {
    try {
      await host.run(query, new Map(), { access: { writes: true, schema: true, procedures: '*' }, timeoutMs: 8000, maxBytes: 2 ** 28 });
      return 'answered';
    } catch (error) {
      if (!(error instanceof QueryFailure)) throw error;
      expect(error.message.length).toBeLessThan(3000);
      expect(error.failure.reason, error.message).toMatch(declared);
      return error.failure.reason;
    }
  };

  it.each([...deepQueries(5000), ...deepQueries(90).map(([name, query]) => [`${name}, 90 deep`, query] as const), ...longQueries(100_000).slice(0, 3), ...longQueries(20_000), ...strangeQueries])('%s', async (_, query) => {
    await outcome(query);
    expect(await outcome('RETURN 1')).toBe('answered');
  });

  it.each(foundQueries)('what was found: %s', async (_, query) => {
    expect(await outcome(query)).toBe('syntax');
  });

  it('answers a chain of two thousand unions', async () => {
    expect(await outcome(`${'RETURN 1 AS x UNION '.repeat(2000)}RETURN 1 AS x`)).toBe('answered');
  });

  it('answers what is only a little deep', async () => {
    for (const [name, query] of deepQueries(20)) if (!/not end|open|may be|indexes|slices|quantified patterns|patterns in patterns/.test(name)) expect(await outcome(query), name).toBe('answered');
  });
});

describe('a running server', () => {
  let pacta: Running;
  beforeAll(async () => { pacta = await startPacta({ PACTA_QUERY_TIMEOUT_MS: '5000', PACTA_QUERY_MAX_MB: '128', PACTA_LOG_LEVEL: 'fatal' }); });
  afterAll(() => pacta.stop());

  async function ask(body: string, path = '/api/cypher'): Promise<{ status: number; text: string }> {
    const response = await fetch(pacta.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return { status: response.status, text: await response.text() };
  }

  async function isWell(): Promise<void> {
    const response = await fetch(`${pacta.url}/api/health`);
    expect(response.status).toBe(200);
  }

  function isTold(reply: { status: number; text: string }): void {
    expect(reply.status, reply.text.slice(0, 300)).not.toBe(500);
    if (reply.status === 200) return;
    expect([400, 403, 413, 504]).toContain(reply.status);
    expect((JSON.parse(reply.text) as { detail: string }).detail).toMatch(/\S.*[.…)]$/s);
  }

  it.each([...deepQueries(5000), ...deepQueries(400).map(([name, query]) => [`${name}, 400 deep`, query] as const), ...longQueries(9000), ...strangeQueries, ...foundQueries])('a query: %s', async (_, query) => {
    isTold(await ask(JSON.stringify({ query })));
    await isWell();
  });

  const deepList = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  const deepMap = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
  const deepTyped = (depth: number): string => '{"$type":"List","_value":['.repeat(depth) + ']}'.repeat(depth);
  const params: readonly (readonly [string, string])[] = [
    ['a deep list', deepList(5000)], ['a very deep list', deepList(400_000)], ['a deep map', deepMap(5000)], ['a very deep map', deepMap(100_000)], ['deep typed lists', deepTyped(5000)], ['very deep typed lists', deepTyped(25_000)],
    ['a list nested 100 deep', deepList(100)], ['many items', `[${'1,'.repeat(400_000)}1]`], ['many maps', `[${'{"a":1},'.repeat(90_000)}1]`], ['a long text', JSON.stringify('x'.repeat(900_000))], ['a text of surrogates', '"\\ud800\\udfff\\ud800"'], ['NUL', '"\\u0000"'],
    ['true', 'true'], ['null', 'null'], ['an integer', '9007199254740993'], ['a huge number', '1e999'], ['a tiny number', '1e-999'], ['minus zero', '-0'], ['a fraction', '0.1'],
    ['a typed integer beyond 64 bits', '{"$type":"Integer","_value":"99999999999999999999999"}'], ['a typed integer that is none', '{"$type":"Integer","_value":"x"}'], ['a typed integer that is null', '{"$type":"Integer","_value":null}'], ['a typed integer of many digits', `{"$type":"Integer","_value":"${'9'.repeat(500_000)}"}`],
    ['a typed list that is none', '{"$type":"List","_value":1}'], ['a typed list of null', '{"$type":"List","_value":null}'], ['a typed map that is none', '{"$type":"Map","_value":null}'], ['a typed map of a list', '{"$type":"Map","_value":[1]}'], ['a typed float that is none', '{"$type":"Float","_value":"x"}'], ['a typed boolean that is none', '{"$type":"Boolean","_value":"x"}'],
    ['a typed date', '{"$type":"Date","_value":"2021-04-08"}'], ['a typed date that is none', '{"$type":"Date","_value":"x"}'], ['a typed point', '{"$type":"Point","_value":"SRID=7203;POINT (1.0 2.0)"}'], ['a typed node', '{"$type":"Node","_value":{}}'], ['an unknown type', '{"$type":"Nonsense","_value":{}}'], ['a type that is no text', '{"$type":1,"_value":1}'], ['a prototype', '{"__proto__":{"a":1},"constructor":1}'],
  ];
  it.each(params)('a parameter: %s', async (_, value) => {
    isTold(await ask(`{"query":"RETURN $p AS p, [$p] AS l, {a: $p} AS m","params":{"p":${value}}}`));
    isTold(await ask(`{"query":"WITH $p AS p RETURN p = p, p < p, toString(p)","params":{"p":${value}}}`));
    isTold(await ask(`{"query":"RETURN 1","params":${value}}`));
    await isWell();
  });

  it.each([['nothing', ''], ['a number', '1'], ['null', 'null'], ['a text', '"x"'], ['a list', '[]'], ['a deep list', deepList(400_000)], ['a query that is a list', '{"query":[]}'], ['a query that is deep', `{"query":${deepList(400_000)}}`], ['an endless text', '{"query":"'], ['too much', `{"query":"${'x'.repeat(2_000_000)}"}`], ['too long a query', `{"query":"${'x'.repeat(200_000)}"}`], ['twice the query', '{"query":"RETURN 1","query":"CREATE (n)"}']])('a body: %s', async (_, body) => {
    isTold(await ask(body));
    await isWell();
  });
});
