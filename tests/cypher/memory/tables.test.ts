// Parameters arrive in the worker as they were sent, whether or not they travel as a table.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, tableOfObjects, unpack } from '#cypher/memory/tables';
import { decodeMap, type WireValue } from '#cypher/memory/wire';

const cell: fc.Arbitrary<WireValue> = fc.oneof(fc.integer(), fc.string(), fc.constantFrom<WireValue>(null, true, -0, 2n ** 62n), fc.constant<WireValue>({ kind: 'float', value: 2 }), fc.constant<WireValue>(new Map([['inner', 1]])), fc.array(fc.integer()));
const row = fc.dictionary(fc.constantFrom('id', 'name', 'kind', 'keys', 'cells'), cell).map((entries): WireValue => new Map(Object.entries(entries)));
const sameKeys = fc.array(fc.tuple(cell, cell, cell)).map((rows) => rows.map(([a, b, c]): WireValue => new Map([['id', a], ['kind', b], ['cells', c]])));

describe('parameters', () => {
  it('arrive as they were sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(row, { maxLength: 40 }), fc.array(cell, { maxLength: 40 }), sameKeys), (rows) => {
        const parameters = new Map<string, WireValue>([['rows', rows], ['other', 1]]);
        expect(unpack(structuredClone(pack(parameters)))).toEqual(decodeMap(parameters));
      }),
    );
  });

  it('travel as one table when their maps have the same keys', () => {
    const rows = Array.from({ length: 20 }, (_, i): WireValue => new Map<string, WireValue>([['id', `n${i}`], ['x', i]]));
    expect(pack(new Map([['rows', rows]])).get('rows')).toMatchObject({ kind: 'table', keys: ['id', 'x'] });
    expect(pack(new Map([['rows', [...rows, new Map([['id', 'odd']])]]])).get('rows')).toBeInstanceOf(Array);
    expect([...(unpack(pack(new Map([['rows', rows]]))).get('rows') as ReadonlyMap<string, unknown>[])[19]!.entries()]).toEqual([['id', 'n19'], ['x', 19]]);
  });

  it('become a table straight from plain objects, and only from those', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ id: `n${i}`, x: i }));
    const same = (value: unknown): WireValue => value as WireValue;
    const table = tableOfObjects(rows, same);
    expect(table).toMatchObject({ kind: 'table', keys: ['id', 'x'] });
    expect(unpack(pack(new Map([['rows', table ?? 0]]))).get('rows')).toEqual(rows.map((row) => new Map(Object.entries(row))));
    expect(tableOfObjects([...rows, { id: 'odd' }], same)).toBeNull();
    expect(tableOfObjects([...rows, { id: 'odd', y: 1 }], same)).toBeNull();
    expect(tableOfObjects([...rows, ['id', 'x']], same)).toBeNull();
    expect(tableOfObjects(rows.map(({ x }) => ({ $type: 'Integer', _value: String(x) })), same)).toBeNull();
    expect(tableOfObjects(rows.map(() => ({})), same)).toBeNull();
  });
});
