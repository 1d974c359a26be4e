// The lines as they are drawn now, in pixels: for what is drawn along them and for the finger that looks for them.
import type Sigma from 'sigma';
import type { Board } from './board.ts';
import type { Line } from './hits.ts';
import type { SceneEdge } from './model.ts';

export interface DrawnLine extends Line { readonly edge: SceneEdge }

/** The lines that are `wanted`, but for those that are folded, filtered out or between two poles. */
export function drawnLines(board: Board, sigma: Sigma, wanted: (edge: SceneEdge) => boolean): DrawnLine[] {
  const { shown } = board.sight;
  return board.data.edges.flatMap((edge) => {
    if (!shown.has(edge.source) || !shown.has(edge.target) || (board.isPole(edge.source) && board.isPole(edge.target)) || !wanted(edge) || board.view.dimmedEdge(edge)) return [];
    const [source, target] = [sigma.getNodeDisplayData(edge.source), sigma.getNodeDisplayData(edge.target)];
    const bow = board.graph.getEdgeAttribute(edge.id, 'bow') as number;
    return source && target ? [{ id: edge.id, edge, from: sigma.framedGraphToViewport(source), to: sigma.framedGraphToViewport(target), bow }] : [];
  });
}
