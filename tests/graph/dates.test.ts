// EDTF as sources give it, months and days between imprecise dates.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween, parseEdtf } from '#graph/dates';
import { dateWords } from '#graph/verdict-sentence';

describe('parseEdtf', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31'], ['2018-11', '2018-11-01', '2018-11-30'], ['2020-02', '2020-02-01', '2020-02-29'], ['2021-04-08', '2021-04-08', '2021-04-08'], ['2021-06-28/2021-06-30', '2021-06-28', '2021-06-30'],
    ['2020/2021', '2020-01-01', '2021-12-31'], ['../2021-04-08', null, '2021-04-08'], ['2014/..', '2014-01-01', null],
  ])('%s', (text, earliest, latest) => expect(parseEdtf(text)).toEqual({ edtf: text, earliest, latest }));
  it('normalises a quarter', () => expect(parseEdtf('2018-Q4')).toEqual({ edtf: '2018-10/2018-12', earliest: '2018-10-01', latest: '2018-12-31' }));
  it('refuses the season trap and suggests the years', () => expect(parseEdtf('2020-21')).toMatchObject({ problem: expect.stringContaining('`2020/2021`') as string }));
  it.each(['2021-06-30/2021-06-28', '2021/2020', '2021-04/2020'])('refuses an end before its start: %s', (text) => expect(parseEdtf(text)).toMatchObject({ problem: expect.stringContaining('ends before it starts') as string }));
  it.each(['May 2020', '', '2021-13', '2021-02-30', '8.4.2021', '2021-4-8'])('refuses what is no date: "%s"', (text) => expect(parseEdtf(text)).toHaveProperty('problem'));
  it('bounds are in order', () => {
    const day = fc.date({ min: new Date('1600-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const cut = fc.constantFrom(4, 7, 10);
    fc.assert(fc.property(day, day, cut, cut, (a, b, m, n) => {
      const parsed = parseEdtf([a, b].sort().map((date, index) => date.slice(0, index === 0 ? m : n)).join('/'));
      if ('problem' in parsed) return;
      expect(parsed.earliest! <= parsed.latest!).toBe(true);
    }));
  });
});

describe('addMonths', () => {
  it.each([['2020-12-31', 6, '2021-06-30'], ['2014-05-31', 24, '2016-05-31'], ['2020-02-29', 12, '2021-02-28'], ['2021-03-31', -1, '2021-02-28'], ['2021-11-30', 3, '2022-02-28']])('%s %i → %s', (day, months, result) => expect(addMonths(day, months)).toBe(result));
});

describe('daysBetween', () => {
  const span = (text: string) => { const parsed = parseEdtf(text); if ('problem' in parsed) throw new Error(parsed.problem); return parsed; };
  it('is a range', () => expect(daysBetween(span('2016-11'), span('2018-10/2018-12'))).toEqual({ low: 670, high: 790 }));
  it('is open where a date is', () => expect(daysBetween(span('../2016'), span('2018'))).toEqual({ low: 366, high: null }));
  it('may be negative', () => expect(daysBetween(span('2016'), span('2016-05-01')).low).toBeLessThan(0));
});

describe('dateWords', () => {
  it.each([['2021-04-08', '8 Apr 2021'], ['2021-12', 'Dec 2021'], ['2021', '2021'], ['../2021-04-08', 'by 8 Apr 2021'], ['2014/..', 'since 2014'], ['2018-10/2018-12', 'Oct 2018 to Dec 2018'], ['2023-11?', 'probably Nov 2023'], ['2018-03~', 'about Mar 2018']])('%s → %s', (text, words) => expect(dateWords(text)).toBe(words));
});
