// What the canvas draws: facts as edges between entities, rings, weak edges, years; and the ways between two entities.
import { describe, expect, it } from 'vitest';
import { edgeSentence, pathsBetween } from '#graph/paths';
import { networkOf, type Network } from '#graph/projection';
import { withVerdicts } from '#graph/stored-verdicts';
import { ruleVersion } from '#graph/verdict';
import { verdictMarks, verdictWords, worstOf } from '#graph/verdict-words';
import { verdicts } from '#graph/vocabularies';
import { Story } from '../fixtures/story.ts';

const drawn = (story: Story, kind: 'entities' | 'evidence' = 'entities', lens: Parameters<Story['view']>[0] = {}): Network => networkOf(story.view(lens), kind);
const brief = (network: Network): string[] => network.edges.map((edge) => `${edge.source} ${edge.type} ${edge.target}${edge.verdict ? ` ${edge.verdict}` : ''}`);
const promised = (): Story => new Story().promise().step('agreed', { when: '2014-05' });

describe('the entities view', () => {
  it('draws a promise to what it concerns and to whom it is owed, in the colour of its verdict', () => expect(brief(drawn(promised()))).toEqual(['bank COMMITMENT firm UNKNOWN', 'bank COMMITMENT pipe UNKNOWN']));
  it('draws a request from those who asked', () => expect(brief(drawn(new Story().promise({ by: [], to: [], askedOf: ['bank'] }).step('requested', { by: ['firm'] })))).toEqual(['firm COMMITMENT bank SOUGHT', 'firm COMMITMENT pipe SOUGHT', 'firm EVENT pipe']));
  it('draws an act from who caused it to what changed, through the promise that it changed', () => expect(brief(drawn(promised().actor('regulator', 'PublicBody', 'CCC').step('blocked', { by: ['regulator'] })))).toContain('regulator EVENT pipe'));
  it('draws money from payer to payee', () => expect(brief(drawn(promised().flow('f', { value: 1 }).edge('PAID', 'bank', 'f').edge('PAID_TO', 'f', 'firm')))).toContain('bank FLOW firm'));
  it('draws a statement from who speaks to what it is about', () => {
    const story = promised().actor('scholar', 'Person').node('s', ['Fact', 'Statement'], { title: 's', kind: 'assessment' }).cite('s', { source: 'paper', speakers: ['scholar'] }).edge('ABOUT', 's', 'loan');
    expect(brief(drawn(story))).toContain('scholar MENTION pipe');
  });
  it('draws a figure from where to where', () => expect(brief(drawn(promised().figure('fig', { value: 1 }).edge('MEASURES', 'fig', 'bank', { role: 'from' }, '~from').edge('MEASURES', 'fig', 'firm', { role: 'to' }, '~to')))).toContain('bank FIGURE firm'));
  it('draws ties as themselves, under a lens that shows them and after they began', () => {
    const story = new Story().source('site').edge('OWNS', 'bank', 'firm', { sources: ['site'], from: '2014' });
    expect(brief(drawn(story))).toEqual(['bank OWNS firm']);
    expect(brief(drawn(story, 'entities', { without: ['site'] }))).toEqual([]);
    expect(brief(drawn(story, 'entities', { asOf: '2013-06-01' }))).toEqual([]);
  });
  it('gives a tie its own years', () => expect(drawn(new Story().edge('OWNS', 'bank', 'firm', { sources: ['paper'], from: '2014', to: '2016-03' })).edges[0]).toMatchObject({ from: '2014-01-01', to: '2016-03-31' }));
  it('merges facts of one kind between one pair, and shows the worst of their verdicts', () => {
    const story = promised().promise({}, 'second').step('promised', { of: 'second' }, 'e-2').step('withdrawn', { of: 'second', by: ['bank'] }, 'e-3');
    const edge = drawn(story).edges.find((one) => one.id === 'bank~COMMITMENT~firm');
    expect(edge).toMatchObject({ facts: ['loan', 'second'], verdict: 'WITHDRAWN', from: '2014-05-01', to: '2014-05-31' });
  });
  it('rings a project with the worst verdict of what concerns it; an actor has no ring', () => {
    const nodes = drawn(promised().step('withdrawn', { by: ['bank'], when: '2016' })).nodes;
    expect(Object.fromEntries(nodes.map((node) => [node.id, node.verdict]))).toEqual({ bank: null, firm: null, pipe: 'WITHDRAWN' });
  });
  it('is weak where every fact is hedged, inferred or known by its title', () => {
    const weak = (...modes: readonly ('stated' | 'hedged' | 'inferred')[]): boolean => drawn(new Story().promise({ cite: modes.map((mode) => ({ source: 'paper', mode })) })).edges[0]!.weak;
    expect([weak('hedged'), weak('inferred', 'hedged'), weak('hedged', 'stated')]).toEqual([true, true, false]);
  });
  it('points from one to the other where all its facts lead that way', () => {
    const pointing = (story: Story, id: string): boolean | undefined => drawn(story).edges.find((edge) => edge.id === id)?.directed;
    const flow = (story: Story, id: string, from: string, to: string): Story => story.flow(id, { value: 1 }).edge('PAID', from, id).edge('PAID_TO', id, to);
    expect(pointing(promised(), 'bank~COMMITMENT~pipe')).toBe(true);
    expect(pointing(flow(flow(promised(), 'f', 'bank', 'firm'), 'g', 'bank', 'firm'), 'bank~FLOW~firm')).toBe(true);
    expect(pointing(flow(flow(promised(), 'f', 'bank', 'firm'), 'g', 'firm', 'bank'), 'bank~FLOW~firm')).toBe(false);
    expect(pointing(promised().step('blocked', { by: ['firm'] }), 'firm~EVENT~pipe')).toBe(true);
    expect(pointing(new Story().edge('OWNS', 'bank', 'firm', { sources: ['paper'] }), 'bank~OWNS~firm')).toBe(true);
  });
  it('points nowhere where a fact merely joins two: a request, or a tie named by its role', () => {
    expect(drawn(new Story().promise({ by: [], to: [], askedOf: ['bank'] }).step('requested', { by: ['firm'] })).edges.filter((edge) => edge.type === 'COMMITMENT').map((edge) => edge.directed)).toEqual([false, false]);
    expect(drawn(new Story().edge('RELATED_TO', 'bank', 'firm', { sources: ['paper'], role: 'rival' })).edges[0]?.directed).toBe(false);
  });
  it('counts the degree by drawn edges, and sorts by id', () => {
    const { nodes, edges } = drawn(promised());
    expect(nodes.map((node) => [node.id, node.degree])).toEqual([['bank', 2], ['firm', 1], ['pipe', 1]]);
    expect(edges.map((edge) => edge.id)).toEqual([...edges.map((edge) => edge.id)].sort());
    expect(nodes[0]!.labels).not.toContain('Pacta');
  });
  it('draws nothing that had not happened yet', () => expect(drawn(promised(), 'entities', { asOf: '2013-01-01' }).edges).toEqual([]));
  it('draws nothing that the lens hides', () => expect(drawn(promised(), 'entities', { without: ['paper'] })).toEqual({ nodes: [], edges: [] }));
});

