// What a lens lets through: citations, facts, wiring, ties, dates.
import { describe, expect, it } from 'vitest';
import { Story } from '../fixtures/story.ts';

const base = (): Story => new Story().source('agency', { published: '2016-06-01' }).source('site', { published: '2019-01-01' }).promise({ cite: ['paper', 'agency', 'site'] });

describe('citations', () => {
  it('deprecated ones are not admissible', () => {
    const view = base().step('agreed', { cite: { source: 'site', rank: 'deprecated', rankReason: 'date-error' } }).view();
    expect(view.isVisible('e-agreed')).toBe(false);
    expect(view.whyHidden('e-agreed')).toBe('site was found wrong (date-error).');
  });
  it('a lens of a source lets through what others relay from it', () => {
    const story = base().step('agreed', { cite: { source: 'site', relays: 'agency' } });
    expect(story.view({ sources: ['agency'] }).isVisible('e-agreed')).toBe(true);
    expect(story.view({ sources: ['paper'] }).isVisible('e-agreed')).toBe(false);
    expect(story.view({ sources: ['paper'] }).whyHidden('e-agreed')).toBe('site is not among the sources of this lens.');
  });
  it('a dataset selects the citations of its tables', () => {
    const story = base().step('agreed', { cite: [{ source: 'site', datasets: ['other'] }] });
    expect(story.view({ sources: ['other'] }).isVisible('e-agreed')).toBe(true);
    expect(story.view({ sources: ['story'] }).isVisible('e-agreed')).toBe(false);
  });
  it('sources and datasets are a union', () => expect(base().step('agreed', { cite: [{ source: 'site', datasets: ['other'] }] }).view({ sources: ['agency', 'other'] }).citationsOf('loan').map((edge) => edge.to)).toEqual(['agency']));
  it('are known by the day of the relayed original, if that is earlier', () => {
    const story = base().step('agreed', { cite: { source: 'site', relays: 'agency' } });
    expect(story.view({ knownBy: '2016-06-01' }).isVisible('e-agreed')).toBe(true);
    expect(story.view({ knownBy: '2016-05-31' }).isVisible('e-agreed')).toBe(false);
    expect(story.view({ knownBy: '2016-05-31' }).whyHidden('e-agreed')).toBe('site was not known by 2016-05-31.');
  });
  it('withdrawing a source removes what it says and what relays it', () => {
    const story = base().step('agreed', { cite: ['agency', { source: 'site', relays: 'agency' }] });
    expect(story.view({ without: ['agency'] }).isVisible('e-agreed')).toBe(false);
    expect(story.view({ without: ['site'] }).isVisible('e-agreed')).toBe(true);
  });
  it('a narrowed view hides what its wider one hides', () => {
    const story = base().step('agreed', { cite: [{ source: 'site', datasets: ['other'] }] });
    expect(story.view({ sources: ['story'] }).narrowedTo('site').isVisible('e-agreed')).toBe(false);
    expect(story.view().narrowedTo('site').isVisible('e-agreed')).toBe(true);
  });
  it('a fact stands while somebody visible asserts it', () => {
    const story = base().step('agreed', { cite: ['site', { source: 'agency', stance: 'denies' }] });
    expect(story.view().isVisible('e-agreed')).toBe(true);
    expect(story.view({ without: ['site'] }).isVisible('e-agreed')).toBe(false);
    expect(story.view({ without: ['site'] }).whyHidden('e-agreed')).toMatch(/agency denies it/);
  });
});

