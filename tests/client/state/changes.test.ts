// The changes of the state, each alone: what it does, and what it must leave as it was.
import { describe, expect, it } from 'vitest';
import { avoid, draft, expand, findPath, hide, hideOthers, openScreen, pin, reveal, select, selectMany, showQuery, toggleKind, toggleMark, unhide } from '../../../client/state/changes.ts';
import { start } from '../../../client/state/state.ts';

describe('changes', () => {
  it('selects one, adds to the selection and takes from it', () => {
    const two = select(select(start, 'a'), 'b', true);
    expect(two.selected).toEqual(['a', 'b']);
    expect(select(two, 'a', true).selected).toEqual(['b']);
    expect(select(two, 'c').selected).toEqual(['c']);
    expect(select(two, null).selected).toEqual([]);
  });

  it('keeps a path only while both its ends are selected', () => {
    const path = findPath(start, 'a', 'b');
    expect([path.selected, path.path]).toEqual([['a', 'b'], ['a', 'b']]);
    expect(select(path, 'c', true).path).toEqual(['a', 'b']);
    for (const other of [select(path, 'b', true), select(path, 'c'), select(path, null), selectMany(path, ['c']), hide(path, ['a'])]) expect(other.path).toBeNull();
  });

  it('shows what is searched or expanded though it was hidden', () => {
    const hidden = hide(start, ['a', 'b']);
    expect([reveal(hidden, 'a').hidden, reveal(hidden, 'a').revealed]).toEqual([['b'], ['a']]);
    expect([expand(hidden, ['a', 'b']).hidden, expand(expand(hidden, ['a']), ['a', 'b']).revealed]).toEqual([[], ['a', 'b']]);
  });

  it('hides from view only: what is hidden is no longer selected, and comes back', () => {
    const state = hide(selectMany(start, ['a', 'b']), ['a']);
    expect([state.selected, state.hidden]).toEqual([['b'], ['a']]);
    expect(unhide(state).hidden).toEqual([]);
    expect(hideOthers(start, ['a', 'b', 'c'], ['b']).hidden).toEqual(['a', 'c']);
  });

  it('turns filters and names to avoid on and off again', () => {
    expect(toggleKind(toggleKind(start, 'Actor'), 'Actor')).toEqual(start);
    expect(toggleMark(toggleMark(start, 'kept'), 'kept')).toEqual(start);
    expect(avoid(avoid(start, 'russia'), 'russia')).toEqual(start);
    expect(toggleKind(start, 'Actor').offKinds).toEqual(['Actor']);
  });

  it('pins each name once, where it was last dropped, and changes no state in place', () => {
    const first = pin(start, 'a', 0.1, 0.2);
    expect(pin(first, 'a', 0.3, 0.4).pinned).toEqual({ a: [0.3, 0.4] });
    expect([first.pinned, start.pinned]).toEqual([{ a: [0.1, 0.2] }, {}]);
  });

  it('changes a part of the draft alone, and shows a whole query on its own screen', () => {
    const written = draft(draft(start, { text: 'RETURN $n', tab: 'raw' }), { values: { n: 1 } });
    expect(written.query).toEqual({ text: 'RETURN $n', values: { n: 1 }, question: null, note: null, tab: 'raw' });
    expect(written.screen).toBe('explore');
    expect(showQuery(written, { text: 'RETURN 2', values: {}, question: 'two' })).toMatchObject({ screen: 'query', query: { text: 'RETURN 2', values: {}, question: 'two', tab: 'table' } });
  });

  it('shows a name on Explore, wherever it was found', () => {
    expect(reveal(openScreen(start, 'query'), 'a')).toMatchObject({ screen: 'explore', selected: ['a'] });
  });
});
