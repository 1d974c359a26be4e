/** Changes a query token by token, at random: what remains may be Cypher or not. It may not know Cypher's grammar. */
import type { WireValue } from '#cypher/memory/wire';
import type { Random } from './random.ts';

const TOKEN = /\s+|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|<>|<=|>=|=~|\+=|\.\.|::|\|\||[^]/gu;

export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Values on the edge of what a type can hold, and words that change what a query is. */
const edges: readonly string[] = [
  'null', 'true', '0', '-1', '9223372036854775807', '-9223372036854775808', '9223372036854775808', '1e308', '-0.0', '(0.0 / 0.0)', '(1.0 / 0.0)', "''", "'𝕏\\u0000'", '"\ud800"', '[]', '{}', '[null]', '[[1], "a", null]', '{a: null}', 'range(0, 100000)', 'range(1, 1000000000)', 'date()', "date('0000-01-01')", "date('9999999-12-31')", "duration('P1Y2M3DT4.5S')", 'duration({years: 9223372036854775807})', "datetime('2020-06-01T00:00[Europe/Stockholm]')", "time('23:59:59.999999999+18:00')", 'point({x: 1, y: 2, z: 3})', 'point({latitude: 91, longitude: 1})', '$p', '$absent', 'n', 'a', 'x', 'count(*)', 'collect(n)', 'rand()', 'elementId(n)', 'id(n)', 'labels(n)', 'properties(n)', 'keys(n)', 'nodes(p)', 'relationships(p)', "'(a+)+$'", "'x' * 3", 'EXISTS { (n)-->() }', 'COUNT { MATCH (n) }', '[(n)-->(m) | m]', '[x IN range(1, 9) | x]', 'reduce(s = "x", i IN range(1, 30) | s + s)', 'reduce(l = [1], i IN range(1, 30) | l + l)', 'n:A', 'n IS :: STRING', 'n.i', 'CASE WHEN n THEN 1 END', '-[*]-', '-[*0..]->', '-->+', '{1,}', '{0,3}', '*', '+', '%', 'DISTINCT', 'WITH *', 'RETURN *', 'ORDER BY n', 'LIMIT 0', 'SKIP -1', 'UNION', 'CALL', 'CALL {', 'UNWIND', 'MATCH', 'OPTIONAL', 'MERGE', 'SET n = {}', 'DETACH DELETE n', 'WHERE', 'NOT', 'IN', 'AS', 'EXPLAIN', 'PROFILE', '//', '/*', '*/', '\\u0022', '\\', ';', '(', ')', '[', ']', '{', '}', '|', '&', '!', '$', '`', '"', "'", '\u0000', '\u2028', '😀', '.', '..', ':', ',', '=', '<', '-', '->', '<-',
];

const functions: readonly string[] = ['abs', 'toString', 'toInteger', 'toFloat', 'toBooleanOrNull', 'size', 'head', 'last', 'tail', 'reverse', 'keys', 'labels', 'type', 'nodes', 'length', 'startNode', 'exists', 'coalesce', 'split', 'substring', 'replace', 'left', 'lTrim', 'toUpper', 'date', 'datetime', 'localtime', 'duration', 'duration.between', 'date.truncate', 'point', 'point.distance', 'sum', 'avg', 'min', 'collect', 'count', 'percentileCont', 'stDev', 'round', 'sqrt', 'log', 'exp', 'range', 'isEmpty', 'isNaN', 'valueType', 'properties', 'elementId', 'char_length', 'normalize', 'toIntegerList', 'vector.similarity.cosine', 'randomUUID', 'timestamp', 'nullIf', 'haversin', 'no.such'];

type Change = (tokens: string[], random: Random, pool: readonly (readonly string[])[]) => void;

const place = (tokens: readonly unknown[], random: Random): number => random.below(tokens.length + 1);

