/**
 * Ways to write, by the thousand: a deed, somewhere in a query, disguised. Each text would change data or schema, read files, or
 * reach beyond the graph, if it were let through; a few are no Cypher.
 * It may not know how they are refused.
 */
import type { Random } from './random.ts';

/** Clauses that may stand in the middle of a query and leave it going on. */
const clauses: readonly string[] = [
  'CREATE (:Made)', 'CREATE (a:Made {x: 1})-[:MADE]->(b:Made)', 'CREATE p = (:Made)-[:MADE {y: 1}]->()', 'CREATE (:Made&Other)', 'CREATE (:$("Made"))', 'CREATE (a:Made), (b:Made), (a)-[:MADE]->(b)', 'INSERT (:Made)',
  'MERGE (:Made {x: 1})', 'MERGE (m:Made) ON CREATE SET m.x = 1 ON MATCH SET m.y = 2', 'MERGE (:Made)-[:MADE]->(:Made)', 'MERGE (m:Pacta {id: "gazprom"}) ON MATCH SET m.name = "x"',
  'MATCH (m) SET m.x = 1', 'MATCH (m) SET m += {x: 1}', 'MATCH (m) SET m = {}', 'MATCH (m) SET m:Made', 'MATCH (m) SET m["x"] = 1', 'MATCH (m) SET m:$("Made")', 'MATCH ()-[r]->() SET r.x = 1', 'OPTIONAL MATCH (m) SET m.x = null', 'MATCH (m) SET m IS Made', 'MATCH (m) SET m.x = 1, m.y = 2, m:A:B', 'MATCH (m) SET (m).x = 1',
  'MATCH (m) REMOVE m.name', 'MATCH (m) REMOVE m:Pacta', 'MATCH (m) REMOVE m.id, m:Pacta:Source', 'MATCH (m) REMOVE m["name"]', 'MATCH (m) REMOVE m:$("Pacta")',
  'MATCH (m) DETACH DELETE m', 'MATCH ()-[r]->() DELETE r', 'MATCH (m) NODETACH DELETE m', 'MATCH p = ()-->() DELETE p', 'MATCH (m) WITH collect(m) AS ms DETACH DELETE ms[0]', 'MATCH (m) DETACH DELETE m, m',
  'FOREACH (i IN range(1, 3) | CREATE (:Made))', 'FOREACH (i IN [1] | FOREACH (j IN [2] | MERGE (:Made {i: j})))', 'MATCH (m) FOREACH (i IN [m] | SET i.x = 1)', 'MATCH (m) FOREACH (i IN [m] | DETACH DELETE i)', 'FOREACH (i IN [1] | CREATE (:Made) SET i.x = 1)',
  'CALL { CREATE (:Made) }', 'CALL () { MATCH (m) DETACH DELETE m }', 'CALL { CREATE (:Made) } IN TRANSACTIONS', 'CALL { MERGE (:Made) } IN TRANSACTIONS OF 10 ROWS', 'UNWIND [1] AS i CALL (i) { CREATE (:Made {i: i}) } IN CONCURRENT TRANSACTIONS', 'UNWIND [1] AS i CALL { WITH i MERGE (:Made {i: i}) } IN TRANSACTIONS OF 1 ROW ON ERROR CONTINUE REPORT STATUS AS s', 'CALL { UNWIND [1] AS q RETURN q } IN TRANSACTIONS',
  'LOAD CSV FROM "file:///etc/passwd" AS line', 'LOAD CSV WITH HEADERS FROM "http://127.0.0.1:1/x" AS line', 'LOAD CSV FROM $p AS line FIELDTERMINATOR ";"', 'CALL { LOAD CSV FROM "file:///x" AS l RETURN l }', 'CALL (*) { LOAD CSV FROM "file:///x" AS l RETURN count(l) AS l }', 'USING PERIODIC COMMIT LOAD CSV FROM "file:///x" AS line',
  'CALL db.createLabel("Made")', 'CALL db.createProperty("made")', 'CALL db.createRelationshipType("MADE")', 'CALL db.clearQueryCaches()', 'CALL db.checkpoint()', 'CALL db.resampleOutdatedIndexes()', 'CALL db.prepareForReplanning()', 'CALL db.awaitIndexes(1)', 'CALL db.stats.clear("QUERIES")', 'CALL tx.setMetaData({a: 1})', 'CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()', 'CALL db.create.setNodeVectorProperty(null, "x", [1.0])', 'CALL db.createIndex("a", ["A"], ["x"], "native")',
  'CALL dbms.setConfigValue("a", "b")', 'CALL dbms.listConfig() YIELD name', 'CALL dbms.killQuery("1")', 'CALL dbms.security.createUser("a", "b", false)', 'CALL dbms.upgrade()', 'CALL `db`.`createLabel`("Made")', 'CALL db . createLabel ("Made")', 'CALL apoc.create.node(["Made"], {}) YIELD node', 'CALL apoc.cypher.doIt("CREATE (:Made)", {}) YIELD value', 'CALL apoc.load.json("file:///x") YIELD value', 'CALL apoc.periodic.iterate("a", "b", {})', 'CALL gds.graph.drop("x")', 'CALL no.such()', 'OPTIONAL CALL db.createLabel("Made")',
  'USE system', 'USE graph.byName("neo4j")', 'CALL { USE neo4j RETURN 1 AS one }',
];

