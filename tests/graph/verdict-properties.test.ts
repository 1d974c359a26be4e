// What must hold of every verdict, tried on random stories: evidence, relays, silence, order, and that a lens is the same as a smaller dataset.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GraphIndex } from '#graph/graph-index';
import type { Graph, GraphEdge } from '#graph/model';
import { networkOf } from '#graph/projection';
import { judge, type Judgement } from '#graph/verdict';
import { commitmentSteps, evidenceGrades } from '#graph/vocabularies';
import { Story, viewOf, type Cite } from '../fixtures/story.ts';

const sources = ['paper', 'agency', 'site', 'record'];
const actors = ['bank', 'firm', 'side-a', 'state-a', 'stranger', 'clerk'];
const dates = [undefined, '2010', '2012-03', '2014-05-21', '2016/2018', '../2019', '2021-06'];

const cite: fc.Arbitrary<Cite> = fc.record({
  source: fc.constantFrom(...sources), relays: fc.option(fc.constantFrom(...sources), { nil: undefined }), stance: fc.constantFrom('asserts', 'asserts', 'asserts', 'denies', 'silent'),
  mode: fc.constantFrom('stated', 'hedged', 'inferred'), rank: fc.constantFrom('normal', 'normal', 'normal', 'preferred', 'deprecated'), speakers: fc.subarray(actors, { maxLength: 1 }), when: fc.constantFrom(...dates),
}).map(({ relays, when, rank, ...rest }) => ({ ...rest, rank, ...(when === undefined ? {} : { when }), ...(relays === undefined || relays === rest.source ? {} : { relays }), ...(rank === 'preferred' ? { rankReason: 'primary-document' } : rank === 'deprecated' ? { rankReason: 'date-error' } : {}) }) as Cite);
const cites = fc.array(cite, { minLength: 1, maxLength: 3 });
const act = fc.record({ step: fc.constantFrom(...commitmentSteps), when: fc.constantFrom(...dates), by: fc.subarray(actors, { maxLength: 2 }), type: fc.constantFrom('observation', 'decision', 'announcement'), cite: cites, stated: fc.option(fc.subarray(sources, { minLength: 1 }), { nil: undefined }) });
const flow = fc.record({ value: fc.integer({ min: 0, max: 120 }), period: fc.constantFrom(...dates), cite: cites });
const plan = fc.record({
  promise: fc.record({ cite: cites, deadline: fc.constantFrom(...dates), testable: fc.constantFrom(true, true, true, false) }), acts: fc.array(act, { maxLength: 6 }), flows: fc.array(flow, { maxLength: 2 }),
  disputes: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 2 }), tied: fc.subarray(sources),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;
