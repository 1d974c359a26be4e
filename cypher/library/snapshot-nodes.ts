// Every node of Pacta's graph: the snapshot that verdicts are computed from.
import { question } from '../question.ts';

export const snapshotNodes = question({
  name: 'snapshot-nodes',
  title: 'Every node',
  description: 'Every node of the graph with its labels and properties.',
  audience: 'internal',
  query: 'MATCH (n:Pacta) WHERE n:Entity OR n:Fact OR n:Source OR n:Dispute RETURN n.id AS id, COLLECT { UNWIND labels(n) AS label RETURN label ORDER BY label } AS labels, properties(n) AS properties ORDER BY id',
});
