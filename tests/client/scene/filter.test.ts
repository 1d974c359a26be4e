// When names fold anew: only for what changes them. A selection of what is shown folds nothing.
import { describe, expect, it } from 'vitest';
import { Board } from '../../../client/scene/board.ts';
import { DataController } from '../../../client/scene/controllers/data.ts';
import { FilterController } from '../../../client/scene/controllers/filter.ts';
import type { SceneData, SceneView } from '../../../client/scene/model.ts';

/** A hub with 200 names; the first ten know each other. */
const names = Array.from({ length: 200 }, (_, i) => `n${i}`);
const pairs = [...names.map((name) => ['hub', name] as const), ...names.slice(0, 10).map((name, i) => [name, names[(i + 1) % 10]!] as const)];
const data: SceneData = {
  nodes: ['hub', ...names].map((id) => ({ id, label: 'Actor', name: id, shortName: id, degree: pairs.filter((pair) => pair.includes(id)).length, x: 0.5, y: 0.5, verdict: null })),
  edges: pairs.map(([source, target], i) => ({ id: `e${i}`, source, target, type: 'EVENT', verdict: null, facts: ['f'], weak: false, directed: false, from: null, to: null })),
};

function opened(): { board: Board; told: number[]; see: (part: Partial<SceneView>) => boolean } {
  const board = new Board();
  const told: number[] = [];
  const filter = new FilterController(board, { shown: ({ shown }) => told.push(shown) });
  new DataController(board).take(data);
  filter.fold();
  return { board, told, see: (part) => { const before = board.view; board.view = { ...before, ...part }; return filter.follow(before); } };
}

describe('FilterController', () => {
  it('folds nothing anew for a selection of what is shown', () => {
    const { board, told, see } = opened();
    const sight = board.sight;
    expect(see({ selected: ['n3'] })).toBe(false);
    expect(see({ selected: ['n4', 'hub'] })).toBe(false);
    expect(see({ selected: ['not-drawn'] })).toBe(false);
    expect(see({ theme: 'dark' })).toBe(false);
    expect(board.sight).toBe(sight);
    expect(told).toEqual([130]);
  });

  it('shows a folded name while it is selected', () => {
    const { board, see } = opened();
    const folded = names.find((name) => !board.sight.shown.has(name))!;
    expect(see({ selected: [folded] })).toBe(true);
    expect(board.sight.shown.has(folded)).toBe(true);
    expect(see({ selected: [] })).toBe(true);
    expect(board.sight.shown.has(folded)).toBe(false);
  });

  it('follows what is hidden, revealed and shown in all, and the phone', () => {
    const { board, told, see } = opened();
    expect(see({ showAll: true })).toBe(true);
    expect(see({ hidden: new Set(['n0']) })).toBe(true);
    expect(board.sight.shown.has('n0')).toBe(false);
    expect(see({ showAll: false, phone: true })).toBe(true);
    expect(see({ revealed: new Set(['n199']) })).toBe(true);
    expect(board.sight.shown.has('n199')).toBe(true);
    expect(told).toEqual([130, 201, 200, 40, 40]);
  });

  it('takes the same names under another lens as the same names', () => {
    const board = new Board();
    const control = new DataController(board);
    expect(control.take(data)).toBe(true);
    expect(control.take({ ...data, edges: [] })).toBe(false);
    expect(control.take({ ...data, nodes: data.nodes.slice(1) })).toBe(true);
  });
});
