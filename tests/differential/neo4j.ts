/**
 * The real Neo4j as one side of the comparison, over Bolt: every query in a transaction of its own that is rolled back.
 * It may not know the other side.
 */
import neo4j, { type Driver, type Transaction } from 'neo4j-driver';
import type { WireValue } from '#cypher/memory/wire';
import { cellText, countersText, dateText, durationText, floatText, integerText, listText, mapText, nodeText, pathText, phaseOf, relationshipText, stringText, timeText, type Answer } from './answer.ts';

/** The code of an answer that the driver could not read. */
export const UNREADABLE = 'driver.Unreadable';
const TIMEOUT_MS = 5_000;

export class Neo4jSide {
  private readonly driver: Driver;

  constructor(url: string) {
    this.driver = neo4j.driver(url, undefined, { userAgent: 'pacta-differential' });
  }

  /** Empties the database and runs the statements for good. Throws what the driver throws. */
  async reset(statements: readonly string[]): Promise<void> {
    const session = this.driver.session();
    try {
      await session.executeWrite(async (tx) => {
        await tx.run('MATCH (n) DETACH DELETE n');
        for (const statement of statements) await tx.run(statement);
      });
    } finally {
      await session.close();
    }
  }

  /** Runs statements that change the schema, each on its own. */
  async schema(statements: readonly string[]): Promise<void> {
    const session = this.driver.session();
    for (const statement of statements) await session.run(statement);
    await session.close();
  }

  /** Answers the query; what it writes is undone. `after` is asked before that and its rows are appended. */
  async ask(query: string, parameters: ReadonlyMap<string, WireValue>, after: string | null): Promise<Answer> {
    const session = this.driver.session();
    try {
      const given = Object.fromEntries([...parameters].map(([key, value]) => [key, sent(value)]));
      if (after === null) return await read(session.run(query, given, { timeout: TIMEOUT_MS }), null);
      const transaction = session.beginTransaction({ timeout: TIMEOUT_MS });
      try {
        return await read(transaction.run(query, given), { transaction, query: after });
      } finally {
        await transaction.rollback().catch(() => undefined);
      }
    } catch (error) {
      // the driver cannot read every date that the database can hold
      if (error instanceof RangeError) return { kind: 'error', code: UNREADABLE, message: error.message, phase: 'running' };
      if (!(error instanceof neo4j.Neo4jError)) throw error;
      return { kind: 'error', code: error.code, message: error.message, phase: phaseOf(error.code) };
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.driver.close();
  }
}

async function read(running: ReturnType<Transaction['run']>, after: { transaction: Transaction; query: string } | null): Promise<Answer> {
  const { records, summary } = await running;
  const columns = await running.keys();
  const rows = records.map((record) => listText([...record.values()].map((v, i) => cellText(columns[i] ?? '', text(v), Array.isArray(v) ? v.map(text) : null))));
  const rest = after === null ? [] : (await after.transaction.run(after.query)).records.map((record) => `after: ${listText([...record.values()].map(text))}`).sort();
  return { kind: 'rows', columns, rows: [...rows, ...rest], counters: countersText(summary.counters.updates()) };
}

/** A parameter as the driver wants it. Only what `WireValue` needs for parameters: no temporal values, points or entities. */
function sent(w: WireValue): unknown {
  if (w === null || typeof w === 'boolean' || typeof w === 'string') return w;
  if (typeof w === 'bigint') return neo4j.int(w);
  if (typeof w === 'number') return Number.isSafeInteger(w) && !Object.is(w, -0) ? neo4j.int(w) : w;
  if (Array.isArray(w)) return w.map(sent);
  if (w instanceof Map) return Object.fromEntries([...(w as ReadonlyMap<string, WireValue>)].map(([key, value]) => [key, sent(value)]));
  if ('value' in w) return w.value;
  throw new TypeError('A parameter of this kind is not sent. Write it as a literal in the query.');
}

type Held = { readonly properties: Record<string, unknown> };
const entries = (map: Record<string, unknown>): string => mapText(Object.entries(map).map(([key, value]) => [key, text(value)] as const));
const node = (value: Held & { readonly labels: readonly string[] }): string => nodeText(value.labels, entries(value.properties));
const relationship = (value: Held & { readonly type: string }): string => relationshipText(value.type, entries(value.properties));

function text(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'boolean') return String(value ?? null);
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'number') return floatText(value);
  if (Array.isArray(value)) return listText(value.map(text));
  if (typeof value !== 'object') return String(value);
  if (neo4j.isInt(value)) return integerText(value.toBigInt());
  if (neo4j.isNode(value)) return node(value);
  if (neo4j.isRelationship(value)) return relationship(value);
  if (neo4j.isPath(value)) return pathText([node(value.start), ...value.segments.flatMap((s) => [relationship(s.relationship), node(s.end)])]);
  if (neo4j.isPoint(value)) return `point(${Number(value.srid)}, ${value.x}, ${value.y}, ${value.z ?? null})`;
  return temporal(value) ?? entries(value as Record<string, unknown>);
}

type Amount = { toString(): string };
const whole = (value: Amount): number => Number(value.toString());
const clock = (v: { hour: Amount; minute: Amount; second: Amount; nanosecond: Amount }): string => timeText(whole(v.hour), whole(v.minute), whole(v.second), whole(v.nanosecond));
const day = (v: { year: Amount; month: Amount; day: Amount }): string => dateText(whole(v.year), whole(v.month), whole(v.day));

function temporal(value: object): string | null {
  if (neo4j.isDate(value)) return `date ${day(value)}`;
  if (neo4j.isLocalTime(value)) return `localtime ${clock(value)}`;
  if (neo4j.isTime(value)) return `time ${clock(value)} ${whole(value.timeZoneOffsetSeconds)}`;
  if (neo4j.isLocalDateTime(value)) return `localdatetime ${day(value)}T${clock(value)}`;
  if (neo4j.isDateTime(value)) return `datetime ${day(value)}T${clock(value)} ${String(value.timeZoneOffsetSeconds ?? '')} ${value.timeZoneId ?? ''}`;
  if (neo4j.isDuration(value)) return durationText(String(value.months) as never, String(value.days) as never, String(value.seconds) as never, whole(value.nanoseconds));
  return null;
}
