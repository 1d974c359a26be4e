// How many relationships there are of each type.
import { question } from '../question.ts';

export const relationshipCounts = question({
  name: 'relationship-counts',
  title: 'Relationships by type',
  description: 'How many relationships there are of each type.',
  query: 'MATCH (:Pacta)-[r]->(:Pacta) WHERE r.datasets IS NOT NULL RETURN type(r) AS type, count(*) AS relationships ORDER BY type',
});
