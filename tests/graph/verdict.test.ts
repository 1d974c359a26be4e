// The verdict, line by line of the rule table, and the rules around it: sides, rivals, witnesses, lenses, words.
import { describe, expect, it } from 'vitest';
import { ruleVersion } from '#graph/verdict';
import { Story } from '../fixtures/story.ts';

/** A binding promise of 2014, told by the paper. */
const promised = (): Story => new Story().promise().step('agreed', { when: '2014-05', by: ['bank', 'firm'], type: 'signing' });

describe('the rule table', () => {
  it('DISPUTED: rival accounts lead to different headlines and none is preferred', () => {
    const told = promised().source('other').step('withdrawn', { when: '2016', by: ['bank'] }).step('terminated', { when: '2016', by: ['firm'], cite: 'other' }).judge();
    expect([told.verdict, told.evidence, told.ending]).toEqual(['DISPUTED', 'contested', 'unattributed']);
    expect(told.why.candidates.map((candidate) => candidate.verdict).sort()).toEqual(['ENDED_BY_COUNTERPARTY', 'WITHDRAWN']);
    expect(told.why.candidates.map((candidate) => candidate.sources)).toContainEqual(['other, 1 Jan 2015']);
  });
  it('NOT_TESTABLE: nobody could tell afterwards', () => expect(new Story().promise({ testable: false }).step('promised').judge().verdict).toBe('NOT_TESTABLE'));
  it('BLOCKED: ended by a third party', () => expect(promised().actor('regulator', 'PublicBody', 'CCC').step('blocked', { by: ['regulator'] }).judge().verdict).toBe('BLOCKED'));
  it('BLOCKED: a bid needs no promise', () => expect(new Story().promise({ by: [], to: [] }).actor('state-c', 'State', 'CCC').step('negotiated').step('blocked', { by: ['state-c'] }).judge()).toMatchObject({ verdict: 'BLOCKED', ending: 'by-third-party' }));
  it('DECLINED: a refused request is not a broken promise', () => expect(new Story().promise({ by: [], askedOf: ['bank'] }).step('requested', { by: ['firm'] }).step('declined', { by: ['bank'] }).judge()).toMatchObject({ verdict: 'DECLINED', strength: 0, ending: 'open' }));
  it('SOUGHT: talked over, never promised', () => expect(new Story().promise({ by: [] }).step('negotiated', { by: ['firm'] }).judge()).toMatchObject({ verdict: 'SOUGHT', strength: 0 }));
  it('`progressed` and `fulfilled` count as a promise', () => {
    expect(new Story().promise().step('requested').step('progressed', { when: '2010' }).judge().verdict).toBe('UNKNOWN');
    expect(new Story().promise().step('requested').step('fulfilled', { when: '2010' }).judge().verdict).toBe('KEPT');
  });
  it('KEPT: fulfilled', () => expect(promised().step('fulfilled', { when: '2016' }).judge()).toMatchObject({ verdict: 'KEPT', ending: 'fulfilled', delivery: 'unknown' }));
  it('KEPT: 95 % delivered', () => expect(promised().figure('fig', { value: 100 }).flow('f', { value: 95, period: '2015' }).judge()).toMatchObject({ verdict: 'KEPT', delivery: 'full' }));
  it('KEPT_LATE: surely more than six months after the deadline', () => {
    const due = (deadline: string): Story => new Story().promise({ deadline }).step('agreed', { when: '2014' });
    expect(due('2015').step('fulfilled', { when: '2016-08' }).judge().verdict).toBe('KEPT_LATE');
    expect(due('2015').step('fulfilled', { when: '2016' }).judge().verdict).toBe('KEPT');
    expect(due('2015').step('fulfilled').judge().verdict).toBe('KEPT');
    expect(due('2015-12-31').step('fulfilled', { when: '2016-06-30' }).judge().verdict).toBe('KEPT');
    expect(due('2015').figure('fig', { value: 10 }).flow('f', { value: 10, period: '2017' }).judge().verdict).toBe('KEPT_LATE');
  });
  it('SUPERSEDED: still open when its successor was made', () => {
    const followed = (): Story => promised().promise({ supersedes: 'loan' }, 'second').step('agreed', { when: '2018', of: 'second' }, 'e-second');
    expect(followed().judge()).toMatchObject({ verdict: 'SUPERSEDED', ending: 'superseded' });
    expect(followed().step('withdrawn', { when: '2016', by: ['bank'] }).judge().verdict).toBe('WITHDRAWN');
    expect(followed().step('withdrawn', { when: '2020', by: ['bank'] }).judge().verdict).toBe('SUPERSEDED');
    expect(promised().promise({ supersedes: 'loan' }, 'second').step('requested', { of: 'second' }, 'e-second').judge().verdict).toBe('UNKNOWN');
    expect(followed().judge({ asOf: '2017-01-01' }).verdict).toBe('UNKNOWN');
  });
  it('PARTLY_KEPT: ended with partial delivery', () => expect(promised().figure('fig', { value: 100 }).flow('f', { value: 40, period: '2015' }).step('withdrawn', { by: ['bank'], when: '2016' }).judge()).toMatchObject({ verdict: 'PARTLY_KEPT', delivery: 'partial', ending: 'by-promisor' }));
  it('RENEGED: a binding promise, two independent witnesses of the exit', () => expect(promised().source('other').step('withdrawn', { when: '2016', by: ['bank'], cite: ['paper', 'other'] }).judge()).toMatchObject({ verdict: 'RENEGED', evidence: 'corroborated', ending: 'by-promisor', strength: 3 }));
  it('RENEGED: the promisor\'s own document is enough', () => {
    const told = promised().source('notice', { kind: 'statement' }).step('withdrawn', { when: '2016', by: ['bank'], cite: { source: 'notice', speakers: ['bank'] } }).judge();
    expect(told).toMatchObject({ verdict: 'RENEGED', evidence: 'documented' });
  });
  it('WITHDRAWN: one witness', () => expect(promised().step('withdrawn', { when: '2016', by: ['bank'] }).judge()).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported' }));
  it.each([['announced', 1], ['mou-signed', 2], ['promised', null]] as const)('WITHDRAWN: a pledge (%s)', (step, strength) => {
    expect(new Story().source('other').promise().step(step, { when: '2014' }).step('withdrawn', { when: '2016', by: ['bank'], cite: ['paper', 'other'] }).judge()).toMatchObject({ verdict: 'WITHDRAWN', strength, evidence: 'corroborated' });
  });
  it('ENDED_BY_COUNTERPARTY', () => expect(promised().step('terminated', { by: ['firm'] }).judge()).toMatchObject({ verdict: 'ENDED_BY_COUNTERPARTY', ending: 'by-counterparty' }));
  it('ENDED_BY_AGREEMENT: both sides, or the step says so', () => {
    expect(promised().step('terminated', { by: ['firm', 'bank'] }).judge()).toMatchObject({ verdict: 'ENDED_BY_AGREEMENT', ending: 'by-agreement' });
    expect(promised().step('ended-by-agreement').judge().verdict).toBe('ENDED_BY_AGREEMENT');
  });
  it('LAPSED', () => expect(promised().step('lapsed', { when: '2017' }).judge()).toMatchObject({ verdict: 'LAPSED', ending: 'unattributed' }));
  it('CANCELLED: nobody is named', () => expect(promised().step('withdrawn', { when: '2016' }).judge()).toMatchObject({ verdict: 'CANCELLED', ending: 'unattributed' }));
  it('STALLED: suspended, until resumed', () => {
    expect(promised().step('suspended', { when: '2015' }).judge().verdict).toBe('STALLED');
    expect(promised().step('suspended', { when: '2015' }).step('resumed', { when: '2016' }).judge().verdict).toBe('UNKNOWN');
  });
  it('STALLED: no progress seen 24 months after the last', () => {
    expect(promised().step('no-progress', { when: '2016-06', type: 'observation' }).judge().verdict).toBe('STALLED');
    expect(promised().step('no-progress', { when: '2016-05', type: 'observation' }).judge().verdict).toBe('UNKNOWN');
    expect(promised().step('no-progress', { when: '2016', type: 'observation' }).judge().verdict).toBe('UNKNOWN');
    expect(promised().step('no-progress', { type: 'observation' }).judge().verdict).toBe('UNKNOWN');
    expect(promised().step('progressed', { when: '2019' }).step('no-progress', { when: '2017', type: 'observation' }).judge().verdict).toBe('UNKNOWN');
  });
  it('STALLED: said not to be revived', () => expect(promised().step('no-progress', { when: '2015', type: 'decision' }).judge().verdict).toBe('STALLED'));
  it('OVERDUE: six months past the deadline, delivery known and not full', () => {
    const due = (): Story => new Story().promise({ deadline: '2020-12-31' }).step('agreed', { when: '2014' }).figure('fig', { value: 100 });
    expect(due().flow('f', { value: 40, period: '2015' }).judge()).toMatchObject({ verdict: 'OVERDUE', delivery: 'partial', ending: 'open' });
    expect(due().flow('f', { value: 40, period: '2015' }).judge({ asOf: '2021-06-30' }).verdict).not.toBe('OVERDUE');
    expect(due().judge().verdict).toBe('UNKNOWN');
  });
  it('IN_PROGRESS: progress within 24 months, a delivery too', () => {
    expect(promised().step('progressed', { when: '2022-01' }).judge().verdict).toBe('IN_PROGRESS');
    expect(promised().step('progressed', { when: '2021-11-30' }).judge().verdict).toBe('UNKNOWN');
    expect(promised().figure('fig', { value: 100 }).source('late', { published: '2023-02' }).flow('f', { value: 40, period: '2023-01', cite: 'late' }).judge().verdict).toBe('IN_PROGRESS');
    expect(promised().judge({ asOf: '2015-01-01' }).verdict).toBe('IN_PROGRESS');
  });
  it('UNKNOWN: everything else; silence is never STALLED', () => expect(promised().judge()).toMatchObject({ verdict: 'UNKNOWN', ending: 'open', delivery: 'unknown', evidence: 'reported' }));
  it('lists the rules it passed over, and the one that matched last', () => {
    const { rules } = promised().judge().why;
    expect(rules[0]).toMatchObject({ verdict: 'DISPUTED', matched: false });
    expect(rules.at(-1)).toMatchObject({ verdict: 'UNKNOWN', matched: true });
    expect(rules.filter((rule) => rule.matched)).toHaveLength(1);
  });
  it('carries a version', () => expect(ruleVersion).toMatch(/./));
});

describe('who ended it', () => {
  const exit = (story: Story, ...by: string[]): string => story.step('withdrawn', { when: '2016', by }).judge().verdict;
  it('a body that controls the promisor, at any depth', () => expect(exit(promised().actor('holding', 'Company', 'AAA').actor('fund', 'Company', 'AAA').tie('CONTROLS', 'fund', 'holding').tie('CONTROLS', 'holding', 'bank'), 'fund')).toBe('WITHDRAWN'));
  it('a body that the promisor controls', () => expect(exit(promised().actor('branch', 'Bank', 'CCC').tie('CONTROLS', 'bank', 'branch'), 'branch')).toBe('WITHDRAWN'));
  it('a member of the promisor', () => expect(new Story().actor('syndicate', 'Group', 'AAA').tie('MEMBER_OF', 'bank', 'syndicate').promise({ by: ['syndicate'] }).step('agreed').step('withdrawn', { by: ['bank'] }).judge().verdict).toBe('WITHDRAWN'));
  it('a group of its country, then at grade reported', () => {
    const told = promised().source('other').actor('side-a', 'Group', 'AAA').step('withdrawn', { when: '2016', by: ['side-a'], cite: ['paper', 'other'] }).judge();
    expect(told).toMatchObject({ verdict: 'WITHDRAWN', ending: 'by-promisor', evidence: 'reported' });
  });
  it('the State of its country without a tie: nobody is blamed', () => expect(exit(promised().actor('state-a', 'State', 'AAA'), 'state-a')).toBe('CANCELLED'));
  it('the head of that State: nobody is blamed', () => expect(exit(promised().actor('state-a', 'State', 'AAA').actor('president', 'Person', 'AAA').tie('LEADS', 'president', 'state-a'), 'president')).toBe('CANCELLED'));
  it('one of the country that a group stands for: nobody is blamed', () => expect(new Story().actor('side-a', 'Group', 'AAA').promise({ by: ['side-a'] }).step('promised').step('withdrawn', { by: ['bank'] }).judge().verdict).toBe('CANCELLED'));
  it('the State with a control tie', () => expect(exit(promised().actor('state-a', 'State', 'AAA').tie('CONTROLS', 'state-a', 'bank'), 'state-a')).toBe('WITHDRAWN'));
  it('a tie counts only where the lens shows it', () => {
    const story = promised().source('other').actor('state-a', 'State', 'AAA').tie('CONTROLS', 'state-a', 'bank', ['other']).step('withdrawn', { by: ['state-a'] });
    expect(story.judge({ sources: ['paper'] }).verdict).toBe('CANCELLED');
    expect(story.judge().verdict).toBe('WITHDRAWN');
  });
  it('anyone else: a third party', () => expect(exit(promised().actor('stranger', 'Company', 'CCC'), 'stranger')).toBe('BLOCKED'));
  it('a `resumed` undoes the ending', () => {
    expect(promised().step('withdrawn', { when: '2016', by: ['bank'] }).step('resumed', { when: '2018' }).judge()).toMatchObject({ verdict: 'UNKNOWN', ending: 'open' });
    expect(promised().step('withdrawn', { when: '2016', by: ['bank'] }).step('resumed', { when: '2015' }).judge().verdict).toBe('WITHDRAWN');
    const again = promised().step('withdrawn', { when: '2016', by: ['bank'] }).step('resumed', { when: '2017' }).step('terminated', { when: '2018', by: ['firm'] });
    expect(again.judge()).toMatchObject({ verdict: 'ENDED_BY_COUNTERPARTY' });
  });
});

describe('strength', () => {
  it('of two accounts of one act the lower counts', () => expect(new Story().promise().step('agreed', { when: '2014' }, 'e-one').step('mou-signed', { when: '2014' }, 'e-one').judge().strength).toBe(2));
  it('of two acts the firmer', () => expect(new Story().promise().step('announced', { when: '2013' }).step('effective', { when: '2014' }).judge().strength).toBe(4));
  it('is unknown for "agreed" in prose', () => expect(new Story().promise().step('promised').judge().strength).toBeNull());
});

describe('rivals', () => {
  const twoEndings = (rank: { readonly rank?: 'preferred'; readonly rankReason?: string }): Story => promised().source('other').step('withdrawn', { when: '2016', by: ['bank'] }).step('terminated', { when: '2016', by: ['firm'], cite: { source: 'other', ...rank } }).dispute('d', ['e-withdrawn'], ['e-terminated']);
  it('a preferred account excludes its rivals, which stand beside the headline with the reason', () => {
    const told = twoEndings({ rank: 'preferred', rankReason: 'primary-document' }).judge();
    expect(told).toMatchObject({ verdict: 'ENDED_BY_COUNTERPARTY', evidence: 'documented' });
    expect(told.why.candidates.map(({ verdict, preferred }) => ({ verdict, preferred }))).toEqual([{ verdict: 'ENDED_BY_COUNTERPARTY', preferred: true }, { verdict: 'WITHDRAWN', preferred: false }]);
    expect(told.why.candidates[1]!.reason).toMatch(/primary-document/);
    expect(told.why.notCounted).toContainEqual({ id: 'e-withdrawn', title: 'e-withdrawn', reason: 'Its rival is preferred: primary-document.' });
    expect(told.sentence).toMatch(/Not preferred \(primary document on the other side\): withdrawn by the promisor/);
  });
  it('a preferred citation of a hidden source excludes nothing', () => expect(twoEndings({ rank: 'preferred', rankReason: 'primary-document' }).judge({ without: ['other'] }).verdict).toBe('WITHDRAWN'));
  it('a choice that drops the promise drops the endings with it', () => {
    const story = new Story().source('other').promise({ cite: ['paper', 'other'] }).step('promised').step('withdrawn', { by: ['bank'] }).step('negotiated', { cite: 'other', by: ['firm'] }).dispute('d', ['e-promised'], ['e-negotiated']);
    expect(story.judge().why.candidates.map((candidate) => candidate.verdict).sort()).toEqual(['SOUGHT', 'WITHDRAWN']);
  });
  it('a fact and its denial', () => {
    const story = promised().source('other').step('withdrawn', { when: '2016', by: ['bank'], cite: ['paper', { source: 'other', stance: 'denies' }] });
    expect(story.judge()).toMatchObject({ verdict: 'DISPUTED' });
    expect(story.judge().why.candidates.map((candidate) => candidate.verdict).sort()).toEqual(['UNKNOWN', 'WITHDRAWN']);
  });
  it('a preferred denial excludes the fact', () => expect(promised().source('other').step('withdrawn', { by: ['bank'], cite: ['paper', { source: 'other', stance: 'denies', rank: 'preferred', rankReason: 'own-admission' }] }).judge().verdict).toBe('UNKNOWN'));
  it('a promise that is denied takes its endings with it', () => expect(new Story().source('other').promise({ cite: ['paper', { source: 'other', stance: 'denies' }] }).step('promised').step('withdrawn', { by: ['bank'] }).judge().why.candidates.map((candidate) => candidate.verdict).sort()).toEqual(['UNKNOWN', 'WITHDRAWN']));
  it('one source telling less than another is no rival', () => {
    const told = promised().source('other').step('withdrawn', { when: '2016', by: ['bank'] }).step('terminated', { when: '2016', cite: 'other' }).judge();
    expect(told).toMatchObject({ verdict: 'WITHDRAWN' });
    expect(told.why.candidates).toEqual([]);
  });
  it('accounts that differ only in when the ending came keep their witnesses together', () => {
    const told = promised().source('other').step('withdrawn', { when: '2016', by: ['bank'] }).step('withdrawn', { when: '2018', by: ['bank'], cite: 'other' }, 'e-later').dispute('d', ['e-withdrawn'], ['e-later']).judge();
    expect(told).toMatchObject({ verdict: 'RENEGED', evidence: 'corroborated' });
    expect(told.why.candidates.map((candidate) => candidate.verdict)).toEqual(['RENEGED', 'RENEGED']);
  });
  it('facts that do not bear on this commitment do not count', () => expect(promised().step('withdrawn', { by: ['bank'] }).promise({}, 'other-loan').step('agreed', { of: 'other-loan' }, 'e-elsewhere').dispute('d', ['e-withdrawn'], ['e-elsewhere']).judge().verdict).toBe('WITHDRAWN'));
});

describe('witnesses', () => {
  const relayed = (): Story => promised().source('agency', { publisher: 'Agency' }).source('site-1').source('site-2').step('withdrawn', { when: '2016', by: ['bank'], cite: [{ source: 'site-1', relays: 'agency' }, { source: 'site-2', relays: 'agency' }, 'agency'] });
  it('relays are one witness with their original', () => {
    const told = relayed().judge();
    expect(told).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported', witnesses: ['Agency'] });
  });
  it('two reports of one publisher are one witness', () => expect(promised().source('s-1', { publisher: 'Daily' }).source('s-2', { publisher: 'Daily' }).step('withdrawn', { by: ['bank'], cite: ['s-1', 's-2'] }).judge()).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported' }));
  it('a silent citation is no witness', () => expect(promised().source('other').step('withdrawn', { by: ['bank'], cite: ['paper', { source: 'other', stance: 'silent' }] }).judge().verdict).toBe('WITHDRAWN'));
  it('what an editor infers is no witness of the exit', () => expect(promised().source('other').step('withdrawn', { by: ['bank'], cite: ['paper', { source: 'other', mode: 'inferred' }] }).judge().verdict).toBe('WITHDRAWN'));
  it('witnesses of the promise do not witness the exit', () => expect(new Story().source('other').promise({ cite: ['paper', 'other'] }).step('agreed', { when: '2014', cite: ['paper', 'other'] }).step('withdrawn', { by: ['bank'] }).judge().verdict).toBe('WITHDRAWN'));
  it('the counterparty\'s statement is not the promisor\'s own document', () => expect(promised().source('notice', { kind: 'statement' }).step('withdrawn', { by: ['bank'], cite: { source: 'notice', speakers: ['firm'] } }).judge()).toMatchObject({ verdict: 'WITHDRAWN', evidence: 'reported' }));
});

describe('amounts', () => {
  const owed = (): Story => promised().figure('fig', { value: 100 });
  it('the gap is an interval, and unknown, not zero, when delivery is unknown', () => {
    expect(owed().judge()).toMatchObject({ promised: { low: 100, high: 100, currency: 'USD' }, delivered: null, gap: null });
    expect(owed().flow('f', { low: 10, high: 20, period: '2015' }).judge()).toMatchObject({ delivered: { low: 10, high: 20, currency: 'USD' }, gap: { low: 80, high: 90, currency: 'USD' }, delivery: 'partial' });
  });
  it('adds decimals, not binary floats', () => expect(owed().flow('f', { value: 0.1 }).flow('g', { value: 0.2 }).judge().delivered).toEqual({ low: 0.3, high: 0.3, currency: 'USD' }));
  it('only flows that fulfil this commitment', () => expect(owed().promise({}, 'other-loan').flow('f', { value: 100, of: 'other-loan' }).judge().delivery).toBe('unknown'));
  it('less than 5 % is nothing', () => expect(owed().flow('f', { value: 4.9 }).judge().delivery).toBe('none'));
  it('an interval across a bound is unknown', () => expect(owed().flow('f', { low: 90, high: 100 }).judge().delivery).toBe('unknown'));
  it('several accounts of one amount span an interval', () => expect(owed().source('other').figure('fig-2', { value: 120, cite: 'other' }).judge().promised).toEqual({ low: 100, high: 120, currency: 'USD' }));
  it('announced and committed are not one number', () => expect(owed().figure('fig-2', { value: 500, measure: 'promised' }).judge().promised).toEqual({ low: 100, high: 100, currency: 'USD' }));
  it('currencies do not mix', () => expect(owed().figure('fig-2', { value: 500, currency: 'EUR' }).judge()).toMatchObject({ promised: null, gap: null }));
  it('a volume is compared with its volume', () => expect(promised().figure('fig', { value: 38, unit: 'bcm', measure: 'volume' }).flow('f', { value: 37, unit: 'bcm', stage: 'delivered' }).judge()).toMatchObject({ verdict: 'KEPT', promised: null }));
  it('a repayment delivers nothing', () => expect(owed().flow('f', { value: 100, stage: 'repaid' }).judge().delivery).toBe('unknown'));
});

describe('the sentence', () => {
  it('says what, how well evidenced, and by whom, with the loaded word in quotation marks', () => {
    const told = new Story().source('finanz', { publisher: 'finanz.ru', published: '2021-04-08' }).promise().step('promised').step('withdrawn', { by: ['bank'], cite: { source: 'paper', relays: 'finanz', wording: 'reneged' } }).judge();
    expect(told.sentence).toBe('Withdrawn by the promisor; reported by one source: finanz.ru, 8 Apr 2021, relayed by paper. In the words of the sources: “reneged” (paper).');
  });
  it('marks a speaker who works for a party', () => expect(promised().actor('clerk', 'Person').tie('WORKS_FOR', 'clerk', 'firm').step('withdrawn', { by: ['bank'], cite: { source: 'paper', speakers: ['clerk'] } }).judge().sentence).toMatch(/quoting clerk, an interested party/));
  it('names both accounts and their sources in a dispute', () => {
    const told = promised().source('other', { published: '2016-03' }).step('withdrawn', { when: '2016', by: ['bank'], cite: 'paper' }).step('terminated', { when: '2016', by: ['firm'], cite: 'other' }).judge();
    expect(told.sentence).toBe('Disputed: ended by the counterparty (other, Mar 2016); or withdrawn by the promisor (paper, 1 Dec 2021). No account is preferred.');
  });
  it('says that nothing is seen where nothing is seen', () => expect(promised().judge({ without: ['paper'] }).sentence).toBe('What became of it is unknown; no source of this lens speaks of it.'));
});
