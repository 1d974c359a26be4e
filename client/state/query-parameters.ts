// The `$parameters` of a query: which a text names, of what kind each is, and how what a reader types becomes the JSON that is sent.
// Pure. What a draft holds is exactly what is sent: plain JSON, or the typed JSON of Neo4j's Query API for a float and a 64-bit integer.
import type { QuestionAnswer } from '#graph/answers';

export const parameterKinds = ['text', 'integer', 'float', 'yes-no', 'date', 'list', 'entity'] as const;
export type ParameterKind = (typeof parameterKinds)[number];
export const kindWords: Readonly<Record<ParameterKind, string>> = { text: 'text', integer: 'whole number', float: 'number', 'yes-no': 'yes or no', date: 'date', list: 'list of text', entity: 'a name in the graph' };

/** What a name in the graph can be the id of; `entity` where nothing is said. */
export const nodeSorts = ['entity', 'commitment', 'source'] as const;
/** What the form asks for. `vocabulary` is the closed list that words come from, or the sort of node; `null` where any will do. */
export interface ParameterSpec { readonly name: string; readonly kind: ParameterKind; readonly vocabulary: string | null; readonly description: string; readonly example: unknown }

/** Comments, strings and quoted names, which hold no parameter; then a parameter, whose name may be quoted itself. */
const token = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\[\s\S]|[^'\\])*(?:'|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|\$(?:`((?:``|[^`])+)`|([\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}]*|\d+))|`(?:``|[^`])*(?:`|$)/gu;

/** The names of the parameters in a text, in the order in which they first stand there. */
export function parametersIn(text: string): readonly string[] {
  const names = new Set<string>();
  for (const [, quoted, bare] of text.matchAll(token)) {
    const name = quoted?.replaceAll('``', '`') ?? bare;
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

const isTyped = (value: unknown, type: string): value is { readonly _value: unknown } => typeof value === 'object' && value !== null && '$type' in value && value.$type === type;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The kind that a value speaks for; `null` when there is none. */
export function kindOfValue(value: unknown): ParameterKind | null {
  if (typeof value === 'boolean') return 'yes-no';
  if (Array.isArray(value)) return 'list';
  if (isTyped(value, 'Float')) return 'float';
  if (isTyped(value, 'Integer')) return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float';
  if (typeof value === 'string') return isDay(value) ? 'date' : 'text';
  return null;
}

type GalleryParameter = QuestionAnswer['parameters'][number];
function kindOfGallery({ type, vocabulary }: GalleryParameter): ParameterKind {
  if (type === 'string') return nodeSorts.some((sort) => sort === vocabulary) ? 'entity' : 'text';
  return type === 'string[]' ? 'list' : type;
}

/** What the form asks for each name: as the question of the gallery says, else as the reader chose, else as the value speaks for, else text. */
export function specsOf(text: string, known: readonly GalleryParameter[], chosen: Readonly<Record<string, ParameterKind>>, values: Readonly<Record<string, unknown>>): readonly ParameterSpec[] {
  return parametersIn(text).map((name) => {
    const stated = known.find((parameter) => parameter.name === name);
    if (stated) return { name, kind: kindOfGallery(stated), vocabulary: stated.vocabulary, description: stated.description, example: stated.example };
    return { name, kind: chosen[name] ?? kindOfValue(values[name]) ?? 'text', vocabulary: null, description: '', example: null };
  });
}

/** What stands in the field for a value. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (isTyped(value, 'Float') || isTyped(value, 'Integer')) return String(value._value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A typed text as the JSON of its kind, `undefined` for an empty field. Throws a RangeError whose message tells the reader what to type. */
export function readField(kind: ParameterKind, typed: string): unknown {
  const text = typed.trim();
  if (kind === 'list') { const items = typed.split('\n').map((item) => item.trim()).filter((item) => item !== ''); return items.length === 0 ? undefined : items; }
  if (text === '') return undefined;
  switch (kind) {
    case 'text': return typed;
    case 'entity': return text;
    case 'yes-no': return text === 'true';
    case 'integer': return readInteger(text);
    case 'float': return readFloat(text);
    case 'date': return readDay(text);
  }
}

const [smallest, largest] = [-(2n ** 63n), 2n ** 63n - 1n];
function readInteger(text: string): unknown {
  if (!/^[+-]?\d+$/.test(text)) throw new RangeError('Type a whole number such as 42.');
  const value = BigInt(text.replace(/^\+/, ''));
  if (value < smallest || value > largest) throw new RangeError(`Type a whole number from ${smallest} to ${largest}.`);
  return Number.isSafeInteger(Number(value)) ? Number(value) : { $type: 'Integer', _value: String(value) };
}

function readFloat(text: string): unknown {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) throw new RangeError('Type a number such as 2.5.');
  return { $type: 'Float', _value: /^[+-]?\d+$/.test(text) ? `${Number(text)}.0` : String(Number(text)) };
}

function readDay(text: string): unknown {
  if (!isDay(text) || Number.isNaN(Date.parse(text)) || new Date(text).toISOString().slice(0, 10) !== text) throw new RangeError('Type a date as year-month-day, such as 2021-12-31.');
  return text;
}

/** The sentence at the field of a value that is still missing; `null` when there is one. */
export function missing({ name, kind, example }: ParameterSpec, value: unknown): string | null {
  if (value !== undefined && value !== null && !(typeof value === 'string' && value === '')) return null;
  return `$${name} has no value. Fill in ${kind === 'entity' ? 'a name from the graph' : `a ${kindWords[kind]}`}${typeof example === 'string' || typeof example === 'number' ? `, such as ${example}` : ''}.`;
}

/** The values of the parameters that the text names; others are left behind. */
export const valuesFor = (text: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(parametersIn(text).filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));