describe('wiring and ties', () => {
  it('a wiring with sources is seen where one of them is', () => {
    const story = base().step('agreed', { by: ['bank'], cite: ['site', 'agency'], stated: ['agency'] });
    expect(story.view().edgesIn('e-agreed', 'CAUSED')).toHaveLength(1);
    expect(story.view({ sources: ['site'] }).edgesIn('e-agreed', 'CAUSED')).toEqual([]);
    expect(story.view({ sources: ['site'] }).isVisible('e-agreed')).toBe(true);
  });
  it('a wiring without sources is that of its fact', () => {
    const story = base().step('agreed', { by: ['bank'], cite: ['site'] });
    expect(story.view({ sources: ['site'] }).edgesIn('e-agreed', 'CAUSED')).toHaveLength(1);
    expect(story.view({ sources: ['paper'] }).edgesIn('e-agreed', 'CAUSED')).toEqual([]);
  });
  it('a wiring whose source\'s citation is deprecated is not seen', () => expect(base().step('agreed', { by: ['bank'], stated: ['site'], cite: ['agency', { source: 'site', rank: 'deprecated', rankReason: 'wrong-subject' }] }).view().edgesIn('e-agreed', 'CAUSED')).toEqual([]));
  it('a tie needs a visible source; entities stay', () => {
    const view = base().tie('OWNS', 'bank', 'firm', ['site']).view({ without: ['site'] });
    expect(view.edgesOut('bank', 'OWNS')).toEqual([]);
    expect(view.isVisible('bank')).toBe(true);
  });
  it('a dispute is seen while two sides are', () => {
    const story = base().step('agreed', { cite: 'site' }).step('withdrawn', { cite: 'agency' }).dispute('d', ['e-agreed'], ['e-withdrawn']);
    expect(story.view().isVisible('d')).toBe(true);
    expect(story.view({ without: ['site'] }).isVisible('d')).toBe(false);
  });
});

describe('dates under a lens', () => {
  it('an event is dated by its visible citations', () => {
    const story = base().step('agreed', { when: '2014', cite: ['paper', { source: 'site', when: '2014-05-21' }] });
    expect(story.view().datesOf('e-agreed')).toEqual({ when: '2014-05-21', earliest: '2014-05-21', latest: '2014-05-21', undated: false });
    expect(story.view({ without: ['site'] }).datesOf('e-agreed')).toEqual({ when: '2014', earliest: '2014-01-01', latest: '2014-12-31', undated: false });
  });
  it('an undated event is before its first report', () => {
    const story = base().step('agreed', { cite: ['site', 'agency'] });
    expect(story.view().datesOf('e-agreed')).toEqual({ when: null, earliest: null, latest: '2016-06-01', undated: true });
    expect(story.view({ without: ['agency'] }).datesOf('e-agreed').latest).toBe('2019-01-01');
  });
  it('an event\'s last day stops at its first report', () => expect(base().step('agreed', { when: '2016', cite: 'agency' }).view().datesOf('e-agreed')).toMatchObject({ earliest: '2016-01-01', latest: '2016-06-01' }));
  it('a plan does not bound what it announces', () => expect(base().step('agreed', { when: '2017', cite: ['agency', 'site'] }).view().datesOf('e-agreed')).toMatchObject({ earliest: '2017-01-01', latest: '2017-12-31' }));
  it('compatible dates narrow each other; incompatible ones span', () => {
    const dated = (...whens: readonly string[]) => base().step('agreed', { cite: whens.map((when) => ({ source: 'paper', when })) }).view().datesOf('e-agreed');
    expect(dated('2014-01/2014-06', '2014-04/2014-09')).toMatchObject({ when: '2014-04-01/2014-06-30', earliest: '2014-04-01', latest: '2014-06-30' });
    expect(dated('2014', '2018-03')).toMatchObject({ when: '2014-01-01/2018-03-31' });
  });
  it('an event counts when its last possible day is not after the lens\'s', () => {
    const story = base().step('agreed', { when: '2014', cite: 'paper' });
    expect(story.view({ asOf: '2014-12-31' }).happened('e-agreed')).toBe(true);
    expect(story.view({ asOf: '2014-12-30' }).happened('e-agreed')).toBe(false);
    expect(story.judge({ asOf: '2014-12-30' }).why.notCounted).toEqual([{ id: 'e-agreed', title: 'e-agreed', reason: 'It is not known to have happened by 2014-12-30.' }]);
  });
});
