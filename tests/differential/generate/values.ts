/**
 * Literals by type, with the values at which engines differ: ends of ranges, ties, empty things, leap days, borders of zones.
 * It may not know variables or functions.
 */
import type { Random } from './random.ts';

export const scalarTypes = ['int', 'float', 'string', 'bool', 'date', 'localtime', 'time', 'localdatetime', 'datetime', 'duration', 'point'] as const;
export const temporalTypes = ['date', 'localtime', 'time', 'localdatetime', 'datetime'] as const;
export type ScalarType = (typeof scalarTypes)[number];
export type Type = ScalarType | 'ints' | 'strings' | 'list' | 'map' | 'node' | 'relationship' | 'path' | 'any';

const STRINGS = ['', 'a', 'b', 'A', 'ab', 'aB', 'abc', ' a ', 'é', 'ß', '😀x', '1', '-2', '1.5', 'true', 'null', 'a,b', 'x y', 'aaa', '0', '1e2', 'T', '2020-02-29', 'ñandú', '\\t', '10'];
const FLOATS = ['0.0', '-0.0', '0.5', '1.5', '-1.5', '2.5', '2.0', '1e10', '1.0e-5', '0.1', '3.75', '-7.25', '1e300', '9007199254740992.0', '9.223372036854776E18', '123456.789'];
const INTS = ['0', '1', '-1', '2', '3', '-3', '5', '7', '10', '42', '100', '-100', '1000000', '9007199254740993', '9223372036854775807', '-9223372036854775808', '4611686018427387904', '0x1F', '0o17', '1_000'];
const SMALL = ['0', '1', '2', '3', '-1', '-2', '4', '5'];
const DATES = ['2020-02-29', '2019-12-31', '2021-01-01', '2015-W53-4', '1969-12-31', '2000-060', '1984-10-11', '2020-06-30', '0001-01-01', '2024', '1900-03-01'];
const TIMES = ['00:00', '12:00', '23:59:59.999999999', '10:30:15.5', '01:02:03.004005006', '2140', '21'];
const OFFSETS = ['Z', '+01:00', '-08:00', '+05:30', '+00:00', '-0200'];
const ZONES = ['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Lord_Howe', 'Europe/London'];
const LOCALS = ['2020-03-29T02:30', '2020-10-25T02:30', '2019-06-15T12:00:00.123', '1969-12-31T23:59:59', '2020-11-01T01:30', '2021-01-01T00:00', '2000-02-29T10:15:30.000000001'];
const DURATIONS = ['PT0S', 'P1D', 'P1M', 'P1Y2M3DT4H5M6.789S', 'P-1M', 'PT-1.5S', 'P1.5D', 'P0.5M', 'PT36H', 'P2W', 'P-1DT1S', 'PT90M', 'P1Y', 'P12M', 'P30D', 'PT0.000000001S'];
const POINTS = ['point({x: 1, y: 2})', 'point({x: 1.5, y: -2, z: 3})', 'point({longitude: 12.5, latitude: 55.5})', 'point({latitude: 10, longitude: 20, height: 5})', 'point({x: 0, y: 0, srid: 7203})', "point({x: 1, y: 2, crs: 'wgs-84'})"];

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}

/** A literal of the type; of `any` and of the list types something of some scalar type, nulls included. */
export function literal(random: Random, type: Type): string {
  switch (type) {
    case 'int':
      return random.chance(0.7) ? random.pick(SMALL) : random.pick(INTS);
    case 'float':
      return random.pick(FLOATS);
    case 'string':
      return quoted(random.pick(STRINGS));
    case 'bool':
      return random.pick(['true', 'false']);
    case 'date':
      return `date('${random.pick(DATES)}')`;
    case 'localtime':
      return `localtime('${random.pick(TIMES)}')`;
    case 'time':
      return `time('${random.pick(TIMES)}${random.pick(OFFSETS)}')`;
    case 'localdatetime':
      return `localdatetime('${random.pick(LOCALS)}')`;
    case 'datetime':
      return `datetime('${random.pick(LOCALS)}${random.chance(0.5) ? random.pick(OFFSETS) : `[${random.pick(ZONES)}]`}')`;
    case 'duration':
      return `duration('${random.pick(DURATIONS)}')`;
    case 'point':
      return random.pick(POINTS);
    case 'ints':
      return `[${random.some(0, 4, () => literal(random, 'int')).join(', ')}]`;
    case 'strings':
      return `[${random.some(0, 4, () => literal(random, 'string')).join(', ')}]`;
    case 'list':
      return `[${random.some(0, 4, () => (random.chance(0.15) ? 'null' : literal(random, random.chance(0.15) ? 'list' : random.pick(scalarTypes)))).join(', ')}]`;
    case 'map':
      return `{${random.shuffle(['a', 'b', 'c']).slice(0, random.int(0, 3)).map((key) => `${key}: ${random.chance(0.2) ? 'null' : literal(random, random.pick(scalarTypes))}`).join(', ')}}`;
    case 'any':
      return random.chance(0.15) ? 'null' : literal(random, random.chance(0.15) ? random.pick(['list', 'map'] as const) : random.pick(scalarTypes));
    case 'node':
    case 'relationship':
    case 'path':
      return 'null';
  }
}
