/**
 * Made-up queries whose operands reach them through a map, so that no type is known before they run: functions, operators, conversions,
 * dates, orders. It may not know a database.
 */
import { Random } from './generate/random.ts';

const NUMBERS = ['0', '1', '-1', '2', '2.5', '-0.0', '0.0/0.0', '1.0/0.0', '1.0E308', '9223372036854775807', '-9223372036854775808'];
const LISTS = ['[]', "[1, 'a', null]", '[2, 1]', '[1.0]', '[[1], [null]]'];
const MAPS = ['{a: 1}', '{a: null}', '{}'];
const DATES = ["date('2024-02-29')", "date('0001-01-01')", "date('-0044-03-15')", "date('2020-12-31')", "date('1998-W53-1')"];
const LOCAL_TIMES = ["localtime('11:12:13.123456789')", "localtime('00:00')", "localtime('23:59:59.999999999')"];
const TIMES = ["time('11:12:13.5+02:00')", "time('00:00Z')", "time('23:59:59.999999999-11:30')"];
const LOCAL_DATETIMES = ["localdatetime('2020-05-17T11:12:13.123456789')", "localdatetime('2024-02-29T23:59:59.999999999')", "localdatetime('0000-01-01T00:00')"];
const DATETIMES = ["datetime('2020-03-29T01:30[Europe/London]')", "datetime('2020-10-25T01:30[Europe/London]')", "datetime('2024-02-29T23:59:59.999999999-05:00')", "datetime('1969-12-31T23:59:59Z')", "datetime('2020-05-17T11:12:13.5[America/New_York]')"];
const DURATIONS = ["duration('P1M2DT3.5S')", "duration('P-1Y')", "duration('PT36H')", "duration('P0.5M')", "duration('PT-0.001S')", 'duration({months: 13, days: -40, nanoseconds: 1})', "duration('PT23H59M60S')", 'duration({weeks: 1.5, hours: -0.25})'];
const POINTS = ['point({x: 1, y: 2})', 'point({x: 1, y: 2, z: 3})', 'point({longitude: 12, latitude: 55})'];
const INSTANTS = [...DATES, ...LOCAL_TIMES, ...TIMES, ...LOCAL_DATETIMES, ...DATETIMES];
const PLAIN = [...NUMBERS, "'abc'", "''", "'1'", "'2.5'", "'é😀'", 'true', 'false', 'null', ...LISTS, ...MAPS];
const VALUES = [...PLAIN, ...INSTANTS.filter((_, i) => i % 3 === 0), ...DURATIONS.slice(0, 3), ...POINTS];

