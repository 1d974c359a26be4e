/**
 * The embedded engine as one side of the comparison: in this process, each query undone after it was answered when asked so.
 * It may not know the other side.
 */
import { Engine } from '#cypher/memory/engine';
import { failureOf } from '#cypher/memory/job';
import { Budget } from '#cypher/memory/run/budget';
import { civilOf, NANOS_PER_SECOND } from '#cypher/memory/values/temporal/calendar';
import type { LocalTimeValue} from '#cypher/memory/values/temporal/types';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, TimeValue } from '#cypher/memory/values/temporal/types';
import { isInteger, isList, isMap, isNumber, NodeValue, numberOf, PathValue, PointValue, RelationshipValue, type Properties, type Value } from '#cypher/memory/values/value';
import { decodeMap, type WireValue } from '#cypher/memory/wire';
import { cellText, countersText, dateText, durationText, floatText, integerText, listText, mapText, nodeText, pathText, phaseOf, relationshipText, stringText, timeText, type Answer } from './answer.ts';

const TIMEOUT_MS = 10_000;

export class MemorySide {
  private engine = new Engine();

  /** Empties the graph and runs the statements for good. Throws what the engine throws. */
  reset(statements: readonly string[]): void {
    this.engine = new Engine();
    for (const statement of statements) this.drain(statement, new Map(), true);
  }

  /** Answers the query; what it writes is undone. `after` is asked before that and its rows are appended, so that they are compared too. */
  ask(query: string, parameters: ReadonlyMap<string, WireValue>, after: string | null): Answer {
    try {
      return this.drain(query, parameters, false, after);
    } catch (error) {
      return refused(error);
    }
  }

  /** Answers the query and keeps what it writes. */
  keep(query: string): Answer {
    try {
      return this.drain(query, new Map(), true);
    } catch (error) {
      return refused(error);
    }
  }

  private drain(query: string, parameters: ReadonlyMap<string, WireValue>, keep: boolean, after: string | null = null): Answer {
    const transaction = this.engine.begin();
    try {
      const first = this.rows(query, parameters, transaction);
      const counters = countersText({ ...transaction.counters });
      const rest = after === null ? [] : this.rows(after, new Map(), transaction).rows.sort();
      if (keep) transaction.commit();
      return { kind: 'rows', columns: first.columns, rows: [...first.rows, ...rest.map((row) => `after: ${row}`)], counters };
    } finally {
      if (!keep) transaction.rollback();
    }
  }

  private rows(query: string, parameters: ReadonlyMap<string, WireValue>, transaction: ReturnType<Engine['begin']>): { columns: readonly string[]; rows: string[] } {
    const budget = new Budget({ deadline: Date.now() + TIMEOUT_MS, maxBytes: 512 * 1024 * 1024 });
    budget.openSlice(TIMEOUT_MS * 2);
    const cursor = this.engine.run(query, decodeMap(parameters), { transaction, budget });
    const rows: string[] = [];
    for (let pulled = cursor.next(); pulled.kind !== 'done'; pulled = cursor.next()) if (pulled.kind === 'row') rows.push(listText(pulled.values.map((v, i) => cellText(cursor.columns[i] ?? '', text(v), isList(v) ? v.map(text) : null))));
    return { columns: cursor.columns, rows };
  }
}

function refused(error: unknown): Answer {
  const failure = failureOf(error);
  const code = 'code' in failure ? failure.code : `engine.${failure.reason}`;
  return { kind: 'error', code, message: failure.message, phase: failure.reason === 'syntax' ? 'written' : phaseOf(code) };
}

function text(v: Value): string {
  if (v === null || typeof v === 'boolean') return String(v);
  if (typeof v === 'string') return stringText(v);
  if (isInteger(v)) return integerText(v);
  if (isNumber(v)) return floatText(numberOf(v));
  if (isList(v)) return listText(v.map(text));
  if (isMap(v)) return entries(v);
  if (v instanceof NodeValue) return v.graph.nodeExists(v.id) ? nodeText(v.labels, entries(v.properties)) : nodeText([], '{}');
  if (v instanceof RelationshipValue) return v.graph.relationshipExists(v.id) ? relationshipText(v.type, entries(v.properties)) : relationshipText('', '{}');
  if (v instanceof PathValue) return pathText(v.elements.map(text));
  if (v instanceof PointValue) return `point(${v.srid}, ${v.x}, ${v.y}, ${v.z})`;
  return temporal(v);
}

const entries = (properties: Properties): string => mapText([...properties].map(([key, value]) => [key, text(value)] as const));

function day(epochDay: number): string {
  const { year, month, day: date } = civilOf(epochDay);
  return dateText(year, month, date);
}

function clock(nanoOfDay: number): string {
  const seconds = Math.floor(nanoOfDay / NANOS_PER_SECOND);
  return timeText(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, nanoOfDay % NANOS_PER_SECOND);
}

function temporal(v: DateValue | LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue | DurationValue): string {
  if (v instanceof DateValue) return `date ${day(v.epochDay)}`;
  if (v instanceof LocalDateTimeValue) return `localdatetime ${day(v.epochDay)}T${clock(v.nanoOfDay)}`;
  if (v instanceof DateTimeValue) return `datetime ${day(v.epochDay)}T${clock(v.nanoOfDay)} ${v.offsetSeconds} ${v.zone ?? ''}`;
  if (v instanceof DurationValue) return durationText(v.months, v.days, v.seconds, v.nanos);
  return v instanceof TimeValue ? `time ${clock(v.nanoOfDay)} ${v.offsetSeconds}` : `localtime ${clock(v.nanoOfDay)}`;
}
