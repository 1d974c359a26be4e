// Promises of which no source says when they were made.
import { question } from '../question.ts';

export const promisesWithNoDate = question({
  name: 'promises-with-no-date',
  title: 'Promises with no date',
  description: 'Promises of which no source says when they were made, and what became of them.',
  query: `// Promises without a date
MATCH (c:Pacta:Commitment) WHERE c.promisedOn IS NULL
OPTIONAL MATCH (who:Actor)-[:COMMITTED_TO]->(c)
RETURN c AS promise, who AS promisor, c.object AS object, c.verdict AS verdict
ORDER BY promise.id, promisor.id`,
});
