/** The parser: the full grammar is taken, places in errors are right, and ambiguous forms are read as Neo4j reads them. */
import { describe, expect, test } from 'vitest';
import type { Expression, QueryStatement, ReturnClause } from '#cypher/memory/language/ast';
import { CypherSyntaxError, parse } from '#cypher/memory/language/parse';

const ACCEPTED = [
  'MATCH (a:A&!B|C {x: 1} WHERE a.y > 2)-[r:T|U*1..3 {w: $w}]->(b) RETURN *',
  'MATCH p = ANY SHORTEST (a)-[:T]->+(b), (c) RETURN p',
  'MATCH p = SHORTEST 2 GROUPS ((a)-[r]->(b) WHERE r.x > 1){1,3} (c) RETURN p',
  'MATCH (a)((x)-->(y)){2}(b) RETURN x',
  'MATCH (a IS A)-[IS T]->() RETURN a',
  "MATCH (a:$('A'))-[:$any(['T','U'])]->() RETURN a",
  'MATCH (n) USING INDEX n:A(x) USING SCAN n:A USING JOIN ON n WHERE n.x = 1 RETURN n',
  'CALL { MATCH (n) RETURN n } IN 4 CONCURRENT TRANSACTIONS OF 10 ROWS ON ERROR CONTINUE REPORT STATUS AS s RETURN n',
  'MATCH (a) CALL (a, *) { RETURN 1 AS x } RETURN x'.replace('a, *', '*'),
  'OPTIONAL CALL db.labels() YIELD label AS l WHERE l > "a" RETURN l',
  'LOAD CSV WITH HEADERS FROM $url AS row FIELDTERMINATOR ";" RETURN row',
  'USE other MATCH (n) RETURN n',
  'EXPLAIN MATCH (n) RETURN n',
  'PROFILE MATCH (n) RETURN n',
  'CYPHER 5 runtime=slotted MATCH (n) RETURN n',
  'CREATE INDEX i IF NOT EXISTS FOR (n:A) ON (n.x, n.y) OPTIONS {a: 1}',
  'CREATE FULLTEXT INDEX i FOR ()-[r:T|U]-() ON EACH [r.x]',
  'CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS NODE KEY',
  'CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS :: STRING',
  'DROP INDEX i IF EXISTS',
  'DROP CONSTRAINT c',
  'SHOW FULLTEXT INDEXES YIELD name WHERE name STARTS WITH "a" RETURN name',
  'FOREACH (x IN [1] | CREATE (:A {x: x}) SET x.y = 1)',
  'MERGE (a:A) ON CREATE SET a.x = 1 ON MATCH SET a += {y: 2}, a:B:C',
  'MATCH (a) SET a["k"] = 1, a.b = 2 REMOVE a.x, a:B DETACH DELETE a FINISH',
  'RETURN [x IN xs WHERE x:A | x.y], [(a)-->(b:X|Y) WHERE b.z | b], {a: 1}.a, n {.*, .x, y: 1, z}',
  'RETURN CASE x WHEN > 5, IS NULL, 1 THEN 2 ELSE 3 END',
  'RETURN x IS NOT :: LIST<INTEGER NOT NULL> | STRING, y IS NFC NORMALIZED, z :: ZONED DATETIME',
  'RETURN EXISTS { (a)-->(b) WHERE a.x }, COUNT { MATCH (n) RETURN n }, COLLECT { MATCH (n) RETURN n.x UNION RETURN 1 AS x }',
  'RETURN reduce(a = 0, x IN xs | a + x), all(x IN xs WHERE x), shortestPath((a)-[*]-(b))',
  'RETURN normalize("x", NFKD), count(DISTINCT x), count(*), `odd``name`, $`odd param`, 0xFF, 0o17, 1_000, .5, 1e-3',
  'RETURN 1 AS x ORDER BY x DESCENDING OFFSET 1 LIMIT 2 UNION ALL RETURN 2 AS x; ',
  'MATCH (n) ORDER BY n.x LIMIT 1 RETURN n',
  'RETURN 1 // a comment\n/* and\nanother */',
  'MATCH (match:MATCH) WHERE match.return = 1 RETURN match.where AS with',
  'RETURN date({year: 2020}).year, point.distance(a, b)',
];

