// Which property keys the graph's nodes bear.
import { question } from '../question.ts';

export const propertyKeys = question({
  name: 'property-keys',
  title: 'Property keys',
  description: 'The property keys in use.',
  audience: 'internal',
  query: 'MATCH (n:Pacta) WHERE n:Entity OR n:Fact OR n:Source OR n:Dispute UNWIND keys(n) AS key RETURN DISTINCT key ORDER BY key',
});
