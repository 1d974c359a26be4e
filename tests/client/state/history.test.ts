// Undo and redo: every step back is followed by the same step forth, and a change of nothing is no step.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hide, select, unhide } from '../../../client/state/changes.ts';
import { advance, back, begin, forth, longestPast } from '../../../client/state/history.ts';
import { start } from '../../../client/state/state.ts';
import { canRedo, canUndo, change, redo, state, undo } from '../../../client/state/store.ts';

describe('history', () => {
  it('comes back to where it was, from wherever it goes', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }), fc.nat(50), (values, steps) => {
      const reached = values.reduce<ReturnType<typeof begin<number>>>(advance, begin(-1));
      const distinct = values.filter((value, i) => value !== values[i - 1]);
      expect(reached.past.length).toBe(distinct.length);
      let there = reached;
      for (let i = 0; i < steps; i++) there = back(there);
      expect(there.present).toBe(steps >= distinct.length ? -1 : distinct[distinct.length - 1 - steps]);
      for (let i = 0; i < steps; i++) there = forth(there);
      expect(there).toEqual(reached);
    }));
  });

  it('forgets what was undone once something else is done', () => {
    const history = advance(back(advance(advance(begin('a'), 'b'), 'c')), 'd');
    expect(history).toEqual({ past: ['a', 'b'], present: 'd', future: [] });
  });

  it('keeps so many steps and no more', () => {
    const numbers = Array.from({ length: longestPast + 50 }, (_, i) => i + 1);
    const history = numbers.reduce<ReturnType<typeof begin<number>>>(advance, begin(0));
    expect(history.past.length).toBe(longestPast);
    expect(history.past.at(-1)).toBe(longestPast + 49);
  });

  it('takes a change that changes nothing for no step, and keeps what could be redone', () => {
    const undone = back(advance(begin(start), select(start, 'russia')));
    expect(advance(undone, unhide(select(start, null)))).toBe(undone);
  });
});

describe('the store', () => {
  it('undoes and redoes what the reader does', () => {
    change((s) => select(s, 'russia'));
    change((s) => select(s, 'russia'));
    change((s) => hide(s, ['china']));
    undo();
    expect([state.value.hidden, state.value.selected, canRedo.value]).toEqual([[], ['russia'], true]);
    undo();
    expect([state.value, canUndo.value]).toEqual([start, false]);
    redo();
    redo();
    expect([state.value.hidden, state.value.selected, canRedo.value]).toEqual([['china'], ['russia'], false]);
  });
});
