// Every question on the shipped datasets: its answer is what the OpenAPI document says, under several lenses, in a defined order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitmentAnswer, CommitmentsAnswer, DisputesAnswer, NeighboursAnswer, NetworkAnswer, NodeAnswer, PathAnswer, SchemaAnswer, SourceAnswer, SourcesAnswer } from '#graph/answers';
import { labels, relationshipTypes } from '#graph/schema';
import { ruleVersion } from '#graph/verdict';
import { Conformance } from './conformance.ts';
import { HeldDatabase, oneRow, openHouse, shippedGraph, today, type House } from './house.ts';

let house: House;
let conformance: Conformance;
let database: HeldDatabase;
const answer = async <A>(name: string, path: string): Promise<A> => {
  const reply = await house.get(path);
  conformance.holds(name, reply);
  return reply.body as unknown as A;
};

beforeAll(async () => {
  database = new HeldDatabase(await shippedGraph());
  house = await openHouse(database);
  conformance = new Conformance((await house.get('/api/openapi.json')).body as unknown as Conformance['document']);
});
afterAll(() => house.close());

const lenses = ['', 'sources=axis-of-collusion', 'knownBy=2021-12-31&asOf=2022-06-30', 'sources=on-record', 'asOf=1900-01-01&knownBy=1900-01-01'];
const asked: readonly (readonly [name: string, path: string])[] = [
  ['schema', '/api/schema'], ['search', '/api/search?q=gazprom'], ['node', '/api/nodes/power-of-siberia'], ['node', '/api/nodes/balzer-2021'], ['neighbours', '/api/nodes/gazprom/neighbours?limit=500'],
  ['network', '/api/network'], ['network', '/api/network?view=evidence'], ['path', '/api/path?from=gazprom&to=china-development-bank'], ['commitments', '/api/commitments?limit=500'], ['disputes', '/api/disputes?limit=500'],
  ['sources', '/api/sources?limit=500'], ['source', '/api/sources/balzer-2021'],
];

describe.each(lenses)('under the lens "%s"', (lens) => {
  it.each(asked)('%s answers %s as described, twice the same', async (name, path) => {
    const address = `${path}${path.includes('?') ? '&' : '?'}${lens}`;
    const first = await house.get(address);
    conformance.holds(name, first);
    const params = new URLSearchParams(lens);
    expect(first.body).toMatchObject({ lens: { asOf: params.get('asOf') ?? today, knownBy: params.get('knownBy') ?? today, sources: params.get('sources')?.split(',') ?? null }, rule: ruleVersion });
    expect((await house.get(address)).text).toBe(first.text);
  });
});

describe('the commitments', () => {
  it('each open as described, under every lens that shows them', async () => {
    for (const lens of lenses) {
      const { rows } = await answer<CommitmentsAnswer>('commitments', `/api/commitments?limit=500&${lens}`);
      for (const row of rows) {
        const one = await answer<CommitmentAnswer>('commitment', `/api/commitments/${row.id}?${lens}`);
        expect(one.commitment).toEqual(row);
        expect(one.why.rules.filter((rule) => rule.matched)).toEqual([one.why.rules.at(-1)]);
        expect(one.why.rules.at(-1)?.verdict).toBe(row.verdict);
      }
    }
  });

  it('come by the day of the promise, undated last, and page without gaps', async () => {
    const all = await answer<CommitmentsAnswer>('commitments', '/api/commitments?limit=500');
    const dated = all.rows.map((row) => row.promisedOn !== null);
    expect(dated).toEqual([...dated].sort((a, b) => Number(b) - Number(a)));
    const pages = await Promise.all([0, 7, 14, 21, 28].map((offset) => answer<CommitmentsAnswer>('commitments', `/api/commitments?limit=7&offset=${offset}`)));
    expect(pages.flatMap((page) => page.rows.map((row) => row.id))).toEqual(all.rows.slice(0, 35).map((row) => row.id));
    expect(pages.every((page) => page.total === all.total)).toBe(true);
    const turned = await answer<CommitmentsAnswer>('commitments', '/api/commitments?limit=500&sort=-promisedOn');
    expect(turned.rows.map((row) => row.promisedOn !== null)).toEqual(dated);
    expect(turned.rows[0]?.promisedOn).toBe(all.rows.filter((row) => row.promisedOn !== null).at(-1)?.promisedOn);
  });

  it('narrow by every filter to what it says', async () => {
    const all = (await answer<CommitmentsAnswer>('commitments', '/api/commitments?limit=500')).rows;
    const ids = async (filter: string): Promise<string[]> => (await answer<CommitmentsAnswer>('commitments', `/api/commitments?limit=500&${filter}`)).rows.map((row) => row.id);
    const amur = all.find((row) => row.id === 'c-amur-gas-plant-2016-financing')!;
    expect(await ids('verdict=WITHDRAWN,RENEGED')).toEqual(all.filter((row) => row.verdict === 'WITHDRAWN' || row.verdict === 'RENEGED').map((row) => row.id));
    expect(await ids(`promisor=${amur.promisors[0]!.id}&object=financing`)).toContain(amur.id);
    expect(await ids(`concerns=${amur.concerns[0]!.id}&promisee=${amur.promisees[0]!.id}`)).toContain(amur.id);
    expect(await ids(`concerns=${amur.concerns[0]!.id}&promisee=state-china`)).not.toContain(amur.id);
    expect(await ids('from=2016-11-15&to=2016-11-16')).toContain(amur.id);
    expect(await ids('to=2016-10-31')).not.toContain(amur.id);
    expect(await ids('currency=USD&minAmount=20000000000')).toEqual(all.filter((row) => row.promised?.currency === 'USD' && (row.promised.high ?? Infinity) >= 2e10).map((row) => row.id));
    expect(await ids('q=amur 2016')).toEqual([amur.id]);
    expect(await ids('evidence=contested')).toEqual(all.filter((row) => row.evidence === 'contested').map((row) => row.id));
  });

  it('change with the lens: the promise of 25 billion is withdrawn for the paper and disputed for all', async () => {
    const under = async (lens: string) => (await answer<CommitmentAnswer>('commitment', `/api/commitments/c-power-of-siberia-25bn?${lens}`)).commitment;
    expect((await under('sources=axis-of-collusion')).verdict).toBe('WITHDRAWN');
    const all = await under('');
    expect(all.verdict).toBe('DISPUTED');
    const { perSource } = await answer<CommitmentAnswer>('commitment', '/api/commitments/c-power-of-siberia-25bn');
    expect(new Set(perSource.map((one) => one.verdict)).size).toBeGreaterThan(1);
    const { node } = await answer<NodeAnswer>('node', '/api/nodes/c-power-of-siberia-25bn?sources=axis-of-collusion');
    expect(node.properties).toMatchObject({ verdict: 'WITHDRAWN', ruleVersion });
  });
});

