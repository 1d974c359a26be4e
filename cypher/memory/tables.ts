/**
 * Parameters on their way to the worker. A list of maps with the same keys, as every load sends, goes as one flat list of cells: the
 * structured clone copies each key of each map, and takes several times as long over maps as over cells.
 * It may not know queries or messages.
 */
import type { Value } from './values/value.ts';
import { decode, type WireValue } from './wire.ts';

/** The maps of a list, row after row, each with its cells in the order of the keys. */
export interface WireTable {
  readonly kind: 'table';
  readonly keys: readonly string[];
  readonly cells: readonly WireValue[];
}
export type WireParameters = ReadonlyMap<string, WireValue | WireTable>;

/** Fewer rows are not worth looking at. */
const FEW_ROWS = 16;

/** What is a table already stays as it is. */
export function pack(parameters: WireParameters): WireParameters {
  const packed = new Map<string, WireValue | WireTable>();
  for (const [name, value] of parameters) packed.set(name, (Array.isArray(value) ? tableOf(value as readonly WireValue[]) : null) ?? value);
  return packed;
}

function tableOf(list: readonly WireValue[]): WireTable | null {
  const [first] = list;
  if (list.length < FEW_ROWS || !(first instanceof Map)) return null;
  const keys = [...(first as ReadonlyMap<string, WireValue>).keys()];
  const cells: WireValue[] = [];
  for (const row of list) {
    if (!(row instanceof Map) || row.size !== keys.length) return null;
    for (const key of keys) {
      const cell = (row as ReadonlyMap<string, WireValue>).get(key);
      if (cell === undefined) return null;
      cells.push(cell);
    }
  }
  return keys.length === 0 ? null : { kind: 'table', keys, cells };
}

/** The table of a long list of plain objects with the same keys, each cell as `cell` makes it; null for anything else. Objects with a key `$type` are values of their own. */
export function tableOfObjects(list: unknown, cell: (value: unknown) => WireValue): WireTable | null {
  if (!Array.isArray(list) || list.length < FEW_ROWS || !isObject(list[0])) return null;
  const keys = Object.keys(list[0]);
  if (keys.length === 0 || keys.includes('$type')) return null;
  const cells: WireValue[] = [];
  for (const row of list as readonly unknown[]) {
    if (!isObject(row) || Object.keys(row).length !== keys.length) return null;
    for (const key of keys) {
      if (!Object.hasOwn(row, key)) return null;
      cells.push(cell(row[key]));
    }
  }
  return { kind: 'table', keys, cells };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws TypeError for a node, relationship or path. */
export function unpack(parameters: WireParameters): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const [name, value] of parameters) values.set(name, isTable(value) ? rowsOf(value) : decode(value));
  return values;
}

const isTable = (value: WireValue | WireTable): value is WireTable => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'table';

function rowsOf({ keys, cells }: WireTable): Value[] {
  const rows: Value[] = [];
  for (let at = 0; at < cells.length; at += keys.length) {
    const row = new Map<string, Value>();
    for (let i = 0; i < keys.length; i += 1) row.set(keys[i] ?? '', decode(cells[at + i] ?? null));
    rows.push(row);
  }
  return rows;
}
