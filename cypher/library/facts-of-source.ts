// What rests on one source.
import { question } from '../question.ts';

export const factsOfSource = question({
  name: 'facts-of-source',
  title: 'What rests on a source',
  description: 'The facts that a source is cited for, with the place in it and whether any other source says the same.',
  query: `// What rests on a source
MATCH (f:Fact)-[cited:CITED_IN]->(:Pacta:Source {id: $id})
RETURN f AS fact, cited.locator AS locator, cited.stance AS stance, cited.mode AS mode, NOT EXISTS { (f)-[:CITED_IN]->(other:Source) WHERE other.id <> $id } AS onItAlone
ORDER BY fact.id, locator, cited.id`,
  parameters: [
    { name: 'id', type: 'string', vocabulary: 'source', description: 'The source.', example: 'balzer-2021' },
  ],
});
