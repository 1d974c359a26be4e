// The pointer controller: what the reader does on the canvas with a mouse or a finger, told as events. It changes only what is hovered, and the place of a mark while it is dragged.
import type Sigma from 'sigma';
import type { Board } from '../board.ts';
import { drawnLines } from '../drawn-lines.ts';
import { nearestLine, nearestMark } from '../hits.ts';
import type { SceneEvents } from '../model.ts';
import type { NamesController } from './names.ts';
import type { PlacesController } from './places.ts';

/** Pixels that a hand may tremble in a click before it is a drag. */
const slack = 4;
/** Pixels that a finger may miss the rim of a mark, and a line. */
const fingerToMark = 10;
const fingerToLine = 14;
interface Touched { readonly x: number; readonly y: number; readonly original: MouseEvent | TouchEvent }
interface Drag { readonly id: string; readonly from: { readonly x: number; readonly y: number }; moved: boolean }

/** Touches have no precise point; nor has a mouse event that a coarse pointer makes. */
const isFinger = (event: MouseEvent | TouchEvent): boolean => 'touches' in event || matchMedia('(pointer: coarse)').matches;
const adds = (event: MouseEvent | TouchEvent): boolean => event.ctrlKey || event.metaKey || event.shiftKey;

export class PointerController {
  #clicked: string | null = null;
  #drag: Drag | null = null;

  constructor(readonly board: Board, readonly sigma: Sigma, readonly places: PlacesController, readonly names: Pick<NamesController, 'marks'>, readonly container: HTMLElement, readonly events: SceneEvents) {
    this.#clicks();
    this.#menus();
    this.#hovers();
    this.#drags();
  }

  #clicks(): void {
    const { sigma, events } = this;
    sigma.on('clickNode', ({ node, event }) => { if (!this.#drag?.moved) this.#click(node, adds(event.original)); });
    // Sigma takes any two quick clicks for a double click, wherever they fall.
    const twice = (node: string, event: MouseEvent | TouchEvent): void => { if (node === this.#clicked) events.expand(node); else this.#click(node, adds(event)); };
    sigma.on('doubleClickNode', ({ node, event }) => { event.preventSigmaDefault(); twice(node, event.original); });
    sigma.on('doubleClickStage', ({ event }) => { event.preventSigmaDefault(); const mark = this.#meant(event); if (mark !== null) twice(mark, event.original); });
    sigma.on('clickStage', ({ event }) => { if (!this.#reach(event) && !adds(event.original)) events.select(null, false); });
    sigma.on('clickEdge', ({ edge, event }) => { if (!this.#reach(event)) events.edge(edge); });
  }

  /** Under a finger the mark or line nearby is meant, the mark first; `true` when there is one. */
  #reach({ x, y, original }: Touched): boolean {
    if (!isFinger(original)) return false;
    const mark = this.#meant({ x, y, original });
    const line = mark !== null ? null : nearestLine(drawnLines(this.board, this.sigma, () => true), { x, y }, fingerToLine);
    if (mark !== null) this.#click(mark, adds(original));
    else if (line) this.events.edge(line.id);
    return mark !== null || line !== null;
  }

  /** The mark that a finger meant. */
  #meant({ x, y, original }: Touched): string | null {
    return isFinger(original) ? (nearestMark(this.names.marks(), { x, y }, fingerToMark)?.node.id ?? null) : null;
  }

  #menus(): void {
    const open = (id: string | null, original: MouseEvent | TouchEvent): void => {
      original.preventDefault();
      if (original instanceof MouseEvent) this.events.menu(id, original.clientX, original.clientY);
    };
    this.sigma.on('rightClickNode', ({ node, event }) => open(node, event.original));
    this.sigma.on('rightClickStage', ({ event }) => open(null, event.original));
  }

  #hovers(): void {
    this.sigma.on('enterNode', ({ node }) => this.#hover(node));
    this.sigma.on('leaveNode', () => this.#hover(null));
    this.sigma.on('enterEdge', ({ edge }) => this.#hoverEdge(edge));
    this.sigma.on('leaveEdge', () => this.#hoverEdge(null));
  }

  #drags(): void {
    const { sigma } = this;
    sigma.on('downNode', ({ node, event }) => { this.#drag = { id: node, moved: false, from: { x: event.x, y: event.y } }; });
    sigma.on('moveBody', ({ event }) => {
      if (!this.#drag) return;
      const { id, from } = this.#drag;
      this.#drag.moved ||= Math.hypot(event.x - from.x, event.y - from.y) > slack;
      if (this.#drag.moved) this.board.graph.mergeNodeAttributes(id, sigma.viewportToGraph(event));
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    sigma.on('upNode', () => this.#drop());
    sigma.on('upStage', () => this.#drop());
  }

  #drop(): void {
    if (this.#drag?.moved) this.events.pin(this.#drag.id, ...this.places.shareOf(this.#drag.id));
    // The click that ends a drag comes after this.
    setTimeout(() => { this.#drag = null; }, 0);
  }

  #click(id: string, add: boolean): void {
    this.#clicked = id;
    this.events.select(id, add);
  }

  #hover(id: string | null): void {
    this.board.hovered = id;
    this.container.style.cursor = id === null ? '' : 'pointer';
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Only the layer above changes: the line itself stays as it is. */
  #hoverEdge(id: string | null): void {
    this.board.hoveredEdge = id;
    this.container.style.cursor = id === null ? '' : 'pointer';
    this.sigma.scheduleRender();
  }
}
