/**
 * Writing queries. What they set never depends on the order in which rows come: values follow from the node itself.
 * It may not know how answers are compared.
 */
import { expression, predicate } from './expression.ts';
import type { Random } from './random.ts';
import { clause, type Made } from './read.ts';
import { labels, relationshipTypes, type Scope } from './scope.ts';
import { literal, scalarTypes } from './values.ts';

const OWN: Scope = [{ name: 'n', type: 'node' }];
const storable = [...scalarTypes, 'ints', 'strings'] as const;
const value = (random: Random, depth = 1): string => expression(random, random.pick(storable), OWN, depth);
const matched = (random: Random): string => `MATCH (n${random.chance(0.4) ? `:${random.pick(labels)}` : ''})${random.chance(0.4) ? ` WHERE ${predicate(random, OWN, 1)}` : ''}`;
const linked = (random: Random): string => `MATCH (n)-[r${random.chance(0.5) ? `:${random.pick(relationshipTypes)}` : ''}]->(m)${random.chance(0.3) ? ` WHERE ${predicate(random, OWN, 0)}` : ''}`;

function setItem(random: Random): string {
  return random.choose<string>([
    [5, () => `n.${random.pick(['i', 's', 'new', 'm'])} = ${value(random)}`],
    [2, () => `n += {${random.pick(['i', 'q'])}: ${value(random)}, s: ${random.pick(['null', "'z'", 'n.s'])}}`],
    [1, () => `n = {key: n.key, v: ${value(random, 0)}}`],
    [2, () => `n:${random.some(1, 2, () => random.pick([...labels, 'New'])).join(':')}`],
    [1, () => `n[${random.pick(["'dyn'", "'a' + 'b'"])}] = ${value(random, 0)}`],
    [1, () => `n:$(${random.pick(["'Dyn'", "['Dyn', 'A']", '[]', "toUpper('a')", "[l IN labels(n) | l + 'x']"])})`],
    [1, () => `n += {${random.shuffle(['i: null', 's: n.i', 'q: [1, 2]', 'key: n.key', 'none: null']).slice(0, random.int(0, 3)).join(', ')}}`],
    [1, () => `n += properties(n)`],
  ]);
}

function removeItem(random: Random): string {
  return random.choose<string>([[3, () => `n.${random.pick(['i', 's', 'm', 'none'])}`], [3, () => `n:${random.pick(labels)}`], [1, () => "n['f']"], [1, () => "n:$('A')"], [1, () => 'n:$(labels(n))'], [1, () => "n[coalesce(n.s, 'i') + '']"]]);
}

function created(random: Random, from: string | null): string {
  // Neo4j 5.26.30 can find what it creates when a condition on an indexed label is always true
  const kinds = from === null ? [...labels, 'New'] : ['B', 'C', 'New'];
  const node = (): string => `(${random.chance(0.6) ? `:${random.choose<string>([[5, () => random.some(1, 2, () => random.pick(kinds)).join(':')], [1, () => random.some(1, 2, () => random.pick(kinds)).join('&')], [from === null ? 1 : 0, () => "$(['New', 'Dyn'])"]])}` : ''}${random.chance(0.6) ? ` {${random.pick(['i', 'x'])}: ${literal(random, random.pick(storable))}, s: ${random.pick(['null', "'c'"])}}` : ''})`;
  const relationship = (): string => random.pick(['-[:T {w: 1}]->', '<-[:NEW]-', '-[:R {w: null}]->', "-[:$('NEW') {z: 1 + 1}]->"]);
  return `${from === null ? node() : `(${from})`}${random.some(0, 2, () => `${relationship()}${node()}`).join('')}`;
}

function merged(random: Random): string {
  const actions = `${random.chance(0.5) ? ` ON CREATE SET x.made = ${random.int(1, 3)}, x:Made` : ''}${random.chance(0.5) ? ' ON MATCH SET x.met = true, x.i = null' : ''}`;
  return random.choose<string>([
    [3, () => `MERGE (x:${random.pick(labels)} {${random.pick(['i', 'key'])}: ${random.int(0, 4)}})${actions} RETURN x.made, x.met`],
    [3, () => `UNWIND [1, 2, 1, 3] AS v MERGE (x:${random.pick([...labels, 'New'])} {v: v % ${random.int(2, 3)}})${actions} RETURN count(*) AS c, count(DISTINCT x) AS d`],
    [3, () => `MATCH (n {key: ${random.int(0, 4)}}), (m {key: ${random.int(0, 4)}}) MERGE (n)-[x:${random.pick(relationshipTypes)}]${random.pick(['->', '-'])}(m)${actions.replace(', x:Made', '')} RETURN n.key, m.key, count(x) AS c`],
    [2, () => `MATCH (n:${random.pick(labels)}) MERGE (n)-[:HAS {w: ${random.int(1, 2)}}]->(x:${random.pick([...labels, 'New'])} {w: n.key % 2})${actions} RETURN count(*) AS c`],
    [1, () => `MATCH (n) MERGE (x:Once {i: ${random.pick(['n.key % 3', 'n.i', '1'])}})${actions} RETURN count(DISTINCT x) AS c`],
    [1, () => `MERGE (x:$('${random.pick(labels)}') {i: ${random.int(0, 2)}})${actions} RETURN count(*) AS c`],
    [1, () => `MATCH (n:${random.pick(labels)}) MERGE (n)<-[x:${random.pick(relationshipTypes)}]-(:${random.pick([...labels, 'New'])})${actions.replace(', x:Made', '')} RETURN n.key, count(DISTINCT x) AS c`],
    [1, () => `UNWIND ${literal(random, 'ints')} AS v MERGE (x:Each {v: v % 2}) ON CREATE SET x += {a: v % 2, b: ${literal(random, 'string')}} ON MATCH SET x.count = coalesce(x.count, 0) + 1 RETURN x.v, x.count`],
    [1, () => `MERGE p = (:${random.pick(labels)})-[x:${random.pick(relationshipTypes)}]->(:${random.pick(labels)}) RETURN length(p)`],
  ]);
}

