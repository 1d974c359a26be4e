// The neighbourhood of one entity, counted before it is expanded.
import { question } from '../question.ts';

export const neighboursByType = question({
  name: 'neighbours-by-type',
  title: 'Neighbours by type',
  description: 'How many things of each kind stand next to an entity.',
  query: `MATCH (e:Pacta {id: $id})--(n:Pacta)
UNWIND labels(n) AS label
WITH label, n WHERE NOT label IN ["Pacta", "Entity", "Fact"]
RETURN label, count(DISTINCT n) AS neighbours
ORDER BY label`,
  parameters: [{ name: 'id', type: 'string', vocabulary: 'entity', description: 'The name.', example: 'gazprom' }],
});