/** Statements of their own. */
const statements: readonly string[] = [
  'CREATE INDEX made FOR (m:Made) ON (m.x)', 'CREATE INDEX FOR ()-[r:MADE]-() ON (r.x)', 'CREATE RANGE INDEX made IF NOT EXISTS FOR (m:Made) ON (m.x, m.y)', 'CREATE TEXT INDEX made FOR (m:Made) ON (m.x)', 'CREATE POINT INDEX made FOR (m:Made) ON (m.x)', 'CREATE FULLTEXT INDEX made FOR (m:Made|Other) ON EACH [m.x, m.y]', 'CREATE VECTOR INDEX made FOR (m:Made) ON (m.x)', 'CREATE LOOKUP INDEX made FOR (n) ON EACH labels(n)', 'CREATE OR REPLACE INDEX made FOR (m:Made) ON (m.x)',
  'CREATE CONSTRAINT made FOR (m:Made) REQUIRE m.x IS UNIQUE', 'CREATE CONSTRAINT IF NOT EXISTS FOR (m:Made) REQUIRE m.x IS NOT NULL', 'CREATE CONSTRAINT FOR (m:Made) REQUIRE (m.x, m.y) IS NODE KEY', 'CREATE CONSTRAINT FOR ()-[r:MADE]-() REQUIRE r.x IS UNIQUE', 'CREATE CONSTRAINT FOR (m:Made) REQUIRE m.x IS :: INTEGER', 'CREATE CONSTRAINT ON (m:Made) ASSERT m.x IS UNIQUE',
  'DROP INDEX pacta_id', 'DROP INDEX pacta_id IF EXISTS', 'DROP CONSTRAINT pacta_id', 'DROP CONSTRAINT pacta_id IF EXISTS', 'DROP INDEX ON :Pacta(id)', 'DROP CONSTRAINT ON (p:Pacta) ASSERT p.id IS UNIQUE',
  'SHOW DATABASES', 'SHOW USERS', 'SHOW TRANSACTIONS', 'SHOW SETTINGS', 'SHOW CURRENT USER', 'SHOW PRIVILEGES', 'SHOW SERVERS', 'SHOW ALIASES', 'SHOW ROLES', 'SHOW HOME DATABASE', 'SHOW SUPPORTED PRIVILEGES',
  'CREATE DATABASE made', 'DROP DATABASE neo4j', 'STOP DATABASE neo4j', 'START DATABASE neo4j', 'ALTER DATABASE neo4j SET ACCESS READ WRITE', 'CREATE USER made SET PASSWORD "made-made"', 'ALTER USER neo4j SET PASSWORD "made-made"', 'ALTER CURRENT USER SET PASSWORD FROM "a" TO "made-made"', 'DROP USER neo4j', 'RENAME USER neo4j TO made', 'CREATE ROLE made', 'GRANT ROLE admin TO neo4j', 'DENY READ {*} ON GRAPH * TO made', 'REVOKE ROLE admin FROM neo4j', 'TERMINATE TRANSACTIONS "neo4j-transaction-1"', 'CREATE ALIAS made FOR DATABASE neo4j', 'ENABLE SERVER "x"', 'DEALLOCATE DATABASES FROM SERVER "x"', 'CREATE COMPOSITE DATABASE made',
];

