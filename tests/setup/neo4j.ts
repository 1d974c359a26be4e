// Before the tests that use a database: starts the real Neo4j once for all of them, or says why it is not there. With CI=true its absence is a failure.
import { createServer } from 'node:net';
import type { TestProject } from 'vitest/node';
import { fetched, missing, startNeo4j } from '../neo4j/server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running Neo4j, empty when there is none. */
    neo4jUrl: string;
    /** Why there is none and what would make it run; empty when it runs. */
    neo4jAbsent: string;
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const reason = missing() ?? (fetched() ? undefined : 'Neo4j 5 is not fetched: run `npm run neo4j:fetch` (Java 17 and Maven, 120 MB), then `npm test` again.');
  if (reason && process.env['CI'] === 'true') throw new Error(reason);
  if (reason) {
    project.provide('neo4jUrl', '');
    project.provide('neo4jAbsent', reason);
    return undefined;
  }
  const server = await startNeo4j({ port: await freePort() });
  project.provide('neo4jUrl', server.url);
  project.provide('neo4jAbsent', '');
  return () => server.stop();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
