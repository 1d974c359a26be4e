// How a line and a mark look: heads where a line leads one way, poles that fade, what the pointer lifts and what it lets fade.
import { describe, expect, it } from 'vitest';
import type { Verdict } from '#graph/vocabularies';
import { Board } from '../../../client/scene/board.ts';
import { DataController } from '../../../client/scene/controllers/data.ts';
import { lineLooks, markLooks } from '../../../client/scene/looks.ts';
import type { SceneEdge, SceneNode, SceneView } from '../../../client/scene/model.ts';

const node = (id: string, verdict: Verdict | null = null): SceneNode => ({ id, label: 'Actor', name: id, shortName: id, degree: 4, x: 0.5, y: 0.5, verdict });
const edge = (id: string, source: string, target: string, part: Partial<SceneEdge> = {}): SceneEdge => ({ id, source, target, type: 'EVENT', verdict: null, facts: ['f'], weak: false, directed: true, from: null, to: null, ...part });

function board(view: Partial<SceneView> = {}): Board {
  const made = new Board();
  made.view = { ...made.view, ...view };
  const control = new DataController(made);
  const nodes = [node('a'), node('b', 'WITHDRAWN'), node('c', 'UNKNOWN'), node('R'), node('C'), node('folded')];
  control.take({ nodes, edges: [edge('plain', 'a', 'c'), edge('both', 'a', 'b', { directed: false }), edge('broken', 'a', 'b', { verdict: 'WITHDRAWN' }), edge('unknown', 'b', 'c', { verdict: 'UNKNOWN' }), edge('toPole', 'a', 'R', { weak: true }), edge('poles', 'R', 'C'), edge('away', 'a', 'folded')] });
  made.sight = { poles: ['R', 'C'], shown: new Set(['a', 'b', 'c', 'R', 'C']), folded: new Map() };
  control.fill();
  return made;
}
const alpha = (colour: string | undefined): number => parseInt(colour!.slice(7), 16) / 255;

describe('lineLooks', () => {
  it('heads a loud verdict at once, a quiet line only near, and none that leads both ways', () => {
    const made = board();
    expect(['broken', 'plain', 'unknown', 'both'].map((id) => lineLooks(made, id).head)).toEqual([1, 2, 2, 0]);
  });
  it('heads what the pointer or the path lifts, and nothing that fades', () => {
    const made = board({ path: new Set(['plain']) });
    expect(lineLooks(made, 'plain').head).toBe(1);
    made.hovered = 'c';
    expect(['unknown', 'broken'].map((id) => lineLooks(made, id).head)).toEqual([1, 0]);
    expect(alpha(lineLooks(made, 'broken').color)).toBeLessThan(0.1);
  });
  it('fades towards a pole, dashes what is weak, hides the line between poles and to what is folded', () => {
    const made = board();
    expect(lineLooks(made, 'toPole').style).toBe(1 + 4);
    expect([lineLooks(made, 'poles').hidden, lineLooks(made, 'away').hidden, lineLooks(made, 'plain').hidden]).toEqual([true, true, false]);
  });
});

describe('markLooks', () => {
  it('rings a verdict, hollows the unknown, tells the selection, hides the folded', () => {
    const made = board({ selected: ['c'] });
    expect(markLooks(made, 'a')).toMatchObject({ ring: '', marks: 0, hidden: false });
    expect(markLooks(made, 'b').ring).not.toBe('');
    expect(markLooks(made, 'c').marks).toBe(1 + 2);
    expect(markLooks(made, 'folded').hidden).toBe(true);
  });
  it('fades what the legend leaves out and what the pointer does not touch', () => {
    const made = board({ dimmed: (one) => one.id === 'a' });
    expect(alpha(markLooks(made, 'a').color)).toBeCloseTo(0.15, 1);
    made.hovered = 'b';
    expect([alpha(markLooks(made, 'c').color) > 0.9, alpha(markLooks(made, 'R').color) < 0.2]).toEqual([true, true]);
  });
  it('draws marks smaller on a phone', () => expect(markLooks(board({ phone: true }), 'a').size).toBeLessThan(markLooks(board(), 'a').size!));
});
