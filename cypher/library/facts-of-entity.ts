// What is known of one entity.
import { question } from '../question.ts';

export const factsOfEntity = question({
  name: 'facts-of-entity',
  description: 'The facts wired to an entity, each with its sources.',
  query: `MATCH (e:Pacta {id: $id})-[r]-(f:Fact)-[:CITED_IN]->(s:Source)
RETURN f.id AS id, f.title AS fact, labels(f) AS labels, f.earliest AS earliest, f.latest AS latest, collect(DISTINCT s.id) AS sources
ORDER BY id`,
  parameters: [{ name: 'id', type: 'string', description: 'Id of the entity.', example: 'gazprom' }],
});
