/**
 * What a database answers to a query, in a form that is equal exactly when the answers are: typed text without the ids that
 * each database gives on its own. Numbers of both kinds, all temporal types and the order of list items are kept; the order of map keys is not.
 * It may not know which database answered.
 */
export type Answer =
  | { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly string[]; readonly counters: string }
  /** `code` is Neo4j's status code. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly phase: Phase };

/** Whether a query was refused as written, before anything ran, or failed while running; by Neo4j's status code. */
export type Phase = 'written' | 'running';
const AS_WRITTEN = /(?:SyntaxError|SemanticError|ParameterMissing|ProcedureNotFound|UnsupportedOperationError)$/;
export const phaseOf = (code: string): Phase => (AS_WRITTEN.test(code) ? 'written' : 'running');

/** Whether the query's order of rows is defined to the last. */
export type Order = 'total' | 'free';

/** What tells two answers apart, as a sentence; null when nothing does. */
export function difference(memory: Answer, neo4j: Answer, order: Order): string | null {
  if (memory.kind === 'error' || neo4j.kind === 'error') return errorDifference(memory, neo4j);
  if (memory.columns.join('\n') !== neo4j.columns.join('\n')) return `columns: memory ${memory.columns.join(', ')}; neo4j ${neo4j.columns.join(', ')}`;
  if (memory.rows.length !== neo4j.rows.length) return `rows: memory ${memory.rows.length}; neo4j ${neo4j.rows.length}\n${listed('memory', memory.rows)}\n${listed('neo4j', neo4j.rows)}`;
  const [mine, theirs] = order === 'total' ? [memory.rows, neo4j.rows] : [[...memory.rows].sort(), [...neo4j.rows].sort()];
  const at = mine.findIndex((row, i) => row !== theirs[i]);
  if (at >= 0) return `row ${at}\n  memory ${mine[at]}\n  neo4j  ${theirs[at]}`;
  return memory.counters === neo4j.counters ? null : `counters: memory ${memory.counters}; neo4j ${neo4j.counters}`;
}

function errorDifference(memory: Answer, neo4j: Answer): string | null {
  return memory.kind === neo4j.kind && !('code' in memory && memory.code === 'engine.internal') ? null : `memory ${told(memory)}\nneo4j  ${told(neo4j)}`;
}

const told = (answer: Answer): string => (answer.kind === 'error' ? `${answer.code}: ${answer.message.split('\n')[0]}` : `${answer.rows.length} rows\n${listed('', answer.rows)}`);
const listed = (name: string, rows: readonly string[]): string => rows.slice(0, 4).map((row) => `  ${name} ${row}`).join('\n');

/**
 * One cell of a row. A column named `bag…` is a list without a defined order, one named `about…` depends on the order of adding:
 * its floats keep nine digits, and its durations are whole seconds: which part a fraction flows into depends on the order too.
 */
export function cellText(column: string, text: string, items: readonly string[] | null): string {
  if (column.startsWith('bag') && items !== null) return listText([...items].sort());
  if (!column.startsWith('about')) return text;
  return text
    .replace(/-?[\d.]+(?:e[+-]?\d+)?f/g, (float) => `${Number(Number(float.slice(0, -1)).toPrecision(9))}f`)
    .replace(/duration\((\S+), (\S+), (\S+), (\d+)\)/g, (_, months: string, days: string, seconds: string, nanos: string) => `duration(${Math.round(Number(months) * 2_629_746 + Number(days) * 86_400 + Number(seconds) + Number(nanos) / 1e9)})`);
}

export const integerText = (value: bigint | number): string => String(value);
export const floatText = (value: number): string => `${Object.is(value, -0) ? '-0' : String(value)}f`;
export const stringText = (value: string): string => JSON.stringify(value);
export const listText = (items: readonly string[]): string => `[${items.join(', ')}]`;
export const mapText = (entries: readonly (readonly [string, string])[]): string => `{${[...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
export const nodeText = (labels: readonly string[], properties: string): string => `(${[...labels].sort().map((label) => `:${label}`).join('')} ${properties})`;
export const relationshipText = (type: string, properties: string): string => `[:${type} ${properties}]`;
export const pathText = (parts: readonly string[]): string => `<${parts.join('')}>`;
export const countersText = (counters: Readonly<Record<string, number>>): string => Object.entries(counters).filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`).join(', ');

/** Java's fraction of a second: none, three, six or nine digits. */
export function timeText(hour: number, minute: number, second: number, nanos: number): string {
  return `${pad(hour)}:${pad(minute)}:${pad(second)}.${String(nanos).padStart(9, '0')}`;
}
export const dateText = (year: number | bigint, month: number, day: number): string => `${year}-${pad(month)}-${pad(day)}`;
export const durationText = (months: bigint | number, days: bigint | number, seconds: bigint | number, nanos: number): string => `duration(${months}, ${days}, ${seconds}, ${nanos})`;
const pad = (n: number): string => String(n).padStart(2, '0');
