// The life of one commitment: the input rows of its verdict.
import { question } from '../question.ts';

export const stepsOfCommitment = question({
  name: 'steps-of-commitment',
  title: 'Steps of a commitment',
  description: 'What happened to a commitment, step by step, and who caused it.',
  query: `MATCH (e:Event)-[change:CHANGED]->(c:Pacta:Commitment {id: $id})
OPTIONAL MATCH (who:Actor)-[:CAUSED]->(e)
WITH e, change, who ORDER BY who.id
RETURN e.id AS id, change.step AS step, e.title AS event, e.when AS when, collect(who.name) AS causedBy
ORDER BY id, step`,
  parameters: [{ name: 'id', type: 'string', vocabulary: 'commitment', description: 'The promise.', example: 'c-power-of-siberia-25bn' }],
});
