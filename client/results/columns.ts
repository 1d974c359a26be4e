// What a column of a result holds: whether it is set as numbers, as verdicts or as grades of evidence, and how wide it wants to be. Pure; measures no font.
import type { TypedValue } from '#graph/answers';
import { evidenceGrades, verdicts, type EvidenceGrade, type Verdict } from '#graph/vocabularies';
import { verdictWords } from '#graph/verdict-words';
import { read, textOf } from './values.ts';

export type ColumnKind = 'number' | 'verdict' | 'evidence' | 'plain';
export interface Column { readonly name: string; readonly kind: ColumnKind; /** Pixels. */ readonly width: number }

/** So many rows are looked at: the first ones tell what a column holds. */
const sample = 200;
/** Average pixels of a letter at 14 px, in Inter and in the monospace of the heading. */
const letter = 7.4;
const headingLetter = 7.9;
const widths = { padding: 30, least: 64, most: 340, chip: 24, glyph: 24, sort: 16 };

export function columnsOf(names: readonly string[], rows: readonly (readonly TypedValue[])[]): Column[] {
  return names.map((name, at) => {
    const values = rows.slice(0, sample).map((row) => row[at]).filter((value): value is TypedValue => value !== undefined);
    const kind = kindOf(values);
    return { name, kind, width: widthOf(name, kind, values) };
  });
}

/** A kind is given to a column whose values, null aside, are all of it. */
function kindOf(values: readonly TypedValue[]): ColumnKind {
  const told = values.filter(({ $type }) => $type !== 'Null');
  if (told.length === 0) return 'plain';
  if (told.every(({ $type }) => $type === 'Integer' || $type === 'Float')) return 'number';
  if (told.every((value) => verdictOf(value) !== null)) return 'verdict';
  return told.every((value) => gradeOf(value) !== null) ? 'evidence' : 'plain';
}

const isVerdict = (word: unknown): word is Verdict => (verdicts as readonly unknown[]).includes(word);
const isGrade = (word: unknown): word is EvidenceGrade => (evidenceGrades as readonly unknown[]).includes(word);
export const verdictOf = ({ $type, _value }: TypedValue): Verdict | null => ($type === 'String' && isVerdict(_value) ? _value : null);
export const gradeOf = ({ $type, _value }: TypedValue): EvidenceGrade | null => ($type === 'String' && isGrade(_value) ? _value : null);

/** So long a value is shown whole in any case. */
const always = 24;
/** Wide enough for nine in ten of the values and for every short one, within bounds. */
function widthOf(name: string, kind: ColumnKind, values: readonly TypedValue[]): number {
  const lengths = values.map((value) => lettersOf(value)).sort((a, b) => a - b);
  const usual = lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * 0.9))] ?? 0;
  const longest = lengths.filter((length) => length <= always).at(-1) ?? 0;
  const mark = kind === 'verdict' || kind === 'evidence' ? widths.glyph : 0;
  return Math.round(Math.max(widths.least, Math.min(widths.most, Math.max(Math.max(usual, longest) * letter + mark, name.length * headingLetter + widths.sort) + widths.padding)));
}

function lettersOf(value: TypedValue): number {
  const reading = read(value);
  const verdict = verdictOf(value);
  if (verdict) return verdictWords[verdict].length;
  const mark = widths.chip / letter;
  switch (reading.kind) {
    case 'node':
    case 'relationship': return textOf(value).length + mark;
    case 'path': return textOf(value).length + (reading.items.length * mark) / 2;
    case 'string': return Math.min(80, reading.text.length);
    case 'list':
    case 'map': return 24;
    default: return textOf(value).length;
  }
}

/** A column of texts is made no narrower than this to fit the others in. */
const narrowest = 150;

/** Columns in the pixels there are: where room is left it goes to the columns of texts, never to numbers; where it is short, wide texts give way as far as they can. */
export function fitted(columns: readonly Column[], room: number): number[] {
  const spare = room - columns.reduce((sum, { width }) => sum + width, 0);
  const elastic = columns.map(({ kind, width }) => (kind !== 'plain' ? 0 : spare >= 0 ? width : Math.max(0, width - narrowest)));
  const total = elastic.reduce((sum, width) => sum + width, 0);
  if (total === 0) return columns.map(({ width }) => Math.floor(width + Math.max(0, spare) / columns.length));
  const share = Math.max(-1, spare / total);
  return columns.map(({ width }, at) => Math.floor(width + share * elastic[at]!));
}
