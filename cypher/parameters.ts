// What a parameter of a question may be, checked before either database sees it: plain JSON, or the typed JSON of Neo4j's Query API.
import { QueryFailed } from './failures.ts';
import type { Parameters } from './database.ts';
import { isTypedTextType, readTypedText, typedTextExamples } from './typed-text.ts';

const deepest = 100;
const types: ReadonlySet<string> = new Set(['Null', 'Boolean', 'Integer', 'Float', 'String', 'List', 'Map', 'Date', 'Time', 'LocalTime', 'LocalDateTime', 'OffsetDateTime', 'ZonedDateTime', 'Duration', 'Point']);
const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;

function refuse(name: string, what: string): never {
  throw new QueryFailed(`The parameter $${name.slice(0, 100)} ${what}`, 'Neo.ClientError.Statement.TypeError');
}

/** Throws QueryFailed for what is nested too deeply, or typed as what it is not. */
export function assertParameters(parameters: Parameters): void {
  for (const [name, value] of Object.entries(parameters)) {
    // level by level; what is neither list nor map waits for nothing: there may be hundreds of thousands
    let level: readonly unknown[] = [value];
    for (let depth = 0; level.length > 0; depth += 1) {
      const next: unknown[] = [];
      for (const part of level) {
        if (typeof part !== 'object' || part === null) continue;
        if (depth > deepest) refuse(name, `is nested more than ${deepest} levels deep. Send it in parts.`);
        for (const inner of partsOf(name, part)) if (typeof inner === 'object') next.push(inner);
      }
      level = next;
    }
  }
}

function partsOf(name: string, value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const parts: unknown[] = Object.values(value);
  return parts.length === 2 && '$type' in value && '_value' in value ? typedPartsOf(name, value.$type, value._value) : parts;
}

/** What is within a typed value, after checking that it is of its type. */
function typedPartsOf(name: string, type: unknown, value: unknown): readonly unknown[] {
  if (typeof type !== 'string' || !types.has(type)) refuse(name, `has a $type that is not known here. Known are ${[...types].join(', ')}.`);
  if (type === 'List') return Array.isArray(value) ? value : refuse(name, 'is typed as a List, but its _value is none. Write {"$type": "List", "_value": […]}.');
  if (type === 'Map') return isMap(value) ? Object.values(value) : refuse(name, 'is typed as a Map, but its _value is none. Write {"$type": "Map", "_value": {…}}.');
  if (type === 'Null') return [];
  if (type === 'Boolean') return typeof value === 'boolean' ? [] : refuse(name, 'is typed as a Boolean, but its _value is neither true nor false.');
  if (type === 'Integer') return isInteger(value) ? [] : refuse(name, 'is typed as an Integer, but its _value is no whole number of 64 bits. Write it as text, such as "42".');
  if (type === 'Float') return isFloat(value) ? [] : refuse(name, 'is typed as a Float, but its _value is no number. Write it as text, such as "1.5", "NaN" or "Infinity".');
  if (typeof value !== 'string') refuse(name, `is typed as a ${type}, but its _value is no text.`);
  if (isTypedTextType(type) && !readTypedText(type, value)) refuse(name, `is typed as a ${type}, but its _value is none. Write it such as "${typedTextExamples[type]}".`);
  return [];
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

function isInteger(value: unknown): boolean {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^-?\d{1,19}$/.test(text) && BigInt(text) >= lowest && BigInt(text) <= highest;
}

function isFloat(value: unknown): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && (/^-?(Infinity|\d{1,400}(\.\d{0,400})?([eE][+-]?\d{1,6})?)$/.test(value) || value === 'NaN');
}
