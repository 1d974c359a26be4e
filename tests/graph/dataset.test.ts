// The importer: what it accepts, and that each wrong row is named with file, row, column, what is wrong and what to write instead.
import { describe, expect, it } from 'vitest';
import { compileDataset } from '#graph/dataset';
import type { TableProblem } from '#graph/tables';
import { smallDataset, smallTables, smallTablesWith } from '../fixtures/small-dataset.ts';

const problemsOf = (tables: Readonly<Record<string, string>>): readonly TableProblem[] => compileDataset({ manifest: { id: 'small', title: 'Small', description: '', buildsOn: [] }, tables, hash: '', positions: {} }, []).problems;

describe('a dataset without errors', () => {
  const dataset = smallDataset();
  it('gives every node its labels, its layer and its dataset', () => {
    expect(dataset.nodes.find((node) => node.id === 'north-bank')).toEqual({
      id: 'north-bank', labels: ['Actor', 'Bank', 'Entity', 'Pacta'],
      properties: { id: 'north-bank', name: 'North Bank', shortName: 'North Bank', aliases: ['NB'], description: 'A bank', type: 'Bank', country: 'NOR', datasets: ['small'] },
    });
  });
  it('wires columns, links, ties and citations', () => {
    expect(dataset.edges.map((edge) => edge.id)).toEqual([
      'c-loan~CONCERNS~long-pipe', 'c-loan~OWED_TO~south-gas', 'c-loan~gazette-2020', 'e-leave~CHANGED~c-loan~withdrawn', 'e-leave~courier-2021', 'e-sign~CHANGED~c-loan~agreed', 'e-sign~gazette-2020',
      'fig-loan~MEASURES~c-loan~of', 'fig-loan~MEASURES~north-bank~from', 'fig-loan~MEASURES~south-gas~to', 'fig-loan~gazette-2020', 'north-bank~CAUSED~e-leave', 'north-bank~CAUSED~e-sign', 'north-bank~COMMITTED_TO~c-loan',
      'south-gas~CAUSED~e-sign', 'south-gas~TOOK_PART_IN~e-sign~signatory', 't-operates',
    ]);
  });
  it('fills the defaults of a citation', () => {
    expect(dataset.edges.find((edge) => edge.id === 'e-leave~courier-2021')?.properties).toEqual({ locator: 'p. 2', stance: 'asserts', mode: 'stated', wording: 'pulled out', speakers: ['south-gas'], rank: 'normal', datasets: ['small'] });
  });
  it('dates facts, and commitments by their events', () => {
    const dates = Object.fromEntries(dataset.nodes.filter((node) => node.labels.includes('Fact')).map((node) => [node.id, [node.properties['earliest'], node.properties['latest'], node.properties['undated']]]));
    expect(dates).toEqual({ 'c-loan': ['2020-05-01', '2021-03-31', false], 'e-leave': ['2021-03-01', '2021-03-31', false], 'e-sign': ['2020-05-01', '2020-05-01', false], 'fig-loan': ['2020-05-01', '2020-05-01', false] });
  });
});

