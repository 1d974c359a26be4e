// The embedded Cypher beside Neo4j over loopback and the fastest native embedded engine, on one generated graph, in interleaved rounds.
// `npm run bench` runs it on 20,000 nodes and 80,000 relationships; `-- --large` also on 200,000 and 1,000,000.
// Ours stands twice: over its worker, compared with Neo4j over loopback, and in process, compared with the native engine, which is.
// `node tests/bench/engine.mjs [--large] [--only=memory,grafeo]` runs it alone. A row on which the engines' answers differ is void.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fetched, freePort, missing, startNeo4j } from './servers.mjs';
import { fetchNative, inProcessEngine, memoryEngine, nativeEngine, neo4jEngine } from './engines.mjs';
import { generateGraph } from './generated-graph.mjs';
import { rows } from './rows.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** `fills`: how often the graph is loaded, the first time left out as warm-up where there are others. */
const sizes = { small: { people: 20_000, links: 80_000, rounds: 80, fills: 6 }, large: { people: 200_000, links: 1_000_000, rounds: 40, fills: 1 } };
const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))];
const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** Which of our two is compared with which other: what is asked over a boundary with what is, and what is called with what is. */
const beside = { neo4j: 'memory', grafeo: 'in process' };

async function openEngines(dist, only) {
  const engines = [await memoryEngine(dist), await inProcessEngine(dist)];
  const stops = [];
  const absent = missing() ?? (fetched() ? undefined : 'Neo4j 5 is not fetched: run `npm run neo4j:fetch` to compare with it.');
  if (absent) console.log(absent);
  else if (only.includes('neo4j')) {
    const server = await startNeo4j({ port: await freePort() });
    stops.push(() => server.stop());
    engines.push(await neo4jEngine(server.url));
  }
  const cache = join(root, '.cache', 'bench');
  const unfetched = only.includes('grafeo') ? fetchNative(cache) : 'The native engine is left out.';
  if (unfetched) console.log(unfetched);
  else engines.push(nativeEngine(cache));
  return { engines, close: async () => { for (const engine of engines) await engine.close(); for (const stop of stops) await stop(); } };
}

/** Rows as text that is equal when the answers are: numbers to nine digits, in any order. */
function canonical(answer) {
  const text = (value) => (typeof value === 'number' ? String(Number(value.toPrecision(9))) : JSON.stringify(value));
  return answer.map((row) => row.map(text).join(' ')).sort().join('\n');
}

/** One row of the table: each engine in turn in every round, the first quarter left out as warm-up. */
async function measure(row, engines, graph, rounds) {
  const times = engines.map(() => []);
  let differs;
  for (let round = 0; round < rounds; round++) {
    const parameters = row.parameters(graph, round);
    const answers = [];
    for (const [index, engine] of engines.entries()) {
      const started = performance.now();
      const answer = row.find ? await engine.find(parameters) : await engine.ask(row.query, parameters);
      if (round >= rounds / 4) times[index].push(performance.now() - started);
      answers.push(canonical(engine.rows(answer)));
    }
    differs ??= engines.find((_, index) => answers[index] !== answers[0])?.name;
  }
  return { times, differs };
}

function judge(row, { times, differs }, engines, broken) {
  const median = Object.fromEntries(engines.map((engine, index) => [engine.name, quantile(times[index], 0.5)]));
  const ratio = (other) => (median[other] === undefined ? undefined : median[beside[other]] / median[other]);
  const fails = [];
  if (row.neo4j && ratio('neo4j') > 1) fails.push('slower than Neo4j');
  if (row.native && ratio('grafeo') > row.native) fails.push(`more than ${row.native} × the native engine`);
  const verdict = differs ? `void: ${differs} answers otherwise` : fails.length > 0 ? fails.join(', ') : row.neo4j ? 'holds' : 'no budget';
  if (differs || fails.length > 0) broken.push(`${row.name}: ${verdict}`);
  const cells = engines.map((engine, index) => `${ms(median[engine.name])} / ${ms(quantile(times[index], 0.95))}`.padStart(18));
  const ratios = ['neo4j', 'grafeo'].map((other) => (ratio(other)?.toFixed(2) ?? '–').padStart(9));
  console.log(`${row.name.padEnd(28)}${cells.join('')}${ratios.join('')}  ${verdict}`);
}

/** Nodes and relationships per second of each engine: the median of its fills, in turn with the others; Neo4j is filled once. The last stays. */
async function fill(engines, graph, fills, broken) {
  const times = engines.map(() => []);
  for (let round = 0; round < fills; round++) {
    for (const [index, engine] of engines.entries()) {
      const last = round === fills - 1;
      if (!engine.empty && !last) continue;
      if (round > 0) await engine.empty?.();
      const filled = await engine.fill(graph);
      if (round > 0 || last) times[index].push(filled);
    }
  }
  const perSecond = (rows, list, what) => rows.length / (quantile(list.map((one) => one[what]), 0.5) / 1000);
  const speed = Object.fromEntries(engines.map((engine, index) => [engine.name, [perSecond(graph.people, times[index], 'nodes'), perSecond(graph.links, times[index], 'links')]]));
  for (const [index, what] of ['nodes', 'relationships'].entries()) {
    const against = ['neo4j', 'grafeo'].map((other) => (speed[other] ? speed[beside[other]][index] / speed[other][index] : undefined));
    const slow = against.some((ratio) => ratio < 1);
    if (slow) broken.push(`load of ${what}: slower than ${['Neo4j', 'the native engine'].filter((_, i) => against[i] < 1).join(' and ')}`);
    console.log(`${`load, ${what}/s`.padEnd(28)}${engines.map((engine) => Math.round(speed[engine.name][index]).toLocaleString('en').padStart(18)).join('')}${against.map((ratio) => (ratio === undefined ? '–' : (1 / ratio).toFixed(2)).padStart(9)).join('')}  ${slow ? 'too slow' : 'holds'}`);
  }
}

/** Measures one size; gives the budgets that it found broken. `dist` is the folder of the compiled product. */
export async function benchEngine({ large = false, dist = join(root, 'dist'), only = ['neo4j', 'grafeo'] } = {}) {
  const size = large ? sizes.large : sizes.small;
  const broken = [];
  const { engines, close } = await openEngines(dist, only);
  try {
    const graph = generateGraph(size.people, size.links);
    console.log(`\n${size.people.toLocaleString('en')} nodes, ${size.links.toLocaleString('en')} relationships, ${size.rounds} rounds; milliseconds: median / p95\n${''.padEnd(28)}${engines.map((engine) => engine.name.padStart(18)).join('')}${' : neo4j'.padStart(9)}${' : grafeo'.padStart(9)}`);
    await fill(engines, graph, size.fills, broken);
    for (const row of rows) judge(row, await measure(row, engines, graph, size.rounds), engines, broken);
  } finally {
    await close();
  }
  return broken;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const named = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
  const broken = await benchEngine({ large: process.argv.includes('--large'), ...(named('dist') ? { dist: named('dist') } : {}), ...(named('only') === undefined ? {} : { only: named('only').split(',') }) });
  console.log(broken.length === 0 ? '\nEvery budget holds.' : `\nBroken budgets:\n${broken.map((line) => `- ${line}`).join('\n')}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}
