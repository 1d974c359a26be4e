// What the benchmarks need of the real Neo4j: whether it is there, and a port of its own.
import { createServer } from 'node:net';

export { fetched, missing, startNeo4j } from '../neo4j/server.mjs';

/** A port that nobody listens on. */
export const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
