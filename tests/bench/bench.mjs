// `npm run bench`: the budgets, measured side by side in one run. Prints a table; fails when a budget is broken.
// Ratios are what counts: absolute times are this machine's.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from '../../build.mjs';
import { benchEngine } from './engine.mjs';
import { fetched, freePort, missing, startNeo4j } from './servers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const rounds = 40;
const broken = [];

/** What a browser must fetch before it can run the first line: the page's scripts and the modules that it preloads. */
function firstJavaScript() {
  const page = readFileSync(join(root, 'dist', 'client', 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((found) => found[1]);
  const bytes = [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(root, 'dist', 'client', file)), { level: 9 }).length, 0);
  if (bytes > 120_000) broken.push(`first JavaScript is ${bytes} bytes, the budget is 120,000`);
  console.log(`first JavaScript, gzipped: ${(bytes / 1000).toFixed(1)} kB of 120 kB (${files.length} files)\n`);
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

/** Each question on each database in turn, so that whatever else the machine does falls on both. */
async function questions(databases) {
  const { library } = await import('../../dist/cypher/catalogue.js');
  console.log(`${'question'.padEnd(34)}${databases.map(({ kind }) => `${kind} median`.padStart(16) + 'p95'.padStart(10)).join('')}${databases.length > 1 ? 'memory : neo4j'.padStart(18) : ''}`);
  for (const { name, query, parameters } of library) {
    const values = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.example]));
    const times = databases.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, database] of databases.entries()) {
        const started = performance.now();
        await database.run(query, values, { mode: 'read' });
        if (round >= rounds / 4) times[index].push(performance.now() - started);
      }
    }
    const sorted = times.map((list) => list.sort((a, b) => a - b));
    const ratio = databases.length > 1 ? (quantile(sorted[0], 0.5) / quantile(sorted[1], 0.5)).toFixed(2) : '';
    console.log(`${name.padEnd(34)}${sorted.map((list) => `${quantile(list, 0.5).toFixed(2)} ms`.padStart(16) + `${quantile(list, 0.95).toFixed(1)}`.padStart(10)).join('')}${ratio.padStart(18)}`);
    if (quantile(sorted[0], 0.95) > 100) broken.push(`${name} has p95 ${quantile(sorted[0], 0.95).toFixed(0)} ms in memory, the budget is 100 ms`);
  }
}

await build();
firstJavaScript();
const { compileFolders } = await import('../../dist/cypher/dataset-folder.js');
const { openMemory } = await import('../../dist/cypher/memory-database.js');
const { openNeo4j } = await import('../../dist/cypher/neo4j/database.js');
const datasets = await compileFolders(join(root, 'graph', 'datasets'));
const absent = missing() ?? (fetched() ? undefined : 'Neo4j 5 is not fetched: run `npm run neo4j:fetch` to compare with it.');
if (absent) console.log(`${absent}\n`);
const server = absent ? undefined : await startNeo4j({ port: await freePort() });
const databases = [await openMemory({ timeoutMs: 60_000, maxMegabytes: 512 }), ...(server ? [await openNeo4j({ url: server.url, timeoutMs: 60_000 })] : [])];
for (const database of databases) {
  const started = performance.now();
  for (const dataset of datasets) await database.load(dataset);
  console.log(`${database.kind}: ${datasets.length} datasets loaded in ${(performance.now() - started).toFixed(0)} ms`);
}
console.log(`${rounds} rounds of each question, the first quarter left out as warm-up\n`);
await questions(databases);
for (const database of databases) await database.close();
await server?.stop();
broken.push(...await benchEngine());
if (process.argv.includes('--large')) broken.push(...await benchEngine({ large: true }));
console.log(broken.length === 0 ? '\nEvery budget holds.' : `\nBroken budgets:\n${broken.map((line) => `- ${line}`).join('\n')}`);
process.exit(broken.length === 0 ? 0 : 1);
