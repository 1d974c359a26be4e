// Starts Pacta: settings, database, datasets, port, signals. The only file of the server with side effects; what goes wrong here is one sentence and exit code 1.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { destination, pino } from 'pino';
import type { Database, LoadReport } from '#cypher/database';
import { BrokenDataset } from '#cypher/dataset-folder';
import { DatabaseUnavailable, LoadRefused } from '#cypher/failures';
import type { Dataset } from '#graph/model';
import { createApp } from './app.ts';
import { readSettings, WrongSetting } from './env.ts';
import { addressOf, CannotListen, finish, listen } from './listening.ts';
import { loadAll, openDatabase, readDatasets } from './open-database.ts';

const graceMs = 10_000;
const judgeAgainMs = 60_000;
const today = (): string => new Date().toISOString().slice(0, 10);

/** The folder of `package.json`, above this file whether it is built or not. */
function rootFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const root = rootFolder();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const log = pino({ level: settings.logLevel, base: null }, destination({ dest: 2, sync: true }));
  const datasets = await readDatasets(join(root, 'graph', 'datasets'), settings.data);
  const database = await openDatabase(settings);
  const day = today();
  const reports = await loadAll(database, datasets, day);
  const app = createApp({ database, settings, log, client: join(root, 'dist', 'client'), version, today });
  const server = await listen(app, settings.host, settings.port);
  console.log(`Pacta ${version} is at ${addressOf(server)}`);
  for (const line of await loadedLines(database, datasets, reports)) console.log(line);
  const judging = keepJudged(database, datasets, day, (error) => log.error({ err: error }, 'the stored verdicts could not be computed again'));

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    clearInterval(judging);
    await finish(server, graceMs);
    await database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

async function loadedLines(database: Database, datasets: readonly Dataset[], reports: readonly LoadReport[]): Promise<string[]> {
  const engine = database.kind === 'memory' ? `the embedded database (Cypher of Neo4j ${await database.version()})` : `Neo4j ${await database.version()}`;
  const lines = reports.map(({ dataset, nodes, relationships, loaded }) => `  ${dataset}: ${datasets.find(({ id }) => id === dataset)?.title ?? ''}, ${nodes} nodes, ${relationships} relationships${loaded ? '' : ' (was there already)'}`);
  return [`Database: ${engine}`, lines.length > 0 ? 'Datasets:' : 'Datasets: none', ...lines];
}

/** Stored verdicts are as of a day: when the day (UTC) turns, they are computed again. */
function keepJudged(database: Database, datasets: readonly Dataset[], first: string, failed: (error: unknown) => void): NodeJS.Timeout {
  let judged = first;
  return setInterval(() => {
    const day = today();
    if (day === judged) return;
    loadAll(database, datasets, day).then(() => { judged = day; }, failed);
  }, judgeAgainMs).unref();
}

function sentenceOf(error: unknown): string | undefined {
  const told = [WrongSetting, BrokenDataset, DatabaseUnavailable, LoadRefused, CannotListen].some((failure) => error instanceof failure);
  return told && error instanceof Error ? error.message : undefined;
}

start().catch((error: unknown) => {
  console.error(sentenceOf(error) ?? error);
  process.exit(1);
});
