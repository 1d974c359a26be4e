// Pacta on the embedded engine: nothing to install, everything in a worker of this process. The dataset files are its durability.
// Translates between the engine's values and the typed JSON that both databases answer in.
import type { TypedValue } from '#graph/answers';
import type { Dataset, Graph } from '#graph/model';
import type { Database, LiveSchema, LoadOptions, LoadReport, Parameters, Result, RunOptions } from './database.ts';
import { readingProcedures } from './access.ts';
import { DatabaseUnavailable, mistakeOf, QueryCancelled, QueryFailed, QueryForbidden, QueryTimedOut, QueryTooLarge } from './failures.ts';
import { planLoad, type Statement } from './load.ts';
import { MemoryHost, QueryFailure, type RunResult } from './memory/host.ts';
import { tableOfObjects, type WireParameters, type WireTable } from './memory/tables.ts';
import type { WireNode, WireRelationship, WireValue } from './memory/wire.ts';
import { isTypedTextType, typedTextParts, type TypedTextType } from './typed-text.ts';
import { nodeNames } from './library/node-names.ts';
import { edgesOf, liveSchemaOf, nodesOf, schemaStatements, snapshotQueries, stampOf } from './stored.ts';
import { booleanValue, floatText, floatValue, integerValue, isTyped, listValue, mapValue, nodeValue, nullValue, relationshipValue, stringValue } from './typed.ts';

export interface MemorySettings { readonly timeoutMs: number; readonly maxMegabytes: number }
/** The dialect that the engine speaks: that of this Neo4j. */
const dialect = '5.26.30';
const megabyte = 1_048_576;
const readAccess = { writes: false, schema: false, procedures: readingProcedures } as const;
const fullAccess = { writes: true, schema: true, procedures: '*' } as const;

/** Starts an empty database. Throws Error when the worker has not been built. */
export async function openMemory(settings: MemorySettings): Promise<Database> {
  const database = new MemoryDatabase(settings);
  await database.start();
  return database;
}

class MemoryDatabase implements Database {
  readonly kind = 'memory';
  readonly #host: MemoryHost;
  /** What was loaded, for filling a new worker after the last resort. */
  readonly #datasets = new Map<string, { dataset: Dataset; today: string }>();
  #loading: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: MemorySettings) {
    // The cap of one question is counted by the engine; the worker's own limit stands behind it, with room for the graph.
    this.#host = new MemoryHost({ maxMegabytes: settings.maxMegabytes * 2 + 512, rebuild: (host) => this.#fill(host) });
  }

  async start(): Promise<void> {
    await this.#host.start();
    await this.#createSchema(this.#host);
  }

  async #createSchema(host: MemoryHost): Promise<void> {
    for (const statement of schemaStatements()) await this.#guard(() => host.ask(statement, new Map(), { access: fullAccess }), this.settings.timeoutMs);
  }

  version(): Promise<string> {
    return Promise.resolve(dialect);
  }

  async run(query: string, parameters: Parameters, options: RunOptions): Promise<Result> {
    const started = performance.now();
    const timeoutMs = options.timeoutMs ?? this.settings.timeoutMs;
    const result = await this.#guard(() => this.#host.run(query, sentParameters(parameters), {
      access: options.mode === 'read' ? readAccess : fullAccess,
      timeoutMs,
      maxBytes: this.settings.maxMegabytes * megabyte,
      ...(options.maxRows === undefined ? {} : { maxRows: options.maxRows }),
      ...(options.maxBytes === undefined ? {} : { maxAnswerBytes: options.maxBytes }),
      ...(options.countMs === undefined ? {} : { countMs: options.countMs }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    }), timeoutMs, options.maxBytes);
    return answerOf(result, started, (ids) => this.#nodes(this.#host, ids));
  }

  /** The nodes with these element ids: how a relationship returned alone gets the names of its ends. */
  #nodes(host: MemoryHost, ids: readonly string[]): Promise<RunResult> {
    return this.#guard(() => host.ask(nodeNames.query, new Map([['elementIds', ids]]), { access: readAccess, timeoutMs: this.settings.timeoutMs }), this.settings.timeoutMs);
  }

  load(dataset: Dataset, options: LoadOptions = {}): Promise<LoadReport> {
    const next = this.#loading.then(() => this.#loadNow(dataset, options, this.#host));
    this.#loading = next.catch(() => undefined);
    return next;
  }

  async #loadNow(dataset: Dataset, options: LoadOptions, host: MemoryHost): Promise<LoadReport> {
    const today = options.today ?? new Date().toISOString().slice(0, 10);
    if (options.signal?.aborted) throw new QueryCancelled();
    const ask = async (statement: Statement): Promise<Result> => answerOf(await this.#guard(() => host.ask(statement.query, sentParameters(statement.parameters), { access: fullAccess }), 120_000), performance.now(), (ids) => this.#nodes(host, ids));
    const { statements, report } = await planLoad(dataset, options.force === true, today, ask);
    const signal = options.signal === undefined ? {} : { signal: options.signal };
    if (statements.length > 0) await this.#guard(() => host.bulk(statements.map(({ query, parameters }) => ({ query, parameters: sentParameters(parameters) })), { timeoutMs: 120_000, ...signal }), 120_000);
    this.#datasets.set(dataset.id, { dataset, today });
    return report;
  }

  async #fill(host: MemoryHost): Promise<void> {
    await this.#createSchema(host);
    for (const { dataset, today } of [...this.#datasets.values()]) await this.#loadNow(dataset, { today, force: true }, host);
  }

  schema(): Promise<LiveSchema> {
    return liveSchemaOf((query) => this.run(query, {}, { mode: 'read' }));
  }

  async stamp(): Promise<string> {
    return stampOf(await this.run(snapshotQueries.stamp, {}, { mode: 'read' }));
  }

  async snapshot(): Promise<{ stamp: string; graph: Graph }> {
    await this.#loading;
    const ask = (query: string): Promise<Result> => this.run(query, {}, { mode: 'read', timeoutMs: 120_000 });
    return { stamp: await this.stamp(), graph: { nodes: nodesOf(await ask(snapshotQueries.nodes)), edges: edgesOf(await ask(snapshotQueries.edges)) } };
  }

  close(): Promise<void> {
    return this.#host.close();
  }

  async #guard<T>(work: () => Promise<T>, timeoutMs: number, answerBytes = Infinity): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof QueryFailure ? failureOf(error, { timeoutMs, maxMegabytes: this.settings.maxMegabytes, answerBytes }) : error;
    }
  }
}

