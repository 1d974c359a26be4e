// What the rule makes of the shipped tables: the rows that two datasets together must come to, by the rule alone.
import { describe, expect, it } from 'vitest';
import { compileFolders } from '#cypher/dataset-folder';
import { GraphIndex } from '#graph/graph-index';
import { replaceDataset } from '#graph/merge';
import type { Graph } from '#graph/model';
import { judge } from '#graph/verdict';
import { View } from '#graph/visibility';

const shipped = (await compileFolders('graph/datasets')).reduce<Graph>(replaceDataset, { nodes: [], edges: [] });
const index = new GraphIndex(shipped);
const today = '2026-11-24';
const lenses = { paper: ['axis-of-collusion'], record: ['on-record'], all: null } as const;
const view = (lens: keyof typeof lenses): View => new View(index, { asOf: today, knownBy: today, sources: lenses[lens] });

describe('the shipped datasets', () => {
  it.each([
    ['c-power-of-siberia-25bn', 'paper', 'WITHDRAWN', 'reported'], ['c-power-of-siberia-25bn', 'record', 'SOUGHT', 'reported'], ['c-power-of-siberia-25bn', 'all', 'DISPUTED', 'contested'],
    ['c-rosneft-14-percent', 'paper', 'WITHDRAWN', 'reported'], ['c-rosneft-14-percent', 'record', 'ENDED_BY_COUNTERPARTY', 'documented'], ['c-rosneft-14-percent', 'all', 'ENDED_BY_COUNTERPARTY', 'documented'],
    ['c-amur-gas-plant-2016-financing', 'paper', 'WITHDRAWN', 'reported'], ['c-amur-gas-plant-2016-financing', 'record', 'WITHDRAWN', 'reported'], ['c-amur-gas-plant-2016-financing', 'all', 'WITHDRAWN', 'corroborated'],
    ['c-amur-gas-plant-2019-financing', 'record', 'UNKNOWN', 'corroborated'], ['c-amur-gas-plant-2019-financing', 'all', 'UNKNOWN', 'corroborated'],
    // The status of a record ("Completion") is no delivery; a rejection told without a report of its own has one witness, the paper.
    ['c-power-of-siberia-boc-loan-2016', 'record', 'UNKNOWN', 'corroborated'], ['c-power-of-siberia-boc-loan-2016', 'all', 'UNKNOWN', 'corroborated'],
    // What an editor reads out of a second report corroborates nothing: the signing is one report's, that the deliveries belong to it is nobody's word.
    ['c-gas-supply-2014', 'paper', 'UNKNOWN', 'reported'], ['c-gas-supply-2014', 'all', 'UNKNOWN', 'corroborated'], ['c-yuan-in-reserves-mou-2015', 'all', 'UNKNOWN', 'reported'],
    ['c-dollar-reduction-2018', 'all', 'DECLINED', 'reported'], ['c-erkovets-plant', 'all', 'STALLED', 'reported'], ['c-vtb-cdb-credit-2018', 'all', 'UNKNOWN', 'reported'],
  ] as const)('%s by %s: %s, %s', (id, lens, verdict, evidence) => expect(judge(view(lens), id)).toMatchObject({ verdict, evidence }));
  it('the paper does not know the financing of 2019', () => expect(view('paper').isVisible('c-amur-gas-plant-2019-financing')).toBe(false));
  it('every sentence lists as many witnesses as it counts', () => {
    const counts = ['one source', 'two independent sources', 'three independent sources', 'four independent sources'];
    let told = 0;
    for (const lens of ['paper', 'record', 'all'] as const) {
      const seen = view(lens);
      for (const node of shipped.nodes.filter(({ id, labels }) => labels.includes('Commitment') && seen.isVisible(id))) {
        const { sentence } = judge(seen, node.id);
        const said = /; (?:documented|reported) by ((?:one|two|three|four) (?:independent )?sources?): (.*?)\.(?: Not preferred| In the words|$)/.exec(sentence);
        if (!said) continue;
        told += 1;
        expect(said[2]!.split('; ').length, sentence).toBe(counts.indexOf(said[1]!) + 1);
      }
    }
    expect(told).toBeGreaterThan(40);
  });

  it('the paper\'s account of Rosneft stands beside the headline', () => expect(judge(view('all'), 'c-rosneft-14-percent').why.candidates.map(({ verdict, preferred }) => [verdict, preferred])).toEqual([['ENDED_BY_COUNTERPARTY', true], ['WITHDRAWN', false]]));
  it('help and sales told of without a promise are not called promised', () => {
    for (const id of ['c-early-warning-help', 'c-s-400-sale', 'c-su-35-sale']) expect(judge(view('all'), id)).toMatchObject({ promisedOn: null, sentence: expect.stringMatching(/^What became of it is unknown; reported by/) });
    expect(judge(view('all'), 'c-vtb-cdb-credit-2018').sentence).toMatch(/^Promised; what became of it is unknown/);
  });
  it('a verdict other than UNKNOWN has evidence', () => {
    for (const lens of ['paper', 'record', 'all'] as const) for (const { id } of index.labelled('Commitment')) {
      const told = judge(view(lens), id);
      expect([id, told.verdict === 'UNKNOWN' || told.evidence !== null]).toEqual([id, true]);
    }
  });
});
