// Which points a drawn loop holds: the even-odd rule.
import { describe, expect, it } from 'vitest';
import { contains } from '../../../client/scene/lasso.ts';

const square = [[0, 0], [10, 0], [10, 10], [0, 10]] as const;

describe('contains', () => {
  it('tells inside from outside', () => {
    expect(contains(square, 5, 5)).toBe(true);
    for (const [x, y] of [[-1, 5], [11, 5], [5, -1], [5, 11]] as const) expect(contains(square, x, y)).toBe(false);
  });

  it('does not care which way round the loop was drawn', () => {
    expect(contains([...square].reverse(), 5, 5)).toBe(true);
  });

  it('follows a dent', () => {
    const dented = [[0, 0], [10, 0], [10, 10], [5, 2], [0, 10]] as const;
    expect(contains(dented, 5, 6)).toBe(false);
    expect(contains(dented, 1, 6)).toBe(true);
  });

  it('leaves out what a loop crosses twice', () => {
    const twice = [...square, ...square];
    expect(contains(twice, 5, 5)).toBe(false);
  });
});
