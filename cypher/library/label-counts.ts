// How many nodes bear each label.
import { question } from '../question.ts';

export const labelCounts = question({
  name: 'label-counts',
  title: 'Nodes by label',
  description: 'How many nodes bear each label.',
  query: 'MATCH (n:Pacta) WHERE n:Entity OR n:Fact OR n:Source OR n:Dispute UNWIND labels(n) AS label RETURN label, count(*) AS nodes ORDER BY label',
});
