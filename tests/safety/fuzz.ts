/**
 * The fuzzer: changed queries with random parameters, on the engine in its worker, for a time. What must hold: an answer or a
 * declared failure, soon after the time limit at most, with the engine alive and the same afterwards.
 * It may not know how queries are changed.
 */
import { MemoryHost, QueryFailure } from '#cypher/memory/host';
import { parse } from '#cypher/memory/language/parse';
import { CypherSyntaxError } from '#cypher/memory/language/errors';
import type { WireValue } from '#cypher/memory/wire';
import { anyParameter, mutate, parametersIn, tokensOf } from './mutate.ts';
import { randomOf, type Random } from './random.ts';

export interface Finding {
  readonly query: string;
  readonly parameters: ReadonlyMap<string, WireValue>;
  readonly why: string;
}

export interface Report {
  readonly seed: number;
  readonly queries: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  readonly slowestParseMs: number;
  readonly findings: readonly Finding[];
}

const TIMEOUT_MS = 300;
/** Beyond it a query counts as one that did not stop; a loaded machine gets more than the promised 100. */
const SLACK_MS = 1500;
const PARSE_MS = 1000;
const ALL = { writes: true, schema: true, procedures: '*' } as const;
const DECLARED = new Set(['answered', 'syntax', 'runtime', 'memory', 'timeout', 'forbidden']);
const ENOUGH = 20;
const SLOWNESS = /^(lost|it took|reading it took)/;

async function fill(host: MemoryHost): Promise<void> {
  for (const query of [
    'MATCH (n) DETACH DELETE n',
    'UNWIND range(1, 12) AS i CREATE (n:A {i: i, s: toString(i), f: i / 3.0, l: [i, i + 1], d: date() + duration({days: i})}) WITH n WHERE n.i % 2 = 0 SET n:B',
    'MATCH (a:A), (b:A) WHERE (a.i * 7 + b.i) % 5 = 0 CREATE (a)-[:R {i: a.i}]->(b)',
    'MATCH (a:B), (b:A) WHERE a.i = b.i + 1 CREATE (a)-[:S {w: 0.5}]->(b)',
  ]) await host.run(query, new Map(), { access: ALL });
}

interface Outcome {
  readonly reason: string;
  readonly message: string;
  readonly ms: number;
}

async function runOne(host: MemoryHost, query: string, parameters: ReadonlyMap<string, WireValue>): Promise<Outcome> {
  const started = performance.now();
  try {
    await host.run(query, parameters, { access: ALL, timeoutMs: TIMEOUT_MS, maxBytes: 2 ** 25, maxRows: 100 });
    return { reason: 'answered', message: '', ms: performance.now() - started };
  } catch (error) {
    const ms = performance.now() - started;
    return error instanceof QueryFailure ? { reason: error.failure.reason, message: error.message, ms } : { reason: 'thrown', message: String(error), ms };
  }
}

/** Milliseconds that reading took. Throws what is no declared failure. */
function timeToParse(query: string): number {
  const started = performance.now();
  try {
    parse(query);
  } catch (error) {
    if (!(error instanceof CypherSyntaxError)) throw error;
  }
  return performance.now() - started;
}

function wrongWith({ reason, message, ms }: Outcome, parseMs: number): string | null {
  if (!DECLARED.has(reason)) return `${reason}: ${message}`;
  if (/nternal error|\bundefined\b|\[object |\bat .*\.js:/.test(message)) return `an odd message: ${message}`;
  if (parseMs > PARSE_MS) return `reading it took ${parseMs.toFixed(0)} ms`;
  return ms > TIMEOUT_MS + SLACK_MS ? `it took ${ms.toFixed(0)} ms, with a limit of ${TIMEOUT_MS}` : null;
}

class Run {
  readonly outcomes = new Map<string, number>();
  readonly findings: Finding[] = [];
  queries = 0;
  slowestMs = 0;
  slowestParseMs = 0;
  private readonly host: MemoryHost;
  private readonly random: Random;
  private readonly pool: readonly (readonly string[])[];

  constructor(host: MemoryHost, random: Random, pool: readonly (readonly string[])[]) {
    this.host = host;
    this.random = random;
    this.pool = pool;
  }

  async one(): Promise<void> {
    const query = mutate(this.random.pick(this.pool), this.random, this.pool);
    const parameters = new Map([...parametersIn(query).filter((name) => name !== 'absent'), 'p'].map((name) => [name, anyParameter(this.random)]));
    const outcome = await runOne(this.host, query, parameters);
    let why: string | null;
    try {
      const parseMs = outcome.reason === 'lost' ? 0 : timeToParse(query);
      this.slowestParseMs = Math.max(this.slowestParseMs, parseMs);
      why = wrongWith(outcome, parseMs);
    } catch (error) {
      why = `parse threw ${String(error)}`;
    }
    if (why !== null && SLOWNESS.test(why) && !(await this.isSlowAgain(query, parameters))) why = null;
    this.queries += 1;
    this.slowestMs = Math.max(this.slowestMs, outcome.ms);
    this.outcomes.set(outcome.reason, (this.outcomes.get(outcome.reason) ?? 0) + 1);
    if (why !== null) this.findings.push({ query, parameters, why });
  }

  /** A machine with other things to do makes anything slow, once. */
  private async isSlowAgain(query: string, parameters: ReadonlyMap<string, WireValue>): Promise<boolean> {
    for (let again = 0; again < 3; again++) {
      const outcome = await runOne(this.host, query, parameters);
      if (wrongWith(outcome, outcome.reason === 'lost' ? 0 : timeToParse(query)) === null) return false;
    }
    return true;
  }

  /** The engine answers as before. */
  async checkHealth(): Promise<void> {
    const { rows } = await this.host.run('MATCH (n:A) WITH count(n) AS n RETURN 1 + 1 AS two, size(range(1, 3)) AS three', new Map(), { access: ALL, timeoutMs: 5000 });
    if (JSON.stringify(rows) !== '[[2,3]]') throw new Error(`The engine answers wrongly: ${JSON.stringify(rows)}`);
  }
}

/** Runs for so many minutes, or until there are findings enough. */
export async function fuzz(corpus: readonly string[], minutes: number, seed: number, progress: (line: string) => void = () => undefined): Promise<Report> {
  const host = new MemoryHost({ maxMegabytes: 512, graceMs: 5000 });
  await host.start();
  const run = new Run(host, randomOf(seed), corpus.map(tokensOf));
  const end = Date.now() + minutes * 60_000;
  try {
    for (let round = 0; Date.now() < end && run.findings.length < ENOUGH; round++) {
      await fill(host);
      for (let i = 0; i < 100 && Date.now() < end; i++) await Promise.all([run.one(), run.one(), run.one()]);
      await run.checkHealth();
      if (round % 5 === 4) progress(`${run.queries} queries, ${run.findings.length} findings`);
    }
  } finally {
    await host.close();
  }
  const { queries, outcomes, slowestMs, slowestParseMs, findings } = run;
  return { seed, queries, outcomes, slowestMs, slowestParseMs, findings };
}
