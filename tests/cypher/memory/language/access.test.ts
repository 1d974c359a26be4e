/** What a statement would do is decided on its syntax tree, wherever in it the deed is hidden. */
import { describe, expect, test } from 'vitest';
import { classify } from '#cypher/memory/language/access';
import { parse } from '#cypher/memory/language/parse';

const of = (text: string): ReturnType<typeof classify> => classify(parse(text));

describe('classify', () => {
  test.each([
    'CREATE (n)',
    'MATCH (n) SET n.x = 1',
    'MATCH (n) REMOVE n:A',
    'MATCH (n) DETACH DELETE n',
    'MERGE (n)',
    'MATCH (n) CALL (n) { WITH n SET n.x = 1 } RETURN n',
    'FOREACH (x IN [1] | CREATE ())',
    'RETURN 1 AS x UNION MATCH (n) CALL { CREATE (m) RETURN m } RETURN m AS x',
    'CALL { MATCH (n) RETURN n } IN TRANSACTIONS RETURN n',
    'EXPLAIN CREATE (n)',
  ])('writes: %s', (text) => {
    expect(of(text).writes).toBe(true);
  });

  test.each(['MATCH (n) RETURN n.create', 'RETURN "CREATE (n)" AS set', 'MATCH (set:DELETE {merge: 1}) RETURN set // CREATE', 'MATCH (n) RETURN n {.set, remove: 1}'])('only reads: %s', (text) => {
    expect(of(text).writes).toBe(false);
  });

  test('LOAD CSV is seen inside a subquery', () => {
    expect(of('MATCH (n) CALL { LOAD CSV FROM "file:///etc/passwd" AS l RETURN l } RETURN l').loadCsv).toBe(true);
    expect(of('RETURN "LOAD CSV" AS x').loadCsv).toBe(false);
  });

  test('procedures are named, lower-cased, wherever they are called', () => {
    expect(of('CALL db.Labels() YIELD label CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN *').procedures).toEqual(['db.labels', 'dbms.listconfig']);
  });

  test('schema statements, SHOW, USE and EXPLAIN are told', () => {
    expect(of('CREATE INDEX FOR (n:A) ON (n.x)').schema).toBe(true);
    expect(of('SHOW INDEXES').show).toBe('INDEXES');
    expect(of('USE x RETURN 1').use).toBe(true);
    expect(of('EXPLAIN RETURN 1').explain).toBe(true);
  });
});
