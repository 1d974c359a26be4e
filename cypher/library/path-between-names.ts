// The shortest ways from one name to another through what they did.
import { question } from '../question.ts';

export const pathBetweenNames = question({
  name: 'path-between-names',
  title: 'The path between two names',
  description: 'The shortest ways from one name to another through promises, events, money and standing ties; sources and disputes do not connect.',
  query: `// The shortest ways from one name to another
MATCH (a:Pacta {id: $from}), (b:Pacta {id: $to})
MATCH path = ALL SHORTEST (a)-[:!CITED_IN&!INVOLVES]-{1,8}(b)
RETURN length(path) AS steps, path
ORDER BY [n IN nodes(path) | n.id], [r IN relationships(path) | r.id]
LIMIT $most`,
  parameters: [
    { name: 'from', type: 'string', vocabulary: 'entity', description: 'Where the path begins.', example: 'gazprom' },
    { name: 'to', type: 'string', vocabulary: 'entity', description: 'Where it ends.', example: 'china-development-bank' },
    { name: 'most', type: 'integer', description: 'So many paths at most.', example: 20 },
  ],
});
