/**
 * `npm run fuzz -- --minutes N --seed S`: changed queries with random parameters on the embedded engine. Prints what it found,
 * and fails when it found anything. Without a seed it takes a new one, and says which.
 */
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { build } from '../../build.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } } });
const [minutes, seed] = [Number(values.minutes), Number(values.seed ?? Date.now() % 2 ** 31)];
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('Give a number of minutes above 0 and a whole seed: npm run fuzz -- --minutes 5 --seed 42');
  process.exit(1);
}
await build();
const conditions = ['pacta-source', 'node', 'import', 'module', 'default'];
const config = { configFile: false, logLevel: 'error', resolve: { conditions }, environments: { inline: { resolve: { conditions, externalConditions: conditions } } } };
const load = async (file) => (await runnerImport(new URL(file, import.meta.url).pathname, config)).module;
const [{ fuzz }, { corpus }] = [await load('./fuzz.ts'), await load('./corpus.ts')];
console.log(`seed ${seed}, ${minutes} minutes`);
const report = await fuzz(await corpus(), minutes, seed, (line) => console.log(line));
for (const { query, parameters, why } of report.findings) console.log(`✗ ${why}\n  ${JSON.stringify(query)}\n  ${JSON.stringify([...parameters], (_, value) => (typeof value === 'bigint' ? `${value}n` : value)).slice(0, 500)}`);
console.log(`seed ${seed}: ${report.queries} queries, ${[...report.outcomes].map(([reason, count]) => `${count} ${reason}`).join(', ')}; slowest ${report.slowestMs.toFixed(0)} ms, slowest to read ${report.slowestParseMs.toFixed(0)} ms; ${report.findings.length} findings`);
process.exit(report.findings.length > 0 ? 1 : 0);