const cases: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
  ['a required cell is empty', 'actors.csv', (text) => text.replace('north-bank,North Bank,', 'north-bank,,'), /`name` is empty/],
  ['an id is malformed', 'actors.csv', (text) => text.replace('lone-trader', 'Lone_Trader'), /not an id/],
  ['an id is used twice over tables', 'projects.csv', (text) => text.replace('long-pipe', 'north-bank'), /used already, in actors\.csv/],
  ['a reference to nothing', 'commitments.csv', (text) => text.replace(',north-bank,south-gas,', ',north-bnak,south-gas,'), /`north-bnak` refers to nothing\. Did you mean `north-bank`\?/],
  ['a reference to the wrong kind', 'commitments.csv', (text) => text.replace(',north-bank,south-gas,', ',long-pipe,south-gas,'), /COMMITTED_TO needs Actor/],
  ['reneged as a step', 'links.csv', (text) => text.replace('withdrawn', 'reneged'), /Use `withdrawn`; put the source's word in `wording`\. The verdict is computed\./],
  ['a verdict column', 'commitments.csv', (text) => text.replace('id,title', 'verdict,title'), /never typed in/],
  ['a status column', 'projects.csv', (text) => text.replace('sector', 'status'), /never typed in/],
  ['no citation', 'citations.csv', (text) => text.replace(/\n,e-leave.*/, ''), /`e-leave` has no citation/],
  ['no locator', 'citations.csv', (text) => text.replace('courier-2021,p. 2', 'courier-2021,'), /`locator` is empty/],
  ['a rank without a reason', 'citations.csv', (text) => text.replace('south-gas,,,,,', 'south-gas,,preferred,,,'), /needs a reason/],
  ['a long quotation', 'citations.csv', (text) => text.replace('pulled out', 'x'.repeat(401)), /at most 400/],
  ['a number in words', 'figures.csv', (text) => text.replace('2500000000', '2.5bn'), /not a number\. Write 2500000000 and keep the words in `value_text`/],
  ['a currency by another name', 'figures.csv', (text) => text.replace('EUR', 'RMB'), /Write CNY/],
  ['low above high', 'figures.csv', (text) => text.replace('2500000000,,,', '2500000000,3,2,'), /low 3 is above high 2/],
  ['not a date', 'events.csv', (text) => text.replace('2020-05-01', 'May 2020'), /May 2020/],
  ['the season trap', 'events.csv', (text) => text.replace('2020-05-01', '2020-21'), /2020\/2021/],
  ['an end before its start', 'events.csv', (text) => text.replace('2020-05-01', '2021/2020'), /2021\/2020/],
  ['an ending without a promise', 'links.csv', (text) => text.replace(/\nCHANGED,e-sign.*/, ''), /never promised/],
  ['an unknown word', 'commitments.csv', (text) => text.replace(',credit,', ',credti,'), /Did you mean `credit`/],
  ['a tie in links', 'links.csv', (text) => `${text}\nOWNS,south-gas,long-pipe,,,,`, /ties\.csv/],
];

describe('every wrong row is named', () => {
  it.each(cases)('%s', (_, file, change, message) => {
    const errors = problemsOf(smallTablesWith(file, change)).filter((problem) => problem.severity === 'error');
    expect(errors.map((problem) => problem.message).join('\n')).toMatch(message);
    expect(errors.every((problem) => problem.file.endsWith('.csv') && problem.row > 0)).toBe(true);
  });
  it('a table that is none', () => expect(problemsOf({ ...smallTables, 'people.csv': 'id' })[0]?.message).toMatch(/not a table/));
});

describe('odd facts are flagged and kept', () => {
  const flagsOf = (tables: Readonly<Record<string, string>>, id: string): unknown => smallDataset(tables).nodes.find((node) => node.id === id)?.properties['flags'];
  const cite = (...facts: string[]): string => `${smallTables['citations.csv']}${facts.map((fact) => `\n,${fact},gazette-2020,p. 1,,,,,,,,,,`).join('')}`;
  it('an event after its source', () => expect(flagsOf(smallTablesWith('events.csv', (text) => text.replace('2021-03,', '2022-03,')), 'e-leave')).toEqual(['anachronism']));
  it('a fall of more than all', () => expect(flagsOf(smallTablesWith('figures.csv', (text) => text.replace('committed,,,2500000000,,,money,EUR', 'change,,,-250,,,percent,')), 'fig-loan')).toEqual(['over-100-percent']));
  it('parts above their whole', () => {
    const part = (id: string): string => `\n${id},A part,${id},committed,,,2000000000,,,money,EUR,,€2 bn,,2020-05-01,,,,,,,,fig-loan,`;
    expect(flagsOf({ ...smallTables, 'figures.csv': smallTables['figures.csv'] + part('fig-a') + part('fig-b'), 'citations.csv': cite('fig-a', 'fig-b') }, 'fig-loan')).toEqual(['parts-above-whole']);
  });
  it('a conversion that is off', () => {
    const more = '\nfig-usd,The loan in dollars,loan-usd,committed,,,300000000,,,money,USD,,$300 m,,2020-05-01,,,,,,,,,fig-loan\nfig-rate,The rate,eur-usd,rate,,,0.9,,,money,EUR,,0.9,USD,2020-05-01,,,,,,,,,';
    expect(flagsOf({ ...smallTables, 'figures.csv': smallTables['figures.csv'] + more, 'citations.csv': cite('fig-usd', 'fig-rate') }, 'fig-usd')).toEqual(['rate-off']);
  });
});
