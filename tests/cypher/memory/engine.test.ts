/** The engine beyond the TCK: Neo4j 5's own syntax, atomic writes, budgets and slices, plans, indexes, schema statements. */
import { beforeEach, describe, expect, test } from 'vitest';
import { MultiDirectedGraph } from 'graphology';
import { Engine } from '#cypher/memory/engine';
import { CypherSyntaxError } from '#cypher/memory/language/errors';
import { Budget, MemoryExceeded, QueryStopped } from '#cypher/memory/run/budget';
import type { PlanDescription } from '#cypher/memory/run/cursor';
import type { CypherGraph } from '#cypher/memory/run/store';
import type { Value } from '#cypher/memory/values/value';

let engine: Engine;
const rows = (query: string, parameters: Record<string, Value> = {}): (readonly Value[])[] => engine.run(query, new Map(Object.entries(parameters))).drain().rows;
const column = (query: string, parameters: Record<string, Value> = {}): Value[] => rows(query, parameters).map((row) => row[0] ?? null);

beforeEach(() => {
  engine = new Engine();
  rows(`CREATE (a:P {n: 'a', v: 1})-[:K {w: 1}]->(b:P:Q {n: 'b', v: 2})-[:K {w: 2}]->(c:P {n: 'c', v: 3})-[:L {w: 3}]->(d:R {n: 'd'}),
        (a)-[:K {w: 5}]->(c), (d)-[:L {w: 9}]->(a)`);
});

describe('paths', () => {
  test('a quantified relationship binds a list', () => {
    expect(rows("MATCH ({n: 'a'})-[r:K]->{1,2}(y) RETURN [x IN r | x.w] AS ws, y.n AS n ORDER BY n, size(ws)")).toEqual([[[1], 'b'], [[5], 'c'], [[1, 2], 'c']]);
  });

  test('a quantified pattern binds lists, and its WHERE is tested in each repetition', () => {
    expect(rows("MATCH ({n: 'a'}) ((i)-[r:K]->(j) WHERE r.w < 5){1,3} (e) RETURN [x IN i | x.n] AS i, [x IN j | x.n] AS j, e.n AS n ORDER BY n")).toEqual([[['a'], ['b'], 'b'], [['a', 'b'], ['b', 'c'], 'c']]);
  });

  test.each([
    ['SHORTEST 1', [2]],
    ['ANY SHORTEST', [2]],
    ['ALL SHORTEST', [2]],
    ['SHORTEST 2', [2, 3]],
    ['SHORTEST 2 GROUPS', [2, 3]],
    ['ALL', [2, 3]],
  ])('%s gives paths of lengths %j', (selector, lengths) => {
    expect(column(`MATCH p = ${selector} ({n: 'a'})-->+(:R) RETURN length(p) AS l ORDER BY l`)).toEqual(lengths);
  });

  test('conditions steer shortestPath, but are tested after a selector', () => {
    expect(column("MATCH p = shortestPath((a {n: 'a'})-[*]->(d:R)) WHERE length(p) > 2 RETURN length(p)")).toEqual([3]);
    expect(column("MATCH p = ANY SHORTEST (a {n: 'a'})-->+(d:R) WHERE length(p) > 2 RETURN length(p)")).toEqual([]);
  });

  test('one relationship is not matched twice in one MATCH', () => {
    expect(column('MATCH (a)-[r]->(b), (b)-[r]->(c) RETURN a')).toEqual([]);
    expect(column('MATCH (a)-[r]->()<-[s]-(b) WHERE r = s RETURN a')).toEqual([]);
  });
});

