// Must return no row: a fact without a citation does not enter the graph.
import { question } from '../question.ts';

export const invariantUncitedFacts = question({
  name: 'invariant-uncited-facts',
  title: 'Facts without a citation',
  description: 'Facts without a citation.',
  audience: 'internal',
  query: `MATCH (f:Pacta:Fact) WHERE NOT EXISTS { (f)-[:CITED_IN]->(:Source) } RETURN f.id AS id ORDER BY id`,
});