const changes: readonly Change[] = [
  (tokens, random) => void tokens.splice(place(tokens, random), 1 + random.below(3)),
  (tokens, random) => { const at = place(tokens, random); tokens.splice(at, 0, ...tokens.slice(at, at + 1 + random.below(6))); },
  (tokens, random) => { const [a, b] = [random.below(tokens.length), random.below(tokens.length)]; [tokens[a], tokens[b]] = [tokens[b] ?? '', tokens[a] ?? '']; },
  (tokens, random) => void tokens.splice(place(tokens, random), random.below(2), random.pick(edges)),
  (tokens, random) => void tokens.splice(place(tokens, random), 1, ` ${random.pick(edges)} `),
  (tokens, random) => { const values = tokens.flatMap((token, index) => (/^[\d'"]|^(null|true|false)$/.test(token) ? [index] : [])); if (values.length > 0) tokens[random.pick(values)] = random.pick(edges); },
  (tokens, random) => { const names = tokens.flatMap((token, index) => (/^[a-z]\w*$/.test(token) ? [index] : [])); if (names.length > 1) tokens[random.pick(names)] = tokens[random.pick(names)] ?? ''; },
  (tokens, random) => { const at = random.below(tokens.length); const end = at + 1 + random.below(4); tokens.splice(end, 0, ')'); tokens.splice(at, 0, `${random.pick(functions)}(`); },
  (tokens, random, pool) => { const other = random.pick(pool); const from = random.below(other.length); tokens.splice(place(tokens, random), random.below(4), ...other.slice(from, from + 1 + random.below(12))); },
  (tokens, random, pool) => { const other = random.pick(pool); tokens.splice(place(tokens, random), tokens.length, ...other.slice(random.below(other.length))); },
  (tokens, random) => { const at = random.below(tokens.length); const part = tokens.slice(at, at + 1 + random.below(5)); tokens.splice(at, 0, ...Array.from({ length: 2 ** (1 + random.below(8)) }, () => part).flat()); },
  (tokens, random) => { const at = random.below(tokens.length); const token = tokens[at] ?? ''; tokens[at] = token.slice(0, random.below(token.length + 1)) + (random.chance(0.5) ? String.fromCodePoint(random.below(0x11_0000)) : ''); },
  (tokens, random) => { const at = random.below(tokens.length); tokens[at] = random.chance(0.5) ? (tokens[at] ?? '').toUpperCase() : (tokens[at] ?? '').toLowerCase(); },
];

/** Changes that keep many queries what they are: values for values, names for names, a value into a function. */
const gentle: readonly Change[] = [5, 5, 5, 6, 7].flatMap((index) => changes[index] ?? []);

const LONGEST = 20_000;

export function mutate(tokens: readonly string[], random: Random, pool: readonly (readonly string[])[]): string {
  const changed = [...tokens];
  const of = random.chance(0.5) ? gentle : changes;
  for (let left = random.below(of === gentle ? 3 : 5); left >= 0 && changed.length > 0; left--) random.pick(of)(changed, random, pool);
  return changed.join('').slice(0, LONGEST);
}

/** Any value that can be sent. */
export function anyParameter(random: Random, depth = 0): WireValue {
  const more = (): WireValue => anyParameter(random, depth + 1);
  const kinds: readonly (() => WireValue)[] = [
    () => null, () => random.chance(0.5), () => random.below(10) - 5, () => 2n ** 63n - 1n, () => -(2n ** 63n), () => random.below(100) / 7, () => NaN, () => Infinity, () => ({ kind: 'float', value: 1 }), () => '', () => random.pick(['a', '𝕏', '\ud800', '\u0000', '(a+)+', '2020-01-01', 'A', 'i', 'x'.repeat(5000)]),
    () => ({ kind: 'date', text: '2020-02-29' }), () => ({ kind: 'datetime', text: '2020-01-01T00:00:00Z' }), () => ({ kind: 'duration', text: 'P1Y' }), () => ({ kind: 'point', srid: 7203, x: 1, y: 2, z: null }),
    () => (depth > 4 ? [] : Array.from({ length: random.below(5) }, more)), () => (depth > 4 ? new Map() : new Map(Array.from({ length: random.below(4) }, (_, i): [string, WireValue] => [random.pick(['a', 'i', '', '__proto__', `k${i}`]), more()]))), () => Array.from({ length: 2000 }, (_, i) => i),
  ];
  return random.pick(kinds)();
}

/** The names of the parameters that a text seems to ask for. */
export const parametersIn = (text: string): string[] => [...new Set([...text.matchAll(/\$\s*([\p{L}_]\w*)/gu)].map(([, name]) => name ?? ''))];
