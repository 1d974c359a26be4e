// Four commitments as two datasets tell them, in small: what each dataset says alone, and what both say together. The shipped tables are held to the same rows in `tests/datasets`.
import { describe, expect, it } from 'vitest';
import { judge, perSource } from '#graph/verdict';
import { Story, viewOf, type Cite } from '../fixtures/story.ts';

const paper: Cite = { source: 'balzer-2021', relays: 'finanz-ru-2021-04-08', datasets: ['axis-of-collusion'] };
const record = (source: string, more: Partial<Cite> = {}): Cite => ({ source, datasets: ['on-record'], ...more });
const glencore = record('marinelink-2018-05-04', { relays: 'glencore-2018-05-04', speakers: ['glencore'] });

const story = new Story()
  .source('balzer-2021', { publisher: 'Atlantic Council', published: '2021-12', kind: 'paper' }).source('finanz-ru-2021-04-08', { publisher: 'finanz.ru', published: '2021-04-08' }).source('finanz-ru-2019-01-29', { publisher: 'finanz.ru', published: '2019-01-29' })
  .source('sputnik-2014-11-09', { publisher: 'RIA Novosti', published: '2014-11-09', kind: 'news-agency' }).source('glencore-2018-05-04', { publisher: 'Glencore', published: '2018-05-04', kind: 'statement' }).source('marinelink-2018-05-04', { publisher: 'MarineLink', published: '2018-05-04' })
  .source('aiddata-92612', { publisher: 'AidData', published: '2023-11', kind: 'dataset' }).source('ogj-2019-12', { publisher: 'Oil & Gas Journal', published: '2019-12' })
  .actor('china-side', 'Group', 'CHN').actor('russia-side', 'Group', 'RUS').actor('gazprom', 'Company', 'RUS').actor('cefc', 'Company', 'CHN').actor('glencore', 'Company', 'CHE').actor('qia', 'PublicBody', 'QAT').actor('cdb', 'Bank', 'CHN').actor('alexei-miller', 'Person', 'RUS')
  .tie('LEADS', 'alexei-miller', 'gazprom', ['sputnik-2014-11-09'])

  .promise({ by: ['china-side'], to: ['russia-side'], cite: [paper, record('sputnik-2014-11-09')], stated: ['balzer-2021'] }, 'pos-25bn')
  .step('promised', { of: 'pos-25bn', by: ['china-side'], cite: { ...paper, mode: 'inferred' } }, 'e-pos-promised')
  .step('withdrawn', { of: 'pos-25bn', by: ['china-side'], type: 'withdrawal', cite: { ...paper, wording: 'reneged on' } }, 'e-pos-withdrawn')
  .step('negotiated', { of: 'pos-25bn', when: '../2014-11-09', by: ['gazprom'], type: 'negotiation', cite: record('sputnik-2014-11-09', { speakers: ['alexei-miller'] }) }, 'e-pos-talks')
  .dispute('d-pos', ['e-pos-promised', 'e-pos-withdrawn'], ['e-pos-talks'])

  .promise({ by: [], to: [], cite: [paper, glencore] }, 'rosneft-14').edge('COMMITTED_TO', 'china-side', 'rosneft-14', { sources: ['balzer-2021'] }).edge('COMMITTED_TO', 'cefc', 'rosneft-14', { sources: ['marinelink-2018-05-04'] })
  .edge('OWED_TO', 'rosneft-14', 'glencore', { sources: ['marinelink-2018-05-04'] }).edge('OWED_TO', 'rosneft-14', 'qia', { sources: ['marinelink-2018-05-04'] })
  .step('promised', { of: 'rosneft-14', cite: [{ ...paper, mode: 'inferred' }, { ...glencore, when: '2017-09' }], stated: ['balzer-2021'] }, 'e-rosneft-agreed').edge('CHANGED', 'e-rosneft-agreed', 'rosneft-14', { step: 'agreed', sources: ['marinelink-2018-05-04'] }, '~agreed')
  .step('withdrawn', { of: 'rosneft-14', by: ['china-side'], type: 'withdrawal', cite: { ...paper, wording: 'canceled' } }, 'e-rosneft-cancelled')
  .step('terminated', { of: 'rosneft-14', when: '2018-05-04', by: ['glencore', 'qia'], type: 'withdrawal', cite: { ...glencore, rank: 'preferred', rankReason: 'primary-document' } }, 'e-rosneft-notice')
  .dispute('d-rosneft', ['e-rosneft-cancelled'], ['e-rosneft-notice'])

  .promise({ by: ['cdb'], to: ['gazprom'], cite: [paper, { ...paper, relays: 'finanz-ru-2019-01-29' }, record('aiddata-92612')] }, 'amur-2016')
  .step('promised', { of: 'amur-2016', when: '2016-11', by: ['cdb', 'gazprom'], cite: [paper, record('aiddata-92612')], stated: ['balzer-2021'] }, 'e-amur-agreed').edge('CHANGED', 'e-amur-agreed', 'amur-2016', { step: 'mou-signed', sources: ['aiddata-92612'] }, '~mou-signed')
  .step('withdrawn', { of: 'amur-2016', when: '2021', by: ['china-side'], type: 'withdrawal', cite: { ...paper, wording: 'withdrew' } }, 'e-amur-2021')
  .step('withdrawn', { of: 'amur-2016', when: '2018-10/2018-12', by: ['china-side'], type: 'withdrawal', cite: { ...paper, relays: 'finanz-ru-2019-01-29', wording: 'refusing' } }, 'e-amur-2018')
  .step('withdrawn', { of: 'amur-2016', when: '2016-11/2019-03-28', by: ['cdb'], type: 'withdrawal', cite: record('aiddata-92612') }, 'e-amur-cdb')
  .dispute('d-amur', ['e-amur-2021'], ['e-amur-2018'])

  .promise({ by: ['cdb'], to: ['gazprom'], cite: [record('ogj-2019-12'), record('aiddata-92612')] }, 'amur-2019')
  .step('agreed', { of: 'amur-2019', when: '2019-12-23', by: ['cdb', 'gazprom'], type: 'signing', cite: record('ogj-2019-12') }, 'e-amur-signed')
  .step('progressed', { of: 'amur-2019', when: '2020-08-18', type: 'launch', cite: record('aiddata-92612') }, 'e-amur-start')
  .graph();

