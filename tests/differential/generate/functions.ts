/**
 * The functions of Neo4j 5.26 that give one answer for one argument, as templates by the type of their result.
 * Functions of the clock, of chance and of a database's own ids are left out. It may not know scopes.
 */
import type { Type } from './values.ts';

/** `$1`, `$2` stand for arguments of the given types. */
export type Template = readonly [text: string, ...args: Type[]];

const UNITS = ['millennium', 'century', 'decade', 'year', 'weekYear', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'];
const DATE_UNITS = UNITS.slice(0, 9);
const kinds = ['date', 'localtime', 'time', 'localdatetime', 'datetime'] as const;
const dated = ['date', 'localdatetime', 'datetime'] as const;
const timed = ['localtime', 'time', 'localdatetime', 'datetime'] as const;

const rounded = (name: string): Template => [`round(${name}($1), 6)`, 'float'];
const component = (name: string, types: readonly Type[]): Template[] => types.map((type) => [`$1.${name}`, type]);

/** Null is refused here: something stands in for it. */
const sure = (type: (typeof kinds)[number]): string => `coalesce($1, ${type}('${{ date: '2020-05-17', localtime: '11:12:13.5', time: '11:12:13+02:00', localdatetime: '2020-05-17T11:12:13', datetime: '2020-05-17T11:12:13Z' }[type]}'))`;
const cut = (kind: (typeof kinds)[number], unit: string, type: (typeof kinds)[number] = kind, fields = ''): Template => [`${kind}.truncate('${unit}', ${sure(type)}${fields})`, type];

export const templates: Readonly<Record<Type, readonly Template[]>> = {
  int: [
    ['$1 + $2', 'int', 'int'], ['$1 - $2', 'int', 'int'], ['$1 * $2', 'int', 'int'], ['$1 / $2', 'int', 'int'], ['$1 % $2', 'int', 'int'], ['-$1', 'int'], ['abs($1)', 'int'], ['sign($1)', 'float'], ['sign($1)', 'int'],
    ['size($1)', 'string'], ['size($1)', 'list'], ['char_length($1)', 'string'], ['size($1)', 'strings'], ['toInteger($1)', 'float'], ['toInteger($1)', 'string'], ['toInteger($1)', 'bool'], ['toIntegerOrNull($1)', 'any'],
    ['$1[$2]', 'ints', 'int'], ['head($1)', 'ints'], ['last($1)', 'ints'], ['coalesce($1, $2)', 'int', 'int'], ['nullIf($1, $2)', 'int', 'int'], ['CASE WHEN $1 THEN $2 ELSE $3 END', 'bool', 'int', 'int'], ['CASE $1 WHEN $2 THEN 1 WHEN $3 THEN 2 END', 'any', 'any', 'any'], ['CASE $1 WHEN < $2 THEN 1 WHEN IS NULL, > 3 THEN 2 ELSE 3 END', 'int', 'int'], ['CASE $1 WHEN STARTS WITH $2 THEN 1 WHEN IS :: STRING THEN 2 END', 'string', 'string'], ['CASE WHEN $1 THEN 1 WHEN $2 THEN 2 END', 'bool', 'bool'],
    ['reduce(acc = 0, x IN $1 | acc + x)', 'ints'], ['size(keys($1))', 'map'], ['length($1)', 'path'], ['size(nodes($1))', 'path'],
    ...['year', 'quarter', 'month', 'week', 'weekYear', 'day', 'ordinalDay', 'dayOfWeek', 'dayOfQuarter', 'weekDay'].flatMap((name) => component(name, dated)),
    ...['hour', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'].flatMap((name) => component(name, timed)),
    ...['offsetMinutes', 'offsetSeconds'].flatMap((name) => component(name, ['time', 'datetime'])), ...['epochSeconds', 'epochMillis'].flatMap((name) => component(name, ['datetime'])),
    ...['years', 'quarters', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds', 'quartersOfYear', 'monthsOfYear', 'monthsOfQuarter', 'daysOfWeek', 'minutesOfHour', 'secondsOfMinute', 'millisecondsOfSecond', 'microsecondsOfSecond', 'nanosecondsOfSecond'].flatMap((name) => component(name, ['duration'])),
    ['$1.srid', 'point'],
  ],
  float: [
    ['$1 + $2', 'float', 'float'], ['$1 - $2', 'float', 'int'], ['$1 * $2', 'int', 'float'], ['$1 / $2', 'float', 'float'], ['$1 % $2', 'float', 'float'], ['$1 ^ $2', 'int', 'int'], ['-$1', 'float'], ['abs($1)', 'float'],
    ['ceil($1)', 'float'], ['floor($1)', 'float'], ['round($1)', 'float'], ['round($1, 1)', 'float'], ['round($1, $2)', 'float', 'int'], ["round($1, 1, 'HALF_EVEN')", 'float'], ["round($1, 0, 'UP')", 'float'], ["round($1, 1, 'FLOOR')", 'float'], ["round($1, 1, 'HALF_DOWN')", 'float'],
    ['sqrt($1)', 'float'], ['toFloat($1)', 'int'], ['toFloat($1)', 'string'], ['toFloatOrNull($1)', 'any'], ...['sin', 'cos', 'tan', 'atan', 'exp', 'log', 'log10', 'degrees', 'radians', 'haversin', 'asin', 'acos', 'cot'].map(rounded),
    ['round(atan2($1, $2), 6)', 'float', 'float'], ['coalesce($1, $2)', 'float', 'float'], ['round(point.distance($1, $2), 3)', 'point', 'point'], ['$1.x', 'point'], ['$1.y', 'point'], ['$1.z', 'point'],
    ['round(vector.similarity.cosine($1, $2), 4)', 'ints', 'ints'], ['round(vector.similarity.euclidean($1, $2), 4)', 'ints', 'ints'],
  ],
  string: [
    ['$1 + $2', 'string', 'string'], ['$1 || $2', 'string', 'string'], ['$1 + $2', 'string', 'int'], ['$1 + $2', 'float', 'string'], ['toUpper($1)', 'string'], ['toLower($1)', 'string'], ['upper($1)', 'string'], ['lower($1)', 'string'], ['trim($1)', 'string'], ['ltrim($1)', 'string'], ['rtrim($1)', 'string'], ['btrim($1, $2)', 'string', 'string'],
    ["trim(BOTH 'a' FROM $1)", 'string'], ["trim(LEADING $1 FROM $2)", 'string', 'string'], ['substring($1, $2)', 'string', 'int'], ['substring($1, $2, $3)', 'string', 'int', 'int'], ['left($1, $2)', 'string', 'int'], ['right($1, $2)', 'string', 'int'], ['replace($1, $2, $3)', 'string', 'string', 'string'], ['reverse($1)', 'string'],
    ['toString($1)', 'int'], ['toString($1)', 'float'], ['toString($1)', 'bool'], ...[...kinds, 'duration' as const, 'point' as const].map((type): Template => ['toString($1)', type]), ['toStringOrNull($1)', 'any'], ['valueType($1)', 'any'], ['valueType($1)', 'list'], ['normalize($1)', 'string'], ["normalize($1, NFKD)", 'string'],
    ['$1[$2]', 'strings', 'int'], ['coalesce($1, $2)', 'string', 'string'], ['CASE WHEN $1 THEN $2 ELSE $3 END', 'bool', 'string', 'string'], ["reduce(acc = '', x IN $1 | acc + x)", 'strings'], ['type($1)', 'relationship'], ['$1.timezone', 'datetime'], ['$1.offset', 'time'], ['$1.offset', 'datetime'], ['$1.crs', 'point'],
  ],
  bool: [
    ['$1 = $2', 'any', 'any'], ['$1 <> $2', 'any', 'any'], ['$1 < $2', 'int', 'float'], ['$1 <= $2', 'any', 'any'], ['$1 > $2', 'any', 'any'], ['$1 >= $2', 'list', 'list'], ['$1 < $2', 'list', 'list'], ['$1 = $2', 'list', 'list'], ['$1 = $2', 'map', 'map'], ['$1 = $2', 'int', 'float'], ['$1 = $2', 'node', 'node'],
    ['$1 AND $2', 'bool', 'bool'], ['$1 OR $2', 'bool', 'bool'], ['$1 XOR $2', 'bool', 'bool'], ['NOT $1', 'bool'], ['$1 IS NULL', 'any'], ['$1 IS NOT NULL', 'any'], ['$1 IN $2', 'any', 'list'], ['$1 IN $2', 'int', 'ints'], ['$1 IN $2', 'list', 'list'], ['$1 STARTS WITH $2', 'string', 'string'], ['$1 ENDS WITH $2', 'string', 'string'], ['$1 CONTAINS $2', 'string', 'string'], ["$1 =~ '[a-c]+'", 'string'], ["$1 =~ '(?i).*b.*'", 'string'], ["$1 =~ 'a(?i:b)c?'", 'string'], ["$1 =~ '\\\\d+|\\\\w'", 'string'],
    ['isEmpty($1)', 'string'], ['isEmpty($1)', 'list'], ['isEmpty($1)', 'map'], ['isNaN($1)', 'float'], ['toBoolean($1)', 'string'], ['toBoolean($1)', 'int'], ['toBooleanOrNull($1)', 'any'], ['$1 IS NORMALIZED', 'string'], ['$1 IS NOT NFKC NORMALIZED', 'string'],
    ...['INTEGER', 'FLOAT', 'STRING', 'BOOLEAN', 'LIST<ANY>', 'LIST<INTEGER>', 'LIST<INTEGER NOT NULL>', 'MAP', 'DATE', 'ANY NOT NULL', 'INTEGER | FLOAT', 'NULL', 'NOTHING', 'DURATION', 'ZONED DATETIME', 'LIST<INTEGER | STRING> NOT NULL'].flatMap((type): Template[] => [[`$1 IS :: ${type}`, 'any'], [`$1 IS NOT TYPED ${type}`, 'list']]),
    ['all(x IN $1 WHERE x > $2)', 'ints', 'int'], ['any(x IN $1 WHERE x = $2)', 'list', 'any'], ['none(x IN $1 WHERE x > 1)', 'ints'], ['single(x IN $1 WHERE x < $2)', 'ints', 'int'], ['single(x IN $1 WHERE x = null)', 'list'],
    ...[...kinds, 'duration' as const].flatMap((type): Template[] => [['$1 < $2', type, type], ['$1 = $2', type, type]]), ['point.withinBBox($1, $2, $3)', 'point', 'point', 'point'], ['$1 < $2', 'point', 'point'], ['$1:A', 'node'], ['$1:A|B', 'node'], ['$1:!A&%', 'node'], ['$1:R', 'relationship'], ['none(x IN nodes($1) WHERE x.i = $2)', 'path', 'int'], ['any(x IN $1 WHERE x IS NULL)', 'list'], ['$1 <> $2', 'path', 'path'], ['$1 IN $2', 'map', 'list'], ['NOT $1 = $2', 'any', 'any'], ['$1 = $2 = $3', 'int', 'float', 'int'],
  ],
  // without ||: Neo4j 5.26.30 takes the items of two properties joined by it for no integers
  ints: [
    ['[$1, $2]', 'int', 'int'], ['$1 + $2', 'ints', 'ints'], ['$1 + [$2]', 'ints', 'int'], ['$1[$2..$3]', 'ints', 'int', 'int'], ['$1[..$2]', 'ints', 'int'], ['$1[$2..]', 'ints', 'int'], ['tail($1)', 'ints'], ['reverse([x IN $1 | x])', 'ints'], ['range(0, 4, 2)'], ['range(3, $1 % 5, -1)', 'int'], ['[x IN $1 WHERE x > $2]', 'ints', 'int'], ['[x IN $1 | x * 2]', 'ints'], ['[x IN $1 WHERE x % 2 = 0 | x + $2]', 'ints', 'int'], ['toIntegerList($1)', 'list'],
  ],
  // Neo4j's split(x, '') cuts 😀 in halves, which come over Bolt as ?
  strings: [["split($1, coalesce(nullIf($2, ''), ','))", 'string', 'string'], ["split('a,bé,', $1)", 'string'], ["split($1, ['a', ','])", 'string'], ['$1 + $2', 'strings', 'string'], ['$1[$2..$3]', 'strings', 'int', 'int'], ['[x IN $1 | toUpper(x)]', 'strings'], ['toStringList($1)', 'list'], ['reverse([x IN $1 | x])', 'strings'], ['tail($1)', 'strings']],
  list: [['[$1, $2]', 'any', 'any'], ['$1 + $2', 'list', 'list'], ['$1 || $2', 'list', 'list'], ['$1 + $2', 'list', 'any'], ['[$1] + $2', 'int', 'list'], ['$1[$2..$3]', 'list', 'int', 'int'], ['reverse([x IN $1 | x])', 'list'], ['tail($1)', 'list'], ['[x IN $1 WHERE x IS NOT NULL]', 'list'], ['[x IN $1 | x = $2]', 'list', 'any'], ['toFloatList($1)', 'list'], ['toBooleanList($1)', 'list'], ['[x IN $1 | {v: x}]', 'list'], ['[x IN $1 WHERE x = $2 | [x]]', 'list', 'any'], ['[x IN $1 | [y IN $2 | x + y]]', 'ints', 'ints'], ['[x IN nodes($1) | x.key]', 'path'], ['[r IN relationships($1) | r.key]', 'path']],
  map: [['$1{.*}', 'node'], ['$1{.*, key: $2}', 'relationship', 'int'], ['{a: $1, b: $2}', 'any', 'any'], ['{c: $1}', 'list'], ['$1{.a, z: $2}', 'map', 'any'], ['$1{.*, a: $2}', 'map', 'int'], ['$1{.key, .i, q: $2}', 'node', 'any'], ['properties($1)', 'relationship'], ['properties($1)', 'map']],
  date: [['date($1)', 'localdatetime'], ['date($1)', 'datetime'], [`date({date: ${sure('date')}, day: 1})`, 'date'], ['date({year: $1, month: 2, day: 3})', 'int'], [`date({date: ${sure('date')}, week: 1})`, 'date'], ['date({year: 2020, quarter: 3, dayOfQuarter: $1})', 'int'], ['date({year: 2019, ordinalDay: $1})', 'int'], ['$1 + $2', 'date', 'duration'], ['$1 - $2', 'date', 'duration'], ...DATE_UNITS.map((unit) => cut('date', unit)), cut('date', 'month', 'datetime', ', {day: 5}'), cut('date', 'week', 'date', ', {dayOfWeek: 2}'), ['coalesce($1, $2)', 'date', 'date']],
  localtime: [['localtime($1)', 'time'], ['localtime($1)', 'datetime'], ['localtime({hour: 5, minute: $1})', 'int'], [`localtime({time: ${sure('localtime')}, second: 42})`, 'localtime'], ['$1 + $2', 'localtime', 'duration'], ['$1 - $2', 'localtime', 'duration'], ...UNITS.slice(8).map((unit) => cut('localtime', unit))],
  time: [['time($1)', 'localtime'], ['time($1)', 'datetime'], [`time({time: ${sure('time')}, timezone: '+05:00'})`, 'time'], ["time({hour: 12, minute: $1, timezone: '-01:30'})", 'int'], ['$1 + $2', 'time', 'duration'], ['$1 - $2', 'time', 'duration'], ...UNITS.slice(8).map((unit) => cut('time', unit)), cut('time', 'hour', 'localtime', ", {timezone: '+01:00'}")],
  localdatetime: [['localdatetime($1)', 'datetime'], [`localdatetime({date: ${sure('date')}, time: coalesce($2, localtime('01:02'))})`, 'date', 'localtime'], [`localdatetime({datetime: ${sure('localdatetime')}, hour: 3})`, 'localdatetime'], ['localdatetime({year: 2020, week: 10, dayOfWeek: $1, hour: 12})', 'int'], ['$1 + $2', 'localdatetime', 'duration'], ['$1 - $2', 'localdatetime', 'duration'], ...UNITS.map((unit) => cut('localdatetime', unit)), cut('localdatetime', 'hour', 'datetime', ', {nanosecond: 2}')],
  datetime: [['datetime($1)', 'localdatetime'], [`datetime({date: ${sure('date')}, time: coalesce($2, time('01:02Z'))})`, 'date', 'time'], [`datetime({datetime: ${sure('datetime')}, timezone: 'Europe/London'})`, 'datetime'], [`datetime({datetime: ${sure('localdatetime')}, timezone: '+02:00'})`, 'localdatetime'], ['datetime({epochSeconds: coalesce($1, 5) % 100000000000})', 'int'], ['datetime({epochMillis: coalesce($1, 5) % 100000000000, nanosecond: 5})', 'int'], ['datetime.fromEpoch(coalesce($1, 5) % 100000000000, 7)', 'int'], ['datetime.fromEpochMillis(coalesce($1, 5) % 100000000000)', 'int'], ["datetime({year: 2020, month: 10, day: 25, hour: $1, timezone: 'Europe/Stockholm'})", 'int'], ['$1 + $2', 'datetime', 'duration'], ['$1 - $2', 'datetime', 'duration'], ...UNITS.map((unit) => cut('datetime', unit)), cut('datetime', 'day', 'datetime', ", {timezone: 'Asia/Kolkata'}")],
  duration: [['$1 + $2', 'duration', 'duration'], ['$1 - $2', 'duration', 'duration'], ['$1 * $2', 'duration', 'int'], ['$1 / $2', 'duration', 'int'], ['$1 * 0.5', 'duration'], ['duration({months: $1, days: 1.5})', 'float'], ['duration({hours: $1, minutes: -3, seconds: 0.25})', 'int'], ['duration({weeks: $1, quarters: 1})', 'float'], ...['between', 'inMonths', 'inDays', 'inSeconds'].flatMap((name) => kinds.flatMap((a) => kinds.map((b): Template => [`duration.${name}($1, $2)`, a, b])))],
  point: [['point({x: $1, y: $2})', 'int', 'float'], ['point({longitude: ($1) % 400, latitude: ($2) % 100})', 'int', 'int'], ['coalesce($1, $2)', 'point', 'point']],
  node: [['startNode($1)', 'relationship'], ['endNode($1)', 'relationship'], ['head(nodes($1))', 'path']],
  relationship: [['last(relationships($1))', 'path']],
  path: [],
  any: [['$1', 'int'], ['$1', 'float'], ['$1', 'string'], ['$1', 'bool'], ['$1', 'list'], ['$1', 'date'], ['$1', 'duration'], ['$1', 'map'], ['$1[$2]', 'list', 'int'], ['$1.a', 'map'], ['$1[$2]', 'map', 'string'], ['$1[$2]', 'node', 'string'], ['$1[$word]', 'relationship'], ['properties($1).m', 'node'], ['coalesce($1, $2)', 'any', 'any'], ['head($1)', 'list'], ['last($1)', 'list'], ['CASE WHEN $1 THEN $2 ELSE $3 END', 'bool', 'any', 'any'], ["$1['i']", 'node'], ['nullIf($1, $2)', 'any', 'any'], ['$1 + $2', 'any', 'any'], ['$1 - $2', 'any', 'any']],
};