describe('a node', () => {
  it('tells its facts by first day, undated last, and counts what its neighbours page through', async () => {
    for (const id of ['gazprom', 'amur-gas-plant', 'state-china']) {
      const { node, facts, neighbours } = await answer<NodeAnswer>('node', `/api/nodes/${id}`);
      expect(node.labels).not.toContain('Pacta');
      const days = facts.map((fact) => fact.earliest ?? '9999');
      expect(days).toEqual([...days].sort());
      for (const [label, count] of Object.entries(neighbours)) expect((await answer<NeighboursAnswer>('neighbours', `/api/nodes/${id}/neighbours?types=${label}&limit=1`)).total).toBe(count);
    }
  });

  it.each([['node', '/api/nodes/gazprom'], ['node', '/api/nodes/balzer-2021'], ['source', '/api/sources/balzer-2021'], ['source', '/api/sources/finanz-ru-2021-04-08']] as const)('%s: %s gives its facts in pages without gaps, and what is asked without a page is whole', async (name, path) => {
    const all = await answer<NodeAnswer | SourceAnswer>(name, path);
    expect(all.facts).toHaveLength(all.total);
    const size = Math.min(500, Math.ceil(all.total / 3));
    const pages = await Promise.all(Array.from({ length: Math.ceil(all.total / size) + 1 }, (_, at) => answer<NodeAnswer | SourceAnswer>(name, `${path}?limit=${size}&offset=${at * size}`)));
    expect(pages.flatMap(({ facts }) => facts)).toEqual(all.facts);
    for (const page of pages) expect({ ...page, facts: [] }).toEqual({ ...all, facts: [] });
    expect((await answer<NodeAnswer | SourceAnswer>(name, `${path}?offset=1`)).facts).toEqual(all.facts.slice(1));
  });

  it('is a fact, a source or a dispute too', async () => {
    const { disputes } = await answer<DisputesAnswer>('disputes', '/api/disputes');
    const dispute = await answer<NodeAnswer>('node', `/api/nodes/${disputes[0]!.id}`);
    expect(dispute.disputes).toEqual([disputes[0]]);
    const fact = disputes[0]!.sides[0]!.facts[0]!;
    const opened = await answer<NodeAnswer>('node', `/api/nodes/${fact.id}`);
    expect(opened.facts).toContainEqual(fact);
    expect(opened.disputes.map(({ id }) => id)).toContain(disputes[0]!.id);
  });

  it('has neighbours by degree, and only the edges of the page', async () => {
    const page = await answer<NeighboursAnswer>('neighbours', '/api/nodes/gazprom/neighbours?limit=5');
    const degrees = page.nodes.map((node) => node.degree);
    expect(degrees).toEqual([...degrees].sort((a, b) => b - a));
    const shown = new Set(page.nodes.map((node) => node.id));
    expect(page.edges.length).toBeGreaterThan(0);
    for (const edge of page.edges) expect([edge.source, edge.target].filter((end) => end !== 'gazprom' && !shown.has(end))).toEqual([]);
  });
});

