// Opens the databases that the contract suite runs on: the embedded one always, the real Neo4j where it is there. Each opens empty.
import { inject } from 'vitest';
import type { Database } from '#cypher/database';
import { openMemory } from '#cypher/memory-database';
import { openNeo4j } from '#cypher/neo4j/database';

export interface Opener { readonly name: 'memory' | 'neo4j'; open(): Promise<Database> }

const memory: Opener = { name: 'memory', open: () => openMemory({ timeoutMs: 20_000, maxMegabytes: 512 }) };
const neo4j: Opener = {
  name: 'neo4j',
  open: async () => {
    const database = await openNeo4j({ url: inject('neo4jUrl'), timeoutMs: 20_000 });
    await database.run('MATCH (n) DETACH DELETE n', {}, { mode: 'write' });
    return database;
  },
};

export const openers: readonly Opener[] = inject('neo4jUrl') === '' ? [memory] : [memory, neo4j];
