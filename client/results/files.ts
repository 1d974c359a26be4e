// A result as files: rows as CSV and TSV, nodes and relationships as CSV of their own, everything as typed JSON. Pure: it makes texts, `download.ts` hands them over.
// CSV after RFC 4180 (CRLF, quotes doubled). Cells that a spreadsheet would take for a formula (they begin with = + - @, a tab or a return) get an apostrophe in front; numbers do not.
import type { CypherAnswer, TypedValue } from '#graph/answers';
import type { GraphValues } from './graph-values.ts';
import { byCodePoint } from './order.ts';
import { captionOf, read, type NodeReading, type RelationshipReading, type TypedProperties } from './values.ts';

/** What a cell of a file holds: numbers without separators, lists joined by `|`, null empty, what nests as JSON. */
export function fileText(value: TypedValue): string {
  const reading = read(value);
  switch (reading.kind) {
    case 'null': return '';
    case 'boolean': return String(reading.value);
    case 'integer':
    case 'float':
    case 'string':
    case 'duration':
    case 'bytes':
    case 'temporal':
    case 'point':
    case 'unknown': return reading.text;
    case 'list': return reading.items.map(fileText).join('|');
    case 'path': return reading.items.map(fileText).join('|');
    case 'node': return idOf(reading);
    case 'relationship': return idOf(reading);
    case 'map': return JSON.stringify(plain(value));
  }
}

const idOf = ({ id, properties }: NodeReading | RelationshipReading): string => (properties['id'] ? fileText(properties['id']) : id);

/** A value as ordinary JSON, for a map within a cell; integers beyond 2^53 stay texts. */
function plain(value: TypedValue): unknown {
  const reading = read(value);
  switch (reading.kind) {
    case 'null': return null;
    case 'boolean': return reading.value;
    case 'integer':
    case 'float': return Number.isFinite(Number(reading.text)) && (reading.kind === 'float' || Number.isSafeInteger(Number(reading.text))) ? Number(reading.text) : reading.text;
    case 'list':
    case 'path': return reading.items.map(plain);
    case 'map': return Object.fromEntries(Object.entries(reading.entries).map(([key, entry]) => [key, plain(entry)]));
    default: return fileText(value);
  }
}

const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
/** Keeps a spreadsheet from running a cell as a formula. */
export const neutralised = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text);
const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (lines: readonly (readonly string[])[]): string => lines.map((cells) => `${cells.map((cell) => csvCell(neutralised(cell))).join(',')}\r\n`).join('');

type Rows = readonly (readonly TypedValue[])[];
export const rowsCsv = (columns: readonly string[], rows: Rows): string => csv([columns, ...rows.map((row) => row.map(fileText))]);

/** For pasting: tabs and line ends within a cell become spaces. The first line names the columns. */
export const rowsTsv = (columns: readonly string[], rows: Rows): string => [columns, ...rows.map((row) => row.map(fileText))].map((cells) => cells.map(pasted).join('\t')).join('\n');
const pasted = (text: string): string => neutralised(text).replace(/[\t\r\n]+/g, ' ');
export const rowTsv = (row: readonly TypedValue[]): string => row.map((value) => pasted(fileText(value))).join('\t');

/** All properties that any of them bears, sorted. */
const namesOf = (things: Iterable<{ readonly properties: TypedProperties }>, apart: readonly string[]): string[] => [...new Set([...things].flatMap(({ properties }) => Object.keys(properties)))].filter((name) => !apart.includes(name)).sort(byCodePoint);
const cellsOf = (properties: TypedProperties, names: readonly string[]): string[] => names.map((name) => { const value = properties[name]; return value ? fileText(value) : ''; });

export function nodesCsv({ nodes }: GraphValues): string {
  const names = namesOf(nodes.values(), ['id']);
  return csv([['id', 'labels', 'caption', ...names], ...[...nodes.values()].map((node) => [idOf(node), node.labels.join('|'), captionOf(node), ...cellsOf(node.properties, names)])]);
}

export function relationshipsCsv({ nodes, relationships }: GraphValues): string {
  const names = namesOf(relationships.values(), ['id']);
  const end = (id: string): string => { const node = nodes.get(id); return node ? idOf(node) : id; };
  return csv([['id', 'from', 'type', 'to', ...names], ...[...relationships.values()].map((one) => [idOf(one), end(one.start), one.type, end(one.end), ...cellsOf(one.properties, names)])]);
}

/** The answer as the server gave it. */
export const answerJson = ({ columns, rows, truncated, summary }: CypherAnswer, query: string): string => JSON.stringify({ query, columns, rows, truncated, summary }, null, 2);