describe('the evidence view', () => {
  it('draws the facts and their wiring', () => expect(brief(drawn(promised(), 'evidence'))).toEqual(['bank COMMITTED_TO loan UNKNOWN', 'e-agreed CHANGED loan UNKNOWN', 'loan OWED_TO firm UNKNOWN', 'loan CONCERNS pipe UNKNOWN']));
});

describe('paths', () => {
  const chain = (...pairs: readonly (readonly [string, string])[]): Story => {
    const story = new Story();
    for (const id of new Set(pairs.flat())) story.actor(id, 'Company');
    for (const [a, b] of pairs) story.tie('OWNS', a, b);
    return story;
  };
  const ways = (story: Story, from: string, to: string, ...exclude: readonly string[]): string[] => pathsBetween(drawn(story), from, to, new Set(exclude)).map((path) => path.nodes.join(' '));
  it('are undirected, by length, then by ids', () => expect(ways(chain(['a', 'b'], ['c', 'b'], ['a', 'd'], ['d', 'c'], ['a', 'e'], ['e', 'f'], ['f', 'c']), 'a', 'c')).toEqual(['a b c', 'a d c', 'a e f c']));
  it('are at most six edges long', () => {
    const long = (n: number): Story => chain(...Array.from({ length: n }, (_, i) => [`n${i}`, `n${i + 1}`] as const));
    expect(ways(long(6), 'n0', 'n6')).toHaveLength(1);
    expect(ways(long(7), 'n0', 'n7')).toEqual([]);
  });
  it('are at most five', () => expect(ways(chain(...['p', 'q', 'r', 's', 't', 'u'].flatMap((mid) => [['a', mid], [mid, 'z']] as const)), 'a', 'z')).toEqual(['a p z', 'a q z', 'a r z', 'a s z', 'a t z']));
  it('leave out what is excluded, nodes and edges', () => {
    const story = chain(['a', 'b'], ['b', 'c'], ['a', 'd'], ['d', 'c']);
    expect(ways(story, 'a', 'c', 'b')).toEqual(['a d c']);
    expect(ways(story, 'a', 'c', 'a~OWNS~d')).toEqual(['a b c']);
  });
  it('none to where none leads', () => expect(ways(chain(['a', 'b'], ['c', 'd']), 'a', 'd')).toEqual([]));
  it('say each step as a sentence', () => {
    const story = chain(['a', 'b']);
    expect(edgeSentence(story.view(), drawn(story).edges[0]!)).toEqual({ sentence: 'a owns b.', fact: 'a~OWNS~b' });
    const sentences = (told: Story): string[] => drawn(told).edges.map((edge) => edgeSentence(told.view(), edge).sentence);
    expect(sentences(new Story().tie('PARTY_TO', 'firm', 'bank'))).toEqual(['firm is a party to bank.']);
    expect(sentences(promised().step('withdrawn', { by: ['bank'], when: '2016' }))).toContain('bank promised: loan (withdrawn).');
    expect(sentences(new Story().promise({ by: [], to: [], askedOf: ['bank'] }).step('requested', { by: ['firm'] }))).toContain('firm asked for: loan (sought).');
  });
});

