// The stamps of the loads: when one differs, what a server keeps of the data is stale.
import { question } from '../question.ts';

export const loadStamps = question({
  name: 'load-stamps',
  title: 'Load stamps',
  description: 'The stamp of each loaded dataset.',
  audience: 'internal',
  query: 'MATCH (d:Pacta:Dataset) RETURN d.id AS id, d.stamp AS stamp ORDER BY id',
});
