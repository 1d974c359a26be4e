/** One hash of all that a database holds: nodes, relationships, their properties, indexes and constraints. It may not know what the data is about. */
import { createHash } from 'node:crypto';
import type { Database, Result } from '#cypher/database';

const questions: readonly string[] = [
  'MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties',
  'MATCH (a)-[r]->(b) RETURN elementId(r) AS id, type(r) AS type, elementId(a) AS start, elementId(b) AS end, properties(r) AS properties',
  'SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties RETURN name, type, entityType, labelsOrTypes, properties',
  'SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties RETURN name, type, entityType, labelsOrTypes, properties',
];

/** The names that a store keeps even when nothing bears them. */
const names: readonly string[] = ['CALL db.labels() YIELD label RETURN label', 'CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey', 'CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType'];

export async function fingerprintOf(database: Database): Promise<string> {
  const hash = createHash('sha256');
  for (const query of [...questions, ...names]) {
    const { rows }: Result = await database.run(query, {}, { mode: 'read', timeoutMs: 60_000 });
    hash.update(`${query}\n${rows.map((row) => JSON.stringify(row)).sort().join('\n')}\n`);
  }
  return hash.digest('hex');
}