describe('stored verdicts', () => {
  it('are written on the commitment with the rule\'s version, and replace what was there', () => {
    const story = promised().figure('fig', { value: 100 });
    const once = withVerdicts(story.graph(), '2024-01-01');
    const loan = once.nodes.find((node) => node.id === 'loan')!.properties;
    expect(loan).toMatchObject({ verdict: 'UNKNOWN', delivery: 'unknown', ending: 'open', evidence: 'reported', strength: 3, promisedLow: 100, promisedHigh: 100, promisedCurrency: 'USD', promisedOn: '2014-05', ruleVersion });
    expect(loan).not.toHaveProperty('deliveredLow');
    const stale = { ...once, nodes: once.nodes.map((node) => (node.id === 'loan' ? { ...node, properties: { ...node.properties, deliveredLow: 7, verdict: 'KEPT' } } : node)) };
    expect(withVerdicts(stale, '2024-01-01')).toEqual(once);
  });

  it('date every fact as the default lens does: by what its citations give, and a promise by what changed it', () => {
    const story = promised().step('withdrawn', { by: ['bank'], cite: { source: 'paper', when: '2016-11' } });
    const dates = new Map(withVerdicts(story.graph(), '2024-01-01').nodes.map(({ id, properties: { earliest, latest, undated } }) => [id, { earliest, latest, undated }]));
    const change = story.graph().edges.find((edge) => edge.type === 'CHANGED' && edge.properties['step'] === 'withdrawn')!.from;
    expect(dates.get(change)).toEqual({ earliest: '2016-11-01', latest: '2016-11-30', undated: false });
    expect(dates.get('loan')).toEqual({ earliest: '2014-05-01', latest: '2016-11-30', undated: false });
    const untold = withVerdicts(new Story().promise().graph(), '2024-01-01').nodes.find(({ id }) => id === 'loan')!.properties;
    expect([untold['earliest'], untold['undated']]).toEqual([undefined, true]);
    expect(dates.get('bank')).toEqual({ earliest: undefined, latest: undefined, undated: undefined });
  });
});

describe('words', () => {
  it('every verdict has a word and a mark', () => expect(verdicts.filter((verdict) => !verdictWords[verdict] || !verdictMarks[verdict])).toEqual([]));
  it('every verdict has a weight, so that the worst of two is the same in any order', () => {
    for (const a of verdicts) for (const b of verdicts) expect(worstOf([a, b])).toBe(worstOf([b, a]));
    expect(worstOf(['KEPT', 'RENEGED', 'UNKNOWN'])).toBe('RENEGED');
    expect(worstOf([])).toBeNull();
  });
});
