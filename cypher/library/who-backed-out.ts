// Who backed out: the question of the ledger, on the stored verdicts.
import { question } from '../question.ts';

export const whoBackedOut = question({
  name: 'who-backed-out',
  title: 'Who backed out',
  description: 'Commitments that their promisor left, with the evidence.',
  query: `MATCH (c:Pacta:Commitment) WHERE c.verdict IN ["RENEGED", "WITHDRAWN"]
OPTIONAL MATCH (who:Actor)-[:COMMITTED_TO]->(c)
RETURN c.id AS id, c.title AS commitment, who.id AS promisorId, who.name AS promisor, c.verdict AS verdict, c.evidence AS evidence, c.sentence AS sentence
ORDER BY id, promisorId`,
});
