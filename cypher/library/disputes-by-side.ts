// The disputes with the facts of each side.
import { question } from '../question.ts';

export const disputesBySide = question({
  name: 'disputes-by-side',
  title: 'Disputes, side by side',
  description: 'What is in dispute, side by side.',
  query: `MATCH (d:Pacta:Dispute)-[i:INVOLVES]->(f:Fact)
RETURN d.id AS id, d.question AS question, i.side AS side, f.id AS factId, f.title AS fact
ORDER BY id, side, factId`,
});
