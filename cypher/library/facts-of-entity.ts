// What is known of one entity.
import { question } from '../question.ts';

export const factsOfEntity = question({
  name: 'facts-of-entity',
  title: 'Facts of an entity',
  description: 'The facts wired to an entity, each with its sources.',
  query: `MATCH (e:Pacta {id: $id})-[r]-(f:Fact)-[:CITED_IN]->(s:Source)
WITH DISTINCT f, s ORDER BY s.id
RETURN f.id AS id, f.title AS fact, COLLECT { UNWIND labels(f) AS label RETURN label ORDER BY label } AS labels, f.earliest AS earliest, f.latest AS latest, collect(s.id) AS sources
ORDER BY id`,
  parameters: [{ name: 'id', type: 'string', vocabulary: 'entity', description: 'The name.', example: 'gazprom' }],
});
