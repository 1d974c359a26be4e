/**
 * Where the points lie that a condition asks for: a box that surely holds them all, with room for what rounding may add.
 * It may not know indexes.
 */
import { EARTH_RADIUS_M, geographic } from '../functions/spatial.ts';
import { PointValue, isNumber, numberOf, type Srid, type Value } from '../values/value.ts';

/** From and to, both included. */
type Span = readonly [number, number];

export interface Box {
  readonly srid: Srid;
  readonly x: Span;
  readonly y: Span;
}

const ANYWHERE: Span = [-Infinity, Infinity];

/** The box of `point.withinBBox(…, low, high)`; null when no point can lie in it, or the values are no two points of one system. */
export function boxBetween(low: Value, high: Value): Box | null {
  if (!(low instanceof PointValue) || !(high instanceof PointValue) || low.srid !== high.srid) return null;
  // a geographic box may cross the date line
  return { srid: low.srid, x: geographic(low.srid) && low.x > high.x ? ANYWHERE : [low.x, high.x], y: [low.y, high.y] };
}

/** What lies no farther than `distance` from the centre; null when the values are no point and no number, or heights count as well. */
export function boxAround(centre: Value, distance: Value): Box | null {
  if (!(centre instanceof PointValue) || !isNumber(distance) || centre.srid === 4979) return null;
  const far = numberOf(distance);
  if (Number.isNaN(far)) return null;
  const { srid, x, y } = centre;
  if (!geographic(srid)) return { srid, x: around(x, far), y: around(y, far) };
  const arc = far / EARTH_RADIUS_M;
  return { srid, x: longitudes(x, y, arc), y: around(y, degrees(arc)) };
}

const degrees = (radians: number): number => radians * (180 / Math.PI);

function around(centre: number, by: number): Span {
  const room = Math.abs(by) * 1e-9 + Math.abs(centre) * 1e-12 + 1e-9;
  return [centre - by - room, centre + by + room];
}

/** A circle away from the poles and the date line reaches this far to the east and the west. */
function longitudes(x: number, y: number, arc: number): Span {
  if (!(Math.abs(y) + degrees(arc) < 89) || arc < 0) return ANYWHERE;
  const by = degrees(Math.asin(Math.min(1, Math.sin(arc) / Math.cos(y * (Math.PI / 180)))));
  const span = around(x, by);
  return span[0] < -180 || span[1] > 180 ? ANYWHERE : span;
}
