// Pacta on a Neo4j 5: managed transactions with retry, READ routing, server-side timeouts and real cancellation by the official driver.
// Touches nothing of other applications: every statement of ours goes through the label `Pacta`.
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import type { Dataset, Graph } from '#graph/model';
import type { Database, LiveSchema, LoadOptions, LoadReport, Parameters, Plan, Result, RunOptions } from '../database.ts';
import { DatabaseUnavailable, QueryCancelled, QueryFailed, QuerySyntaxError } from '../failures.ts';
import { planLoad, type Statement } from '../load.ts';
import { edgesOf, liveSchemaOf, nodesOf, schemaStatements, snapshotQueries, stampOf } from '../stored.ts';
import { nodeNames } from '../library/node-names.ts';
import { failureOf } from './failures.ts';
import { mistakeAside } from '../aside.ts';
import { leastLength, parameterOf, TypedReader } from './typed.ts';
import { assertVersion } from './version.ts';

export interface Neo4jSettings { readonly url: string; readonly user?: string | undefined; readonly password?: string | undefined; readonly name?: string | undefined; readonly timeoutMs: number }

/**
 * Connects and creates the constraint and indexes of the schema.
 * Throws DatabaseUnavailable, with a sentence, when the server cannot be reached or refuses the user.
 */
export async function openNeo4j(settings: Neo4jSettings): Promise<Database> {
  const auth = settings.password === undefined ? undefined : neo4j.auth.basic(settings.user ?? 'neo4j', settings.password);
  let driver: Driver;
  try {
    driver = neo4j.driver(settings.url, auth, { maxConnectionPoolSize: 50, connectionAcquisitionTimeout: 10_000, connectionTimeout: 5_000, maxTransactionRetryTime: 5_000, userAgent: 'pacta' });
  } catch (error) {
    throw new DatabaseUnavailable(`PACTA_DATABASE_URL is not an address of Neo4j: ${settings.url}. Write bolt://host:7687, neo4j://host:7687 or neo4j+s://host.`, 'unreachable', { cause: error });
  }
  const database = new Neo4jDatabase(driver, settings);
  try {
    await database.prepare();
  } catch (error) {
    await driver.close();
    throw error;
  }
  return database;
}

class Neo4jDatabase implements Database {
  readonly kind = 'neo4j';
  #starting = true;
  constructor(private readonly driver: Driver, private readonly settings: Neo4jSettings) {}

  async prepare(): Promise<void> {
    await this.#guard(async () => {
      await this.driver.verifyAuthentication({ database: this.settings.name ?? 'neo4j' });
      assertVersion((await this.driver.getServerInfo({ database: this.settings.name ?? 'neo4j' })).agent, this.settings.url);
      for (const statement of schemaStatements()) await this.#session('WRITE', (session) => session.executeWrite((tx) => tx.run(statement).then(() => undefined)));
      await this.#session('WRITE', (session) => session.run('CALL db.awaitIndexes(60)').then(() => undefined));
    });
    this.#starting = false;
  }

  async version(): Promise<string> {
    const { rows } = await this.run('CALL dbms.components() YIELD name, versions WHERE name = "Neo4j Kernel" RETURN versions[0] AS version', {}, { mode: 'read' });
    return String(rows[0]?.[0]?._value ?? 'unknown');
  }

  async run(query: string, parameters: Parameters, options: RunOptions): Promise<Result> {
    const timeoutMs = options.timeoutMs ?? this.settings.timeoutMs;
    const started = performance.now();
    return this.#guard(() => this.#session(options.mode === 'read' ? 'READ' : 'WRITE', async (session) => {
      const work = (countMs?: number) => (tx: ManagedTransaction): Promise<Result> => readAll(tx, query, parameters, { started, maxRows: options.maxRows, maxBytes: options.maxBytes, countMs });
      const config = { timeout: timeoutMs };
      if (options.mode === 'write') return session.executeWrite(work(), config);
      return session.executeRead(work(options.countMs), config).catch((error: unknown) => {
        // A row that nobody asked for may not fail the question: asked again, it is not counted.
        if (!(error instanceof CountingFailed)) throw error;
        return session.executeRead(work(), config);
      });
    }, options.signal), timeoutMs, options.signal).catch(async (error: unknown) => { throw await inOurWords(error, query, parameters); });
  }

  async load(dataset: Dataset, options: LoadOptions = {}): Promise<LoadReport> {
    return this.#guard(() => this.#session('WRITE', (session) => session.executeWrite(async (tx) => {
      const ask = (statement: Statement): Promise<Result> => readAll(tx, statement.query, statement.parameters);
      // A node made and taken away again: the constraint's lock on its id makes a second server wait, and then find nothing to do.
      await ask({ query: 'MERGE (lock:Pacta {id: "pacta-load"}) DETACH DELETE lock', parameters: {} });
      const { statements, report } = await planLoad(dataset, options.force === true, options.today ?? new Date().toISOString().slice(0, 10), ask);
      for (const statement of statements) await ask(statement);
      return report;
    }, { timeout: 120_000 }), options.signal), 120_000, options.signal);
  }

  async schema(): Promise<LiveSchema> {
    return liveSchemaOf((query) => this.run(query, {}, { mode: 'read' }));
  }

  async stamp(): Promise<string> {
    return stampOf(await this.run(snapshotQueries.stamp, {}, { mode: 'read' }));
  }

  async snapshot(): Promise<{ stamp: string; graph: Graph }> {
    return this.#guard(() => this.#session('READ', (session) => session.executeRead(async (tx) => {
      const ask = (query: string): Promise<Result> => readAll(tx, query, {});
      const stamp = stampOf(await ask(snapshotQueries.stamp));
      return { stamp, graph: { nodes: nodesOf(await ask(snapshotQueries.nodes)), edges: edgesOf(await ask(snapshotQueries.edges)) } };
    })));
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  /** Runs `work` in a session; aborting the signal closes it, which makes Neo4j stop the statement. */
  async #session<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw new QueryCancelled();
    const session = this.driver.session({ defaultAccessMode: mode, ...(this.settings.name ? { database: this.settings.name } : {}) });
    const stop = (): void => void session.close().catch(() => undefined);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await work(session);
    } finally {
      signal?.removeEventListener('abort', stop);
      await session.close().catch(() => undefined);
    }
  }

  async #guard<T>(work: () => Promise<T>, timeoutMs = this.settings.timeoutMs, signal?: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw failureOf(error, { url: this.settings.url, timeoutMs, cancelled: signal?.aborted ?? false, starting: this.#starting });
    }
  }
}

