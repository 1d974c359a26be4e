// What is offered where, and in which order. `|` marks the caret.
import '../../../client/editor/gaps.ts';
import { autocomplete } from '@neo4j-cypher/language-support';
import { describe, expect, it } from 'vitest';
import { toDbSchema } from '../../../client/editor/db-schema.ts';
import { plainProposals, schemaProposals, supportProposals, type Proposals } from '../../../client/editor/proposals.ts';
import { language, schema } from './schema.ts';

function at(marked: string): Proposals | null {
  const offset = marked.indexOf('|');
  return schemaProposals(marked.slice(0, offset) + marked.slice(offset + 1), offset, language);
}
const labels = (marked: string, count = 5): string[] => (at(marked)?.options ?? []).slice(0, count).map(({ label }) => label);

describe('proposals from the schema', () => {
  it('offers the properties of the label in scope, its own closed lists first', () => {
    expect(labels('MATCH (a:Actor)-[:COMMITTED_TO]->(c:Commitment) RETURN c.|', 5)).toEqual(['verdict', 'object', 'delivery', 'ending', 'evidence']);
    expect(labels('MATCH (c:Commitment) RETURN c.|', 99)).not.toContain('publisher');
    expect(at('MATCH (c:Commitment) RETURN c.ver|')?.from).toBe(30);
    expect(labels('MATCH (s:Source) RETURN s.|', 99)).toContain('publisher');
    expect(labels('MATCH ()-[r:CITED_IN]->() RETURN r.|', 99)).toContain('locator');
  });
  it('describes a property with its type, its unit and its words', () => {
    const verdict = at('MATCH (c:Commitment) RETURN c.|')?.options.find(({ label }) => label === 'verdict');
    expect(verdict).toMatchObject({ detail: 'word', vocabulary: { name: 'verdict', words: schema.vocabularies['verdict'] } });
    expect(at('MATCH (r:Region) RETURN r.|')?.options.find(({ label }) => label === 'latitude')?.detail).toBe('degrees');
  });
  it('offers every property where nothing is known of the variable, the most common first', () => {
    expect(labels('MATCH (n) RETURN n.|', 2)).toContain('id');
    expect(labels('MATCH (n) RETURN n.|', 99)).toContain('verdict');
  });
  it('offers types that fit the node and the direction first', () => {
    const fits = (marked: string, count: number): boolean => labels(marked, count).every((type) => schema.relationships.find((one) => one.type === type)?.from.some((from) => ['Actor', 'Entity', 'Any'].includes(from)));
    expect(fits('MATCH (a:Actor)-[:|', 12)).toBe(true);
    expect(labels('MATCH (s:Source)<-[:|]-(f)', 1)).toEqual(['CITED_IN']);
    expect(labels('MATCH (a:Bank)-[:PAID|PA|]->()', 99)).toContain('PARTY_TO');
  });
  it('offers labels that the relationship leads to first', () => {
    expect(labels('MATCH (a:Actor)-[:COMMITTED_TO]->(c:|', 1)).toEqual(['Commitment']);
    expect(labels('MATCH (c:Commitment)<-[:COMMITTED_TO]-(a:|)', 1)).toEqual(['Actor']);
    expect(labels('MATCH (a:|', 99)).toHaveLength(schema.labels.length);
  });
  it('offers the words of a vocabulary, quoted as the text has it', () => {
    expect(at('MATCH (c:Commitment) WHERE c.verdict = |')?.options.find(({ label }) => label === 'RENEGED')).toMatchObject({ insert: "'RENEGED'", detail: 'Reneged' });
    expect(at("MATCH (c:Commitment) WHERE c.verdict IN ['KEPT', 'RE|")?.options.find(({ label }) => label === 'RENEGED')?.insert).toBe('RENEGED');
    expect(labels('MATCH (e:Event {type: |', 99)).toEqual(schema.vocabularies['eventType']);
    expect(labels('MATCH (c:Commitment {|})', 99)).toContain('verdict');
  });
  it('offers the parameters of the form, and nothing inside comments and strings', () => {
    expect(labels('MATCH (c) WHERE c.verdict IN $|')).toEqual(['$verdicts']);
    const begun = [...language.parameters, { name: 'ver', type: '' }, { name: 'other', type: '' }];
    expect(schemaProposals('RETURN $ver', 11, { ...language, parameters: begun })?.options.map(({ label }) => label)).toEqual(['$verdicts', '$other']);
    expect(at('// (a:|')).toEqual({ from: 6, options: [] });
    expect(at("RETURN 'a:|")?.options).toEqual([]);
  });
  it('leaves the rest to the grammar', () => {
    expect(at('MATCH (c:Commitment) RE|')).toBeNull();
    expect(at('RETURN date.|')).toBeNull();
  });
});

describe('proposals from the language support', () => {
  const db = toDbSchema(language);
  const from = (text: string): Proposals => supportProposals(autocomplete(text, db), text, text.length, language);
  it('puts variables before keywords, and nothing that writes', () => {
    const found = from('MATCH (actor:Actor) RETURN a');
    expect(found.options[0]).toMatchObject({ kind: 'variable', label: 'actor', detail: 'Actor' });
    const clauses = from('MATCH (a:Actor) ').options.map(({ label }) => label);
    expect(clauses).toContain('RETURN');
    expect(clauses).not.toContain('DELETE');
    expect(clauses).not.toContain('CREATE');
  });
  it('tells variables and functions without the grammar while the worker is busy', () => {
    const found = plainProposals('MATCH (actor:Actor) RETURN a', 28, language);
    expect(found).toMatchObject({ from: 27, options: [{ kind: 'variable', label: 'actor' }, ...found.options.slice(1)] });
    expect(plainProposals('RETURN date.tr', 14, language)).toMatchObject({ from: 7, options: [{ label: 'toUpper' }, { label: 'count' }, { label: 'collect' }, { label: 'date' }, { label: 'date.truncate' }] });
  });
  it('opens the bracket of a function, with its signature beside it', () => {
    expect(from('RETURN toU').options.find(({ label }) => label === 'toUpper')).toMatchObject({ kind: 'function', insert: 'toUpper(', detail: 'STRING', title: 'toUpper(input :: STRING) :: STRING' });
  });
});
