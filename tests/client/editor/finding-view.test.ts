// Findings as the text changes beneath them, and how they are said.
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { findingField, placeOf, showFindings, spoken } from '../../../client/editor/finding-view.ts';
import type { Finding } from '../../../client/editor/finding.ts';

const finding = (from: number, to: number, more: Partial<Finding> = {}): Finding => ({ from, to, severity: 'warning', message: 'There is no label `Comitment`.', asked: 'Did you mean `Commitment`?', cures: [{ label: 'Replace', from, to, insert: 'Commitment' }], ...more });
const text = '// One\nMATCH (c:Comitment)\nRETURN c';
function after(findings: readonly Finding[], source: 'lint' | 'server', change?: { from: number; to?: number; insert?: string }): EditorState {
  const begun = EditorState.create({ doc: text, extensions: [findingField] }).update({ effects: showFindings.of({ source, findings }) }).state;
  return change ? begun.update({ changes: change }).state : begun;
}
const shown = (state: EditorState): [number, number][] => state.field(findingField).all.map(({ from, to }) => [from, to]);

describe('findings in the text', () => {
  it('move with the text before them, their cures too', () => {
    const state = after([finding(16, 25)], 'lint', { from: 0, insert: '// Two\n' });
    expect(shown(state)).toEqual([[23, 32]]);
    expect(state.field(findingField).all[0]?.cures[0]).toMatchObject({ from: 23, to: 32 });
    expect(state.sliceDoc(23, 32)).toBe('Comitment');
  });
  it('go when their own words change, and at an empty place with any change', () => {
    expect(shown(after([finding(16, 25)], 'lint', { from: 20, insert: 'm' }))).toEqual([]);
    expect(shown(after([finding(34, 34)], 'lint', { from: 0, insert: ' ' }))).toEqual([]);
  });
  it('of the server stay until the text changes, and hide what the lint says of the same line', () => {
    const state = after([finding(7, 12)], 'server').update({ effects: showFindings.of({ source: 'lint', findings: [finding(16, 25), finding(34, 35)] }) }).state;
    expect(shown(state)).toEqual([[7, 12], [34, 35]]);
    expect(shown(after([finding(7, 12)], 'server', { from: 30, insert: ' ' }))).toEqual([]);
  });
  it('stand one block a line, the worst where there are many', () => {
    const state = after([finding(0, 2), finding(16, 25), finding(10, 12)], 'lint');
    expect(state.field(findingField).blocks.size).toBe(2);
    expect(state.field(findingField).marks.size).toBe(2);
  });
  it('survive a place outside the text', () => {
    expect(shown(after([finding(900, 950)], 'server'))).toEqual([[900, 950]]);
    expect(placeOf(after([], 'lint'), { from: 900 })).toBe('line 3, column 9');
  });
  it('are said with their place and their cure', () => {
    expect(spoken(after([finding(16, 25)], 'lint'))).toBe('One problem. line 2, column 10: There is no label Comitment. Did you mean Commitment? Alt+Enter does it.');
    expect(spoken(after([], 'lint'))).toBe('');
  });
});