const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(value).filter((entry) => entry[1] !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

function storyOf({ promise, acts, flows, disputes, tied }: Plan): Graph {
  const story = new Story().actor('side-a', 'Group', 'AAA').actor('state-a', 'State', 'AAA').actor('stranger', 'Company', 'CCC').actor('clerk', 'Person');
  story.source('agency', { publisher: 'Agency', published: '2016-06', kind: 'statement' }).source('site', { published: '2019' }).source('record', { publisher: 'Record', published: '2023-11', kind: 'official-document' });
  if (tied.length > 0) story.tie('CONTROLS', 'state-a', 'bank', tied).tie('WORKS_FOR', 'clerk', 'bank', tied);
  story.promise(defined(promise)).figure('fig', { value: 100 });
  acts.forEach(({ step, ...rest }, n) => story.step(step, defined(rest), `e-${n}`));
  flows.forEach((amount, n) => story.flow(`f-${n}`, defined(amount)));
  disputes.forEach(([a, b], n) => { if (a !== b && a < acts.length && b < acts.length) story.dispute(`d-${n}`, [`e-${a}`], [`e-${b}`]); });
  return story.graph();
}

/** Everything that a judgement says, without the index that it was read from. */
const said = ({ case: _, ...rest }: Judgement): unknown => rest;
const firmness = (judgement: Judgement): number => (judgement.evidence === null || judgement.evidence === 'contested' ? -1 : evidenceGrades.indexOf(judgement.evidence));

/** The dataset as it would be had nobody ever read `source`: what it says and what relays it is gone, wirings that it alone states too. */
function withoutSource(graph: Graph, source: string): Graph {
  const edges = graph.edges.filter((edge) => edge.type !== 'CITED_IN' || (edge.to !== source && edge.properties['relays'] !== source));
  const asserted = new Set(edges.filter((edge) => edge.type === 'CITED_IN' && edge.properties['stance'] === 'asserts' && edge.properties['rank'] !== 'deprecated').map((edge) => edge.from));
  const gone = new Set(graph.nodes.filter((node) => node.labels.includes('Fact') && !asserted.has(node.id)).map((node) => node.id));
  const rest = edges.flatMap((edge): GraphEdge[] => {
    const named = edge.properties['sources'] as readonly string[] | undefined;
    if (gone.has(edge.from) || gone.has(edge.to)) return [];
    if (named === undefined) return [edge];
    const facts = [edge.from, edge.to].filter((end) => graph.nodes.some((node) => node.id === end && node.labels.includes('Fact')));
    const before = (id: string): boolean => graph.edges.some((other) => other.type === 'CITED_IN' && facts.includes(other.from) && other.properties['stance'] === 'asserts' && (other.to === id || other.properties['relays'] === id));
    const after = (id: string): boolean => edges.some((other) => other.type === 'CITED_IN' && facts.includes(other.from) && other.properties['stance'] === 'asserts' && (other.to === id || other.properties['relays'] === id));
    const left = named.filter((id) => id !== source && (!before(id) || after(id)));
    return left.length === 0 ? [] : [{ ...edge, properties: { ...edge.properties, sources: left } }];
  });
  return { nodes: graph.nodes.filter((node) => node.id !== source && !gone.has(node.id)), edges: rest };
}

const runs = { numRuns: 400 };

describe('every verdict', () => {
  it('rests on evidence: nothing but UNKNOWN without a visible witness', () => {
    fc.assert(fc.property(plan, fc.subarray(sources), (drawn, chosen) => {
      const view = viewOf(storyOf(drawn), chosen.length === 0 ? {} : { sources: chosen });
      const told = judge(view, 'loan');
      if (told.evidence === null) expect(told.verdict).toBe('UNKNOWN');
      else expect(told.witnesses.length).toBeGreaterThan(0);
      if (told.verdict !== 'UNKNOWN') expect(told.deciding.every((fact) => view.isVisible(fact))).toBe(true);
    }), runs);
  });

  it('never becomes firmer by a relay', () => {
    fc.assert(fc.property(plan, fc.nat(), (drawn, pick) => {
      const graph = storyOf(drawn);
      const citations = graph.edges.filter((edge) => edge.type === 'CITED_IN' && edge.properties['relays'] === undefined && edge.properties['stance'] === 'asserts' && edge.properties['rank'] !== 'deprecated');
      const original = citations[pick % citations.length];
      fc.pre(original !== undefined);
      const relay: GraphEdge = { ...original!, id: 'relay', to: 'echo', properties: { ...original!.properties, relays: original!.to, rank: 'normal' } };
      const echoed: Graph = { nodes: [...graph.nodes, ...new Story().source('echo', { published: '2022' }).graph().nodes.filter((node) => node.id === 'echo')], edges: [...graph.edges, relay] };
      const [before, after] = [judge(viewOf(graph), 'loan'), judge(viewOf(echoed), 'loan')];
      expect(after.verdict).toBe(before.verdict);
      expect(firmness(after)).toBeLessThanOrEqual(firmness(before));
    }), runs);
  });

  it('is not STALLED by silence: somebody must have looked or suspended it', () => {
    fc.assert(fc.property(plan, fc.integer({ min: 0, max: 40 }), (drawn, years) => {
      const silent = { ...drawn, acts: drawn.acts.filter(({ step }) => step !== 'no-progress' && step !== 'suspended') };
      const told = judge(viewOf(storyOf(silent), { asOf: `${2024 + years}-01-01`, knownBy: `${2024 + years}-01-01` }), 'loan');
      expect(told.verdict).not.toBe('STALLED');
      expect(told.why.candidates.map((candidate) => candidate.verdict)).not.toContain('STALLED');
    }), runs);
  });

  it('does not depend on the order of facts', () => {
    fc.assert(fc.property(plan, fc.infiniteStream(fc.nat()), (drawn, stream) => {
      const graph = storyOf(drawn);
      const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => [stream.next().value as number, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);
      const other: Graph = { nodes: shuffled(graph.nodes), edges: shuffled(graph.edges) };
      expect(said(judge(viewOf(other), 'loan'))).toEqual(said(judge(viewOf(graph), 'loan')));
      expect(networkOf(viewOf(other), 'entities')).toEqual(networkOf(viewOf(graph), 'entities'));
    }), { numRuns: 200 });
  });

  it('is the same under a lens that hides a source as in a dataset without it', () => {
    fc.assert(fc.property(plan, fc.constantFrom('agency', 'site', 'record'), (drawn, source) => {
      const graph = storyOf(drawn);
      const smaller = withoutSource(graph, source);
      const hidden = viewOf(graph, { without: [source] });
      expect(networkOf(hidden, 'entities').edges).toEqual(networkOf(viewOf(smaller), 'entities').edges);
      if (!new GraphIndex(smaller).node('loan')) return void expect(judge(hidden, 'loan')).toMatchObject({ verdict: 'UNKNOWN', evidence: null });
      const [a, b] = [judge(hidden, 'loan'), judge(viewOf(smaller), 'loan')];
      expect({ ...a, case: null, why: { ...a.why, notCounted: null } }).toEqual({ ...b, case: null, why: { ...b.why, notCounted: null } });
    }), runs);
  });

  it('counts only what is known by the lens\'s day', () => {
    fc.assert(fc.property(plan, (drawn) => {
      const view = viewOf(storyOf(drawn), { knownBy: '2016-12-31' });
      const told = judge(view, 'loan');
      for (const fact of told.deciding) for (const citation of view.assertionsOf(fact)) expect([citation.to, citation.properties['relays']]).toContain('agency');
    }), runs);
  });
});