function returned(text: string): Expression {
  const statement = parse(`RETURN ${text} AS x`) as QueryStatement;
  const clause = statement.query.kind === 'single' ? (statement.query.clauses[0] as ReturnClause) : null;
  const expression = clause?.items[0]?.expression;
  if (expression === undefined) throw new Error('no expression');
  return expression;
}

function failure(text: string): CypherSyntaxError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof CypherSyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('the grammar', () => {
  test.each(ACCEPTED)('takes %s', (text) => {
    expect(() => parse(text)).not.toThrow();
  });

  test.each(['MATCH (n', 'RETURN', 'MATCH n RETURN n', 'RETURN 1 +', 'RETURN [1, 2', 'CREATE', 'RETURN 1 2', 'MATCH (a)-[>(b) RETURN a', 'RETURN "open', 'RETURN /* open', 'WITH 1 AS', 'RETURN 1 != 2', ''])('refuses %j', (text) => {
    expect(failure(text).code).toBe('Neo.ClientError.Statement.SyntaxError');
  });
});

describe('places', () => {
  test('line and column count from 1, offset from 0', () => {
    const { line, column, offset } = failure('MATCH (n)\nRETRUN n');
    expect({ line, column, offset }).toEqual({ line: 2, column: 1, offset: 10 });
  });

  test('an unknown operator comes with its cure', () => {
    expect(failure('RETURN 1 != 2').cure).toBe('Write <> instead.');
  });
});

describe('precedence', () => {
  test('a sign binds more tightly than a power', () => {
    expect(returned('-2 ^ 2')).toMatchObject({ kind: 'binary', operator: '^', left: { kind: 'integer', value: -2n } });
  });

  test('NOT binds more loosely than a comparison', () => {
    expect(returned('NOT 1 = 2')).toMatchObject({ kind: 'unary', operator: 'NOT', operand: { kind: 'comparison' } });
  });

  test('comparisons chain', () => {
    expect(returned('1 < 2 <= 3')).toMatchObject({ kind: 'comparison', rest: [{ operator: '<' }, { operator: '<=' }] });
  });

  test('an arrow that leads nowhere is less-than and minus', () => {
    expect(returned('(a) < -(1)')).toMatchObject({ kind: 'comparison' });
    expect(returned('(a)-(1)')).toMatchObject({ kind: 'binary', operator: '-' });
    expect(returned('(a)<--(b)')).toMatchObject({ kind: 'pattern' });
  });

  test('inside a comprehension a bar ends the label expression', () => {
    expect(returned('[x IN xs WHERE x:A | x.y]')).toMatchObject({ kind: 'listComprehension', where: { kind: 'labelTest', labels: { kind: 'name', name: 'A' } }, project: { kind: 'property' } });
    expect(returned('x:A|B')).toMatchObject({ kind: 'labelTest', labels: { kind: 'or' } });
  });

  test('the smallest integer fits, one beyond does not', () => {
    expect(returned('-9223372036854775808')).toMatchObject({ value: -(2n ** 63n) });
    expect(failure('RETURN 9223372036854775808').detail).toBe('IntegerOverflow');
  });
});

describe('names of columns', () => {
  test('an unaliased expression is named by its text', () => {
    const statement = parse('RETURN n.a  +  1, `x y`') as QueryStatement;
    const clause = statement.query.kind === 'single' ? (statement.query.clauses[0] as ReturnClause) : null;
    expect(clause?.items.map(({ name }) => name)).toEqual(['n.a  +  1', 'x y']);
  });
});