/** Where in a query a deed may stand; `#` is its place. */
const places: readonly string[] = [
  '#', '#', '# RETURN 1 AS one', '# WITH 1 AS one RETURN one', '# FINISH', 'WITH 1 AS one # RETURN one', 'UNWIND range(1, 3) AS u # RETURN count(*) AS n', 'MATCH (n) WITH n LIMIT 1 # RETURN n', 'OPTIONAL MATCH (n:Absent) # RETURN n', 'MATCH (n) WHERE false # RETURN n',
  'CALL { # RETURN 1 AS one } RETURN one', 'CALL () { # RETURN 1 AS one } RETURN one', 'MATCH (n) CALL (n) { # RETURN 1 AS one } RETURN n', 'UNWIND [1] AS u CALL (*) { # RETURN 1 AS one } RETURN one', 'CALL { CALL { # RETURN 1 AS one } RETURN one } RETURN one', 'CALL () { CALL () { CALL () { # RETURN 1 AS one } RETURN one } RETURN one } RETURN one', 'CALL { # } RETURN 1 AS one', 'OPTIONAL CALL () { # RETURN 1 AS one } RETURN one', 'CALL { # RETURN 1 AS one UNION RETURN 2 AS one } RETURN one',
  'RETURN 1 AS one UNION # RETURN 2 AS one', '# RETURN 1 AS one UNION RETURN 2 AS one', 'RETURN 1 AS one UNION ALL # RETURN 2 AS one', 'RETURN 1 AS one UNION RETURN 2 AS one UNION # RETURN 3 AS one', 'CALL { RETURN 1 AS one UNION # RETURN 2 AS one } RETURN one',
  'RETURN EXISTS { # RETURN 1 AS one } AS e', 'RETURN COUNT { # RETURN 1 AS one } AS e', 'RETURN COLLECT { # RETURN 1 AS one } AS e', 'MATCH (n) WHERE EXISTS { # RETURN 1 AS one } RETURN n', 'RETURN [x IN [1] WHERE EXISTS { # RETURN 1 AS one }] AS e', 'FOREACH (f IN [1] | #)', 'RETURN CASE WHEN EXISTS { # RETURN 1 AS one } THEN 1 END AS e',
  'MATCH (n) RETURN n; #', '#; MATCH (n) RETURN n', 'RETURN 1 AS one;; #', '; #', 'RETURN 1 AS one # ',
];

const prefixes: readonly string[] = ['', '', '', 'EXPLAIN ', 'PROFILE ', 'CYPHER ', 'CYPHER 5 ', 'CYPHER 25 ', 'CYPHER planner=cost ', 'CYPHER runtime=slotted ', 'CYPHER 5 planner=cost runtime=pipelined EXPLAIN ', 'EXPLAIN CYPHER 5 ', 'PROFILE CYPHER runtime=slotted ', 'explain ', 'cypher 5 profile ', 'USE neo4j ', 'USE system ', 'EXPLAIN PROFILE ', '/* */ EXPLAIN '];

