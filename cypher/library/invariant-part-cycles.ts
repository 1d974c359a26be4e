// Must return no row: parts form no circle.
import { question } from '../question.ts';

export const invariantPartCycles = question({
  name: 'invariant-part-cycles',
  title: 'Parts of themselves',
  description: 'Commitments and figures that are parts of themselves.',
  audience: 'internal',
  query: `MATCH (a:Pacta)-[:PART_OF|COMPONENT_OF*1..12]->(a) RETURN DISTINCT a.id AS id ORDER BY id`,
});
