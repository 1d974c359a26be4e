// Nodes by Neo4j's element ids: how a relationship returned alone gets the names of its ends.
import { question } from '../question.ts';

export const nodeNames = question({
  name: 'node-names',
  title: 'Names of nodes',
  description: 'Nodes by element id.',
  audience: 'internal',
  query: 'MATCH (node) WHERE elementId(node) IN $elementIds RETURN node',
  parameters: [{ name: 'elementIds', type: 'string[]', description: 'Element ids of the database.', example: [] }],
});
