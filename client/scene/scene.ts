// The canvas: sigma with our two programs and a layer of names. Given data and a view it draws them, and tells what the reader does; it keeps no state of the product.
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import { palettes, unit, withAlpha, type Palette } from './colours.ts';
import type { VerdictLine } from './edge-glyphs.ts';
import { LineProgram } from './edge-program/program.ts';
import { firstSight, radiusOf, type FirstSight } from './first-sight.ts';
import { Lasso, type LassoMode } from './lasso.ts';
import type { SceneData, SceneEdge, SceneEvents, SceneNode, SceneView } from './model.ts';
import { NamesLayer, type DrawnMark } from './names-layer.ts';
import { MarkProgram, shared } from './node-program/program.ts';
import { layOutApart } from './layout/apart.ts';
import { pushApart, type Disc } from './layout/push-apart.ts';

const shapeOf: Readonly<Record<SceneNode['label'], number>> = { Actor: 0, Institution: 1, Project: 2, Agreement: 3, Region: 4, Commitment: 5, Event: 6, Flow: 6, Figure: 6, Statement: 6, Source: 6, Dispute: 6 };
const emptyView: SceneView = { selected: [], hidden: new Set(), pinned: new Map(), dimmed: () => false, dimmedEdge: () => false, showAll: false, revealed: new Set(), path: new Set(), theme: 'light', phone: false };
const noSight: FirstSight = { poles: [], shown: new Set(), folded: new Map() };

/** Pixels kept free around the marks, and above them for the heading. */
const padding = 30;
const headroom = 44;
/** Pixels that a hand may tremble in a click before it is a drag. */
const slack = 4;

export class Scene {
  readonly #graph = new MultiDirectedGraph();
  readonly #sigma: Sigma;
  readonly #names: NamesLayer;
  readonly #lasso: Lasso;
  #data: SceneData = { nodes: [], edges: [] };
  #view = emptyView;
  #sight = noSight;
  #hovered: string | null = null;
  #hoveredEdge: string | null = null;
  #clicked: string | null = null;
  #dragged: { id: string; moved: boolean; from: { x: number; y: number } } | null = null;
  #near = new Map<string, Set<string>>();
  #places = new Map<string, readonly [number, number]>();
  #frame: { width: number; height: number };
  readonly #observer: ResizeObserver;

