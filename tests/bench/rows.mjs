// What is asked of every engine. `budget` names what the row must hold: faster than Neo4j, and at most so many times the native engine.
// `find` in place of `query`: the full text, which each engine asks in its own way.

/** Parameters of the n-th round, spread over the graph so that no engine answers from what it has just touched. */
const person = (graph, round) => graph.people[(round * 7919 + 13) % graph.people.length];

export const rows = [
  { name: 'lookup by id', native: 2, neo4j: true, query: 'MATCH (n:Person {id: $id}) RETURN n.name AS name, n.age AS age', parameters: (graph, round) => ({ id: person(graph, round).id }) },
  { name: 'lookup by full text', native: 2, neo4j: true, find: true, parameters: (graph, round) => ({ word: person(graph, round).name.split(' ')[0] }) },
  { name: 'range of a number', native: 2, neo4j: true, query: 'MATCH (n:Person) WHERE n.score >= $low AND n.score < $high RETURN count(n) AS n', parameters: (graph, round) => ({ low: 20 * (round % 100), high: 20 * (round % 100) + 20 }) },
  { name: 'one hop', native: 2, neo4j: true, query: 'MATCH (:Person {id: $id})-[:KNOWS]->(m) RETURN m.id AS id', parameters: (graph, round) => ({ id: person(graph, round).id }) },
  { name: 'two hops, aggregated', native: 2, neo4j: true, query: 'MATCH (:Person {id: $id})-[:KNOWS]->()-[:KNOWS]->(m) RETURN m.city AS city, count(*) AS n, avg(m.age) AS age ORDER BY n DESC, city LIMIT 10', parameters: (graph, round) => ({ id: person(graph, round).id }) },
  { name: 'variable length 1..3', native: 2, neo4j: true, query: 'MATCH (:Person {id: $id})-[:KNOWS*1..3]->(m) RETURN count(DISTINCT m) AS n', parameters: (graph, round) => ({ id: person(graph, round).id }) },
  { name: 'shortest path', neo4j: true, query: 'MATCH (a:Person {id: $from}), (b:Person {id: $to}) MATCH p = shortestPath((a)-[:KNOWS*..8]->(b)) RETURN length(p) AS n', parameters: (graph, round) => ({ from: person(graph, round).id, to: `p${round % 50}` }) },
  { name: 'scan, filter, group, top 10', query: 'MATCH (n:Person) WHERE n.age > $age RETURN n.city AS city, count(*) AS n, avg(n.score) AS score ORDER BY n DESC, city LIMIT 10', parameters: (_, round) => ({ age: 30 + (round % 30) }) },
];
