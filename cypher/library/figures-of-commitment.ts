// The figures of one commitment: the input rows of what was promised.
import { question } from '../question.ts';

export const figuresOfCommitment = question({
  name: 'figures-of-commitment',
  title: 'Figures of a commitment',
  description: 'The amounts that sources give for a commitment.',
  query: `MATCH (f:Figure)-[m:MEASURES]->(c:Pacta:Commitment {id: $id})
MATCH (f)-[cited:CITED_IN]->(s:Source)
RETURN f.id AS id, f.measure AS measure, f.value AS value, f.low AS low, f.high AS high, f.currency AS currency, f.valueText AS printed, s.id AS source, cited.locator AS locator
ORDER BY id, source, locator, cited.id`,
  parameters: [{ name: 'id', type: 'string', vocabulary: 'commitment', description: 'The promise.', example: 'c-power-of-siberia-25bn' }],
});
