// The tokenizer by what it says of each word: which words are labels and types, and what a broken text does to it.
import { StringStream } from '@codemirror/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cypherParser } from '../../../client/editor/tokens.ts';

function tokensOf(text: string): [string, string][] {
  const state = cypherParser.startState?.(2);
  if (!state) throw new Error('The tokenizer has no state.');
  const found: [string, string][] = [];
  for (const line of text.split('\n')) {
    const stream = new StringStream(line, 2, 2);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const name = cypherParser.token(stream, state);
      if (stream.pos === stream.start) throw new Error(`No step at ${stream.pos} of ${line}`);
      if (name) found.push([stream.current(), name]);
    }
  }
  return found;
}
const kindOf = (text: string, word: string): string | undefined => tokensOf(text).find(([found]) => found === word)?.[1];

describe('the tokenizer', () => {
  it('gives a label the hue of its kind, with its colon, and any other label ink', () => {
    const found = tokensOf('MATCH (a:Actor)-[:COMMITTED_TO]->(c:Commitment)');
    expect(found.filter(([, name]) => name.startsWith('label'))).toEqual([[':', 'labelActor'], ['Actor', 'labelActor'], [':', 'label'], ['Commitment', 'label']]);
    expect(kindOf('MATCH ()-[:COMMITTED_TO]->()', 'COMMITTED_TO')).toBe('relationshipType');
  });
  it('follows label expressions and alternative types', () => {
    expect(kindOf('MATCH (a:Actor|Project)', 'Project')).toBe('labelProject');
    expect(kindOf('MATCH ()-[r:PAYS|OWES]-()', 'OWES')).toBe('relationshipType');
    expect(kindOf('MATCH (n:!Region)', 'Region')).toBe('labelRegion');
    expect(kindOf('MATCH (n) WHERE n:Agreement RETURN n', 'Agreement')).toBe('labelAgreement');
  });
  it('takes a key of a map for a property and never for a label', () => {
    expect(kindOf("MATCH (a:Actor {name: 'China'})", 'name')).toBe('property');
    expect(kindOf('RETURN {amount: (total)}', 'total')).toBe('variable');
  });
  it('tells keywords, functions, properties, parameters and constants apart', () => {
    const text = 'MATCH (c) WHERE c.order IN $verdicts AND c.x = true RETURN count(c), date.truncate("year", c.y) AS n, 1..3, 2.5e3';
    expect(kindOf(text, 'MATCH')).toBe('keyword');
    expect(kindOf(text, 'order')).toBe('property');
    expect(kindOf(text, '$verdicts')).toBe('parameter');
    expect(kindOf(text, 'true')).toBe('constant');
    expect(kindOf(text, 'count')).toBe('function');
    expect(kindOf(text, 'date')).toBe('function');
    expect(kindOf(text, '2.5e3')).toBe('number');
    expect(kindOf(text, '3')).toBe('number');
  });
  it('keeps comments and strings whole over lines', () => {
    expect(tokensOf('/* a\nMATCH */ RETURN').map(([, name]) => name)).toEqual(['comment', 'comment', 'keyword']);
    expect(kindOf('RETURN "a // b" AS x', '"a // b"')).toBe('string');
    expect(kindOf("RETURN 'it\\'s' AS x", "'it\\'s'")).toBe('string');
  });
  it('gets through any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'(){}[]:|&!.-<>$`\'"/*\\ aA1_\n,é') }), (text) => { tokensOf(text); }));
  });
});
