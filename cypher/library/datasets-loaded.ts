// The datasets that the database holds.
import { question } from '../question.ts';

export const datasetsLoaded = question({
  name: 'datasets-loaded',
  title: 'Datasets loaded',
  description: 'The loaded datasets with their hashes.',
  audience: 'internal',
  query: 'MATCH (d:Pacta:Dataset) RETURN d.id AS id, d.title AS title, d.description AS description, d.hash AS hash, d.stamp AS stamp, d.judged AS judged ORDER BY id',
});
