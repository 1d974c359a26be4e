/**
 * `npm run differential -- [--seed N] [--count M | --minutes T]`: the same made-up graphs and queries on the embedded engine and on the real Neo4j.
 * `--untyped` asks single expressions of values whose types are told only as they run, so many and of that seed. `--file F` asks what stands in a file instead, one query a line; `--phases` lists what both refuse, one before running and the other while; `--url` uses a Neo4j that runs already. Prints the seed, each difference and the counts; ends with 1 when there is any.
 */
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { fetched, missing, startNeo4j } from '../neo4j/server.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' }, minutes: { type: 'string' }, file: { type: 'string' }, phases: { type: 'boolean' }, url: { type: 'string' }, all: { type: 'boolean' }, untyped: { type: 'boolean' } } });
const reason = values.url ? undefined : missing() ?? (fetched() ? undefined : 'Neo4j 5 is not fetched: run `npm run neo4j:fetch` (Java 17 and Maven, 120 MB), then this again.');
if (reason) {
  console.log(reason);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const conditions = ['pacta-source', 'node', 'import', 'module', 'default'];
const config = { configFile: false, logLevel: 'error', resolve: { conditions }, environments: { inline: { resolve: { conditions, externalConditions: conditions } } } };
const { module } = await runnerImport(new URL('./compare.ts', import.meta.url).pathname, config);
const server = values.url ? { url: values.url, stop: async () => undefined } : await startNeo4j({ port: await freePort() });
let differences;
try {
  if (values.file) differences = await module.compareFile(server.url, readFileSync(values.file, 'utf8'), values.all === true, console.log);
  else if (values.untyped) {
    const { module: made } = await runnerImport(new URL('./untyped.ts', import.meta.url).pathname, config);
    const [seed, count] = [Number(values.seed ?? Date.now() % 1_000_000_000), Number(values.count ?? 2000)];
    differences = await module.compareFile(server.url, made.untypedQueries(seed, count).join('\n'), values.all === true, console.log);
    console.log(`${count} compared, ${differences} differences; seed ${seed}, of values without a known type`);
  } else {
    const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
    console.log(`seed ${seed}`);
    const report = await module.compareSeed(server.url, { seed, count: Number(values.count ?? (values.minutes ? Infinity : 2000)), minutes: Number(values.minutes ?? Infinity), tell: console.log });
    console.log(`${report.compared} compared, ${report.differences.length} differences; seed ${seed}, ${report.failed} of them refused (${report.otherPhase.length} at another time: before or while running; ${report.early} by Neo4j alone, too early), ${Math.round(report.compared / report.seconds)} a second`);
    if (values.phases === true) for (const query of report.otherPhase) console.log(`~ ${query}`);
    differences = report.differences.length;
  }
} finally {
  await server.stop();
}
process.exitCode = differences > 0 ? 1 : 0;