const SPELLINGS = ['1', ' 1', '1 ', '\\t7\\n', '+1', '-0', '1e5', '1e19', '1e400', '-1e-5', '.5', '5.', '.', 'e5', '1e', '0x1F', '0x1.8p1', '0o17', '1_000', '1,5', '1d', '1f', '1L', 'NaN', '-Infinity', 'tRue', ' false', '9223372036854775808', '9223372036854775807.5', '\\uff11', '\\u0663.\\u0665', '', '9', '1:2', '10:2:3.5', '10:3012', 'T1', '1Z', '1-02', '2020-1', '2020-1-1', '2020-W53', '2021-W53', '2021-366', '2020-Q1-91', '20201', 'P1Y', 'PT1.5S', 'P1.5M', 'P1W2D', 'PT', '-P1D'];
const ONE = ['abs', 'acos', 'atan', 'ceil', 'char_length', 'cos', 'cot', 'degrees', 'exp', 'floor', 'haversin', 'head', 'isEmpty', 'isNaN', 'keys', 'last', 'log', 'log10', 'ltrim', 'btrim', 'radians', 'reverse', 'round', 'sign', 'size', 'sqrt', 'tail', 'tan', 'toLower', 'toUpper', 'trim', 'normalize', 'valueType', 'labels', 'type', 'properties', 'nodes', 'length', 'point', 'coalesce', 'avg', 'collect', 'count', 'max', 'min', 'stDev', 'stDevP', 'sum'];
const READING = ['toInteger', 'toFloat', 'toBoolean', 'toString', 'toIntegerOrNull', 'toFloatOrNull', 'toBooleanOrNull', 'toStringOrNull', 'date', 'localtime', 'time', 'localdatetime', 'datetime', 'duration', 'size', 'trim', 'isEmpty'];
const TWO = ['left', 'right', 'substring', 'split', 'atan2', 'nullIf', 'coalesce', 'point.distance', 'duration.between', 'duration.inDays', 'duration.inMonths', 'duration.inSeconds', 'round', 'btrim', 'ltrim', 'percentileCont', 'percentileDisc', 'vector.similarity.cosine'];
const OPERATORS = ['+', '-', '*', '/', '%', '^', '=', '<>', '<', '<=', '>', '>=', 'IN', 'AND', 'OR', 'XOR', 'STARTS WITH', 'ENDS WITH', 'CONTAINS', '||'];
const SHAPES = ['-m.a', '+m.a', 'NOT m.a', 'm.a IS NULL', 'm.a IS NORMALIZED', 'm.a.year', 'm.a.a', 'm.a.x', '[x IN m.a | x]', 'all(x IN m.a WHERE x = 1)', 'any(x IN m.a WHERE x)', 'reduce(s = 0, x IN m.a | s + 1)', 'm.a[0]', 'm.a[..1]', "m.a['a']", '[1, 2][m.a]', '[1, 2][m.a..]', 'm.a[m.b]', 'm.a{.a}', 'CASE m.a WHEN 1 THEN 2 ELSE 3 END', 'CASE WHEN m.a THEN 2 ELSE 3 END', '[x IN [1] WHERE m.a]', 'date({year: m.a})', 'time({hour: m.a})', 'datetime({epochMillis: m.a})', 'duration({days: m.a})', 'duration({seconds: m.a, days: 1})', 'point({x: m.a, y: 1})', 'left(m.a, 2)', "substring('abcd', m.a)", 'm.a AND m.b AND m.c', '(m.a OR m.b) AND m.c'];
const UNITS = ['millennium', 'century', 'decade', 'year', 'weekYear', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond', 'Year'];
const COMPONENTS = 'year month day week weekYear weekDay dayOfWeek quarter dayOfQuarter quarterDay ordinalDay hour minute second millisecond microsecond nanosecond timezone offset offsetMinutes epochMillis epochSeconds years quarters months weeks days hours minutes seconds nanoseconds monthsOfYear quartersOfYear daysOfWeek secondsOfMinute nanosecondsOfSecond x srid latitude'.split(' ');
const TYPES = ['BOOLEAN', 'STRING', 'INTEGER', 'FLOAT', 'DATE', 'LOCAL TIME', 'ZONED DATETIME', 'DURATION', 'POINT', 'NODE', 'MAP', 'LIST<ANY>', 'LIST<INTEGER>', 'LIST<INTEGER NOT NULL>', 'ANY', 'NOTHING', 'NULL', 'PROPERTY VALUE', 'INTEGER | STRING', 'INTEGER NOT NULL', 'LIST<ANY> NOT NULL'];
const PARTS: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['year', ['2020', '2021', '0', '-5', '10000', '1.5']], ['month', ['1', '2', '12', '13', 'null']], ['day', ['1', '29', '31', '32']], ['week', ['1', '53', '54']], ['dayOfWeek', ['1', '7', '8']], ['quarter', ['1', '4', '5']], ['dayOfQuarter', ['1', '91', '92', '93']], ['ordinalDay', ['1', '366', '367']],
  ['hour', ['0', '23', '24']], ['minute', ['0', '59', '60']], ['second', ['0', '59']], ['millisecond', ['0', '999', '1000']], ['microsecond', ['1', '999', '999999']], ['nanosecond', ['1', '999', '999999999']], ['timezone', ["'Europe/Paris'", "'+05:30'", "'Nope/Zone'", "'-18:00'"]],
  ['date', [...DATES, ...LOCAL_DATETIMES]], ['time', [...LOCAL_TIMES, ...TIMES, ...DATES, ...DATETIMES]], ['datetime', [...LOCAL_DATETIMES, ...DATETIMES, ...DATES]],
];

