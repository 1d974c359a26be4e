// Small questions whose answer Neo4j 5 gives exactly so: parameters, null, types, ordering, aggregation, paths. Each runs on every database.
import type { TypedValue } from '#graph/answers';

const nul: TypedValue = { $type: 'Null', _value: null };
const int = (value: number | string): TypedValue => ({ $type: 'Integer', _value: String(value) });
const flo = (value: string): TypedValue => ({ $type: 'Float', _value: value });
const str = (value: string): TypedValue => ({ $type: 'String', _value: value });
const yes: TypedValue = { $type: 'Boolean', _value: true };
const no: TypedValue = { $type: 'Boolean', _value: false };
const list = (...values: TypedValue[]): TypedValue => ({ $type: 'List', _value: values });
const map = (entries: Record<string, TypedValue>): TypedValue => ({ $type: 'Map', _value: entries });

export interface Expected { readonly query: string; readonly parameters?: Readonly<Record<string, unknown>>; readonly columns: readonly string[]; readonly rows: readonly (readonly TypedValue[])[] }

export const dialect: readonly Expected[] = [
  { query: 'RETURN 1 AS a, 1.0 AS b, -0.0 AS c, 9223372036854775807 AS d', columns: ['a', 'b', 'c', 'd'], rows: [[int(1), flo('1.0'), flo('-0.0'), int('9223372036854775807')]] },
  { query: 'RETURN 7 / 2 AS a, 7.0 / 2 AS b, 7 % -2 AS c, 2 ^ 3 AS d', columns: ['a', 'b', 'c', 'd'], rows: [[int(3), flo('3.5'), int(1), flo('8.0')]] },
  { query: 'RETURN null = null AS a, null <> 1 AS b, null IS NULL AS c, null OR true AS d, null AND false AS e', columns: ['a', 'b', 'c', 'd', 'e'], rows: [[nul, nul, yes, yes, no]] },
  { query: "RETURN '10' = 10 AS a, 1 = 1.0 AS b, [1, null] = [1, null] AS c, 1 IN [null, 1] AS d, 2 IN [null, 1] AS e", columns: ['a', 'b', 'c', 'd', 'e'], rows: [[no, yes, nul, yes, nul]] },
  { query: 'RETURN $i AS i, $f AS f, $s AS s, $n AS n, $l AS l, $m AS m', parameters: { i: 2, f: 2.5, s: 'é𝕏', n: null, l: [1, 'a', null], m: { a: 1, b: [true] } }, columns: ['i', 'f', 's', 'n', 'l', 'm'], rows: [[int(2), flo('2.5'), str('é𝕏'), nul, list(int(1), str('a'), nul), map({ a: int(1), b: list(yes) })]] },
  { query: 'UNWIND [1, 2, 3, 4] AS n RETURN n ORDER BY n DESC SKIP 1 LIMIT $limit', parameters: { limit: 2 }, columns: ['n'], rows: [[int(3)], [int(2)]] },
  { query: "UNWIND ['b', 'a', null, 'ｚ', '𝕏', 'B'] AS s RETURN s ORDER BY s", columns: ['s'], rows: [[str('B')], [str('a')], [str('b')], [str('ｚ')], [str('𝕏')], [nul]] },
  { query: "UNWIND [1, 'a', true, null, 2.5, [1], {a: 1}] AS v RETURN v ORDER BY v", columns: ['v'], rows: [[map({ a: int(1) })], [list(int(1))], [str('a')], [yes], [int(1)], [flo('2.5')], [nul]] },
  { query: 'UNWIND [1, null, 3] AS n RETURN count(*) AS rows, count(n) AS ns, sum(n) AS total, avg(n) AS mean, min(n) AS low, max(n) AS high, collect(n) AS all', columns: ['rows', 'ns', 'total', 'mean', 'low', 'high', 'all'], rows: [[int(3), int(2), int(4), flo('2.0'), int(1), int(3), list(int(1), int(3))]] },
  { query: 'UNWIND [] AS n RETURN count(n), sum(n), collect(n)', columns: ['count(n)', 'sum(n)', 'collect(n)'], rows: [[int(0), int(0), list()]] },
  { query: 'MATCH (n:NoSuchLabel) RETURN max(n.x) AS high', columns: ['high'], rows: [[nul]] },
  { query: 'OPTIONAL MATCH (n:NoSuchLabel) RETURN n, n.x AS x', columns: ['n', 'x'], rows: [[nul, nul]] },
  { query: 'RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS squares, reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS total', columns: ['squares', 'total'], rows: [[list(int(1), int(9), int(25)), int(6)]] },
  { query: "RETURN toUpper('straße') AS a, size('𝕏') AS b, substring('hello', 1, 3) AS c, split('a,b', ',') AS d, trim('  x ') AS e", columns: ['a', 'b', 'c', 'd', 'e'], rows: [[str('STRASSE'), int(1), str('ell'), list(str('a'), str('b')), str('x')]] },
  { query: "RETURN CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END AS a, CASE WHEN null THEN 1 ELSE 2 END AS b", columns: ['a', 'b'], rows: [[str('two'), int(2)]] },
  { query: "RETURN date('2021-04-08') AS d, duration('P1M2D') AS p, date('2021-01-31') + duration('P1M') AS e", columns: ['d', 'p', 'e'], rows: [[{ $type: 'Date', _value: '2021-04-08' }, { $type: 'Duration', _value: 'P1M2D' }, { $type: 'Date', _value: '2021-02-28' }]] },
  { query: "RETURN toInteger('12') AS a, toFloat('1.5') AS b, toString(1.0) AS c, toBoolean('TRUE') AS d, toInteger('x') AS e", columns: ['a', 'b', 'c', 'd', 'e'], rows: [[int(12), flo('1.5'), str('1.0'), yes, nul]] },
];
