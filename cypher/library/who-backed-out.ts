// Who backed out: the question of the ledger, on the stored verdicts.
import { question } from '../question.ts';

export const whoBackedOut = question({
  name: 'who-backed-out',
  title: 'Who backed out, and on whose word',
  description: 'Promises by what became of them, with the promisor and the count of sources that speak of the promise.',
  query: `// Who backed out, of what, and on whose word
MATCH (c:Pacta:Commitment) WHERE c.verdict IN $verdicts
OPTIONAL MATCH (who:Actor)-[:COMMITTED_TO]->(c)
MATCH (c)-[:CITED_IN]->(s:Source)
RETURN who AS promisor, c AS promise, c.object AS object, c.verdict AS verdict, c.evidence AS evidence, count(DISTINCT s) AS sources
ORDER BY verdict, promise.id, promisor.id`,
  parameters: [
    { name: 'verdicts', type: 'string[]', vocabulary: 'verdict', description: 'What became of the promise.', example: ['WITHDRAWN', 'RENEGED', 'DISPUTED', 'STALLED'] },
  ],
});
