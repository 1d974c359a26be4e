// How many names of each kind there are: the legend of the canvas.
import { question } from '../question.ts';

export const namesByKind = question({
  name: 'names-by-kind',
  title: 'Names by kind',
  description: 'How many names of each kind there are. A name of two kinds is counted as it is drawn: an institution that acts is an institution.',
  query: `// Names by kind, as the canvas draws them
MATCH (n:Pacta:Entity)
RETURN CASE WHEN n:Institution THEN 'Institution' WHEN n:Project THEN 'Project' WHEN n:Agreement THEN 'Agreement' WHEN n:Region THEN 'Region' ELSE 'Actor' END AS kind, count(*) AS names
ORDER BY names DESC, kind`,
});