  constructor(readonly container: HTMLElement, readonly events: SceneEvents) {
    this.#frame = sizeOf(container);
    this.#sigma = new Sigma(this.#graph, container, {
      nodeProgramClasses: { mark: MarkProgram }, edgeProgramClasses: { line: LineProgram }, defaultNodeType: 'mark', defaultEdgeType: 'line',
      renderLabels: false, renderEdgeLabels: false, defaultDrawNodeHover: () => {}, enableEdgeEvents: true, zIndex: true, stagePadding: padding, minCameraRatio: 0.08, maxCameraRatio: 2.5, doubleClickZoomingRatio: 1, allowInvalidContainer: true,
      zoomToSizeRatioFunction: (ratio) => Math.sqrt(Math.sqrt(ratio)),
      nodeReducer: (id) => this.#nodeLooks(id), edgeReducer: (id) => this.#edgeLooks(id),
    });
    const layer = container.appendChild(Object.assign(document.createElement('canvas'), { className: 'names' }));
    Object.assign(layer.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
    this.#names = new NamesLayer(layer);
    this.#lasso = new Lasso(container, (inside) => events.lasso(this.#marks().filter(({ x, y }) => inside(x, y)).map(({ node }) => node.id)));
    this.#listen();
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(container);
    document.fonts.addEventListener('loadingdone', this.#refont);
    this.#resize();
  }

  setData(data: SceneData): void {
    const same = data.nodes.length === this.#data.nodes.length && data.nodes.every((node, i) => node.id === this.#data.nodes[i]!.id);
    this.#data = data;
    this.#near = new Map(data.nodes.map((node) => [node.id, new Set<string>()]));
    for (const edge of data.edges) {
      this.#near.get(edge.source)?.add(edge.target);
      this.#near.get(edge.target)?.add(edge.source);
    }
    if (!same || this.#places.size === 0) this.#places = new Map(data.nodes.map((node) => [node.id, [node.x, node.y] as const]));
    this.#fillGraph();
    if (data.nodes.length > 0 && data.nodes.filter((node) => node.x === 0 && node.y === 0).length > data.nodes.length / 2) this.#layOut(data);
  }

  setView(view: SceneView): void {
    const moved = view.pinned !== this.#view.pinned || view.phone !== this.#view.phone;
    const refold = view.showAll !== this.#view.showAll || view.hidden !== this.#view.hidden || view.revealed !== this.#view.revealed || view.selected !== this.#view.selected || view.phone !== this.#view.phone;
    this.#view = view;
    const palette = this.#palette;
    shared.paper = unit(palette.paper);
    shared.accent = unit(palette.accent);
    const before = this.#sight;
    if (refold) this.#fold();
    // Most selections change nothing of what is shown: then nothing is to be placed anew.
    if (moved || !sameSet(before.shown, this.#sight.shown)) this.#place();
    this.#sigma.refresh({ skipIndexation: !refold && !moved });
  }

  fit(): void {
    void this.#sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: this.#calm });
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    void camera.animate({ ratio: Math.max(0.08, Math.min(2.5, camera.ratio / factor)) }, { duration: this.#calm });
  }

  pick(mode: LassoMode | null): void {
    this.#lasso.start(mode);
  }

  /** Brings a node into the picture when it is outside or near the rim. */
  centre(id: string): void {
    const shown = this.#sigma.getNodeDisplayData(id);
    if (!shown) return;
    const at = this.#sigma.framedGraphToViewport(shown);
    const { width, height } = this.#frame;
    if (at.x > 60 && at.x < width - 60 && at.y > 60 && at.y < height - 60) return;
    void this.#sigma.getCamera().animate({ x: shown.x, y: shown.y }, { duration: this.#calm });
  }

  /** Resolves when the last frame with fonts is drawn. */
  async screenshotReady(): Promise<void> {
    await document.fonts.ready;
    this.#sigma.refresh();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }

  /** Where a node is drawn, in pixels of the container; `null` when it is folded or hidden. */
  whereIs(id: string): { readonly x: number; readonly y: number } | null {
    const mark = this.#marks().find(({ node }) => node.id === id);
    return mark ? { x: mark.x, y: mark.y } : null;
  }

  destroy(): void {
    this.#observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#refont);
    this.#lasso.destroy();
    this.#sigma.kill();
  }

  readonly #refont = (): void => {
    this.#names.forgetWidths();
    this.#sigma.refresh({ skipIndexation: true });
  };

  get #palette(): Palette {
    return palettes[this.#view.theme];
  }

  /** Where marks may stand, in pixels. */
  get #field(): { width: number; height: number } {
    return { width: Math.max(1, this.#frame.width - 2 * padding), height: Math.max(1, this.#frame.height - 2 * padding - headroom) };
  }

  get #calm(): number {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
  }

  #resize(): void {
    this.#frame = sizeOf(this.container);
    if (this.#frame.width === 0 || this.#frame.height === 0) return;
    this.#names.resize(this.#frame.width, this.#frame.height);
    this.#place();
    this.#sigma.resize();
    this.#sigma.refresh();
  }

  #fillGraph(): void {
    this.#graph.clear();
    this.#fold();
    for (const node of this.#data.nodes) this.#graph.addNode(node.id, { node, x: 0, y: 0, size: radiusOf(node.degree, this.#sight.poles.includes(node.id)) });
    this.#data.edges.forEach((edge, index) => this.#graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, { edge, bow: index % 2 === 0 ? 0.07 : -0.07 }));
    this.#place();
    this.#sigma.refresh();
  }

  #fold(): void {
    const limit = this.#view.showAll ? Infinity : this.#view.phone ? 40 : 130;
    this.#sight = firstSight(this.#data, limit, new Set([...this.#view.revealed, ...this.#view.selected]), this.#view.hidden);
    const total = this.#data.nodes.length - this.#data.nodes.filter((node) => this.#view.hidden.has(node.id)).length;
    this.events.shown({ shown: this.#sight.shown.size, total: this.#data.nodes.length, folded: total - this.#sight.shown.size });
  }

  /** Positions fill the frame; on a phone the picture is turned so that the poles stand above each other. */
  #place(): void {
    const { width, height } = this.#field;
    const discs = this.#data.nodes.filter((node) => this.#graph.hasNode(node.id)).map((node): Disc => {
      const [x, y] = this.#view.pinned.get(node.id) ?? this.#places.get(node.id) ?? [0.5, 0.5];
      const r = radiusOf(node.degree, this.#sight.poles.includes(node.id)) + (node.verdict ? 12 : 7);
      return this.#view.phone ? { id: node.id, x: y * width, y: (1 - x) * height, r } : { id: node.id, x: x * width, y: y * height, r };
    });
    // The frame is not the one that the positions were made for: what is shown must not touch in this one either.
    const shown = discs.filter(({ id }) => this.#sight.shown.has(id));
    pushApart(shown, new Set([...this.#view.pinned.keys(), ...this.#sight.poles]), { width, height });
    for (const { id, x, y } of discs) this.#graph.mergeNodeAttributes(id, { x, y });
    this.#sigma.setCustomBBox({ x: [0, width], y: [0, height + headroom] });
  }

  #layOut(data: SceneData): void {
    void layOutApart(data).then((places) => {
      if (this.#data !== data) return;
      this.#places = places;
      this.#place();
      this.#sigma.refresh();
    }, () => this.events.failed('The picture could not be laid out. The names are in the table; reload to try again.'));
  }

  #isFaded(node: SceneNode): boolean {
    if (this.#view.dimmed(node)) return true;
    return this.#hovered !== null && this.#hovered !== node.id && !this.#near.get(this.#hovered)?.has(node.id);
  }

  #nodeLooks(id: string): Record<string, unknown> {
    const node = this.#graph.getNodeAttribute(id, 'node') as SceneNode;
    const attributes = this.#graph.getNodeAttributes(id);
    const pole = this.#sight.poles.includes(id);
    const palette = this.#palette;
    const mark = node.verdict ? verdictMarks[node.verdict] : null;
    const selected = this.#view.selected.includes(id);
    const size = radiusOf(node.degree, pole) + (mark ? 1.5 : 0);
    return {
      x: attributes['x'], y: attributes['y'], size, color: withAlpha(palette.kinds[node.label], this.#isFaded(node) ? 0.15 : 1), shape: shapeOf[node.label], ring: mark ? palette.marks[mark] : '',
      marks: (selected ? 1 : 0) + (mark === 'unknown' ? 2 : 0), hidden: !this.#sight.shown.has(id), zIndex: selected ? 3 : pole ? 2 : mark ? 1 : 0, label: null, type: 'mark',
    };
  }

  #edgeLooks(id: string): Record<string, unknown> {
    const { edge, bow } = this.#graph.getEdgeAttributes(id) as { edge: SceneEdge; bow: number };
    const { poles, shown } = this.#sight;
    const [source, target] = [poles.includes(edge.source), poles.includes(edge.target)];
    const hidden = !shown.has(edge.source) || !shown.has(edge.target) || (source && target);
    const palette = this.#palette;
    const lit = this.#view.path.has(id);
    const touched = this.#hovered !== null && (edge.source === this.#hovered || edge.target === this.#hovered);
    const faded = this.#view.dimmedEdge(edge) || (this.#hovered !== null && !touched);
    const mark = edge.verdict ? verdictMarks[edge.verdict] : null;
    const alpha = lit ? 1 : faded ? 0.06 : mark ? (quiet(mark) ? 0.4 : 0.9) : touched ? 0.8 : edge.type === 'MENTION' ? 0.12 : 0.42;
    const width = lit ? 3 : mark ? 1.9 : Math.min(4, 0.9 + 0.55 * Math.log2(edge.facts.length));
    return {
      color: withAlpha(lit ? palette.accent : mark ? palette.marks[mark] : palette.edge, alpha), size: width, bow, hidden, type: 'line', zIndex: lit ? 3 : mark ? 2 : 1,
      style: (edge.weak ? 1 : 0) + (source && !lit && !touched ? 2 : 0) + (target && !lit && !touched ? 4 : 0),
    };
  }

  /** The marks as they are drawn now, in pixels. */
  #marks(): DrawnMark[] {
    const { selected, revealed } = this.#view;
    const few = this.#sight.shown.size <= 60;
    return this.#data.nodes.filter((node) => this.#sight.shown.has(node.id)).flatMap((node) => {
      const shown = this.#sigma.getNodeDisplayData(node.id);
      if (!shown) return [];
      const { x, y } = this.#sigma.framedGraphToViewport(shown);
      const pole = this.#sight.poles.includes(node.id);
      const isSelected = selected.includes(node.id);
      const near = selected.some((id) => this.#near.get(id)?.has(node.id)) || (this.#hovered !== null && (this.#hovered === node.id || this.#near.get(this.#hovered)?.has(node.id) === true));
      const radius = this.#sigma.scaleSize(shown.size);
      const rank = pole ? 0 : isSelected ? 1 : this.#hovered === node.id ? 2 : node.verdict ? 10 - Math.min(9, node.degree / 10) : radius >= 9.5 ? 30 - radius : near ? 50 : 90 - Math.min(20, node.degree);
      const wanted = rank < 50 || near || few || revealed.has(node.id) || radius >= 6.5 || this.#sigma.getCamera().ratio < 0.6;
      return [{ node, x, y, radius, faded: this.#isFaded(node), pole, selected: isSelected, folded: this.#sight.folded.get(node.id) ?? 0, rank, wanted }];
    });
  }

  /** Lines that show the glyph of their verdict now: under the pointer, at a hovered name, on the path, and all when zoomed in. */
  #verdictLines(): VerdictLine[] {
    const { path, dimmedEdge } = this.#view;
    const { poles, shown } = this.#sight;
    const zoomed = this.#sigma.getCamera().ratio < 0.6;
    const called = ({ id, source, target }: SceneEdge): boolean => this.#hovered === null ? zoomed || path.has(id) || id === this.#hoveredEdge : source === this.#hovered || target === this.#hovered;
    return this.#data.edges.flatMap((edge) => {
      if (edge.verdict === null || !called(edge) || dimmedEdge(edge) || !shown.has(edge.source) || !shown.has(edge.target) || (poles.includes(edge.source) && poles.includes(edge.target))) return [];
      const [source, target] = [this.#sigma.getNodeDisplayData(edge.source), this.#sigma.getNodeDisplayData(edge.target)];
      const bow = this.#graph.getEdgeAttribute(edge.id, 'bow') as number;
      return source && target ? [{ from: this.#sigma.framedGraphToViewport(source), to: this.#sigma.framedGraphToViewport(target), bow, mark: verdictMarks[edge.verdict] }] : [];
    });
  }

  #listen(): void {
    const sigma = this.#sigma;
    sigma.on('afterRender', () => {
      const { width, height } = this.#frame;
      const heading = { left: 0, top: 0, right: Math.min(width, 440), bottom: 66 };
      const tools = { left: width - 54, top: 0, right: width, bottom: 260 };
      this.#names.draw(this.#marks(), this.#verdictLines(), this.#palette, this.#view.phone ? 24 : 60, this.#frame, width > 0 && height > 0 ? [heading, tools] : []);
    });
    const add = (event: MouseEvent | TouchEvent): boolean => event.ctrlKey || event.metaKey || event.shiftKey;
    sigma.on('clickNode', ({ node, event }) => { if (!this.#dragged?.moved) this.#click(node, add(event.original)); });
    // Sigma takes any two quick clicks for a double click, wherever they fall.
    sigma.on('doubleClickNode', ({ node, event }) => { event.preventSigmaDefault(); if (node === this.#clicked) this.events.expand(node); else this.#click(node, add(event.original)); });
    sigma.on('doubleClickStage', ({ event }) => event.preventSigmaDefault());
    sigma.on('clickStage', ({ event }) => { if (!add(event.original)) this.events.select(null, false); });
    sigma.on('enterEdge', ({ edge }) => this.#hoverEdge(edge));
    sigma.on('leaveEdge', () => this.#hoverEdge(null));
    sigma.on('clickEdge', ({ edge }) => this.events.edge(edge));
    sigma.on('rightClickNode', ({ node, event }) => { event.original.preventDefault(); this.events.menu(node, (event.original as MouseEvent).clientX, (event.original as MouseEvent).clientY); });
    sigma.on('rightClickStage', ({ event }) => { event.original.preventDefault(); this.events.menu(null, (event.original as MouseEvent).clientX, (event.original as MouseEvent).clientY); });
    sigma.on('enterNode', ({ node }) => this.#hover(node));
    sigma.on('leaveNode', () => this.#hover(null));
    sigma.on('downNode', ({ node, event }) => { this.#dragged = { id: node, moved: false, from: { x: event.x, y: event.y } }; });
    sigma.on('moveBody', ({ event }) => {
      if (!this.#dragged) return;
      const at = this.#sigma.viewportToGraph(event);
      const { from } = this.#dragged;
      this.#dragged.moved ||= Math.hypot(event.x - from.x, event.y - from.y) > slack;
      if (this.#dragged.moved) this.#graph.mergeNodeAttributes(this.#dragged.id, { x: at.x, y: at.y });
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    const drop = (): void => {
      const dragged = this.#dragged;
      if (dragged?.moved) {
        const { x, y } = this.#graph.getNodeAttributes(dragged.id) as { x: number; y: number };
        const { width, height } = this.#field;
        this.events.pin(dragged.id, this.#view.phone ? 1 - y / height : x / width, this.#view.phone ? x / width : y / height);
      }
      setTimeout(() => { this.#dragged = null; }, 0);
    };
    sigma.on('upNode', drop);
    sigma.on('upStage', drop);
  }

  #click(id: string, add: boolean): void {
    this.#clicked = id;
    this.events.select(id, add);
  }

  /** Only the layer above changes: the line itself stays as it is. */
  #hoverEdge(id: string | null): void {
    this.#hoveredEdge = id;
    this.container.style.cursor = id === null ? '' : 'pointer';
    this.#sigma.scheduleRender();
  }

  #hover(id: string | null): void {
    this.#hovered = id;
    this.container.style.cursor = id === null ? '' : 'pointer';
    this.#sigma.refresh({ skipIndexation: true });
  }
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((id) => b.has(id));
/** Nothing is known to have come of these promises, or they ended as such things do: they must not outshout what was kept or broken. */
const quiet = (mark: VerdictMark): boolean => mark === 'unknown' || mark === 'ended';

const sizeOf = (element: HTMLElement): { width: number; height: number } => ({ width: element.clientWidth, height: element.clientHeight });
