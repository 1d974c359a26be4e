// What a query's parameters are, of what kind, and how what is typed becomes what is sent.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldText, kindOfValue, missing, parametersIn, readField, specsOf, valuesFor, type ParameterKind } from '../../../client/state/query-parameters.ts';

describe('the parameters of a text', () => {
  it.each<[string, readonly string[]]>([
    ['MATCH (n {id: $id}) WHERE n.x IN $list AND n.id <> $id RETURN n', ['id', 'list']],
    ['RETURN "$no" + \'$no\' + $yes', ['yes']],
    ['// $no\n/* $no\n$no */ RETURN $yes // $no', ['yes']],
    ['RETURN n.`$no`, $`with space`, $`a``b`', ['with space', 'a`b']],
    ['RETURN "escaped \\" $no" + $1', ['1']],
    ['RETURN $имя, $naïve', ['имя', 'naïve']],
    ['RETURN "open $no', []], ['/* open $no', []], ['', []],
  ])('%s', (text, names) => { expect(parametersIn(text)).toEqual(names); });

  it('ends on any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('$', '`', '"', '\'', '/', '*', '\\', 'a', '\n'), maxLength: 400 }), (text) => { expect(parametersIn(text).every((name) => name !== '')).toBe(true); }));
  });
});

describe('a field', () => {
  it.each<[ParameterKind, string, unknown]>([
    ['text', ' as typed ', ' as typed '], ['text', '  ', undefined], ['integer', ' 42 ', 42], ['integer', '9223372036854775807', { $type: 'Integer', _value: '9223372036854775807' }],
    ['float', '2', { $type: 'Float', _value: '2.0' }], ['float', '.5', { $type: 'Float', _value: '0.5' }], ['float', '1e3', { $type: 'Float', _value: '1000' }], ['yes-no', 'true', true], ['yes-no', 'false', false], ['yes-no', '', undefined],
    ['date', '2021-12-31', '2021-12-31'], ['list', 'a, b\n\n c ', ['a, b', 'c']], ['list', '\n', undefined], ['entity', ' gazprom ', 'gazprom'],
  ])('reads a %s: %j', (kind, typed, value) => { expect(readField(kind, typed)).toEqual(value); });
  it.each<[ParameterKind, string]>([['integer', '4.2'], ['integer', '9223372036854775808'], ['integer', '-9223372036854775809'], ['float', 'many'], ['float', '1e999'], ['date', '2021-02-30'], ['date', '31.12.2021']])('tells what to type for a %s of %j', (kind, typed) => {
    expect(() => readField(kind, typed)).toThrow(/^Type a .+\.$/);
  });
  it('shows what it read', () => {
    fc.assert(fc.property(fc.oneof(fc.record({ kind: fc.constant<ParameterKind>('integer'), typed: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) }), fc.record({ kind: fc.constant<ParameterKind>('list'), typed: fc.array(fc.stringMatching(/^\w+$/), { minLength: 1 }).map((items) => items.join('\n')) })), ({ kind, typed }) => {
      const value = readField(kind, typed);
      expect(fieldText(value)).toBe(typed);
      expect(kindOfValue(value)).toBe(kind);
    }));
  });
});

describe('what a form asks for', () => {
  const known = [{ name: 'id', type: 'string', vocabulary: 'commitment', description: 'The promise.', example: 'c-x' }, { name: 'verdicts', type: 'string[]', vocabulary: 'verdict', description: '', example: [] }] as const;
  it('follows the question, then the reader, then the value', () => {
    const specs = specsOf('RETURN $id, $verdicts, $chosen, $valued, $bare', known, { chosen: 'date', valued: 'text' }, { chosen: 1, valued: 2 });
    expect(specs.map(({ name, kind, vocabulary }) => [name, kind, vocabulary])).toEqual([['id', 'entity', 'commitment'], ['verdicts', 'list', 'verdict'], ['chosen', 'date', null], ['valued', 'text', null], ['bare', 'text', null]]);
    expect(specsOf('RETURN $valued', [], {}, { valued: 2.5 })[0]?.kind).toBe('float');
  });
  it('says what is missing, and sends nothing that the text does not name', () => {
    const [id] = specsOf('RETURN $id', known, {}, {});
    expect(missing(id!, undefined)).toBe('$id has no value. Fill in a name from the graph, such as c-x.');
    expect(missing(id!, 'c-y')).toBeNull();
    expect(valuesFor('RETURN $id', { id: 'c-y', other: 1 })).toEqual({ id: 'c-y' });
  });
});