class CountingFailed extends Error {}

/** A mistake in the text is told alike on both databases where both see it; what Neo4j alone finds keeps Neo4j's words. */
async function inOurWords(error: unknown, query: string, parameters: Parameters): Promise<unknown> {
  if (!(error instanceof QuerySyntaxError || (error instanceof QueryFailed && error.code.startsWith('Neo.ClientError.Statement.')))) return error;
  return (await mistakeAside(query, parameters, error)) ?? error;
}

interface Caps { readonly started?: number; readonly maxRows?: number | undefined; readonly maxBytes?: number | undefined; readonly countMs?: number | undefined }

async function readAll(tx: ManagedTransaction, query: string, parameters: Parameters, { started = performance.now(), maxRows = Infinity, maxBytes = Infinity, countMs = 0 }: Caps = {}): Promise<Result> {
  const result = tx.run(query, parameterOf(parameters) as Record<string, unknown>);
  const raw: unknown[][] = [];
  let total: number | null = 0;
  let countUntil = Infinity;
  let size = 0;
  try {
    for await (const record of result) {
      total += 1;
      if (raw.length < maxRows && size < maxBytes) {
        const row = [...record.values()];
        if (maxBytes < Infinity) size += leastLength(row, maxBytes);
        raw.push(row);
      } else if (countUntil === Infinity) countUntil = performance.now() + countMs;
      if (performance.now() >= countUntil) {
        total = null;
        break;
      }
    }
  } catch (error) {
    throw countMs > 0 && countUntil < Infinity ? new CountingFailed('A row beyond the cap failed.', { cause: error }) : error;
  }
  const truncated = total === null || total > raw.length;
  const columns = await result.keys();
  const summary = await result.summary();
  const reader = await readerFor(tx, raw);
  return { columns, rows: raw.map((row) => row.map((value) => reader.read(value))), truncated, total, summary: { ms: performance.now() - started, counters: countersOf(summary.counters.updates()), ...planOf(summary) } };
}

/** A reader that knows the ids of every relationship's ends, asking for those that no row shows. */
async function readerFor(tx: ManagedTransaction, raw: readonly unknown[][]): Promise<TypedReader> {
  const reader = new TypedReader();
  for (const row of raw) for (const value of row) reader.learn(value);
  const unnamed = reader.unnamed();
  if (unnamed.length > 0) for (const record of (await tx.run(nodeNames.query, { elementIds: unnamed })).records) reader.learn(record.get('node'));
  return reader;
}

function countersOf(updates: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(updates).filter(([, count]) => count > 0));
}

function planOf(summary: { plan: unknown; profile: unknown }): { plan?: Plan } {
  const root = summary.profile || summary.plan;
  return root ? { plan: readPlan(root as DriverPlan) } : {};
}

interface DriverPlan { readonly operatorType: string; readonly arguments: Record<string, unknown>; readonly children: readonly DriverPlan[]; readonly rows?: number; readonly dbHits?: number }
function readPlan(plan: DriverPlan): Plan {
  const operator = plan.operatorType.replace(/@.*$/, '');
  return { operator, details: String(plan.arguments['Details'] ?? ''), ...(plan.rows === undefined ? {} : { rows: Number(plan.rows) }), ...(plan.dbHits === undefined ? {} : { lookups: Number(plan.dbHits) }), children: plan.children.map(readPlan) };
}
