// Loading, on every database: one transaction, in place of the former self, beside other applications' nodes, and no invariant broken.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#cypher/database';
import { invariants } from '#cypher/catalogue';
import { LoadRefused } from '#cypher/failures';
import { replaceDataset } from '#graph/merge';
import type { Dataset, Graph } from '#graph/model';
import { withVerdicts } from '#graph/stored-verdicts';
import { smallDataset, smallTablesWith } from '../fixtures/small-dataset.ts';
import { openers } from './open.ts';

const today = '2026-11-24';
const nothing: Graph = { nodes: [], edges: [] };
const merged = (...datasets: Dataset[]): Graph => withVerdicts(datasets.reduce(replaceDataset, nothing), today);

describe.each(openers)('loading on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => { database = await open(); });
  beforeEach(async () => { await database.run('MATCH (n) DETACH DELETE n', {}, { mode: 'write' }); });
  // what other tests start finds nothing of it
  afterAll(async () => {
    await database?.run('MATCH (n) DETACH DELETE n', {}, { mode: 'write' });
    await database?.close();
  });
  const stored = async (): Promise<Graph> => (await database.snapshot()).graph;
  const rows = async (query: string): Promise<unknown> => (await database.run(query, {}, { mode: 'read' })).rows.map((row) => row.map((value) => value._value));

  it('stores exactly the merged graph', async () => {
    const report = await database.load(smallDataset(), { today });
    expect(report).toMatchObject({ dataset: 'small', nodes: 10, loaded: true });
    expect(await stored()).toEqual(merged(smallDataset()));
  });

  it('keeps decimals as floats and counts as integers', async () => {
    await database.load(smallDataset(), { today });
    expect((await database.run('MATCH (f:Pacta:Figure) RETURN f.value AS value', {}, { mode: 'read' })).rows).toEqual([[{ $type: 'Float', _value: '2500000000.0' }]]);
    expect((await database.run('MATCH (c:Pacta:Commitment) RETURN c.strength AS strength', {}, { mode: 'read' })).rows).toEqual([[{ $type: 'Integer', _value: '3' }]]);
  });

  it('loads again only what differs', async () => {
    const first = await database.load(smallDataset(), { today });
    const stamp = await database.stamp();
    expect(await database.load(smallDataset(), { today })).toMatchObject({ loaded: false, stamp: first.stamp });
    expect(await database.stamp()).toBe(stamp);
    expect(await database.load(smallDataset(), { today, force: true })).toMatchObject({ loaded: true });
    expect(await database.stamp()).not.toBe(stamp);
    expect(await stored()).toEqual(merged(smallDataset()));
  });

  it('judges again on another day', async () => {
    await database.load(smallDataset(), { today: '2021-02-01' });
    expect(await rows('MATCH (c:Pacta:Commitment) RETURN c.verdict')).not.toEqual([['WITHDRAWN']]);
    expect(await database.load(smallDataset(), { today })).toMatchObject({ loaded: true });
    expect(await rows('MATCH (c:Pacta:Commitment) RETURN c.verdict')).toEqual([['WITHDRAWN']]);
  });

  it('puts a new version in place of the former', async () => {
    await database.load(smallDataset(), { today });
    const changed = smallDataset(smallTablesWith('actors.csv', (text) => text.replace('North Bank,North Bank', 'The North Bank,North Bank').replace(/\nlone-trader.*/, '')));
    await database.load(changed, { today });
    expect(await stored()).toEqual(merged(changed));
    expect(await rows('MATCH (a:Pacta:Actor) RETURN a.name ORDER BY a.name')).toEqual([['South Gas'], ['The North Bank']]);
  });

  it('keeps an entity while another dataset uses it', async () => {
    const base = smallDataset();
    const other = smallDataset({
      'sources.csv': 'id,title,short_title,kind\nherald-2022,A trader appears,Herald 2022,news',
      'ties.csv': 'id,type,subject,object,sources\nt-owns,OWNS,lone-trader,long-pipe,herald-2022',
    }, 'other', [base]);
    await database.load(base, { today });
    await database.load(other, { today });
    const without = smallDataset(smallTablesWith('actors.csv', (text) => text.replace(/\nlone-trader.*/, '')));
    await database.load(without, { today });
    expect(await rows('MATCH (a:Pacta {id: "lone-trader"}) RETURN a.datasets')).toEqual([[[{ $type: 'String', _value: 'other' }]]]);
  });

  it('refuses a dataset whose base is not there', async () => {
    const base = smallDataset();
    await expect(database.load(smallDataset({ 'sources.csv': 'id,title,short_title,kind\nherald-2022,A,Herald,news' }, 'other', [base]), { today })).rejects.toThrow(LoadRefused);
    expect(await stored()).toEqual(nothing);
  });

  it('leaves other applications\' nodes alone, even twins of our ids', async () => {
    await database.run('CREATE (:Source {id: "gazette-2020", mine: false})-[:CITED_IN {id: "x"}]->(:Source {id: "gazette-2020", mine: false}), (:Actor {name: "Somebody else"})', {}, { mode: 'write' });
    await database.load(smallDataset(), { today });
    await database.load(smallDataset(), { today, force: true });
    expect(await rows('MATCH (n) WHERE NOT n:Pacta RETURN count(n)')).toEqual([['3']]);
    expect(await rows('MATCH (a)-[r:CITED_IN]->(b) WHERE NOT a:Pacta RETURN r.id')).toEqual([['x']]);
    expect(await stored()).toEqual(merged(smallDataset()));
    expect((await database.schema()).labels['Source']).toBe(2);
  });

  it('leaves the former state when it is interrupted', async () => {
    await database.load(smallDataset(), { today });
    const before = await stored();
    const changed = smallDataset(smallTablesWith('actors.csv', (text) => text.replaceAll('North Bank', 'North Banque')));
    for (const delay of [0, 1, 3, 8]) {
      const control = new AbortController();
      const loading = database.load(changed, { today, signal: control.signal });
      setTimeout(() => control.abort(), delay);
      const finished = await loading.then(() => true, () => false);
      expect(await stored()).toEqual(finished ? merged(changed) : before);
      if (finished) break;
    }
  });

  it('breaks no invariant', async () => {
    await database.load(smallDataset(), { today });
    for (const invariant of invariants) expect(await rows(invariant.query), invariant.name).toEqual([]);
    await database.run('MATCH (:Pacta {id: "e-leave"})-[c:CITED_IN]->() DELETE c', {}, { mode: 'write' });
    expect(await rows(invariants[0]!.query)).toEqual([['e-leave']]);
  });
});
