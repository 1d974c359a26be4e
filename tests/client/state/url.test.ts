// The address is the state: what is written is read back, what is strange is left out, and a fragment keeps its limit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictMarks } from '#graph/verdict-words';
import { emptyDraft, kinds, start, type State } from '../../../client/state/state.ts';
import { fragmentLimit, fromUrl, toUrl } from '../../../client/state/url.ts';

const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/, { size: 'small' }).filter((text) => text !== '');
const ids = fc.uniqueArray(id, { maxLength: 5 });
const day = fc.option(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)));
const share = fc.integer({ min: -2000, max: 12000 }).map((n) => n / 10000);
const queries = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 200 }), values: fc.dictionary(id, fc.oneof(id, fc.integer(), fc.boolean(), fc.array(id, { maxLength: 3 })), { maxKeys: 3, noNullPrototype: true }),
  question: fc.option(id), note: fc.option(fc.string({ unit: 'grapheme', maxLength: 120 })), tab: fc.constantFrom('graph' as const, 'table' as const, 'raw' as const, 'plan' as const),
});
const states: fc.Arbitrary<State> = fc.record({
  screen: fc.constantFrom('explore' as const, 'query' as const), query: queries,
  lens: fc.record({ asOf: day, knownBy: day, sources: fc.option(fc.uniqueArray(id, { minLength: 1, maxLength: 3 })) }),
  selected: ids, revealed: ids, hidden: ids, without: ids,
  pinned: fc.dictionary(id, fc.tuple(share, share), { maxKeys: 4, noNullPrototype: true }),
  offKinds: fc.subarray([...kinds]), offMarks: fc.subarray([...new Set(Object.values(verdictMarks))]),
  years: fc.option(fc.tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 0, max: 900 })).map(([from, more]): [number, number] => [from, from + more])),
  path: fc.option(fc.tuple(id, id)), showAll: fc.boolean(), table: fc.boolean(), evidence: fc.boolean(), theme: fc.option(fc.constantFrom('light' as const, 'dark' as const)),
});
const there = (state: State): State => fromUrl(toUrl(state));
const at = (search: string, hash: string): State => fromUrl({ pathname: '/', search, hash });

describe('the address', () => {
  it('restores every state exactly', () => {
    fc.assert(fc.property(states, (state) => { expect(there(state)).toEqual(state); }));
  });

  it('is empty for the state that a stranger begins with', () => {
    expect(toUrl(start)).toEqual({ pathname: '/', search: '', hash: '', shortened: false });
  });

  it('leaves out what it does not know', () => {
    const state = at('?off=Nonsense,kept,Actor,great&years=2021-2010&asOf=yesterday&theme=pink&path=one', '#p=a::,b:0.5:NaN,c:Infinity:1,d:.1:.2,e:0.25:0.5&h=,x');
    expect(state).toEqual({ ...start, offKinds: ['Actor'], offMarks: ['kept'], pinned: { e: [0.25, 0.5] }, hidden: ['x'] });
  });

  it('keeps the fragment within its limit, the newest names and every pin that fits, and says that it was shortened', () => {
    const hidden = Array.from({ length: 9000 }, (_, i) => `name-number-${i}`);
    const { hash, shortened } = toUrl({ ...start, hidden, pinned: { kept: [0.5, 0.5] } });
    expect(shortened).toBe(true);
    expect(hash.length).toBeLessThanOrEqual(fragmentLimit);
    const read = at('', hash);
    expect(read.hidden.length).toBeGreaterThan(1000);
    expect(read.hidden).toEqual(hidden.slice(-read.hidden.length));
    expect(read.pinned).toEqual({ kept: [0.5, 0.5] });
  });

  it('leaves a short fragment readable and compresses a long one', () => {
    expect(toUrl({ ...start, hidden: ['gazprom'] }).hash).toBe('#h=gazprom');
    const hidden = Array.from({ length: 300 }, (_, i) => `name-number-${i}`);
    const { hash } = toUrl({ ...start, hidden });
    expect(hash).toMatch(/^#z=[\w-]+$/);
    expect(hash.length).toBeLessThan(hidden.join(',').length / 3);
    expect(at('', hash).hidden).toEqual(hidden);
  });

  it('drops no name more than it must', () => {
    // Random words hardly compress, so that each costs about its length.
    const word = fc.stringMatching(/^[a-z0-9]{40,80}$/);
    fc.assert(fc.property(fc.array(word, { minLength: 150, maxLength: 250, size: 'max' }), (hidden) => {
      const { hash, shortened } = toUrl({ ...start, hidden });
      const left = at('', hash).hidden;
      expect(left).toEqual(hidden.slice(hidden.length - left.length));
      expect(shortened).toBe(left.length < hidden.length);
      expect(hash.length).toBeLessThanOrEqual(fragmentLimit);
      if (shortened) expect(hash.length).toBeGreaterThan(fragmentLimit - 160);
    }), { numRuns: 20 });
  });

  it('gives the query up last, and reads no fragment that is not its own', () => {
    const text = `RETURN '${'x'.repeat(200)}'`;
    const { hash } = toUrl({ ...start, screen: 'query', query: { ...emptyDraft, text }, hidden: Array.from({ length: 9000 }, (_, i) => `name-number-${i}`) });
    expect(at('', hash).query.text).toBe(text);
    const random = Array.from({ length: 40_000 }, (_, i) => ((i * 7919) % 104_729).toString(36)).join('');
    expect(toUrl({ ...start, query: { ...emptyDraft, text: random } })).toMatchObject({ hash: '', shortened: true });
    for (const strange of ['#z=', '#z=AAAA', '#z=%', `#z=${'A'.repeat(fragmentLimit)}`, '#v={', '#v=[1]', '#t=ledger']) expect(at('', strange)).toEqual(start);
  });

  it('writes tens of thousands of hidden names without stopping the page', () => {
    const hidden = Array.from({ length: 30_000 }, (_, i) => `name-number-${i}`);
    const begin = performance.now();
    toUrl({ ...start, hidden });
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