const escape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Rewrites only what lies outside quotes, backticks and comments. */
function outside(text: string, rewrite: (part: string) => string): string {
  return text.replace(/("[^"]*"|`[^`]*`)|([^"`]+)/g, (all, quoted: string | undefined) => (quoted === undefined ? rewrite(all) : all));
}

const disguises: readonly ((text: string, random: Random) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => outside(text, (part) => part.toLowerCase().replace(/:made\b/g, ':Made')),
  (text, random) => outside(text, (part) => part.replace(/[A-Z]/g, (c) => (random.chance(0.5) ? c.toLowerCase() : c))),
  (text, random) => outside(text, (part) => part.replace(/ /g, () => random.pick([' ', '\n', '\t', '\r\n', '  ', '\u000b', '\u000c', '\u00a0', '\u2003', '\u2028', '\u3000', '\u001c']))),
  (text, random) => outside(text, (part) => part.replace(/ /g, () => random.pick([' ', '/**/', '/* RETURN 1 */', ' // RETURN 1\n', '/*\n*/ ', ' /*/ */ ', '/***/']))),
  (text, random) => text.replace(/[A-Za-z]/g, (c) => (random.chance(0.3) ? escape(c) : c)),
  (text) => text.replace(/[A-Z]/g, escape),
  (text, random) => text.replace(/[ ({:=]/g, (c) => (random.chance(0.3) ? escape(c) : c)),
  (text, random) => text.replace(/[A-Za-z]/g, (c) => (random.chance(0.1) ? escape(c).replace('\\u', '\\u'.repeat(1 + random.below(2))) : c)),
  (text) => `\ufeff${text}`,
  (text) => `// RETURN 1\n${text}`,
  (text) => `/* ${text} */ ${text}`,
  (text) => `${text};`,
  (text) => `  ${text}  ;  `,
  (text) => `${text} // RETURN 1`,
  (text) => `RETURN 1 AS one //\u2028\n; ${text}`,
  (text) => `// \r${text}`,
  (text) => `// RETURN 1 \\u000d${text} // \\u000a`,
  (text) => `//\\u000a${text}`,
  (text) => `/* \\u002a/ ${text} /* */`,
  (text) => outside(text, (part) => part.replace(/ /g, () => '//\r')),
  (text) => outside(text, (part) => part.replace(/Made|made/g, (name) => `\`${name}\``)),
];

/** So many different texts. */
export function waysToWrite(count: number, random: Random): readonly string[] {
  const found = new Set<string>();
  while (found.size < count) {
    const own = random.chance(0.25);
    const inside = own ? random.pick(statements) : random.pick(places).replace('#', () => (random.chance(0.15) ? `${random.pick(clauses)} WITH 1 AS w ${random.pick(clauses)}` : random.pick(clauses)));
    const whole = `${random.pick(prefixes)}${own && random.chance(0.2) ? `${inside}; RETURN 1` : inside}`;
    const disguised = random.pick(disguises)(whole, random);
    found.add(random.chance(0.2) ? random.pick(disguises)(disguised, random) : disguised);
  }
  return [...found];
}

/** A reading query to who does not know where Neo4j ends comments, quotes and escapes. */
const hidden: readonly string[] = [
  'MATCH (m) //\r SET m.x = 1 //\n RETURN m', 'MATCH (m) //\\u000d SET m.x = 1 //\n RETURN m', 'MATCH (m) //\\u000a SET m.x = 1 //\n RETURN m', 'RETURN 1 AS m /* \\u002a/ UNION MATCH (m) SET m.x = 1 RETURN m /* */', 'RETURN 1 AS m \\u002f\\u002f \n UNION MATCH (m) SET m.x = 1 RETURN m',
  `RETURN 'a\\u0027 AS m UNION MATCH (m) SET m.x = 1 RETURN m //'`, 'RETURN "a\\u0022 AS m UNION MATCH (m) SET m.x = 1 RETURN m //"', 'RETURN 1 AS `a\\u0060 UNION MATCH (m) SET m.x = 1 RETURN m AS a //`', `RETURN 'a\\\\' AS m UNION MATCH (m) SET m.x = 1 RETURN m //'`, `RETURN 'a\\\\\\u0027 AS m UNION MATCH (m) SET m.x = 1 RETURN m //'`, `RETURN 'a\nb' AS m UNION MATCH (m) SET m.x = 1 RETURN m`,
  'MATCH (m) WITH m AS `a``b` SET `a``b`.x = 1 RETURN 1 AS x', '\ufeffMATCH (m) SET m.x = 1', 'EXPLAIN CYPHER 5 MATCH (m) SET m.x = 1', 'CYPHER 5 CYPHER 5 MATCH (m) SET m.x = 1', 'MATCH (m) //\r CALL { LOAD CSV FROM "file:///x" AS l RETURN l } //\n RETURN m',
];

/** Those that are surely Cypher, as they stand: each must be refused as forbidden, not as unreadable. */
export const plainWays: readonly string[] = [
  ...hidden,
  ...clauses.filter((text) => !/^(USING|INSERT|USE |CALL \{ USE|UNWIND.*CONCURRENT|MATCH \(m\) SET \(m\)|CALL db \.|FOREACH \(i IN \[1\] \| CREATE \(:Made\) SET)/.test(text)).map((text) => (/^CALL [^({]*$/.test(text) ? text : `${text} RETURN 1 AS one`)),
  ...statements.filter((text) => /^(CREATE (INDEX|RANGE|TEXT|POINT|FULLTEXT|CONSTRAINT)|DROP (INDEX|CONSTRAINT)|SHOW)/.test(text) && !/ON \(m:Made\) ASSERT|ON \(p:Pacta\)|ON :Pacta/.test(text)),
];