describe('subqueries', () => {
  test('EXISTS, COUNT and COLLECT see the names around them', () => {
    expect(rows("MATCH (x:P) RETURN x.n AS n, COUNT { (x)-->() } AS c, EXISTS { (x)-[:L]->() } AS e, COLLECT { MATCH (x)-->(y) RETURN y.n ORDER BY y.n } AS l ORDER BY n")).toEqual([
      ['a', 2, false, ['b', 'c']],
      ['b', 1, false, ['c']],
      ['c', 1, true, ['d']],
    ]);
  });

  test('CALL runs once per row, and an empty one keeps no row unless it is optional', () => {
    expect(rows('MATCH (x:P) CALL (x) { MATCH (x)-[:L]->(y) RETURN y.n AS y } RETURN x.n, y')).toEqual([['c', 'd']]);
    expect(rows('MATCH (x:P) OPTIONAL CALL (x) { MATCH (x)-[:L]->(y) RETURN y.n AS y } RETURN x.n AS n, y ORDER BY n')).toEqual([['a', null], ['b', null], ['c', 'd']]);
  });

  test('CALL that writes does not see its own effects in the outer match', () => {
    expect(column('MATCH (x:P) CALL (x) { CREATE (:P {n: x.n + x.n}) } RETURN count(*) AS c')).toEqual([3]);
    expect(column('MATCH (x:P) RETURN count(*)')).toEqual([6]);
  });
});

describe('writes', () => {
  test('a failing query changes nothing, in values, order or counts', () => {
    const before = rows('MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n.n, labels(n), n.v, r.w, m.n');
    expect(() => rows("MATCH (n:P) SET n.v = 9, n:Z CREATE (n)-[:NEW]->(:X) WITH n DETACH DELETE n WITH 1 AS one UNWIND [1, 0] AS d RETURN one / d")).toThrow(/zero/);
    expect(rows('MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n.n, labels(n), n.v, r.w, m.n')).toEqual(before);
    expect([engine.graph.order, engine.graph.size]).toEqual([4, 5]);
  });

  test('a query that is closed early is undone', () => {
    const cursor = engine.run('UNWIND [1, 2] AS i CREATE (:New {i: i}) RETURN i');
    expect(cursor.next().kind).toBe('row');
    cursor.close();
    expect(column('MATCH (n:New) RETURN count(*)')).toEqual([0]);
  });

  test('graphology holds what the engine holds', () => {
    rows("MATCH (n {n: 'b'}) SET n.extra = 1 REMOVE n:Q");
    const found = engine.graph.filterNodes((_key, attributes) => attributes.properties.get('n') === 'b').map((key) => engine.graph.getNodeAttributes(key));
    expect(found.map(({ labels, properties }) => [labels, properties.get('extra')])).toEqual([[['P'], 1]]);
    rows('MATCH (n) DETACH DELETE n');
    expect([engine.graph.order, engine.graph.size]).toEqual([0, 0]);
  });

  test('an existing graph is taken over', () => {
    const graph: CypherGraph = new MultiDirectedGraph();
    graph.addNode('x', { labels: ['A'], properties: new Map([['n', 1]]) });
    graph.addNode('y', { labels: ['B'], properties: new Map() });
    graph.addDirectedEdge('x', 'y', { type: 'T', properties: new Map() });
    engine = new Engine(graph);
    expect(rows('MATCH (a:A)-[r]->(b) RETURN a.n, type(r), labels(b), elementId(b)')).toEqual([[1, 'T', ['B'], 'y']]);
  });

  test('counters say what was done', () => {
    expect(engine.run("MERGE (x:New {k: 1}) ON CREATE SET x.l = 2 CREATE (x)-[:T]->(:Other)").drain().summary.counters).toMatchObject({ nodesCreated: 2, relationshipsCreated: 1, propertiesSet: 2, labelsAdded: 2 });
  });
});

