// The verdicts counted.
import { question } from '../question.ts';

export const verdictCounts = question({
  name: 'verdict-counts',
  title: 'Verdicts counted',
  description: 'How many commitments came to each verdict.',
  query: `MATCH (c:Pacta:Commitment) RETURN c.verdict AS verdict, count(*) AS commitments ORDER BY commitments DESC, verdict`,
});
