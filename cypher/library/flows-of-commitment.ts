// What was performed of one promise: the input rows of what was delivered.
import { question } from '../question.ts';

export const flowsOfCommitment = question({
  name: 'flows-of-commitment',
  title: 'What was delivered of a promise',
  description: 'What moved in fulfilment of a promise: money, volumes, counts.',
  query: `// What was delivered of a promise
MATCH (f:Flow)-[:FULFILS]->(:Pacta:Commitment {id: $id})
OPTIONAL MATCH (payer:Actor)-[:PAID]->(f)
OPTIONAL MATCH (f)-[:PAID_TO]->(payee:Actor)
RETURN f AS flow, f.stage AS stage, payer, payee, f.value AS value, f.low AS low, f.high AS high, f.unit AS unit, f.currency AS currency, f.period AS period
ORDER BY flow.id, payer.id, payee.id`,
  parameters: [
    { name: 'id', type: 'string', vocabulary: 'commitment', description: 'The promise.', example: 'c-gas-supply-2014' },
  ],
});
