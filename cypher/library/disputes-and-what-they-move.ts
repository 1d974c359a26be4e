// The disputes with the promises that turn on them.
import { question } from '../question.ts';

export const disputesAndWhatTheyMove = question({
  name: 'disputes-and-what-they-move',
  title: 'Disputes, and what they move',
  description: 'What the sources contradict each other about, side by side, with the promises whose verdict reads a disputed fact.',
  query: `// Disputes, side by side, and the promises that turn on them
MATCH (d:Pacta:Dispute)-[i:INVOLVES]->(f:Fact)
OPTIONAL MATCH (f)-[:CHANGED|FULFILS|MEASURES]->(c:Commitment)
WITH d, i, f, c ORDER BY c.id
RETURN d AS dispute, i.side AS side, f AS fact, collect(DISTINCT c) AS moves
ORDER BY dispute.id, side, fact.id`,
});
