/**
 * Queries that would run for hours or fill any memory, one for each way of doing so, and the graph they run on.
 * It may not know how they are stopped.
 */

export interface Endless {
  readonly name: string;
  readonly query: string;
}

/** 60 nodes, each with a relationship to every other, in both directions. */
export const denseGraph: readonly string[] = [
  'UNWIND range(1, 60) AS i CREATE (:Dense {i: i})',
  'MATCH (a:Dense), (b:Dense) WHERE a <> b CREATE (a)-[:TO {w: a.i * b.i}]->(b)',
];

const millions = 'range(1, 12000000)';
/** Long lists whose ways through are many, in an expression that has no rows. */
const nested = (inner: string): string => `[i IN range(1, 3000) | [j IN range(1, 3000) | ${inner}]]`;

/** Time without end, little memory. */
export const slow: readonly Endless[] = [
  { name: 'Cartesian product of four label scans', query: 'MATCH (a:Dense), (b:Dense), (c:Dense), (d:Dense), (e:Dense) WHERE a.i + b.i + c.i + d.i + e.i < 0 RETURN count(*)' },
  { name: 'Cartesian product with join predicates', query: 'MATCH (a:Dense), (b:Dense), (c:Dense), (d:Dense), (e:Dense) WHERE a.i = -b.i AND c.i = -d.i AND e.i = -1 RETURN a' },
  { name: 'variable length over a dense graph', query: 'MATCH (a:Dense {i: 1})-[:TO*1..20]->(b) RETURN count(b)' },
  { name: 'variable length into a bound end', query: 'MATCH (a:Dense {i: 1}), (b:Dense {i: 2}) MATCH p = (a)-[*..30 {w: -1}]-(b) RETURN count(p)' },
  { name: 'variable length with a late filter', query: 'MATCH p = (a:Dense)-[:TO*6..12]-(b:Dense) WHERE all(r IN relationships(p) WHERE r.w > 0) AND b.i < 0 RETURN p' },
  { name: 'shortestPath that no path satisfies', query: 'MATCH (a:Dense {i: 1}), (b:Dense {i: 2}) MATCH p = shortestPath((a)-[:TO*]->(b)) WHERE length(p) > 40 RETURN p' },
  { name: 'allShortestPaths that none satisfies', query: 'MATCH (a:Dense {i: 1}), (b:Dense {i: 2}) MATCH p = allShortestPaths((a)-[:TO*]-(b)) WHERE none(n IN nodes(p) WHERE n.i > 0) RETURN p' },
  { name: 'SHORTEST k over a dense graph', query: 'MATCH p = SHORTEST 5 (a:Dense {i: 1})-[:TO]->+(b:Dense {i: 2}) RETURN count(p)' },
  { name: 'ALL SHORTEST over a dense graph', query: 'MATCH p = ALL SHORTEST (a:Dense)-[:TO]->+(b:Dense) WHERE b.i < 0 RETURN count(p)' },
  { name: 'SHORTEST k GROUPS', query: 'MATCH p = SHORTEST 3 GROUPS (a:Dense {i: 1})-[:TO]->+(b:Dense {i: 2}) RETURN count(p)' },
  { name: 'quantified path pattern', query: 'MATCH (a:Dense {i: 1}) ((x)-[:TO]->(y) WHERE x.i > 0){1,20} (b:Dense) RETURN count(b)' },
  { name: 'quantified path pattern of two steps', query: 'MATCH (a:Dense {i: 1}) ((x)-[:TO]->(y)<-[:TO]-(z)){2,9} (b:Dense {i: -1}) RETURN count(b)' },
  { name: 'pattern comprehension', query: 'MATCH (a:Dense) RETURN size([(a)-[:TO*1..9]->(b) WHERE b.i < 0 | b.i])' },
  { name: 'EXISTS subquery', query: 'MATCH (a:Dense) WHERE EXISTS { MATCH (a)-[:TO*1..9]->(b) WHERE b.i < 0 } RETURN a' },
  { name: 'COUNT subquery', query: 'MATCH (a:Dense) RETURN COUNT { MATCH (a)-[:TO*1..9]->(b) } AS n' },
  { name: 'COLLECT subquery', query: 'MATCH (a:Dense) RETURN COLLECT { MATCH (a)-[:TO*1..9]->(b) WHERE b.i < 0 RETURN b.i } AS n' },
  { name: 'pattern in a list predicate', query: 'MATCH (a:Dense) WHERE all(x IN range(1, 1000000) WHERE NOT (a)-[:TO*7..9 {w: -1}]->(:None)) RETURN a' },
  { name: 'CALL subquery in a loop', query: `UNWIND range(1, 3000) AS i CALL (i) { UNWIND ${millions} AS j WITH j WHERE j < 0 RETURN count(j) AS n } RETURN sum(n)` },
  { name: 'CALL subquery within itself', query: 'UNWIND range(1, 9999) AS i CALL (i) { UNWIND range(1, 9999) AS j CALL (j) { UNWIND range(1, 9999) AS k RETURN sum(k) AS s } RETURN sum(s) AS t } RETURN sum(t)' },
  { name: 'UNWIND of UNWIND', query: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS s WHERE s < 0 RETURN count(s)' },
  { name: 'SKIP of very much', query: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a SKIP 9000000000' },
  { name: 'DISTINCT of one value', query: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN DISTINCT a % 2' },
  { name: 'aggregation of one group', query: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a % 3, count(*), sum(b), max(b)' },
  { name: 'ORDER BY with LIMIT', query: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a * b AS p ORDER BY p % 977, p LIMIT 5' },
  { name: 'UNION of long parts', query: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a UNION UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a' },
  { name: 'nested comprehensions', query: `RETURN size(${nested('size([k IN range(1, 3000) WHERE k < 0])')})` },
  { name: 'nested reduce', query: 'RETURN reduce(a = 0, i IN range(1, 1000000) | a + reduce(b = 0, j IN range(1, 1000000) | b + j)) AS n' },
  { name: 'nested quantifiers', query: 'RETURN all(i IN range(1, 1000000) WHERE none(j IN range(1, 1000000) WHERE i + j < 0)) AS n' },
  { name: 'IN over long lists', query: 'WITH range(1, 3000000) AS l RETURN all(i IN l WHERE NOT -i IN l) AS n' },
  { name: 'equality of long lists', query: 'WITH range(1, 3000000) AS l RETURN all(i IN l WHERE l = l + [] OR i > 0 AND range(1, 3000000) = l) AS n' },
  { name: 'order of long lists', query: 'WITH range(1, 3000000) AS l RETURN all(i IN l WHERE l <= range(1, 3000000)) AS n' },
  { name: 'least of long lists', query: 'WITH range(1, 1000000) AS l UNWIND range(1, 1000000) AS i RETURN min(l), max(l)' },
  { name: 'equality of shared lists', query: 'WITH reduce(l = [1], i IN range(1, 60) | [l, l]) AS l, reduce(l = [1], i IN range(1, 60) | [l, l]) AS m RETURN l = m AS same' },
  { name: 'order of shared lists', query: 'WITH reduce(l = [1], i IN range(1, 60) | [l, l]) AS l, reduce(l = [1], i IN range(1, 60) | [l, l]) AS m RETURN l < m AS less' },
];
