// Promises that were made known and never made firm.
import { question } from '../question.ts';

export const announcedNeverCommitted = question({
  name: 'announced-never-committed',
  title: 'Announced, never committed',
  description: 'Promises with a step of the first list and none of the second.',
  query: `// Announced, and never made firm
MATCH (c:Pacta:Commitment)
WHERE EXISTS { (:Event)-[first:CHANGED]->(c) WHERE first.step IN $announced } AND NOT EXISTS { (:Event)-[later:CHANGED]->(c) WHERE later.step IN $firm }
OPTIONAL MATCH (who:Actor)-[:COMMITTED_TO]->(c)
RETURN c AS promise, who AS promisor, c.promisedOn AS promisedOn, c.strength AS strength, c.verdict AS verdict
ORDER BY promise.id, promisor.id`,
  parameters: [
    { name: 'announced', type: 'string[]', vocabulary: 'commitmentStep', description: 'Steps that make a promise known.', example: ['announced', 'promised', 'mou-signed'] },
    { name: 'firm', type: 'string[]', vocabulary: 'commitmentStep', description: 'Steps that make it firm.', example: ['agreed', 'effective', 'fulfilled'] },
  ],
});
