// Must return no row: what a relationship names as its source exists.
import { question } from '../question.ts';

export const invariantLooseRelationships = question({
  name: 'invariant-loose-relationships',
  title: 'Relationships that cite nothing',
  description: 'Relationships of ours whose sources are not in the graph.',
  audience: 'internal',
  query: `MATCH (:Pacta)-[r]->(:Pacta) WHERE r.sources IS NOT NULL
UNWIND r.sources AS source
OPTIONAL MATCH (s:Pacta:Source {id: source})
WITH r, source, s WHERE s IS NULL
RETURN r.id AS id, source ORDER BY id, source`,
});
