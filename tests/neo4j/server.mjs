// Starts the real Neo4j 5 from Maven's artifacts: `npm run neo4j` for development, `startNeo4j()` for the tests and CI.
// Needs Java 17 or later and Maven; says so when they are missing. The jars are kept in .cache/neo4j.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const lib = join(root, '.cache', 'neo4j', 'lib');

/** Why Neo4j cannot run here, as a sentence, or `undefined`. */
export function missing() {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (version < 17) return 'Neo4j needs Java 17 or later: install it, then run `npm run neo4j:fetch`.';
  if (!fetched() && spawnSync('mvn', ['-v']).status !== 0) return 'Neo4j\'s jars come from Maven: install Maven, then run `npm run neo4j:fetch`.';
  return undefined;
}

export const fetched = () => existsSync(lib) && readdirSync(lib).some((name) => name === 'neo4j-5.26.30.jar');

/** Copies Neo4j and what it needs (about 120 MB) into .cache/neo4j/lib. */
export function fetchNeo4j() {
  if (fetched()) return;
  mkdirSync(lib, { recursive: true });
  const run = spawnSync('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${lib}`, '-DincludeScope=runtime'], { stdio: 'inherit' });
  if (run.status !== 0) throw new Error('Maven could not fetch Neo4j. Check the connection to the Maven repository and run `npm run neo4j:fetch` again.');
}

/** Starts a server on a Bolt port, in an empty home folder unless one is given. Resolves when it answers; `stop()` ends it and removes an own folder. */
export async function startNeo4j({ port = 7687, home, password } = {}) {
  fetchNeo4j();
  const folder = home ?? mkdtempSync(join(tmpdir(), 'pacta-neo4j-'));
  const java = spawn('java', ['-Xmx1g', '-cp', `${lib}/*`, join(here, 'Server.java'), folder, String(port), ...(password ? [password] : [])], { stdio: ['pipe', 'pipe', 'pipe'] });
  let log = '';
  java.stderr.on('data', (data) => (log = (log + data).slice(-4000)));
  const exited = new Promise((resolve) => java.once('exit', resolve));
  await new Promise((resolve, reject) => {
    java.stdout.on('data', (data) => String(data).includes('ready bolt://') && resolve());
    exited.then((code) => reject(new Error(`Neo4j ended with code ${code} before it was ready.\n${log}`)));
  });
  const stop = async () => {
    java.stdin.end();
    await exited;
    if (!home) rmSync(folder, { recursive: true, force: true });
  };
  return { url: `bolt://127.0.0.1:${port}`, password, stop, kill: () => java.kill('SIGKILL') };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const reason = missing();
  if (reason) {
    console.error(reason);
    process.exit(1);
  }
  if (process.argv.includes('--fetch')) {
    fetchNeo4j();
    console.log(`Neo4j 5.26.30 is in ${lib}.`);
  } else {
    const port = Number(process.env['NEO4J_PORT'] ?? 7687);
    const home = join(root, '.cache', 'neo4j', 'home');
    const server = await startNeo4j({ port, home });
    console.log(`Neo4j 5.26.30 at ${server.url}, without a password. Run \`PACTA_DATABASE_URL=${server.url} npm start\` beside it; Ctrl+C stops it.`);
    const end = () => void server.stop().then(() => process.exit(0));
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  }
}