/** Beside a zone alone they give the present, which passes. */
const FIXED = /[{ ](year|week|quarter|ordinalDay|hour|date|time|datetime|month|day|minute|second)\b/;

function partsMap(random: Random): string {
  const chosen = new Map<string, string>();
  for (let left = random.int(1, 4); left > 0; left -= 1) {
    const [name, values] = random.pick(PARTS);
    chosen.set(name, random.pick(values));
  }
  const map = `{${[...chosen].map(([name, value]) => `${name}: ${value}`).join(', ')}}`;
  return FIXED.test(map) ? map : '{year: 2020}';
}

const KINDS = ['date', 'localtime', 'time', 'localdatetime', 'datetime'];

function query(random: Random): string {
  const of = (values: readonly string[]): string => random.pick(values);
  const value = (): string => of(VALUES);
  const rows = (count: number): string => Array.from({ length: count }, value).join(', ');
  const over = (expression: string): string => `UNWIND [{a: ${value()}, b: ${value()}, c: ${value()}}] AS m RETURN ${expression} AS r`;
  return random.choose<string>([
    [3, () => over(`${of(ONE)}(m.a)`)],
    [5, () => over(`m.a ${of(OPERATORS)} m.b`)],
    [4, () => over(`${of(TWO)}(m.a, m.b)`)],
    [4, () => over(of(SHAPES))],
    [1, () => over(`substring(m.a, m.b, m.c)`)],
    [1, () => over(`replace(m.a, m.b, m.c)`)],
    [1, () => over(`m.a IS ${of(['', 'NOT '])}:: ${of(TYPES)}`)],
    [1, () => over(`m.a ${of(['<', '<=', '>', '='])} m.b ${of(['<', '>=', '<>'])} m.c`)],
    [1, () => over(`[m.a IN [m.b, m.c], [m.a] = [m.b], coalesce(m.a, m.b), CASE m.a WHEN m.b THEN 1 WHEN m.c THEN 2 END]`)],
    [3, () => `UNWIND [{s: '${of(SPELLINGS)}'}] AS m RETURN ${of(READING)}(m.s) AS r`],
    [2, () => `UNWIND [{v: ${of([...INSTANTS, ...DURATIONS])}}] AS m RETURN m.v.${of(COMPONENTS)} AS r`],
    [2, () => `UNWIND [{v: ${of([...INSTANTS, ...DURATIONS])}, d: ${of(DURATIONS)}}] AS m RETURN m.v ${of(['+', '-'])} m.d AS r`],
    [1, () => `UNWIND [{d: ${of(DURATIONS)}, n: ${of([...NUMBERS, '0.1', '-0.3', '7'])}}] AS m RETURN m.d ${of(['*', '/'])} m.n AS r`],
    [2, () => `RETURN ${of(KINDS)}.truncate('${of(UNITS)}', ${of(INSTANTS)}${of(['', `, ${partsMap(random)}`])}) AS r`],
    [2, () => `RETURN ${of(KINDS)}(${partsMap(random)}) AS r`],
    [1, () => `RETURN duration.${of(['between', 'inDays', 'inMonths', 'inSeconds'])}(${of(INSTANTS)}, ${of(INSTANTS)}) AS r`],
    [1, () => `UNWIND [${rows(5)}] AS x RETURN x ORDER BY x ${of(['', 'DESC'])}`],
    [1, () => `UNWIND [${rows(5)}] AS x RETURN x, count(*) AS c ORDER BY x`],
    [1, () => `UNWIND [${rows(3)}] AS x RETURN ${of(['min', 'max', 'collect', 'count', 'sum', 'avg', 'stDev'])}(${of(['', 'DISTINCT '])}x) AS r`],
  ]);
}

/** So many different queries. */
export function untypedQueries(seed: number, count: number): string[] {
  const random = new Random(seed);
  const made = new Set<string>();
  while (made.size < count) made.add(query(random));
  return [...made];
}
