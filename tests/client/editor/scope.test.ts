// Variables and their labels as half-written texts show them; the schema and the routines as the language support gets them.
import { describe, expect, it } from 'vitest';
import type { CypherAnswer } from '#graph/answers';
import { readingProcedures } from '#cypher/access';
import { AGGREGATIONS } from '#cypher/memory/functions/aggregate';
import { FUNCTIONS } from '#cypher/memory/functions/registry';
import { labelsOf, toDbSchema, wordsOf } from '../../../client/editor/db-schema.ts';
import { functionWords } from '../../../client/editor/function-words.ts';
import { callable, functionsOf, proceduresOf, readSignature } from '../../../client/editor/routines.ts';
import { nodeBefore, stepBefore, variablesOf } from '../../../client/editor/scope.ts';
import { language, schema } from './schema.ts';

const labelsFor = (text: string, name: string): readonly string[] | undefined => variablesOf(text).get(name)?.labels;
const here = (text: string): [string, number] => [text.replace('|', ''), text.indexOf('|')];

describe('the variables of a text', () => {
  it('reads labels and types off patterns, also of an unfinished text', () => {
    const text = 'MATCH (a:Actor)-[r:COMMITTED_TO]->(c:Commitment {id: $id})\nRETURN c.';
    expect(labelsFor(text, 'a')).toEqual(['Actor']);
    expect(labelsFor(text, 'c')).toEqual(['Commitment']);
    expect(variablesOf(text).get('r')).toEqual({ name: 'r', kind: 'relationship', labels: ['COMMITTED_TO'] });
  });
  it('takes alternatives, leaves out what is negated, and follows AS', () => {
    expect(labelsFor('MATCH (x:Flow|Figure) WITH x AS y RETURN y.', 'y')).toEqual(['Flow', 'Figure']);
    expect(labelsFor('MATCH (x:Actor&!State) RETURN x', 'x')).toEqual(['Actor']);
    expect(labelsFor('MATCH (n) WHERE n:Treaty RETURN n.', 'n')).toEqual(['Treaty']);
  });
  it('overlooks comments and strings', () => {
    expect(variablesOf('// (z:Actor)\nRETURN "(y:Actor)"').size).toBe(0);
  });
  it('knows what a relationship starts from and what a node is reached by', () => {
    expect(nodeBefore(...here('MATCH (a:Actor)-[:|]->(c)'))).toEqual({ labels: ['Actor'], direction: 'out' });
    expect(nodeBefore(...here('MATCH (c:Commitment) MATCH (c)<-[r:|'))).toEqual({ labels: ['Commitment'], direction: 'in' });
    expect(nodeBefore(...here('MATCH (c:Commitment) WHERE c.|'))).toBeNull();
    expect(stepBefore(...here('MATCH (a:Actor)-[:PAID]->(f:|'))).toEqual({ types: ['PAID'], end: { labels: ['Actor'], direction: 'out' } });
  });
});

describe('the schema for the language support', () => {
  it('lists labels, types, properties, parameters and routines once each', () => {
    const db = toDbSchema(language);
    expect(db.labels).toContain('Treaty');
    expect(new Set(db.propertyKeys).size).toBe(db.propertyKeys?.length);
    expect(db.parameters).toEqual({ verdicts: [''] });
    expect(Object.keys(db.functions?.['CYPHER 5'] ?? {})).toContain('date.truncate');
    expect(toDbSchema({ ...language, routines: [] })).not.toHaveProperty('functions');
  });
  it('lets a sub-label, and what can bear the label too, stand at an end', () => {
    expect(labelsOf(schema, ['Actor'])).toEqual(new Set(['Actor', 'Institution', 'State', 'PublicBody', 'Company', 'Bank', 'Person', 'Group', 'Media']));
    expect(labelsOf(schema, ['Fact'])).toContain('Figure');
    expect(labelsOf(schema, ['Fact'])).not.toContain('Actor');
    expect(labelsOf(schema, ['Any']).size).toBe(schema.labels.length);
  });
  it('finds the words of a property by the label that bears it', () => {
    expect(wordsOf(schema, ['Commitment'], 'verdict')?.words).toContain('RENEGED');
    expect(wordsOf(schema, ['Region'], 'kind')?.vocabulary).toBe('regionKind');
    expect(wordsOf(schema, ['Commitment'], 'title')).toBeNull();
  });
});

const answerOf = (columns: readonly string[], rows: readonly (readonly string[])[]): CypherAnswer => ({ columns: ['name', ...columns], rows: rows.map((row) => row.map((value) => ({ $type: 'String', _value: value }))), truncated: false, lens: schema.lens, rule: '1', summary: { ms: 1, rows: rows.length, total: rows.length, database: 'memory', note: '', plan: null } });

describe('routines', () => {
  it('offers the very procedures that the server lets pass', () => {
    expect(callable.map((name) => name.toLowerCase()).sort()).toEqual([...readingProcedures].sort());
  });
  it('reads signatures as either database writes them', () => {
    expect(readSignature('round(value :: FLOAT, precision = 0 :: INTEGER | FLOAT) :: FLOAT')).toEqual({ args: [{ name: 'value', type: 'FLOAT', optional: false }, { name: 'precision', type: 'INTEGER | FLOAT', optional: true }], returns: 'FLOAT' });
    expect(readSignature('substring(original: STRING, length?: INTEGER) :: STRING').args[1]).toEqual({ name: 'length', type: 'INTEGER', optional: true });
    expect(readSignature('pi() :: FLOAT')).toEqual({ args: [], returns: 'FLOAT' });
    expect(readSignature('any(variable :: VARIABLE IN list :: LIST<ANY> WHERE predicate :: ANY) :: BOOLEAN').args).toEqual([{ name: 'variable :: VARIABLE IN list :: LIST<ANY> WHERE predicate :: ANY', type: '', optional: false }]);
    expect(readSignature('broken(')).toEqual({ args: [], returns: '' });
  });
  it('has a sentence for every function of the embedded database', () => {
    const names = [...FUNCTIONS.values(), ...AGGREGATIONS.values()].map(({ name }) => name);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => functionWords(name) === '')).toEqual([]);
  });
  it('takes a function that is listed once for each number of arguments for one', () => {
    const found = functionsOf(answerOf(['category', 'description', 'signature'], [['round', 'Numeric', '', 'round(value :: FLOAT) :: FLOAT'], ['round', 'Numeric', '', 'round(value :: FLOAT, precision :: INTEGER) :: FLOAT']]));
    expect(found).toHaveLength(1);
    expect(found[0]?.arguments.map(({ name, optional }) => [name, optional])).toEqual([['value', false], ['precision', true]]);
  });
  it('leaves out procedures that may not be called', () => {
    expect(proceduresOf(answerOf(['description', 'mode', 'signature'], ['db.labels', 'dbms.listConfig'].map((name) => [name, '', 'READ', `${name}() :: (a :: STRING)`]))).map(({ name }) => name)).toEqual(['db.labels']);
  });
});
