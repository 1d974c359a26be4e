// The names controller: tells the layer above the canvas, after each frame, which marks there are, which names are wanted and which lines show the glyph of their verdict.
import type Sigma from 'sigma';
import { verdictMarks } from '#graph/verdict-words';
import type { Board } from '../board.ts';
import type { VerdictLine } from '../edge-glyphs.ts';
import { isLoud } from '../looks.ts';
import { drawnLines } from '../drawn-lines.ts';
import type { SceneEdge, SceneNode } from '../model.ts';
import type { DrawnMark, NamesLayer } from '../names-layer.ts';
import { overlays } from '../overlays.ts';
import { widthOf } from '../wanted-names.ts';

const namesOnPhone = 24;
const names = 60;
/** Nearer than this all names and glyphs that have room are shown. */
const near = 0.6;
/** Loud verdicts rank before this. */
const loud = 10;
/** So many selected names are told whatever they cover; of more, those that have room. */
const chosen = 8;
/** So few marks are all named. */
const few = 60;

export class NamesController {
  constructor(readonly board: Board, readonly sigma: Sigma, readonly layer: NamesLayer) {
    sigma.on('afterRender', () => this.draw());
  }

  draw(): void {
    const { frame, palette, view } = this.board;
    if (frame.width === 0 || frame.height === 0) return;
    this.layer.draw(this.marks(), this.#verdictLines(), palette, view.phone ? namesOnPhone : names, frame, overlays(frame, view.phone));
  }

  /** The marks as they are drawn now, in pixels. */
  marks(): DrawnMark[] {
    const { board, sigma } = this;
    const { shown, folded } = board.sight;
    const close = shown.size <= few || this.#isNear;
    return board.data.nodes.filter((node) => shown.has(node.id)).flatMap((node) => {
      const display = sigma.getNodeDisplayData(node.id);
      if (!display) return [];
      const { x, y } = sigma.framedGraphToViewport(display);
      const radius = sigma.scaleSize(display.size);
      const touched = this.#isTouched(node.id);
      const rank = this.#rank(node, radius, touched);
      const wanted = rank < 50 || touched || close || board.view.revealed.has(node.id) || radius >= 6.5;
      return [{ node, x, y, radius, faded: board.isFaded(node), pole: board.isPole(node.id), selected: board.view.selected.includes(node.id), folded: folded.get(node.id) ?? 0, rank, wanted, loud: isLoud(node), wrapAt: widthOf(node, board.view.phone), mayCover: rank === 0 || (rank === 1 && board.view.selected.length <= chosen) ? Infinity : 0 }];
    });
  }

  get #isNear(): boolean {
    return this.sigma.getCamera().ratio < near;
  }

  /** Whether a name is the hovered one, or a neighbour of it or of the selection. */
  #isTouched(id: string): boolean {
    const { board } = this;
    return board.hovered === id || (board.hovered !== null && board.neighbours(board.hovered).has(id)) || board.view.selected.some((one) => board.neighbours(one).has(id));
  }

  /** Poles, the selection and the pointer's first; then every verdict, the loud ones before the quiet; then the large and the near. */
  #rank(node: SceneNode, radius: number, touched: boolean): number {
    const { board } = this;
    if (board.isPole(node.id)) return 0;
    if (board.view.selected.includes(node.id)) return 1;
    if (board.hovered === node.id) return 2;
    if (node.verdict) return (isLoud(node) ? loud - 4 : 16) - Math.min(3, node.degree / 10);
    return radius >= 9.5 ? 45 - radius : touched ? 50 : 90 - Math.min(20, node.degree);
  }

  /** Lines that show the glyph of their verdict now: under the pointer, at a hovered name, on the path, and all when zoomed in. */
  #verdictLines(): VerdictLine[] {
    const { board } = this;
    const zoomed = this.#isNear;
    const called = ({ id, source, target }: SceneEdge): boolean => board.hovered === null ? zoomed || board.view.path.has(id) || id === board.hoveredEdge : source === board.hovered || target === board.hovered;
    return drawnLines(board, this.sigma, (edge) => edge.verdict !== null && called(edge)).flatMap(({ edge, ...line }) => (edge.verdict ? [{ ...line, mark: verdictMarks[edge.verdict] }] : []));
  }
}
