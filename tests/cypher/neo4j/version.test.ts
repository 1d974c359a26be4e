// Which Neo4j servers are let in.
import { describe, expect, it } from 'vitest';
import { assertVersion } from '#cypher/neo4j/version';

describe('the version of a Neo4j', () => {
  it.each(['Neo4j/5.26.0', 'Neo4j/5.26.30', 'Neo4j/2025.10.1', 'Neo4j/5.27-aura', 'Memgraph', undefined])('%s is let in', (agent) => expect(() => assertVersion(agent, 'bolt://here')).not.toThrow());
  it.each(['Neo4j/5.25.1', 'Neo4j/5.3.0', 'Neo4j/4.4.40', 'Neo4j/5.9-aura'])('%s is too old, and the sentence says what to do', (agent) => {
    expect(() => assertVersion(agent, 'bolt://here')).toThrow(/^Neo4j at bolt:\/\/here is version [45]\.\d+\S*\. Pacta needs 5\.26 or newer: update the server/);
  });
});
