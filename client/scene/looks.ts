// How each mark and line looks now: what sigma's reducers give to our two programs. Reads the board alone; it places nothing and draws nothing.
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import type { Board } from './board.ts';
import { withAlpha } from './colours.ts';
import type { SceneEdge, SceneNode } from './model.ts';
import type { MarkData } from './node-program/program.ts';
import type { LineData } from './edge-program/program.ts';

const shapeOf: Readonly<Record<SceneNode['label'], number>> = { Actor: 0, Institution: 1, Project: 2, Agreement: 3, Region: 4, Commitment: 5, Event: 6, Flow: 6, Figure: 6, Statement: 6, Source: 6, Dispute: 6 };
const faint = 0.15;

/** Nothing is known to have come of these promises, or they ended as such things do: they must not outshout what was kept or broken. */
export const isQuiet = (mark: VerdictMark): boolean => mark === 'unknown' || mark === 'ended';
/** Whether it has a verdict that must be told: of a promise kept or under way, broken off, left standing or disputed. */
export const isLoud = ({ verdict }: Pick<SceneNode, 'verdict'>): boolean => verdict !== null && !isQuiet(verdictMarks[verdict]);

type Looks<T> = Partial<Omit<T, 'label'>> & { label?: null };

export function markLooks(board: Board, id: string): Looks<MarkData> {
  const { node, x, y } = board.graph.getNodeAttributes(id) as { node: SceneNode; x: number; y: number };
  const { palette, view, sight } = board;
  const pole = board.isPole(id);
  const mark = node.verdict ? verdictMarks[node.verdict] : null;
  const selected = view.selected.includes(id);
  return {
    x, y, size: board.radius(node) + (mark ? 1.5 : 0), color: withAlpha(palette.kinds[node.label], board.isFaded(node) ? faint : 1), shape: shapeOf[node.label], ring: mark ? palette.marks[mark] : '',
    marks: (selected ? 1 : 0) + (mark === 'unknown' ? 2 : 0), hidden: !sight.shown.has(id), zIndex: selected ? 3 : pole ? 2 : mark ? 1 : 0, label: null, type: 'mark',
  };
}

export function lineLooks(board: Board, id: string): Looks<LineData> {
  const { edge, bow } = board.graph.getEdgeAttributes(id) as { edge: SceneEdge; bow: number };
  const { palette, view, sight, hovered } = board;
  const [source, target] = [board.isPole(edge.source), board.isPole(edge.target)];
  const lit = view.path.has(id);
  const touched = hovered !== null && (edge.source === hovered || edge.target === hovered);
  const faded = view.dimmedEdge(edge) || (hovered !== null && !touched);
  const mark = edge.verdict ? verdictMarks[edge.verdict] : null;
  const alpha = lit ? 1 : faded ? 0.06 : mark ? (isQuiet(mark) ? 0.4 : 0.9) : touched ? 0.8 : edge.type === 'MENTION' ? 0.12 : 0.42;
  const whole = lit || touched;
  return {
    color: withAlpha(lit ? palette.accent : mark ? palette.marks[mark] : palette.edge, alpha), size: lit ? 3 : mark ? 1.9 : Math.min(4, 0.9 + 0.55 * Math.log2(edge.facts.length)), bow,
    hidden: !sight.shown.has(edge.source) || !sight.shown.has(edge.target) || (source && target), type: 'line', zIndex: lit ? 3 : mark ? 2 : 1,
    head: !edge.directed || faded ? 0 : whole || (mark && !isQuiet(mark)) ? 1 : 2,
    style: (edge.weak ? 1 : 0) + (source && !whole ? 2 : 0) + (target && !whole ? 4 : 0),
  };
}
