// The rings of the canvas: each name with the verdicts of the promises that concern it.
import { question } from '../question.ts';

export const namesAndVerdicts = question({
  name: 'names-and-verdicts',
  title: 'Names, by what became of their promises',
  description: 'Each name with the promises that concern it. On the canvas a name is ringed by the worst of these verdicts.',
  query: `// Each name with the promises that concern it
MATCH (c:Pacta:Commitment)-[:CONCERNS|RECORDED_IN]->(n:Entity)
RETURN DISTINCT n AS name, c AS promise, c.verdict AS verdict, c.evidence AS evidence
ORDER BY name.id, promise.id`,
});
