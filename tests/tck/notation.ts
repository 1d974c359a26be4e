/**
 * The TCK's notation of values, `(:A {num: 1})`, `[:T]`, `<(:A)-[:T]->(:B)>`, `'text'`, `1.0`, and values of the engine, both
 * brought to one canonical text so that they can be compared; and parameters, which are read into the engine's values.
 * It may not know scenarios.
 */
import { temporalText } from '#cypher/memory/values/temporal/format';
import { pointText } from '#cypher/memory/values/text';
import { float, int, isInteger, isList, isMap, isNumber, NodeValue, numberOf, PathValue, PointValue, RelationshipValue, type Value } from '#cypher/memory/values/value';

export interface Options {
  readonly ignoreListOrder: boolean;
}

const quote = (text: string): string => JSON.stringify(text);

function numberText(n: number, whole: boolean): string {
  if (whole) return `i${n}`;
  return Number.isNaN(n) ? 'fNaN' : `f${Object.is(n, -0) ? 0 : n}`;
}

const mapText = (entries: (readonly [string, string])[]): string => `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${quote(key)}:${value}`).join(',')}}`;
const listText = (items: string[], options: Options): string => `[${(options.ignoreListOrder ? items.sort() : items).join(',')}]`;
const nodeText = (labels: readonly string[], properties: string): string => `(${[...labels].sort().map((label) => `:${label}`).join('')} ${properties})`;

/** The TCK leaves seconds of 0 out and writes three, six or nine digits of a fraction. */
function shortClock(text: string): string {
  return text.startsWith('P') ? text : text.replace(/(\d\d:\d\d):(\d\d)(?:\.(\d+))?/, (_, head: string, seconds: string, fraction: string | undefined) => {
    if (fraction !== undefined) return `${head}:${seconds}.${fraction.padEnd(Math.ceil(fraction.length / 3) * 3, '0')}`;
    return seconds === '00' ? head : `${head}:${seconds}`;
  });
}

/** A value of the engine. */
export function canonical(value: Value, options: Options): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return `i${value}`;
  if (isNumber(value)) return numberText(numberOf(value), isInteger(value));
  if (isList(value)) return listText(value.map((item) => canonical(item, options)), options);
  if (isMap(value)) return mapText([...value].map(([key, one]) => [key, canonical(one, options)] as const));
  if (value instanceof NodeValue) return nodeOf(value, options);
  if (value instanceof RelationshipValue) return relationshipOf(value, options);
  if (value instanceof PathValue) return pathText(value, options);
  if (value instanceof PointValue) return quote(pointText(value));
  return quote(shortClock(temporalText(value)));
}

function alive<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

const propertiesOf = (entity: NodeValue | RelationshipValue, options: Options): string => mapText([...alive(() => entity.properties, new Map<string, Value>())].map(([key, one]) => [key, canonical(one, options)] as const));
const nodeOf = (node: NodeValue, options: Options): string => nodeText(alive(() => node.labels, []), propertiesOf(node, options));
const relationshipOf = (relationship: RelationshipValue, options: Options): string => `[:${relationship.type} ${propertiesOf(relationship, options)}]`;

function pathText(path: PathValue, options: Options): string {
  const parts = path.relationships.map((relationship, index) => {
    const forward = relationship.start.id === path.nodes[index]?.id;
    const next = path.nodes[index + 1];
    return `${forward ? '-' : '<-'}${relationshipOf(relationship, options)}${forward ? '->' : '-'}${next === undefined ? '' : nodeOf(next, options)}`;
  });
  const [first] = path.nodes;
  return `<${first === undefined ? '' : nodeOf(first, options)}${parts.join('')}>`;
}

/** Reads the notation. Throws Error where it cannot. */
export class Notation {
  private index = 0;
  private readonly text: string;
  private readonly options: Options;

  constructor(text: string, options: Options) {
    this.text = text;
    this.options = options;
  }

  static canonical(text: string, options: Options): string {
    const reader = new Notation(text.trim(), options);
    const value = reader.value();
    reader.blank();
    if (reader.index < reader.text.length) throw new Error(`The TCK's value ${text} could not be read to its end.`);
    return value;
  }

  private blank(): void {
    while (/\s/.test(this.text[this.index] ?? '')) this.index += 1;
  }

  private is(text: string): boolean {
    this.blank();
    return this.text.startsWith(text, this.index);
  }

  private take(text: string): boolean {
    if (!this.is(text)) return false;
    this.index += text.length;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw new Error(`Expected ${text} at ${this.index} of ${this.text}`);
  }

  private value(): string {
    this.blank();
    if (this.is("'")) return quote(this.string());
    if (this.is('[:')) return this.relationship();
    if (this.is('[')) return this.list();
    if (this.is('{')) return this.map();
    if (this.is('(')) return this.node();
    if (this.is('<')) return this.path();
    return this.word();
  }

  private string(): string {
    this.expect("'");
    let out = '';
    for (;;) {
      const char = this.text[this.index];
      if (char === undefined) throw new Error(`A string does not end in ${this.text}`);
      this.index += 1;
      if (char === "'") return out;
      if (char === '\\') {
        out += this.text[this.index] ?? '';
        this.index += 1;
      } else out += char;
    }
  }

  private word(): string {
    const match = /^[^\s,\]})>]+/.exec(this.text.slice(this.index));
    const word = match?.[0] ?? '';
    this.index += word.length;
    if (word === 'null' || word === 'true' || word === 'false') return word;
    if (word === 'NaN') return 'fNaN';
    if (/^-?Inf(inity)?$/.test(word)) return `f${word.startsWith('-') ? '-' : ''}Infinity`;
    if (/^-?\d+$/.test(word)) return `i${BigInt(word)}`;
    if (/^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(word)) return numberText(Number(word), false);
    throw new Error(`The TCK's value ${word} is unknown`);
  }

  private list(): string {
    this.expect('[');
    const items: string[] = [];
    while (!this.take(']')) {
      items.push(this.value());
      this.take(',');
    }
    return listText(items, this.options);
  }

  private name(): string {
    this.blank();
    if (this.take('`')) {
      const end = this.text.indexOf('`', this.index);
      const name = this.text.slice(this.index, end);
      this.index = end + 1;
      return name;
    }
    const match = /^[^\s:{}()[\],<>-]+/.exec(this.text.slice(this.index));
    this.index += match?.[0].length ?? 0;
    return match?.[0] ?? '';
  }

  private map(): string {
    this.expect('{');
    const entries: (readonly [string, string])[] = [];
    while (!this.take('}')) {
      const key = this.name();
      this.expect(':');
      entries.push([key, this.value()]);
      this.take(',');
    }
    return mapText(entries);
  }

  private node(): string {
    this.expect('(');
    const labels: string[] = [];
    while (this.take(':')) labels.push(this.name());
    const properties = this.is('{') ? this.map() : '{}';
    this.expect(')');
    return nodeText(labels, properties);
  }

  private relationship(): string {
    this.expect('[:');
    const type = this.name();
    const properties = this.is('{') ? this.map() : '{}';
    this.expect(']');
    return `[:${type} ${properties}]`;
  }

  private path(): string {
    this.expect('<');
    let out = `<${this.node()}`;
    while (!this.take('>')) {
      const backward = this.take('<');
      this.expect('-');
      const relationship = this.relationship();
      this.expect('-');
      if (!backward) this.expect('>');
      out += `${backward ? '<-' : '-'}${relationship}${backward ? '-' : '->'}${this.node()}`;
    }
    return `${out}>`;
  }
}

/** A parameter's value, written in the same notation: scalars, lists and maps. */
export function parameterValue(text: string): Value {
  return fromCanonical(Notation.canonical(text, { ignoreListOrder: false }));
}

function fromCanonical(text: string): Value {
  // canonical scalars are told by their first letter; lists, maps and strings are JSON but for the numbers inside
  const json = text.replace(/"(?:[^"\\]|\\.)*"|i-?\d+|f-?(?:NaN|Infinity|[\d.e+-]+)/g, (token) => (token.startsWith('"') ? token : JSON.stringify({ number: token })));
  return revive(JSON.parse(json));
}

function revive(value: unknown): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object') throw new Error('A parameter could not be read.');
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === 'number' && typeof first[1] === 'string') return first[1].startsWith('i') ? int(BigInt(first[1].slice(1))) : float(Number(first[1].slice(1)));
  return new Map(entries.map(([key, one]) => [key, revive(one)] as const));
}
