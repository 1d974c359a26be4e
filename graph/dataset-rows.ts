// One row of a table → the properties of a node, relationship, tie or citation, each cell checked against the schema.
import { parseEdtf } from './dates.ts';
import type { PropertyValue } from './model.ts';
import { columnOf, type PropertyDef } from './schema.ts';
import { meant, valuesOf, type Row, type TableProblem } from './tables.ts';
import { vocabularies } from './vocabularies.ts';

export type Report = (row: Row, column: string, message: string, severity?: TableProblem['severity']) => void;
const currencyMisnomers: Readonly<Record<string, string>> = { RMB: 'CNY', YUAN: 'CNY', '¥': 'CNY', $: 'USD', US$: 'USD', DOLLAR: 'USD', EURO: 'EUR', '€': 'EUR', RUR: 'RUB', RUBLE: 'RUB', ROUBLE: 'RUB', '₽': 'RUB' };

/** The properties that the row's cells state; empty cells are left out. Every problem goes to `report`. */
export function propertiesOf(row: Row, defs: readonly PropertyDef[], report: Report): Record<string, PropertyValue> {
  const properties: Record<string, PropertyValue> = {};
  for (const def of defs) {
    if (def.computed) continue;
    const column = columnOf(def.name);
    const cell = row.cells[column] ?? '';
    if (cell === '') {
      if (def.required) report(row, column, `\`${column}\` is empty. It must say: ${def.description}`);
      continue;
    }
    const value = readCell(def, cell, (message) => report(row, column, message));
    if (value !== undefined) properties[def.name] = value;
  }
  return properties;
}

function readCell(def: PropertyDef, cell: string, wrong: (message: string) => void): PropertyValue | undefined {
  switch (def.type) {
    case 'string': return checkText(def, cell, wrong);
    case 'string[]': return valuesOf(cell);
    case 'boolean': return readBoolean(cell, wrong);
    case 'integer':
    case 'decimal': return readNumber(cell, def.type, wrong);
    case 'date': return readDay(cell, wrong);
    case 'edtf': return readEdtf(cell, wrong);
    case 'enum': return readWord(def, cell, wrong);
  }
}

function checkText(def: PropertyDef, cell: string, wrong: (message: string) => void): string | undefined {
  if (def.name === 'id' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(cell)) wrong(`\`${cell}\` is not an id. Write lower-case words joined by hyphens, such as \`power-of-siberia\`.`);
  if (def.name === 'wording' && cell.length > 400) wrong(`The quotation has ${cell.length} characters; at most 400. Quote the few words that matter.`);
  if (def.name === 'currency' && !/^[A-Z]{3}$/.test(cell)) {
    wrong(`\`${cell}\` is not an ISO 4217 code. Write ${currencyMisnomers[cell.toUpperCase()] ?? 'three capitals such as USD'}.`);
    return undefined;
  }
  if (def.name === 'currency' && currencyMisnomers[cell]) wrong(`\`${cell}\` is not an ISO 4217 code. Write ${currencyMisnomers[cell]}.`);
  return cell;
}

function readBoolean(cell: string, wrong: (message: string) => void): boolean | undefined {
  if (cell === 'true' || cell === 'false') return cell === 'true';
  wrong(`\`${cell}\` is not a yes or no. Write true or false.`);
  return undefined;
}

const scales: Readonly<Record<string, number>> = { k: 3, thousand: 3, m: 6, mn: 6, million: 6, bn: 9, b: 9, billion: 9, tn: 12, trillion: 12 };
function readNumber(cell: string, type: 'integer' | 'decimal', wrong: (message: string) => void): number | undefined {
  if (/^[+-]?\d+(\.\d+)?$/.test(cell)) {
    if (cell.replace(/^[+-]?0*|\.|0*$/g, '').length > 15) wrong(`\`${cell}\` has more than 15 significant digits. Round it and keep the words in \`value_text\`.`);
    if (type === 'integer' && cell.includes('.')) wrong(`\`${cell}\` is not a whole number.`);
    return Number(cell);
  }
  const scaled = /^[^\d+-]*([+-]?\d[\d,]*)(?:\.(\d+))?\s*([a-z]*)\.?$/i.exec(cell);
  const digits = scaled ? writtenOut(scaled[1]!, scaled[2] ?? '', scales[scaled[3]!.toLowerCase()] ?? 0) : undefined;
  wrong(`\`${cell}\` is not a number. Write ${digits ?? 'digits with a point, such as 25000000000,'} and keep the words in \`value_text\`.`);
  return undefined;
}

function writtenOut(whole: string, fraction: string, scale: number): string {
  const digits = whole.replaceAll(',', '') + fraction.padEnd(scale, '0').slice(0, scale);
  const rest = fraction.slice(scale);
  return rest === '' ? digits : `${digits}.${rest}`;
}

function readDay(cell: string, wrong: (message: string) => void): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell) && !Number.isNaN(Date.parse(cell)) && new Date(cell).toISOString().startsWith(cell)) return cell;
  wrong(`\`${cell}\` is not a day. Write it as 2021-04-08.`);
  return undefined;
}

function readEdtf(cell: string, wrong: (message: string) => void): string | undefined {
  const parsed = parseEdtf(cell);
  if ('problem' in parsed) {
    wrong(parsed.problem);
    return undefined;
  }
  return parsed.edtf;
}

function readWord(def: PropertyDef, cell: string, wrong: (message: string) => void): string | undefined {
  const words: readonly string[] = vocabularies[def.vocabulary!];
  if (words.includes(cell)) return cell;
  wrong(`\`${cell}\` is not a word of the list \`${def.vocabulary}\`.${meant(cell, words)} The words are ${words.join(', ')}.`);
  return undefined;
}