export function writingQuery(random: Random): Made {
  const text = random.choose<string>([
    [4, () => `${matched(random)} SET ${random.some(1, 3, () => setItem(random)).join(', ')} RETURN n`],
    [2, () => `${matched(random)} REMOVE ${random.some(1, 2, () => removeItem(random)).join(', ')} RETURN n`],
    [3, () => `CREATE ${random.some(1, 2, () => created(random, null)).join(', ')}`],
    [2, () => `${matched(random)} CREATE ${created(random, 'n')}${random.pick([' RETURN count(*) AS c', '', ' FINISH'])}`],
    [5, () => merged(random)],
    [2, () => `${matched(random)} DETACH DELETE n${random.pick(['', ' RETURN count(*) AS c', ' WITH count(*) AS c MATCH (k) RETURN c, count(k) AS left'])}`],
    [2, () => `${linked(random)} DELETE r${random.pick(['', ' RETURN count(*) AS c', ' WITH DISTINCT m RETURN m.key'])}`],
    [1, () => `${linked(random)} SET r.${random.pick(['w', 's'])} = ${random.pick(['r.key + 1', 'null', "'x'", 'n.i'])} RETURN r`],
    [1, () => `${linked(random)} SET r = properties(n), r += {z: ${random.int(0, 2)}} RETURN r`],
    [2, () => `${matched(random)} FOREACH (x IN ${literal(random, 'ints')} | ${random.pick(['CREATE (n)-[:NEW {x: x}]->(:New)', 'SET n.count = coalesce(n.count, 0) + 1', 'MERGE (:Each {x: x})', 'CREATE (:New {x: x})'])})`],
    [1, () => `${matched(random)} FOREACH (x IN ${literal(random, 'ints')} | ${random.pick(['FOREACH (y IN [1, 2] | CREATE (:New {x: x, z: y}))', 'REMOVE n.i SET n:Seen', 'SET n += {q: 1} REMOVE n:A', 'MERGE (n)-[:NEW]->(:Each {x: x % 2})', 'CREATE (n)-[:NEW]->(m:New) SET m.x = n.key', 'MERGE (m:Each {x: x % 2}) ON CREATE SET m.q = x % 2 ON MATCH SET m.met = true'])})`],
    [1, () => `MATCH p = (n)-[${random.chance(0.5) ? `:${random.pick(relationshipTypes)}` : ''}]->(m) WHERE ${predicate(random, OWN, 0)} DETACH DELETE ${random.pick(['p', 'n, m', 'm', 'nodes(p)[0]', 'last(nodes(p))'])} RETURN count(*) AS c`],
    [1, () => `${linked(random)} DELETE r ${random.pick(['CREATE (m)-[:NEW]->(:New)', 'MERGE (:Each {x: 1})', 'SET n.count = 1', 'REMOVE m.i'])} RETURN count(*) AS c`],
    [1, () => `${matched(random)} CALL (n) { CREATE (c:New {of: n.key}) RETURN c.of AS of UNION ${random.pick(['ALL ', ''])}MERGE (c:Each {v: n.key % 2}) RETURN c.v AS of } RETURN n.key, of`],
    [1, () => `${matched(random)} CALL (n) { WITH n WHERE n.key > 1 SET n.q = n.key } RETURN count(*) AS c, count(n.q) AS d`],
    [1, () => `${matched(random)} REMOVE n.${random.pick(['i', 's', 'm'])} SET n.z = coalesce(n.i, n.s, n.m, 'gone') RETURN n`],
    [1, () => `${matched(random)} CALL (n) { CREATE (c:New {of: n.key}) RETURN c.of AS of } RETURN n.key, of`],
    [1, () => `${matched(random)} CALL (n) { SET n.i = ${value(random, 0)} } RETURN n.i`],
    [1, () => { const step = clause(random, []); return `${step.text} WITH count(*) AS c CREATE (x:New {c: c}) RETURN x`; }],
    [1, () => `MATCH (n) WHERE n.key < 3 SET n:Seen WITH n MATCH (k:Seen) RETURN count(*) AS c`],
    [1, () => `UNWIND [${random.some(1, 3, () => literal(random, 'map')).join(', ')}] AS row CREATE (x:New) SET x += row RETURN x`],
    [1, () => `UNWIND ${literal(random, 'list')} AS v CREATE (x:New {v: v}) RETURN x`],
  ]);
  return { text, order: 'free', writes: true };
}
