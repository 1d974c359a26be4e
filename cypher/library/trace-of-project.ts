// One project from memorandum to outcome.
import { question } from '../question.ts';

export const traceOfProject = question({
  name: 'trace-of-project',
  title: 'Trace of a project',
  description: 'What happened to a project and to the commitments that concern it, in time order.',
  query: `MATCH (p:Pacta {id: $id})
OPTIONAL MATCH (c:Commitment)-[:CONCERNS]->(p)
WITH p, collect(c) AS commitments
UNWIND [p] + commitments AS thing
MATCH (e:Event)-[change:CHANGED]->(thing)
RETURN DISTINCT e.earliest AS earliest, e.latest AS latest, e.id AS id, change.step AS step, thing.id AS changed, e.title AS event
ORDER BY earliest, latest, id, changed, step`,
  parameters: [{ name: 'id', type: 'string', vocabulary: 'entity', description: 'The project.', example: 'amur-gas-plant' }],
});
