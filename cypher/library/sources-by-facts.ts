// The bibliography, weighed.
import { question } from '../question.ts';

export const sourcesByFacts = question({
  name: 'sources-by-facts',
  title: 'Sources by what rests on them',
  description: 'How many facts rest on each source, and how many repeat it.',
  query: `MATCH (s:Pacta:Source)
OPTIONAL MATCH (f:Fact)-[:CITED_IN]->(s)
WITH s, count(DISTINCT f) AS facts
OPTIONAL MATCH (g:Fact)-[c:CITED_IN]->(:Source) WHERE c.relays = s.id
RETURN s.id AS id, s.shortTitle AS source, facts, count(DISTINCT g) AS relayed
ORDER BY facts DESC, id`,
});