function failureOf(error: QueryFailure, { timeoutMs, maxMegabytes, answerBytes }: { readonly timeoutMs: number; readonly maxMegabytes: number; readonly answerBytes: number }): Error {
  const { failure } = error;
  switch (failure.reason) {
    case 'syntax': return mistakeOf(failure, { cause: error });
    case 'runtime': return new QueryFailed(failure.message, failure.code, { cause: error });
    case 'forbidden': return new QueryForbidden(failure.message, failure.what, { cause: error });
    case 'cancelled': return new QueryCancelled({ cause: error });
    case 'timeout': return new QueryTimedOut(timeoutMs, { cause: error });
    case 'memory': return failure.limitBytes < maxMegabytes * megabyte
      ? new QueryTooLarge(Math.round(Math.min(failure.limitBytes, answerBytes) / megabyte), 'row', { cause: error })
      : new QueryTooLarge(maxMegabytes, 'question', { cause: error });
    case 'lost': return new DatabaseUnavailable(`The embedded database was interrupted: ${failure.message} Ask again in a moment.`, 'lost', { cause: error });
    case 'internal': return new QueryFailed(`The embedded database failed on this question: ${failure.message}`, 'Neo.DatabaseError.General.UnknownError', { cause: error });
  }
}

async function answerOf(result: RunResult, started: number, nodes: (ids: readonly string[]) => Promise<RunResult>): Promise<Result> {
  const { counters, plan } = result.summary;
  const reader = new WireReader(result.rows);
  const unnamed = reader.unnamed();
  if (unnamed.length > 0) (await nodes(unnamed)).rows.flat().forEach((value) => reader.learn(value));
  const rows = reader.rows();
  return { columns: result.columns, rows, truncated: result.truncated, total: result.total, summary: { ms: performance.now() - started, counters, ...(plan ? { plan } : {}) } };
}

/** Reads a result: a node or relationship of ours bears its own id instead of the engine's. */
class WireReader {
  readonly #names = new Map<string, string>();
  readonly #ends = new Set<string>();

  constructor(private readonly raw: readonly (readonly WireValue[])[]) {
    raw.forEach((row) => row.forEach((value) => this.learn(value)));
  }

  /** Takes note of nodes and of relationship ends. */
  learn(value: WireValue): void {
    if (typeof value !== 'object' || value === null) return;
    if (isList(value)) value.forEach((item) => this.learn(item));
    else if (value instanceof Map) for (const item of (value as ReadonlyMap<string, WireValue>).values()) this.learn(item);
    else this.#learnObject(value as Extract<WireValue, { readonly kind: string }>);
  }

  #learnObject(value: Extract<WireValue, { readonly kind: string }>): void {
    if (value.kind === 'node') this.#names.set(value.id, identityOf(value));
    else if (value.kind === 'relationship') [value.start, value.end].forEach((end) => this.#ends.add(end));
    else if (value.kind === 'path') [...value.nodes, ...value.relationships].forEach((part) => this.learn(part));
  }

