// The flows: the input rows of what was delivered.
import { question } from '../question.ts';

export const flowsDelivered = question({
  name: 'flows-delivered',
  title: 'Money that arrived',
  description: 'What moved between whom: money, volumes, counts.',
  query: `MATCH (f:Pacta:Flow)
OPTIONAL MATCH (payer:Actor)-[:PAID]->(f)
OPTIONAL MATCH (f)-[:PAID_TO]->(payee:Actor)
RETURN f.id AS id, f.title AS flow, f.stage AS stage, payer.name AS payer, payee.name AS payee, f.value AS value, f.unit AS unit, f.currency AS currency, f.period AS period
ORDER BY id, payer, payee`,
});
