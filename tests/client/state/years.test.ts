// The years of the drawn edges: none before 2000, none beyond thirty, and every one between the first and the last.
import { describe, expect, it } from 'vitest';
import { countByYear, yearsOf } from '../../../client/state/years.ts';

describe('yearsOf', () => {
  it('spans what is dated, and takes one end for both where the other is open', () => {
    expect(yearsOf({ from: '2014-05-21', to: '2016-11-01' })).toEqual([2014, 2016]);
    expect(yearsOf({ from: '2014-05-21', to: null })).toEqual([2014, 2014]);
    expect(yearsOf({ from: null, to: '2016-11-01' })).toEqual([2016, 2016]);
    expect(yearsOf({ from: null, to: null })).toBeNull();
  });

  it('begins in 2000, and counts thirty years at most', () => {
    expect(yearsOf({ from: '1992-01-01', to: '2004-12-31' })).toEqual([2000, 2004]);
    expect(yearsOf({ from: '1992-01-01', to: '1999-12-31' })).toBeNull();
    expect(yearsOf({ from: '2014-01-01', to: '2099-12-31' })).toEqual([2014, 2044]);
    expect(yearsOf({ from: '1960-01-01', to: '2020-12-31' })).toBeNull();
  });
});

describe('countByYear', () => {
  it('counts an edge in each of its years, and shows the years between that have none', () => {
    const edges = [{ from: '2014-01-01', to: '2015-12-31' }, { from: '2015-06-01', to: null }, { from: '2018', to: '2018' }, { from: null, to: null }];
    expect(countByYear(edges)).toEqual([{ year: 2014, count: 1 }, { year: 2015, count: 2 }, { year: 2016, count: 0 }, { year: 2017, count: 0 }, { year: 2018, count: 1 }]);
    expect(countByYear([])).toEqual([]);
  });
});
