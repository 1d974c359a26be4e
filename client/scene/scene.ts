// The canvas: sigma with our two programs and a layer of names, and one controller for each thing that is kept in step. Given data and a view it has them drawn, and tells what the reader does; it keeps no state of the product.
import Sigma from 'sigma';
import { Board } from './board.ts';
import { unit } from './colours.ts';
import { CameraController, farthest, nearest } from './controllers/camera.ts';
import { DataController } from './controllers/data.ts';
import { FilterController } from './controllers/filter.ts';
import { NamesController } from './controllers/names.ts';
import { padding, PlacesController } from './controllers/places.ts';
import { PointerController } from './controllers/pointer.ts';
import { LineProgram } from './edge-program/program.ts';
import { Lasso, type LassoMode } from './lasso.ts';
import { lineLooks, markLooks } from './looks.ts';
import type { SceneData, SceneEvents, SceneView } from './model.ts';
import { NamesLayer } from './names-layer.ts';
import { MarkProgram, shared } from './node-program/program.ts';

export class Scene {
  readonly #board = new Board();
  readonly #sigma: Sigma;
  readonly #data: DataController;
  readonly #filter: FilterController;
  readonly #places: PlacesController;
  readonly #camera: CameraController;
  readonly #names: NamesController;
  readonly #lasso: Lasso;
  readonly #observer: ResizeObserver;

  constructor(readonly container: HTMLElement, readonly events: SceneEvents) {
    const board = this.#board;
    board.frame = sizeOf(container);
    this.#sigma = new Sigma(board.graph, container, {
      nodeProgramClasses: { mark: MarkProgram }, edgeProgramClasses: { line: LineProgram }, defaultNodeType: 'mark', defaultEdgeType: 'line',
      renderLabels: false, renderEdgeLabels: false, defaultDrawNodeHover: () => {}, enableEdgeEvents: true, zIndex: true, stagePadding: padding, minCameraRatio: nearest, maxCameraRatio: farthest, doubleClickZoomingRatio: 1, allowInvalidContainer: true,
      zoomToSizeRatioFunction: (ratio) => Math.sqrt(Math.sqrt(ratio)),
      nodeReducer: (id) => ({ ...markLooks(board, id) }), edgeReducer: (id) => ({ ...lineLooks(board, id) }),
    });
    this.#data = new DataController(board);
    this.#filter = new FilterController(board, events);
    this.#places = new PlacesController(board, this.#sigma, events);
    this.#camera = new CameraController(board, this.#sigma);
    this.#names = new NamesController(board, this.#sigma, new NamesLayer(layerOn(container)));
    new PointerController(board, this.#sigma, this.#places, this.#names, container, events);
    this.#lasso = new Lasso(container, (inside) => events.lasso(this.#names.marks().filter(({ x, y }) => inside(x, y)).map(({ node }) => node.id)));
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(container);
    document.fonts.addEventListener('loadingdone', this.#refont);
    this.#resize();
  }

  setData(data: SceneData): void {
    const others = this.#data.take(data);
    this.#filter.fold();
    this.#data.fill();
    if (others) this.#places.take(data);
    this.#places.place();
    this.#sigma.refresh();
  }

  setView(view: SceneView): void {
    const before = this.#board.view;
    this.#board.view = view;
    const { paper, accent } = this.#board.palette;
    shared.paper = unit(paper);
    shared.accent = unit(accent);
    const refolded = this.#filter.follow(before);
    const moved = this.#places.moves(before);
    // Most selections change nothing of what is shown: then nothing is to be placed anew.
    if (refolded || moved) this.#places.place();
    this.#sigma.refresh({ skipIndexation: !refolded && !moved });
  }

  fit(): void {
    this.#camera.fit();
  }

  zoom(factor: number): void {
    this.#camera.zoom(factor);
  }

  /** Brings a node into the picture when it is outside or near the rim. */
  centre(id: string): void {
    this.#camera.centre(id);
  }

  get isPicking(): boolean {
    return this.#lasso.isOn;
  }

  /** Turns the lasso or the marquee on; `null` turns it off. */
  pick(mode: LassoMode | null): void {
    this.#lasso.start(mode);
  }

  /** The ids of the names that are drawn. */
  shown(): readonly string[] {
    return [...this.#board.sight.shown];
  }

  /** The ids of the marks whose names are written. */
  named(): readonly string[] {
    return this.#names.layer.placed.map(({ id }) => id);
  }

  /** Resolves when the last frame with fonts is drawn. */
  async screenshotReady(): Promise<void> {
    await document.fonts.ready;
    this.#sigma.refresh();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }

  /** Where a node is drawn, in pixels of the container; `null` when it is folded or hidden. */
  whereIs(id: string): { readonly x: number; readonly y: number } | null {
    const mark = this.#names.marks().find(({ node }) => node.id === id);
    return mark ? { x: mark.x, y: mark.y } : null;
  }

  destroy(): void {
    this.#observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#refont);
    this.#lasso.destroy();
    this.#sigma.kill();
  }

  readonly #refont = (): void => {
    this.#names.layer.forgetWidths();
    this.#sigma.refresh({ skipIndexation: true });
  };

  #resize(): void {
    const frame = sizeOf(this.container);
    this.#board.frame = frame;
    if (frame.width === 0 || frame.height === 0) return;
    this.#names.layer.resize(frame.width, frame.height);
    this.#places.place();
    this.#sigma.resize();
    this.#sigma.refresh();
  }
}

const sizeOf = (element: HTMLElement): { width: number; height: number } => ({ width: element.clientWidth, height: element.clientHeight });

function layerOn(container: HTMLElement): HTMLCanvasElement {
  const layer = container.appendChild(Object.assign(document.createElement('canvas'), { className: 'names' }));
  Object.assign(layer.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
  return layer;
}