const lenses = { paper: ['axis-of-collusion'], record: ['on-record'], all: null } as const;
const told = (id: string, lens: keyof typeof lenses, asOf = '2026-11-24') => judge(viewOf(story, { sources: lenses[lens], asOf, knownBy: '2026-11-24' }), id);

describe('the $25 bn for Power of Siberia', () => {
  it('by the paper: WITHDRAWN, one witness', () => expect(told('pos-25bn', 'paper')).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported', witnesses: ['finanz.ru'] }));
  it('on record: SOUGHT', () => expect(told('pos-25bn', 'record')).toMatchObject({ verdict: 'SOUGHT', strength: 0, promised: null }));
  it('by all: DISPUTED, neither preferred', () => {
    const all = told('pos-25bn', 'all');
    expect(all).toMatchObject({ verdict: 'DISPUTED', evidence: 'contested', ending: 'open' });
    expect(all.why.candidates.map(({ verdict, preferred }) => ({ verdict, preferred }))).toEqual([{ verdict: 'WITHDRAWN', preferred: false }, { verdict: 'SOUGHT', preferred: false }]);
    expect(all.sentence).toMatch(/quoting alexei-miller, an interested party/);
    expect(all.sentence).toMatch(/“reneged on” \(balzer-2021\)/);
  });
  it('each source has its own verdict beside it', () => {
    expect(perSource(viewOf(story), 'pos-25bn').map(({ source, judgement }) => [source, judgement.verdict])).toEqual([['finanz-ru-2021-04-08', 'WITHDRAWN'], ['sputnik-2014-11-09', 'SOUGHT']]);
    expect(perSource(viewOf(story, { sources: ['on-record'] }), 'pos-25bn').map(({ source }) => source)).toEqual(['sputnik-2014-11-09']);
  });
  it('as it was known in 2020: SOUGHT', () => expect(judge(viewOf(story, { knownBy: '2020-01-01' }), 'pos-25bn').verdict).toBe('SOUGHT'));
});

describe('the 14 percent of Rosneft', () => {
  it('by the paper: WITHDRAWN', () => expect(told('rosneft-14', 'paper')).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported', strength: null }));
  it('on record: ENDED_BY_COUNTERPARTY, documented', () => expect(told('rosneft-14', 'record')).toMatchObject({ verdict: 'ENDED_BY_COUNTERPARTY', evidence: 'documented', strength: 3, promisedOn: '2017-09' }));
  it('by all: ENDED_BY_COUNTERPARTY, with the paper\'s account beside it', () => {
    const all = told('rosneft-14', 'all');
    expect(all).toMatchObject({ verdict: 'ENDED_BY_COUNTERPARTY', evidence: 'documented' });
    expect(all.why.candidates[1]).toMatchObject({ verdict: 'WITHDRAWN', preferred: false });
  });
  it('a buyer that the second dataset names is not in the first one\'s account', () => {
    expect(told('rosneft-14', 'paper').case.promisors).toEqual(['china-side']);
    expect(told('rosneft-14', 'record').case.promisors).toEqual(['cefc']);
  });
});

describe('the Amur gas plant', () => {
  it('2016, by the paper: WITHDRAWN, its date disputed', () => {
    const by = told('amur-2016', 'paper');
    expect(by).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported', witnesses: ['finanz.ru'] });
    expect(by.why.candidates).toHaveLength(2);
  });
  it('2016, on record: WITHDRAWN', () => expect(told('amur-2016', 'record')).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported', strength: 2 }));
  it('2016, by all: WITHDRAWN, two witnesses', () => expect(told('amur-2016', 'all')).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'corroborated', witnesses: ['AidData', 'finanz.ru'], strength: 2 }));
  it('2019: not in the paper, signed on record, then progress or unknown', () => {
    expect(viewOf(story, { sources: ['axis-of-collusion'] }).isVisible('amur-2019')).toBe(false);
    expect(told('amur-2019', 'all', '2021-06-01').verdict).toBe('IN_PROGRESS');
    expect(told('amur-2019', 'all')).toMatchObject({ verdict: 'UNKNOWN', strength: 3 });
    expect(told('amur-2019', 'record')).toMatchObject({ verdict: 'UNKNOWN', ending: 'open' });
  });
});
