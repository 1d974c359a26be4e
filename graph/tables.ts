// CSV files in, rows out: the outer door of a dataset. Checks headers and ids; knows columns from the schema, no rule of the domain.
import { parse } from 'csv-parse/sync';
import { nearest } from './nearest.ts';
import { citationColumns, columnOf, labels, linkColumns, relationships, tieColumns, type TableName } from './schema.ts';

/** What is wrong, where, and what to write instead. A `warning` does not stop a load. `row` is the line of the record, the header being 1. */
export interface TableProblem { readonly file: string; readonly row: number; readonly column: string; readonly message: string; readonly severity: 'error' | 'warning' }
export interface Row { readonly table: TableName; readonly line: number; readonly cells: Readonly<Record<string, string>> }
export type Tables = Readonly<Partial<Record<TableName, readonly Row[]>>>;

export const tableNames: readonly TableName[] = [...new Set([...labels.map((label) => label.table), 'ties', 'citations', 'links'] as TableName[])];

/** The columns that a table may have, in the order in which a template lists them. */
export function columnsOf(table: TableName): readonly string[] {
  if (table === 'links') return linkColumns;
  if (table === 'ties') return tieColumns;
  if (table === 'citations') return citationColumns;
  const own = labels.find((label) => label.table === table)!.properties.filter((property) => !property.computed).map((property) => columnOf(property.name));
  const wiring = relationships.flatMap((relationship) => (relationship.columns ?? []).filter((column) => column.table === table).map((column) => column.column));
  return [...own, ...wiring];
}

/** Reads the CSV files of a dataset, name (`actors.csv`) → text. Problems are collected, never thrown. */
export function readTables(files: Readonly<Record<string, string>>): { tables: Tables; problems: TableProblem[] } {
  const problems: TableProblem[] = [];
  const tables: Partial<Record<TableName, Row[]>> = {};
  for (const [file, content] of Object.entries(files)) {
    const table = tableNames.find((name) => `${name}.csv` === file);
    if (table) tables[table] = readTable(table, content, problems);
    else problems.push({ file, row: 0, column: '', severity: 'error', message: `${file} is not a table of a dataset. The tables are ${tableNames.join(', ')}.` });
  }
  return { tables, problems };
}

function readTable(table: TableName, content: string, problems: TableProblem[]): Row[] {
  const file = `${table}.csv`;
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(content, { bom: true, skip_empty_lines: true, relax_column_count: true, info: true }) as unknown as typeof records;
  } catch (error) {
    problems.push({ file, row: 0, column: '', severity: 'error', message: `${file} cannot be read as CSV: ${error instanceof Error ? error.message : String(error)}` });
    return [];
  }
  const header = records[0]?.record.map((cell) => cell.trim()) ?? [];
  checkHeader(table, header, problems);
  return records.slice(1).map(({ record, info }, index) => {
    const line = info.lines || index + 2;
    if (record.length > header.length) problems.push({ file, row: line, column: '', severity: 'error', message: `The row has ${record.length} cells but the header has ${header.length}. Quote cells that contain a comma.` });
    return { table, line, cells: Object.fromEntries(header.map((column, i) => [column, (record[i] ?? '').trim()])) };
  });
}

function checkHeader(table: TableName, header: readonly string[], problems: TableProblem[]): void {
  const allowed = columnsOf(table);
  const report = (column: string, message: string): void => void problems.push({ file: `${table}.csv`, row: 1, column, severity: 'error', message });
  for (const column of header) {
    if (allowed.includes(column)) continue;
    if (column === 'verdict' || column === 'status') report(column, `A ${column} is never typed in. Remove the column and describe what happened as events; the verdict is computed from them.`);
    else report(column, `Unknown column \`${column}\`.${meant(column, allowed)} The columns are ${allowed.join(', ')}.`);
  }
  header.forEach((column, index) => header.indexOf(column) < index && report(column, `The column \`${column}\` stands twice. Remove one.`));
}

/** " Did you mean a or b?" or nothing. */
export function meant(wanted: string, candidates: Iterable<string>): string {
  const found = nearest(wanted, candidates);
  return found.length > 0 ? ` Did you mean ${found.map((id) => `\`${id}\``).join(' or ')}?` : '';
}

/** The values of a `|`-separated cell. */
export const valuesOf = (cell: string | undefined): string[] => (cell ?? '').split('|').map((value) => value.trim()).filter((value) => value !== '');