  /** Ids of relationship ends that no row shows. */
  unnamed(): string[] {
    return [...this.#ends].filter((end) => end !== '' && !this.#names.has(end));
  }

  rows(): TypedValue[][] {
    return this.raw.map((row) => row.map((value) => this.#read(value)));
  }

  #read(value: WireValue): TypedValue {
    if (value === null) return nullValue;
    if (typeof value === 'boolean') return booleanValue(value);
    if (typeof value === 'string') return stringValue(value);
    if (typeof value === 'bigint') return integerValue(value);
    if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? integerValue(value) : floatValue(value);
    if (isList(value)) return listValue(value.map((item) => this.#read(item)));
    if (value instanceof Map) return mapValue(this.#entries(value as ReadonlyMap<string, WireValue>));
    return this.#object(value as Exclude<WireValue, null | boolean | string | bigint | number | readonly WireValue[] | ReadonlyMap<string, WireValue>>);
  }

  #object(value: Extract<WireValue, { readonly kind: string }>): TypedValue {
    switch (value.kind) {
      case 'float': return floatValue(value.value);
      case 'node': return this.#node(value);
      case 'relationship': return this.#relationship(value);
      case 'path': return { $type: 'Path', _value: value.nodes.flatMap((node, index) => (index === 0 ? [this.#node(node)] : [this.#relationship(value.relationships[index - 1]!), this.#node(node)])) };
      case 'point': return { $type: 'Point', _value: `SRID=${value.srid};POINT${value.z === null ? '' : ' Z'} (${[value.x, value.y, ...(value.z === null ? [] : [value.z])].map(floatText).join(' ')})` };
      case 'date': return { $type: 'Date', _value: value.text };
      case 'localtime': return { $type: 'LocalTime', _value: value.text };
      case 'time': return { $type: 'Time', _value: value.text };
      case 'localdatetime': return { $type: 'LocalDateTime', _value: value.text };
      case 'datetime': return { $type: value.text.endsWith(']') ? 'ZonedDateTime' : 'OffsetDateTime', _value: value.text };
      case 'duration': return { $type: 'Duration', _value: value.text };
    }
  }

  #node(node: WireNode): TypedValue {
    return nodeValue({ elementId: identityOf(node), labels: node.labels, properties: this.#entries(node.properties) });
  }

  #relationship(held: WireRelationship): TypedValue {
    const id = held.properties.get('id');
    const ours = isList(held.properties.get('datasets') ?? null) && typeof id === 'string';
    return relationshipValue({ elementId: ours ? id : held.id, start: this.#names.get(held.start) ?? held.start, end: this.#names.get(held.end) ?? held.end, type: held.type, properties: this.#entries(held.properties) });
  }

  #entries(entries: ReadonlyMap<string, WireValue>): (readonly [string, TypedValue])[] {
    return [...entries].map(([key, item]) => [key, this.#read(item)] as const);
  }
}

/** Our own `id` where the node is ours, else the engine's. */
function identityOf(node: WireNode): string {
  const id = node.properties.get('id');
  return node.labels.includes('Pacta') && typeof id === 'string' ? id : node.id;
}

const isList = (value: WireValue): value is readonly WireValue[] => Array.isArray(value);

/** Long lists of rows, as loads send them, become tables at once. */
function sentParameters(parameters: Parameters): WireParameters {
  const map = new Map<string, WireValue | WireTable>();
  for (const name of Object.keys(parameters)) map.set(name, tableOfObjects(parameters[name], wireOf) ?? wireOf(parameters[name]));
  return map;
}

function wireParameters(parameters: Parameters): ReadonlyMap<string, WireValue> {
  const map = new Map<string, WireValue>();
  for (const name of Object.keys(parameters)) map.set(name, wireOf(parameters[name]));
  return map;
}

/** Plain or typed JSON → the engine's values: an integral number is an INTEGER. */
function wireOf(value: unknown): WireValue {
  if (value === null || value === undefined) return null;
  if (isTyped(value)) return typedParameter(value);
  if (Array.isArray(value)) return value.map(wireOf);
  if (typeof value === 'object') return wireParameters(value as Parameters);
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new QueryFailed(`A parameter of type ${typeof value} cannot be sent. Use text, numbers, true or false, lists and maps.`, 'Neo.ClientError.Statement.TypeError');
}

function typedParameter({ $type, _value }: TypedValue): WireValue {
  switch ($type) {
    case 'Null': return null;
    case 'Integer': return wireInteger(BigInt(String(_value)));
    case 'Float': return floatParameter(Number(_value));
    case 'List': return (_value as readonly unknown[]).map(wireOf);
    case 'Map': return wireParameters(_value as Parameters);
    case 'Boolean': return _value === true;
    default: return isTypedTextType($type) ? textParameter($type, String(_value)) : String(_value);
  }
}

const kindOfType = { Date: 'date', LocalTime: 'localtime', Time: 'time', LocalDateTime: 'localdatetime', OffsetDateTime: 'datetime', ZonedDateTime: 'datetime', Duration: 'duration' } as const;
function textParameter(type: TypedTextType, text: string): WireValue {
  const parts = typedTextParts(type, text);
  if (parts.type !== 'Point') return { kind: kindOfType[parts.type], text };
  const [x = 0, y = 0, z = null] = parts.place.coordinates;
  return { kind: 'point', srid: parts.place.srid, x, y, z };
}

const wireInteger = (value: bigint): WireValue => (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value);
const floatParameter = (value: number): WireValue => (Number.isSafeInteger(value) ? { kind: 'float', value } : value);
