/**
 * A POINT index: for each coordinate reference system a grid of cells whose borders lie where the points are, so that each row and
 * each column holds about as many; a search reads the cells that touch its box. It may not know conditions.
 */
import { work } from '../values/pulse.ts';
import { PointValue, type Srid, type Value } from '../values/value.ts';
import { NotedIndex } from './noted-index.ts';
import type { Box } from './point-box.ts';
import type { Indexed } from './property-index.ts';

/** Points to a cell, about. */
const CELL = 8;
const MAX_SIDE = 256;

interface Placed<E> {
  readonly x: number;
  readonly y: number;
  readonly record: E;
}

class Grid<E> {
  private borders: { readonly x: Float64Array; readonly y: Float64Array } = { x: new Float64Array(), y: new Float64Array() };
  private cells: Placed<E>[][] = [[]];
  private count = 0;
  private countWhenMade = 0;

  add(point: Placed<E>): void {
    this.cellOf(point).push(point);
    this.count += 1;
    if (this.count > 64 + 2 * this.countWhenMade) this.divide();
  }

  within({ x, y }: Box): E[] {
    const columns = this.borders.x.length + 1;
    const [left, right] = x.map((one) => placeIn(this.borders.x, one));
    const [bottom, top] = y.map((one) => placeIn(this.borders.y, one));
    const found: E[] = [];
    let read = 0;
    for (let row = bottom ?? 0; row <= (top ?? 0); row += 1) {
      for (let column = left ?? 0; column <= (right ?? 0); column += 1) {
        const cell = this.cells[row * columns + column] ?? [];
        read += 1 + cell.length;
        for (const one of cell) if (one.x >= x[0] && one.x <= x[1] && one.y >= y[0] && one.y <= y[1]) found.push(one.record);
      }
    }
    // not in between: others may be served meanwhile, and divide the cells anew
    work(read);
    return found;
  }

  private cellOf({ x, y }: Placed<E>): Placed<E>[] {
    return this.cells[placeIn(this.borders.y, y) * (this.borders.x.length + 1) + placeIn(this.borders.x, x)] ?? [];
  }

  /** New borders for twice as many points. */
  private divide(): void {
    // others may be served meanwhile, and add points
    work(this.count * 16);
    const points = this.cells.flat();
    const side = Math.min(MAX_SIDE, Math.ceil(Math.sqrt(points.length / CELL)));
    this.borders = { x: bordersOf(points.map(({ x }) => x), side), y: bordersOf(points.map(({ y }) => y), side) };
    this.cells = Array.from({ length: (this.borders.x.length + 1) * (this.borders.y.length + 1) }, () => []);
    this.countWhenMade = this.count;
    for (const point of points) this.cellOf(point).push(point);
  }
}

/** How many of the borders lie at or below the number. */
function placeIn(borders: Float64Array, number: number): number {
  let [low, high] = [0, borders.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((borders[middle] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bordersOf(numbers: readonly number[], side: number): Float64Array {
  const sorted = Float64Array.from(numbers).sort();
  return Float64Array.from(new Set(Array.from({ length: side - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / side)] ?? 0)));
}

export class PointIndex<E extends Indexed> extends NotedIndex<E> {
  private readonly grids = new Map<Srid, Grid<E>>();

  /** Records among which are all whose points lie in the box, in the order of creation. */
  find(box: Box): readonly E[] {
    this.refresh();
    return this.standing(this.grids.get(box.srid)?.within(box) ?? []);
  }

  protected note(record: E, value: Value): void {
    if (!(value instanceof PointValue)) return;
    const grid = this.grids.get(value.srid) ?? new Grid<E>();
    this.grids.set(value.srid, grid);
    grid.add({ x: value.x, y: value.y, record });
  }

  protected clear(): void {
    this.grids.clear();
  }
}
