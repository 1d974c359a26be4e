// The address is the state: what is written is read back, what is strange is left out, and a fragment keeps its limit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictMarks } from '#graph/verdict-words';
import { kinds, start, type State } from '../../../client/state/state.ts';
import { fragmentLimit, fromUrl, toUrl } from '../../../client/state/url.ts';

const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/, { size: 'small' }).filter((text) => text !== '');
const ids = fc.uniqueArray(id, { maxLength: 5 });
const day = fc.option(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)));
const share = fc.integer({ min: -2000, max: 12000 }).map((n) => n / 10000);
const states: fc.Arbitrary<State> = fc.record({
  lens: fc.record({ asOf: day, knownBy: day, sources: fc.option(fc.uniqueArray(id, { minLength: 1, maxLength: 3 })) }),
  selected: ids, revealed: ids, hidden: ids, without: ids,
  pinned: fc.dictionary(id, fc.tuple(share, share), { maxKeys: 4, noNullPrototype: true }),
  offKinds: fc.subarray([...kinds]), offMarks: fc.subarray([...new Set(Object.values(verdictMarks))]),
  years: fc.option(fc.tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 0, max: 900 })).map(([from, more]): [number, number] => [from, from + more])),
  path: fc.option(fc.tuple(id, id)), showAll: fc.boolean(), table: fc.boolean(), evidence: fc.boolean(), theme: fc.option(fc.constantFrom('light' as const, 'dark' as const)),
});
const there = (state: State): State => { const { search, hash } = toUrl(state); return fromUrl(search, hash); };

describe('the address', () => {
  it('restores every state exactly', () => {
    fc.assert(fc.property(states, (state) => { expect(there(state)).toEqual(state); }));
  });

  it('is empty for the state that a stranger begins with', () => {
    expect(toUrl(start)).toEqual({ search: '', hash: '', shortened: false });
  });

  it('leaves out what it does not know', () => {
    const state = fromUrl('?off=Nonsense,kept,Actor,great&years=2021-2010&asOf=yesterday&theme=pink&path=one', '#p=a::,b:0.5:NaN,c:Infinity:1,d:.1:.2,e:0.25:0.5&h=,x');
    expect(state).toEqual({ ...start, offKinds: ['Actor'], offMarks: ['kept'], pinned: { e: [0.25, 0.5] }, hidden: ['x'] });
  });

  it('keeps the fragment within its limit, the newest names and every pin that fits, and says that it was shortened', () => {
    const hidden = Array.from({ length: 900 }, (_, i) => `name-number-${i}`);
    const { hash, shortened } = toUrl({ ...start, hidden, pinned: { kept: [0.5, 0.5] } });
    expect(shortened).toBe(true);
    expect(hash.length).toBeLessThanOrEqual(fragmentLimit);
    const read = fromUrl('', hash);
    expect(read.hidden.length).toBeGreaterThan(300);
    expect(read.hidden).toEqual(hidden.slice(-read.hidden.length));
    expect(read.pinned).toEqual({ kept: [0.5, 0.5] });
  });

  it('drops no name more than it must', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 20, maxLength: 60, size: 'max' }), (lengths) => {
      const hidden = lengths.map((length, i) => `${i}-${'x'.repeat(length)}`);
      const { hash, shortened } = toUrl({ ...start, hidden });
      const left = fromUrl('', hash).hidden;
      expect(left).toEqual(hidden.slice(hidden.length - left.length));
      expect(shortened).toBe(left.length < hidden.length);
      expect(hash.length).toBeLessThanOrEqual(fragmentLimit);
      if (shortened) expect(hash.length + ','.length + hidden.at(-left.length - 1)!.length).toBeGreaterThan(fragmentLimit);
    }));
  });

  it('writes tens of thousands of hidden names without stopping the page', () => {
    const hidden = Array.from({ length: 30_000 }, (_, i) => `name-number-${i}`);
    const begin = performance.now();
    toUrl({ ...start, hidden });
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
