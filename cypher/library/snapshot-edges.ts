// Every relationship of Pacta's graph: the other half of the snapshot.
import { question } from '../question.ts';

export const snapshotEdges = question({
  name: 'snapshot-edges',
  title: 'Every relationship',
  description: 'Every relationship of the graph with its ends and properties.',
  audience: 'internal',
  query: 'MATCH (a:Pacta)-[r]->(b:Pacta) WHERE r.id IS NOT NULL AND r.datasets IS NOT NULL RETURN r.id AS id, type(r) AS type, a.id AS from, b.id AS to, properties(r) AS properties ORDER BY id',
});