describe('budgets', () => {
  test('a query stops at its deadline, and the graph stays', () => {
    const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b CREATE (:Waste) RETURN count(*)';
    const started = Date.now();
    expect(() => engine.run(endless, new Map(), { budget: new Budget({ deadline: Date.now() + 50 }) }).drain()).toThrow(QueryStopped);
    expect(Date.now() - started).toBeLessThan(1000);
    expect(column('MATCH (n:Waste) RETURN count(*)')).toEqual([0]);
  });

  test('a query stops when the shared flag is raised', () => {
    const array = new Int32Array(new SharedArrayBuffer(8));
    const cursor = engine.run('UNWIND range(1, 1000000) AS a RETURN a', new Map(), { budget: new Budget({ flag: { array, index: 1 } }) });
    expect(cursor.next().kind).toBe('row');
    Atomics.store(array, 1, 1);
    expect(() => cursor.drain()).toThrow(QueryStopped);
  });

  test('a query that holds too much is refused', () => {
    expect(() => engine.run('UNWIND range(1, 100000) AS a RETURN a ORDER BY a DESC', new Map(), { budget: new Budget({ maxBytes: 1_000_000 }) }).drain()).toThrow(MemoryExceeded);
  });

  test.each(['UNWIND range(1, 60000) AS a RETURN a ORDER BY -a LIMIT 1', 'UNWIND range(1, 60000) AS a RETURN count(DISTINCT a)', 'UNWIND range(1, 300) AS a UNWIND range(1, 300) AS b WITH a, b WHERE a = b + 1000 RETURN a'])('it pauses when its slice is over: %s', (query) => {
    const budget = new Budget();
    const cursor = engine.run(query, new Map(), { budget });
    let pauses = 0;
    for (;;) {
      budget.openSlice(0);
      const pulled = cursor.next();
      if (pulled.kind === 'done') break;
      if (pulled.kind === 'pending') pauses += 1;
    }
    expect(pauses).toBeGreaterThan(10);
  });
});

describe('plans', () => {
  const operators = (plan: PlanDescription | null): string[] => (plan === null ? [] : [plan.operator, ...plan.children.flatMap(operators)]);
  const explain = (query: string): string[] => operators(engine.run(`EXPLAIN ${query}`).drain().summary.plan);

  test('the cheaper end of a pattern comes first', () => {
    expect(explain('MATCH (a)-->(b:R) RETURN a')).toContain('NodeByLabelScan');
    expect(explain('MATCH (a:P)-->(b:R) RETURN a').filter((name) => name.endsWith('Scan'))).toEqual(['NodeByLabelScan']);
  });

  test('an equality on a large label is looked up, from either side', () => {
    rows('UNWIND range(1, 100) AS i CREATE (:Many {id: i, other: 101 - i})');
    expect(explain('MATCH (m:Many {id: 7}) RETURN m')).toContain('NodeIndexSeek');
    expect(explain('MATCH (m:Many), (o:Many) WHERE m.id = o.other RETURN m')).toContain('NodeIndexSeek');
    expect(column('MATCH (m:Many), (o:Many) WHERE m.id = o.other RETURN count(*)')).toEqual([100]);
    rows('MATCH (m:Many {id: 7}) SET m.id = 1000');
    expect([column('MATCH (m:Many {id: 7}) RETURN m'), column('MATCH (m:Many {id: 1000}) RETURN m.other')]).toEqual([[], [94]]);
  });

  test('EXPLAIN runs nothing, PROFILE counts rows', () => {
    engine.run('EXPLAIN CREATE (:Never)').drain();
    expect(column('MATCH (n:Never) RETURN count(*)')).toEqual([0]);
    expect(engine.run('PROFILE MATCH (n:P) RETURN n').drain().summary.plan).toMatchObject({ rows: 3 });
  });
});

describe('schema', () => {
  test('a uniqueness constraint refuses a second node, by whatever clause', () => {
    rows('CREATE CONSTRAINT one FOR (p:P) REQUIRE p.n IS UNIQUE');
    expect(() => rows("CREATE (:P {n: 'a'})")).toThrow(/only/);
    expect(() => rows("MATCH (p:P {n: 'a'}) SET p.n = 'b'")).toThrow(/only/);
    expect(() => rows("CREATE (x:Other {n: 'a'}) SET x:P")).toThrow(/only/);
    expect(column("MATCH (p {n: 'a'}) RETURN count(*)")).toEqual([1]);
  });

  test('a constraint that is broken already is refused', () => {
    rows("CREATE (:P {n: 'a'})");
    expect(() => rows('CREATE CONSTRAINT one FOR (p:P) REQUIRE p.n IS UNIQUE')).toThrow(/only/);
    expect(rows('SHOW CONSTRAINTS')).toEqual([]);
  });

  test('full-text finds words by their beginnings', () => {
    rows("CREATE (:Doc {t: 'Power of Siberia pipeline'}), (:Doc {t: 'Nuclear power'}) ");
    rows('CREATE FULLTEXT INDEX texts FOR (d:Doc) ON EACH [d.t]');
    expect(column("CALL db.index.fulltext.queryNodes('texts', 'power AND sib*') YIELD node RETURN node.t")).toEqual(['Power of Siberia pipeline']);
    expect(column("SHOW INDEXES YIELD name, type WHERE type = 'FULLTEXT' RETURN name")).toEqual(['texts']);
  });
});

