// Starting as a stranger does: what is printed, what is served, and one sentence with exit code 1 where it cannot start.
import { createServer } from 'node:http';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { openers } from '../contract/open.ts';
import { failToStart, startPacta as start, type Running } from '../setup/running.ts';

/** What a test started, so that it ends also when the test fails. */
const running: Running[] = [];
const startPacta = async (settings: Readonly<Record<string, string>> = {}): Promise<Running> => {
  const pacta = await start(settings);
  running.push(pacta);
  return pacta;
};
afterEach(async () => { await Promise.all(running.splice(0).map((pacta) => pacta.stop())); });

const json = async (url: string): Promise<Record<string, unknown>> => (await fetch(url)).json() as Promise<Record<string, unknown>>;

describe('npm start', () => {
  it('serves both datasets and the page, and ends on SIGTERM', async () => {
    const started = performance.now();
    const pacta = await startPacta();
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(pacta.printed()).toMatch(/axis-of-collusion/);
    const health = await json(`${pacta.url}/api/health`);
    expect(health['status']).toBe('ok');
    expect((health['datasets'] as { id: string }[]).map(({ id }) => id)).toEqual(['axis-of-collusion', 'on-record']);
    const page = await fetch(pacta.url);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
    expect(await page.text()).toMatch(/<div id="app">/);
    expect(await pacta.stop()).toBe(0);
  });

  it('says what to do about a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, printed } = await failToStart({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(printed).toMatch(new RegExp(`${port}`));
    expect(printed).toMatch(/PORT/);
    expect(printed.trim().split('\n').length).toBe(1);
  });

  it.each([
    [{ PORT: 'many' }, /PORT/], [{ PACTA_QUERY_MAX_ROWS: '-1' }, /PACTA_QUERY_MAX_ROWS/], [{ PACTA_LOG_LEVEL: 'loud' }, /PACTA_LOG_LEVEL/], [{ PACTA_DATABASE_URL: 'http://x' }, /PACTA_DATABASE_URL/],
    [{ PACTA_DATABASE_URL: 'bolt://127.0.0.1:1' }, /bolt:\/\/127\.0\.0\.1:1/],
  ] as readonly (readonly [Record<string, string>, RegExp])[])('says what is wrong with %j', async (settings, sentence) => {
    const { code, printed } = await failToStart(settings);
    expect(code).toBe(1);
    expect(printed).toMatch(sentence);
    expect(printed).not.toMatch(/\n\s+at /);
  });

  it('says which row of a broken data folder is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-data-'));
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'dataset.json'), JSON.stringify({ id: 'mine', title: 'Mine', description: '', buildsOn: [] }));
    writeFileSync(join(folder, 'mine', 'actors.csv'), 'id,name,short_name,type\nNo Id,Nobody,Nobody,Company\n');
    const { code, printed } = await failToStart({ PACTA_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(printed).toMatch(/actors\.csv.*row 2/);
  });
});

describe.skipIf(inject('neo4jUrl') === '')(`npm start beside Neo4j ${inject('neo4jAbsent')}`, () => {
  it('gives the same bytes as the memory database', async () => {
    await (await openers.at(-1)!.open()).close();
    const [memory, neo4j] = await Promise.all([startPacta(), startPacta({ PACTA_DATABASE_URL: inject('neo4jUrl') })]);
    const paths = [
      '/api/search?q=gazprom', '/api/search?q=%D0%A1%D0%B8%D0%BB%D0%B0%20%D0%A1%D0%B8%D0%B1%D0%B8%D1%80%D0%B8', '/api/nodes/power-of-siberia', '/api/nodes/gazprom/neighbours', '/api/network', '/api/network?view=evidence&sources=on-record',
      '/api/path?from=gazprom&to=china-development-bank', '/api/commitments', '/api/commitments?sources=axis-of-collusion&verdict=WITHDRAWN', '/api/commitments/c-power-of-siberia-25bn', '/api/disputes', '/api/sources', '/api/sources/finanz-ru-2021-04-08', '/api/schema', '/api/openapi.json',
      '/api/nodes/nothing-like-it', '/api/commitments?limit=0',
    ];
    for (const path of paths) expect(await (await fetch(neo4j.url + path)).text(), path).toBe(await (await fetch(memory.url + path)).text());
    const ask = async (url: string): Promise<unknown> => { const body = (await (await fetch(`${url}/api/cypher`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'MATCH (a:Actor {id: $id})-[r:COMMITTED_TO]->(c) RETURN a, r, c ORDER BY c.id', params: { id: 'china-side' } }) })).json()) as { rows: unknown; columns: unknown }; return [body.columns, body.rows]; };
    expect(await ask(neo4j.url)).toEqual(await ask(memory.url));
    const refusal = async (url: string, query: string): Promise<string> => (await fetch(`${url}/api/cypher`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, params: {} }) })).text();
    const mistakes = ['RETURN foo', 'RETURN $absent', "RETURN 5 % 'a'", 'RETURN count(count(1))', 'MATCH (n) RETRN n', 'RETURN nofunction(1)', 'MATCH (n) RETURN n.x AS a, n.y AS a', 'RETURN 1 AS x UNION RETURN 2 AS y', 'RETURN 1 / 0', 'CREATE (n)', 'MATCH (a:Actor) RETURN b', 'RETURN 1 LIMIT -1'];
    for (const query of mistakes) expect(await refusal(neo4j.url, query), query).toBe(await refusal(memory.url, query));
    expect(await (await fetch(`${neo4j.url}/api/schema`)).text()).not.toContain('Lock');
    expect(await memory.stop()).toBe(0);
    expect(await neo4j.stop()).toBe(0);
  });
});
