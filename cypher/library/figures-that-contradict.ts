// Figures on two sides of a dispute.
import { question } from '../question.ts';

export const figuresThatContradict = question({
  name: 'figures-that-contradict',
  title: 'Figures that contradict each other',
  description: 'Numbers that the sources give differently, with their unit and where each stands.',
  query: `// Figures on two sides of a dispute
MATCH (d:Pacta:Dispute)-[i:INVOLVES]->(f:Figure)-[cited:CITED_IN]->(s:Source)
RETURN d.question AS question, i.side AS side, f AS figure, f.value AS value, f.low AS low, f.high AS high, f.unit AS unit, f.currency AS currency, f.period AS period, s AS source, cited.locator AS locator
ORDER BY d.id, side, figure.id, source.id, locator, cited.id`,
});