describe('what cannot be run is refused by name', () => {
  test.each([
    ['LOAD CSV FROM "x" AS l RETURN l', /LOAD CSV/],
    ['USE other MATCH (n) RETURN n', /USE/],
    ['MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS ON ERROR CONTINUE RETURN x', /ON ERROR/],
    ['GRANT ROLE x TO y', /GRANT/],
  ])('%s', (query, message) => {
    expect(() => rows(query)).toThrow(message);
    expect(() => rows(query)).toThrow(CypherSyntaxError);
  });
});

describe('as Neo4j 5.26 answers, where the TCK is silent', () => {
  test('values of one SET on one variable are computed before any is set', () => {
    expect(rows("MATCH (n {n: 'a'}) SET n.v = 7, n.former = n.v RETURN n.v, n.former")).toEqual([[7, 1]]);
  });

  test('a path of variable length is there for WHERE', () => {
    expect(column('MATCH p = ()-[*1..2]->() WHERE length(p) = 2 RETURN count(p)')).toEqual([6]);
  });

  test.each([
    ['MATCH (n) WHERE n.n RETURN n', 'TypeError'],
    ["MATCH (n) WHERE n.n =~ '[' RETURN n", 'SemanticError'],
    ['MATCH (n) DELETE n.v', 'SyntaxError'],
    ['MATCH (n) SET n.x.y = 1', 'SyntaxError'],
    ['MATCH (n) CALL { WITH n.v AS v RETURN v } RETURN v', 'SyntaxError'],
    ['MATCH (n:P:Q|R) RETURN n', 'SyntaxError'],
    ['MATCH (a)-[r:K|:L]->() RETURN r', 'SyntaxError'],
    ["MATCH (a {n: 'a'}), (b {n: 'a'}) RETURN shortestPath((a)-[*]->(b))", 'ExecutionFailed'],
    ['CREATE (n:T) MATCH (m) RETURN m', 'SyntaxError'],
    ['RETURN 012 AS x', 'SyntaxError'],
    ['CALL db.labels() RETURN 1', 'SyntaxError'],
  ])('%s fails with %s', (query, status) => {
    expect(() => rows(query)).toThrow(expect.objectContaining({ code: expect.stringMatching(new RegExp(`\\.${status}$`)) }));
  });
});

describe('a plan', () => {
  test('says what each operator works on, in the words of the query', () => {
    const engine = new Engine();
    const summaryOf = (query: string) => {
      const cursor = engine.run(query);
      for (;;) {
        const pulled = cursor.next();
        if (pulled.kind === 'done') return pulled.summary;
      }
    };
    summaryOf("UNWIND range(1, 100) AS i CREATE (:Person {id: i, name: 'p' + i})-[:KNOWS]->(:Person {id: -i})");
    const lines = (plan: PlanDescription): string[] => [`${plan.operator} ${plan.details}`.trim(), ...plan.children.flatMap(lines)];
    const plan = summaryOf("PROFILE MATCH (a:Person {id: 3})-[r:KNOWS]->(b) WHERE (b.id < 0 OR b.id > 9) AND a.name STARTS WITH 'p' WITH a, count(b) AS n ORDER BY n DESC, a.id LIMIT 3 RETURN a.id, n, toUpper(a.name) AS up").plan!;
    expect(plan.rows).toBe(1);
    expect(lines(plan)).toEqual([
      'ProduceResults a.id, n, up', 'Projection a.id, n, toUpper(a.name) AS up', 'Limit 3', 'Top n DESC, a.id', 'Projection a, count(b) AS n', 'EagerAggregation a, count(b) AS n',
      'Expand(All) (a)-[r:KNOWS]->(b) WHERE b.id < 0 OR b.id > 9', "NodeIndexSeek a:Person(id) WHERE a.id = 3 AND a.name STARTS WITH 'p'", 'Argument',
    ]);
  });
});
