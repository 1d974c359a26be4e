// Which Neo4j servers Pacta works with: labels and types given as data, which a load writes, came with 5.26.
import { DatabaseUnavailable } from '../failures.ts';

const oldest = [5, 26] as const;

/** Checks the server's name for itself, such as `Neo4j/5.26.30` or `Neo4j/2025.10.1`. Throws DatabaseUnavailable, with a sentence, for one that is too old; a server that tells no version is let through. */
export function assertVersion(agent: string | undefined, url: string): void {
  const [, version, major, minor] = /^Neo4j\/((\d+)\.(\d+)\S*)/.exec(agent ?? '') ?? [];
  if (version === undefined) return;
  const isOlder = Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]);
  if (isOlder) throw new DatabaseUnavailable(`Neo4j at ${url} is version ${version}. Pacta needs ${oldest.join('.')} or newer: update the server, or give PACTA_DATABASE_URL another one.`, 'refused');
}
