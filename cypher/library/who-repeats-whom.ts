// The relays: which source repeats which.
import { question } from '../question.ts';

export const whoRepeatsWhom = question({
  name: 'who-repeats-whom',
  title: 'Who repeats whom',
  description: 'Sources that pass on the report of another, with the number of facts passed on. A repetition is no second witness.',
  query: `// Which source repeats which
MATCH (f:Pacta:Fact)-[cited:CITED_IN]->(s:Source) WHERE cited.relays IS NOT NULL
MATCH (first:Pacta:Source {id: cited.relays})
WITH s, first, count(DISTINCT f) AS facts WHERE facts >= $atLeast
RETURN s AS repeatedIn, first AS firstSaidIn, facts
ORDER BY facts DESC, repeatedIn.id, firstSaidIn.id`,
  parameters: [
    { name: 'atLeast', type: 'integer', description: 'Facts passed on, at least.', example: 5 },
  ],
});
