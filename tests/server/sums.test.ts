// Totals: nothing counted twice, everything left out has its reason, unknown is never zero.
import { describe, expect, it } from 'vitest';
import { GraphIndex } from '#graph/graph-index';
import type { CommitmentRow, Money } from '#graph/answers';
import type { GraphEdge, GraphNode } from '#graph/model';
import { View } from '#graph/visibility';
import { sumsOf } from '#server/answers/sums';

const usd = (low: number | null, high: number | null = low): Money => ({ low, high, currency: 'USD' });
const row = (id: string, promised: Money | null, more: Partial<CommitmentRow> = {}): CommitmentRow => ({
  id, title: id, promisors: [], promisees: [], concerns: [], promisedOn: null, object: 'credit', strength: 3, verdict: 'UNKNOWN', delivery: 'unknown', ending: 'open', evidence: 'reported', sentence: '', promised, delivered: null, gap: null, citations: [], ...more,
});
const source: GraphNode = { id: 's', labels: ['Pacta', 'Source'], properties: { id: 's', title: 's', published: '2020-01-01' } };
const commitment = (id: string): GraphNode => ({ id, labels: ['Commitment', 'Fact', 'Pacta'], properties: { id, title: id, object: 'credit' } });
const edge = (type: 'PART_OF' | 'SUPERSEDES' | 'CITED_IN', from: string, to: string): GraphEdge => ({ id: `${from}-${type}-${to}`, type, from, to, properties: { stance: 'asserts', rank: 'normal', mode: 'stated', datasets: ['d'] } });
const viewOf = (ids: readonly string[], ...edges: readonly GraphEdge[]): View =>
  new View(new GraphIndex({ nodes: [source, ...ids.map(commitment)], edges: [...edges, ...ids.map((id) => edge('CITED_IN', id, 's'))] }), { asOf: '2026-01-01', knownBy: '2026-01-01', sources: null });

describe('the totals', () => {
  it('leave out a part whose umbrella is counted, at any depth, and a promise whose successor is', () => {
    const view = viewOf(['whole', 'part', 'bit', 'old'], edge('PART_OF', 'part', 'whole'), edge('PART_OF', 'bit', 'part'), edge('SUPERSEDES', 'whole', 'old'));
    const [sum] = sumsOf(view, [row('whole', usd(10)), row('part', null), row('bit', usd(3)), row('old', usd(8))]);
    expect(sum).toMatchObject({ currency: 'USD', promised: usd(10), counted: 1 });
    expect(sum!.excluded).toEqual([{ id: 'bit', why: 'It is a part of whole, which is counted.' }, { id: 'old', why: 'It was superseded by whole, which is counted.' }]);
  });

  it('count a part whose umbrella is not among the rows, has no amount or another currency', () => {
    const view = viewOf(['whole', 'part'], edge('PART_OF', 'part', 'whole'));
    expect(sumsOf(view, [row('part', usd(3))])[0]).toMatchObject({ promised: usd(3), counted: 1 });
    expect(sumsOf(view, [row('whole', { low: 20, high: 20, currency: 'CNY' }), row('part', usd(3))]).map(({ currency, counted }) => [currency, counted])).toEqual([['CNY', 1], ['USD', 1]]);
  });

  it('do not hang on a ring of parts', () => {
    const view = viewOf(['a', 'b'], edge('PART_OF', 'a', 'b'), edge('PART_OF', 'b', 'a'));
    expect(sumsOf(view, [row('a', usd(1)), row('b', usd(1))])[0]!.excluded).toHaveLength(2);
  });

  it('never count a request, and list what has no amount under no currency', () => {
    const sums = sumsOf(viewOf(['asked', 'mute']), [row('asked', usd(5), { verdict: 'SOUGHT' }), row('mute', null)]);
    expect(sums).toEqual([
      { currency: 'USD', stage: 'requested', outcome: 'standing', promised: null, delivered: null, counted: 0, excluded: [{ id: 'asked', why: 'It was asked for, and not promised.' }] },
      { currency: 'XXX', stage: 'committed', outcome: 'standing', promised: null, delivered: null, counted: 0, excluded: [{ id: 'mute', why: 'No promised amount is known.' }] },
    ]);
  });

  it('never add a pledge to a commitment, nor what ended or is disputed to what stands', () => {
    const rows = [row('bound', usd(1)), row('bound-too', usd(2), { strength: 4 }), row('pledge', usd(4), { strength: 2 }), row('loose', usd(8), { strength: null }), row('left', usd(16), { verdict: 'WITHDRAWN', ending: 'by-promisor' }), row('at-odds', usd(32), { verdict: 'DISPUTED' }), row('promised-or-not', usd(128), { verdict: 'DISPUTED', strength: 0 }), row('bid', usd(256), { verdict: 'BLOCKED', strength: 0, ending: 'by-third-party' }), row('done', usd(64), { verdict: 'KEPT', ending: 'fulfilled' })];
    expect(sumsOf(viewOf(rows.map(({ id }) => id)), rows).map(({ stage, outcome, promised, counted }) => [stage, outcome, promised?.low, counted])).toEqual([
      ['requested', 'ended', undefined, 0], ['pledged', 'standing', 4, 1], ['promised', 'standing', 8, 1], ['promised', 'disputed', 128, 1], ['committed', 'standing', 67, 3], ['committed', 'ended', 16, 1], ['committed', 'disputed', 32, 1],
    ]);
  });

  it('leave a part out though its umbrella stands in another stage', () => {
    const view = viewOf(['whole', 'part'], edge('PART_OF', 'part', 'whole'));
    expect(sumsOf(view, [row('whole', usd(20), { strength: 2 }), row('part', usd(3))]).map(({ stage, counted, excluded }) => [stage, counted, excluded.length])).toEqual([['pledged', 1, 0], ['committed', 0, 1]]);
  });

  it('add decimals exactly, and keep what is unknown open', () => {
    const view = viewOf(['a', 'b']);
    expect(sumsOf(view, [row('a', usd(0.1)), row('b', usd(0.2))])[0]!.promised).toEqual(usd(0.3));
    expect(sumsOf(view, [row('a', usd(1)), row('b', usd(2, null))])[0]!.promised).toEqual(usd(3, null));
    expect(sumsOf(view, [row('a', usd(1), { delivered: usd(1) }), row('b', usd(2))])[0]!.delivered).toEqual(usd(1, null));
    expect(sumsOf(view, [row('a', usd(1)), row('b', usd(2))])[0]!.delivered).toBeNull();
  });
});
