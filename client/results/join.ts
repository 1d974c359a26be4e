// Asks the server what joins the nodes of a result, when the rows do not hold it: a read of its own, bounded, and always said on the page.
import type { CypherAnswer } from '#graph/answers';
import { graphValues } from './graph-values.ts';
import type { RelationshipReading } from './values.ts';

/** No picture shows more. */
const most = 3000;
export const joinQuery = `MATCH (a:Pacta)-[r]->(b:Pacta) WHERE a.id IN $ids AND b.id IN $ids RETURN r LIMIT ${most}`;

/** The relationships between nodes of our model, by element id. Rejects when the server refuses or does not answer. */
export async function joinsOf(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, RelationshipReading>> {
  const response = await fetch('/api/cypher', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: joinQuery, params: { ids } }), signal });
  if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
  return graphValues(((await response.json()) as CypherAnswer).rows).relationships;
}