describe('the network', () => {
  it('has edges between its own nodes, and with a limit the nodes of highest degree', async () => {
    const all = await answer<NetworkAnswer>('network', '/api/network');
    expect(all.nodes.id).toEqual([...all.nodes.id].sort());
    expect(Math.max(...all.edges.source, ...all.edges.target)).toBeLessThan(all.nodes.id.length);
    const few = await answer<NetworkAnswer>('network', '/api/network?limit=10');
    expect(few.nodes.id).toHaveLength(10);
    expect(few.total).toEqual(all.total);
    expect(Math.min(...few.nodes.degree)).toBeGreaterThanOrEqual([...all.nodes.degree].sort((a, b) => b - a)[9]!);
    const banks = await answer<NetworkAnswer>('network', '/api/network?types=Bank');
    expect(banks.nodes.labels.every((names) => names.includes('Bank'))).toBe(true);
  });

  it('has the ways between two of its nodes, around what is excluded', async () => {
    const { nodes: near } = await answer<NeighboursAnswer>('neighbours', '/api/nodes/gazprom/neighbours?limit=500');
    const { nodes } = await answer<NetworkAnswer>('network', '/api/network');
    const adjacent = new Set(['gazprom', ...near.map((node) => node.id)]);
    const far = nodes.id.filter((id, at) => !adjacent.has(id) && nodes.degree[at]! > 2);
    expect(far.length).toBeGreaterThan(0);
    for (const end of far.slice(0, 10)) {
      const { paths } = await answer<PathAnswer>('path', `/api/path?from=gazprom&to=${end}`);
      expect(paths.length).toBeGreaterThan(0);
      expect(paths.flatMap((way) => way.edges).filter((edge) => edge.citations.length === 0 || edge.sentence === '')).toEqual([]);
      expect(paths.every((way) => way.nodes[0]!.id === 'gazprom' && way.nodes.at(-1)!.id === end && way.edges.length === way.nodes.length - 1)).toBe(true);
      const lengths = paths.map((way) => way.edges.length);
      expect(lengths).toEqual([...lengths].sort());
      const between = paths[0]!.nodes.slice(1, -1).map((node) => node.id);
      const around = await answer<PathAnswer>('path', `/api/path?from=gazprom&to=${end}&exclude=${between.join(',')}`);
      expect(around.paths.flatMap((way) => way.nodes.map((node) => node.id)).filter((id) => between.includes(id))).toEqual([]);
    }
  });

  it('has no way from a node to itself', async () => {
    expect((await answer<PathAnswer>('path', '/api/path?from=gazprom&to=gazprom')).paths).toEqual([]);
  });
});

describe('the schema', () => {
  it('lists every label, relationship and vocabulary, with what is stored', async () => {
    const schema = await answer<SchemaAnswer>('schema', '/api/schema');
    expect(schema.labels.map((label) => label.name)).toEqual(expect.arrayContaining(labels.map((label) => label.name)));
    expect(schema.relationships.map((relationship) => relationship.type)).toEqual([...relationshipTypes]);
    const stored = database.graph.nodes.filter((node) => node.labels.includes('Commitment')).length;
    expect(schema.labels.find((label) => label.name === 'Commitment')?.count).toBe(stored);
    expect(stored).toBeGreaterThan(0);
    const before = await answer<SchemaAnswer>('schema', '/api/schema?knownBy=1900-01-01');
    expect(before.labels.find((label) => label.name === 'Commitment')?.count).toBe(0);
  });
});

describe('the sources', () => {
  it('say what rests on them and what falls without them', async () => {
    const { sources } = await answer<SourcesAnswer>('sources', '/api/sources?limit=3');
    for (const row of sources) {
      const one = await answer<SourceAnswer>('source', `/api/sources/${row.id}`);
      expect(one.source).toMatchObject(row);
      expect(one.facts).toHaveLength(row.facts);
      expect(row.factsAlone).toBeLessThanOrEqual(row.facts);
    }
    const finanz = await answer<SourceAnswer>('source', '/api/sources/finanz-ru-2021-04-08');
    expect(finanz.relayedBy.map(({ id }) => id)).toContain('balzer-2021');
    expect(finanz.falls.map(({ id }) => id)).toContain('c-power-of-siberia-25bn');
    expect(finanz.falls.filter((fall) => fall.before === fall.after)).toEqual([]);
  });
});

describe('health', () => {
  it('counts a shared entity once in the totals', async () => {
    const reply = await house.get('/api/health');
    conformance.holds('health', reply);
    expect(reply.body).toMatchObject({ status: 'ok', database: { kind: 'memory', version: '5.26.30' }, nodes: database.graph.nodes.length, relationships: database.graph.edges.length });
  });
});

describe('cypher', () => {
  it('answers typed values, says of what, and takes parameters', async () => {
    let given: unknown;
    database.run = (_query, parameters, options) => { given = { parameters, mode: options.mode, maxRows: options.maxRows }; return Promise.resolve(oneRow); };
    const reply = await house.post('/api/cypher', { query: 'RETURN $n AS n', params: { n: 1 } });
    conformance.holds('cypher', reply);
    expect(reply.body).toMatchObject({ columns: ['n'], rows: [[{ $type: 'Integer', _value: '1' }]], truncated: false, summary: { rows: 1, database: 'memory' } });
    expect(given).toEqual({ parameters: { n: 1 }, mode: 'read', maxRows: 1000 });
  });
});
