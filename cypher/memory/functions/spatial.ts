/**
 * Points and distances: cartesian and WGS-84, in two and three dimensions. Distances on the globe are metres by the haversine
 * formula on Neo4j's sphere of 6,378,140 m.
 * It may not know maps of places.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { displayText } from '../values/text.ts';
import { float, isInteger, isNumber, numberOf, PointValue, isMap, type MapValue, type Srid, type Value } from '../values/value.ts';
import { define, type CypherFunction } from './define.ts';

export const EARTH_RADIUS_M = 6_378_140;
const NAMES: Record<string, Srid> = { cartesian: 7203, 'cartesian-3d': 9157, 'wgs-84': 4326, 'wgs-84-3d': 4979 };
export const geographic = (srid: Srid): boolean => srid === 4326 || srid === 4979;

function refuse(message: string): CypherRuntimeError {
  return CypherRuntimeError.badArgument(message);
}

function point(map: MapValue): Value {
  if ([...map.values()].some((v) => v === null)) return null;
  const at = (...names: string[]): number | null => {
    for (const name of names) {
      const v = map.get(name);
      if (v === undefined || v === null) continue;
      if (!isNumber(v)) throw CypherRuntimeError.wrongType('a number', displayText(v), `point() ${name}`);
      return numberOf(v);
    }
    return null;
  };
  const plane = map.has('x') && map.has('y');
  const [x, y] = plane ? [at('x'), at('y')] : [at('longitude'), at('latitude')];
  const z = plane ? at('z') : at('z', 'height');
  if (x === null || y === null) throw refuse('A point needs x and y, or longitude and latitude.');
  if (map.has('crs') && map.has('srid')) throw refuse('A point has a crs or an srid, not both.');
  return checked(new PointValue(sridOf(map, z !== null), x, y, z));
}

/** A number of a coordinate reference system counts by its last 32 bits. */
function sridOf(map: MapValue, threeD: boolean): Srid {
  const geo = !map.has('x') || !map.has('y');
  const fallback: Srid = geo ? (threeD ? 4979 : 4326) : threeD ? 9157 : 7203;
  const given = map.get('crs') ?? map.get('srid') ?? null;
  if (given === null) return fallback;
  const named = typeof given === 'string' && Object.hasOwn(NAMES, given.toLowerCase()) ? NAMES[given.toLowerCase()] : Object.values(NAMES).find((s) => isInteger(given) && s === Number(BigInt.asIntN(32, BigInt(given))));
  if (named === undefined) throw refuse(`Unknown coordinate reference system: ${displayText(given)}. Known are ${Object.keys(NAMES).join(', ')}.`);
  if (geo && !geographic(named)) throw refuse('longitude and latitude need the coordinate reference system wgs-84.');
  if ((named === 9157 || named === 4979) !== threeD) throw refuse(`The coordinate reference system ${displayText(given)} needs ${threeD ? 'two' : 'three'} coordinates.`);
  return named;
}

/** Longitude wraps around; a latitude beyond the poles is refused. */
function checked(p: PointValue): PointValue {
  if (![p.x, p.y, p.z ?? 0].every(Number.isFinite)) throw refuse('A point needs finite coordinates.');
  if (!geographic(p.srid)) return p;
  if (Math.abs(p.y) > 90) throw refuse(`Cannot create a WGS84 point with latitude ${p.y}: it must be within [-90, 90].`);
  if (Math.abs(p.x) <= 180) return p;
  const wrapped = ((((p.x + 180) % 360) + 360) % 360) - 180;
  return new PointValue(p.srid, wrapped === -180 && p.x > 0 ? 180 : wrapped, p.y, p.z);
}

const radians = (degrees: number): number => degrees * (Math.PI / 180);

/** Null between two reference systems. */
function distance(a: PointValue, b: PointValue): Value {
  if (a.srid !== b.srid) return null;
  const dz = (a.z ?? 0) - (b.z ?? 0);
  if (!geographic(a.srid)) return float(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + dz ** 2));
  const alpha = Math.sin((radians(b.y) - radians(a.y)) / 2) ** 2 + Math.cos(radians(a.y)) * Math.cos(radians(b.y)) * Math.sin((radians(b.x) - radians(a.x)) / 2) ** 2;
  const arc = 2 * Math.atan2(Math.sqrt(alpha), Math.sqrt(1 - alpha));
  const ground = arc * (EARTH_RADIUS_M + ((a.z ?? 0) + (b.z ?? 0)) / 2);
  return float(a.z === null ? ground : Math.sqrt(ground ** 2 + dz ** 2));
}

/** Borders belong to the box; a geographic box may cross the date line. */
function withinBox(p: PointValue, low: PointValue, high: PointValue): Value {
  if (p.srid !== low.srid || p.srid !== high.srid) return null;
  const wraps = geographic(p.srid) && low.x > high.x;
  const inX = wraps ? p.x >= low.x || p.x <= high.x : p.x >= low.x && p.x <= high.x;
  const inZ = p.z === null || (p.z >= (low.z ?? 0) && p.z <= (high.z ?? 0));
  return inX && p.y >= low.y && p.y <= high.y && inZ;
}

const isPoint = (v: Value | undefined): v is PointValue => v instanceof PointValue;

export const SPATIAL: readonly CypherFunction[] = [
  define('Spatial', 'point(input: MAP) :: POINT', ([v = null]) => (isMap(v) ? point(v) : null)),
  define('Spatial', 'point.distance(from: ANY, to: ANY) :: FLOAT', ([a, b]) => (isPoint(a) && isPoint(b) ? distance(a, b) : null)),
  define('Spatial', 'point.withinBBox(point: ANY, lowerLeft: ANY, upperRight: ANY) :: BOOLEAN', ([p, low, high]) => (isPoint(p) && isPoint(low) && isPoint(high) ? withinBox(p, low, high) : null)),
];
