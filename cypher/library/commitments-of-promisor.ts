// The commitments of one promisor.
import { question } from '../question.ts';

export const commitmentsOfPromisor = question({
  name: 'commitments-of-promisor',
  title: 'What an actor promised',
  description: 'What an actor promised, to whom, and what became of it.',
  query: `MATCH (who:Pacta {id: $id})-[:COMMITTED_TO]->(c:Commitment)
OPTIONAL MATCH (c)-[:OWED_TO]->(to:Actor)
WITH c, to ORDER BY to.id
RETURN c.id AS id, c.title AS commitment, collect(to.name) AS promisees, c.promisedOn AS promisedOn, c.verdict AS verdict
ORDER BY id`,
  parameters: [{ name: 'id', type: 'string', vocabulary: 'entity', description: 'The name.', example: 'gazprom' }],
});
