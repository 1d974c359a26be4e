// Verdicts that one source carries alone.
import { question } from '../question.ts';

export const verdictsOnOneSource = question({
  name: 'verdicts-on-one-source',
  title: 'Verdicts resting on one source',
  description: 'Promises of which everything on file, the promise and all that happened to it, comes from a single source.',
  query: `// Verdicts that one source carries alone
MATCH (c:Pacta:Commitment)
OPTIONAL MATCH (e:Event)-[:CHANGED]->(c)
WITH c, [c] + collect(DISTINCT e) AS facts
UNWIND facts AS fact
MATCH (fact)-[:CITED_IN]->(s:Source)
WITH c, size(facts) AS facts, collect(DISTINCT s) AS sources
WHERE size(sources) = 1
RETURN c AS promise, c.verdict AS verdict, c.evidence AS evidence, facts, sources[0] AS source
ORDER BY promise.id`,
});
