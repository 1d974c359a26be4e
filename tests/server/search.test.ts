// Search: folding, the ranker, and the names that an analyst types.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '#graph/answers';
import { fold, initialsOf } from '#server/search/fold';
import { likeness } from '#server/search/rank';
import { HeldDatabase, openHouse, shippedGraph, type House } from './house.ts';

let house: House;
beforeAll(async () => { house = await openHouse(new HeldDatabase(await shippedGraph())); });
afterAll(() => house.close());
const search = async (q: string, more = ''): Promise<SearchAnswer> => (await house.get(`/api/search?q=${encodeURIComponent(q)}${more}`)).body as unknown as SearchAnswer;

describe('folding', () => {
  it.each([
    ['Сила Сибири', ['sila', 'sibiri']], ['  Économie — «Verte» ', ['economie', 'verte']], ['Rosneft\'', ['rosneft']], ['Straße ØL', ['strasse', 'ol']], ['中国', ['zhong', 'guo']], ['Əliyev', ['aliyev']], ['…', []],
  ])('%s', (text, words) => expect(fold(text)).toEqual(words));

  it('takes initials without the small words', () => expect(initialsOf(fold('Bank of the Russian Federation'))).toBe('brf'));
});

describe('the ranker', () => {
  it('puts exact before begun before mistyped before contained', () => {
    const order = ['gazprom', 'gazpromneft', 'gazprim', 'megagazprom'].map((word) => likeness('gazprom', word));
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(order.every((value) => value > 0)).toBe(true);
  });

  it('sees no likeness in short words that differ', () => expect([likeness('xi', 'ji'), likeness('oil', 'gas'), likeness('cnpc', 'cnooc')]).toEqual([0, 0, 0]));
});

describe('searching the shipped datasets', () => {
  it.each([['gazprom', 'gazprom'], ['CNPC', 'cnpc'], ['Сила Сибири', 'power-of-siberia'], ['sila sibiri', 'power-of-siberia'], ['power sib', 'power-of-siberia'], ['gazprm', 'gazprom'], ['siberia power', 'power-of-siberia'], ['chna development bnk', 'china-development-bank']])('"%s" finds %s among the first three', async (q, id) => {
    const { results, total } = await search(q);
    expect(results.slice(0, 3).map((result) => result.id)).toContain(id);
    expect(total).toBeGreaterThanOrEqual(results.length);
  });

  it('finds the same whatever the order, case and accents', async () => {
    const ids = (await search('power of siberia')).results.map((result) => result.id);
    expect(ids.length).toBeGreaterThan(0);
    expect((await search('SIBÉRIA  of, Power')).results.map((result) => result.id).sort()).toEqual([...ids].sort());
  });

  it('names what matched, searches the asked labels alone, and hides what the lens hides', async () => {
    expect((await search('Сила Сибири')).results[0]).toMatchObject({ id: 'power-of-siberia', matched: 'Сила Сибири' });
    expect((await search('gazprom', '&types=Bank,Project')).results.flatMap((result) => result.labels).filter((label) => label === 'Company')).toEqual([]);
    expect((await search('25 billion')).results.map((result) => result.id)).toContain('c-power-of-siberia-25bn');
    expect((await search('25 billion', '&knownBy=1999-01-01')).total).toBe(0);
  });

  it('forgives one slip anywhere in a long name', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('gazprom', 'rosneft', 'siberia'), fc.nat(6), fc.constantFrom('drop', 'double', 'swap', 'replace'), async (name, at, slip) => {
      const letters = [...name];
      const place = Math.min(at, name.length - 2);
      const typed = { drop: letters.toSpliced(place, 1), double: letters.toSpliced(place, 0, letters[place]!), swap: letters.toSpliced(place, 2, letters[place + 1]!, letters[place]!), replace: letters.toSpliced(place, 1, 'q') }[slip];
      const { results } = await search(typed.join(''), '&types=Entity&limit=20');
      const wanted = { gazprom: 'gazprom', rosneft: 'rosneft', siberia: 'power-of-siberia' }[name]!;
      expect(results.map((result) => result.id)).toContain(wanted);
    }), { seed: 7, numRuns: 60 });
  });
});
