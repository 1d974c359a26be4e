// The canvas above sigma's: badges with the glyph of each verdict, and the names with their paper halo. Draws in screen pixels; decides nothing about what is shown.
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import type { Box, Broken, Mark } from './boxes.ts';
import type { Palette } from './colours.ts';
import { edgeGlyphs, glyphRadius, type EdgeGlyph, type VerdictLine } from './edge-glyphs.ts';
import { glyphs, shapes } from './glyphs.ts';
import { placeLabels, wrap, type Placed, type Wish } from './labels.ts';
import type { Leader } from './leader.ts';
import type { SceneNode } from './model.ts';

/** Characters at which a name that must be told is broken where it does not fit otherwise. */
const narrowest = 9;

export interface DrawnMark extends Mark { readonly node: SceneNode; readonly faded: boolean; readonly pole: boolean; readonly selected: boolean; readonly folded: number; readonly rank: number; readonly wanted: boolean; /** Whether its verdict is one that must be told. */ readonly loud: boolean; /** Characters at which its name is broken. */ readonly wrapAt: number; /** So many square pixels of other marks its name may cover. */ readonly mayCover: number }

const paths = Object.fromEntries(Object.entries(glyphs).map(([mark, glyph]) => [mark, { stroke: new Path2D(glyph.stroke), fill: glyph.fill ? new Path2D(glyph.fill) : null }])) as Record<VerdictMark, { stroke: Path2D; fill: Path2D | null }>;
/** What is drawn open on this layer: every fact but the commitment, whose ring the node program draws. */
const openMarks = new Map(Object.entries(shapes).filter(([label, { open }]) => open && label !== 'Commitment').map(([label, { path }]) => [label, new Path2D(path)]));
/** As the page's, with the systems' fonts for Chinese behind ours. */
const family = "'Inter Variable', Inter, system-ui, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

export class NamesLayer {
  /** The names that the last frame shows. */
  placed: readonly Placed[] = [];
  readonly #context: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();
  constructor(readonly canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext('2d')!;
  }

  /** Widths measured before a font came are the widths of its stand-in. */
  forgetWidths(): void {
    this.#widths.clear();
  }

  resize(width: number, height: number): void {
    const ratio = window.devicePixelRatio || 1;
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** Draws the glyphs of `lines`, badges, then at most `limit` names. `keepOut` are boxes of the page over the canvas. */
  draw(marks: readonly DrawnMark[], lines: readonly VerdictLine[], palette: Palette, limit: number, frame: { width: number; height: number }, keepOut: readonly Box[]): void {
    const context = this.#context;
    context.clearRect(0, 0, frame.width, frame.height);
    const badges = marks.filter((mark) => mark.node.verdict !== null).map((mark) => ({ ...this.#badgeAt(mark), mark }));
    const middles = edgeGlyphs(lines, [...marks, ...badges.map(({ x, y }) => ({ x, y, radius: 7 }))], frame);
    for (const middle of middles) this.#middle(middle, palette);
    for (const mark of marks) this.#openMark(mark, palette);
    for (const badge of badges) this.#badge(badge, palette);
    const wishes = marks.filter((mark) => mark.wanted && !(mark.faded && !mark.selected)).sort((a, b) => a.rank - b.rank || (a.node.id < b.node.id ? -1 : 1)).map((mark) => this.#wish(mark));
    const placed = placeLabels(wishes, marks.map((mark) => ({ x: mark.x, y: mark.y, radius: mark.radius + (mark.node.verdict ? 4 : 1) + (mark.selected ? 3 : 0) })), frame, limit, [...badges, ...middles].map(({ x, y }) => ({ x, y, radius: glyphRadius })), keepOut);
    this.placed = placed;
    const byId = new Map(marks.map((mark) => [mark.node.id, mark]));
    for (const label of placed) {
      const mark = byId.get(label.id)!;
      this.#font(mark);
      context.textAlign = label.align;
      context.textBaseline = 'top';
      context.lineJoin = 'round';
      context.globalAlpha = mark.faded ? 0.35 : 1;
      if (label.leader) this.#leader(label.leader, palette);
      this.#name(label, mark, palette);
      context.globalAlpha = 1;
    }
  }

  #leader({ from, to }: Leader, palette: Palette): void {
    const context = this.#context;
    for (const [style, width] of [[palette.paper, 3.5], [palette.ink, 1]] as const) {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
  }

  /** The halos of all lines first: that of the second would cut the descenders of the first. */
  #name(label: Placed, mark: DrawnMark, palette: Palette): void {
    const context = this.#context;
    const top = (index: number): number => label.y + index * lineHeight(mark) + 1;
    context.strokeStyle = palette.paper;
    context.lineWidth = 5;
    label.lines.forEach((line, index) => context.strokeText(line, label.x, top(index)));
    const plus = mark.folded > 0 ? `\u00a0+${mark.folded}` : '';
    label.lines.forEach((line, index) => {
      const counted = plus !== '' && index === label.lines.length - 1 && line.endsWith(plus);
      const width = this.#measure(line);
      const left = label.x - (label.align === 'left' ? 0 : label.align === 'center' ? width / 2 : width);
      const text = counted ? line.slice(0, -plus.length) : line;
      context.textAlign = 'left';
      context.fillStyle = palette.ink;
      context.fillText(text, left, top(index));
      context.fillStyle = palette.muted;
      if (counted) context.fillText(plus, left + this.#measure(text), top(index));
    });
  }

  #font(mark: DrawnMark): void {
    this.#context.font = `${mark.pole || mark.selected ? 600 : mark.rank < 60 ? 500 : 400} ${fontSize(mark)}px ${family}`;
  }

  #wish(mark: DrawnMark): Wish {
    this.#font(mark);
    const name = mark.node.shortName + (mark.folded > 0 ? `\u00a0+${mark.folded}` : '');
    const wide = this.#broken(wrap(name, mark.wrapAt));
    const told = mark.mayCover > 0 || mark.node.verdict !== null;
    const otherForms = told ? [narrowest, Infinity].map((width) => wrap(name, width)).filter((form) => form.length !== wide.lines.length && !form.at(-1)!.endsWith('…')).map((form) => this.#broken(form)) : [];
    return { id: mark.node.id, x: mark.x, y: mark.y, radius: mark.radius + (mark.node.verdict ? 5 : 0), ...wide, otherForms, lineHeight: lineHeight(mark), mayCover: mark.mayCover, mayStandOff: told, mayBeLed: mark.loud };
  }

  #broken(lines: readonly string[]): Broken {
    return { lines, width: Math.max(...lines.map((line) => this.#measure(line))) };
  }

  #measure(line: string): number {
    const key = `${this.#context.font} ${line}`;
    const kept = this.#widths.get(key) ?? this.#context.measureText(line).width;
    this.#widths.set(key, kept);
    return kept;
  }

  #badgeAt(mark: DrawnMark): { x: number; y: number } {
    const reach = (mark.radius + 4) * 0.78;
    return { x: mark.x + reach, y: mark.y - reach };
  }

  #openMark({ node, x, y, radius, faded }: DrawnMark, palette: Palette): void {
    const path = openMarks.get(node.label);
    if (!path) return;
    const context = this.#context;
    const size = Math.max(12, 2.3 * radius);
    context.save();
    context.globalAlpha = faded ? 0.15 : 1;
    context.translate(x - size / 2, y - size / 2);
    context.scale(size / 16, size / 16);
    context.lineWidth = 1.8;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = palette.kinds[node.label];
    context.stroke(path);
    context.restore();
  }

  /** The verdict of a line: its glyph in its colour, on a disc of paper that parts the line. */
  #middle({ x, y, mark }: EdgeGlyph, palette: Palette): void {
    const context = this.#context;
    context.beginPath();
    context.arc(x, y, glyphRadius, 0, 2 * Math.PI);
    context.fillStyle = palette.paper;
    context.fill();
    context.save();
    context.translate(x - 5.5, y - 5.5);
    context.scale(11 / 16, 11 / 16);
    context.lineWidth = 2;
    context.lineCap = 'round';
    context.strokeStyle = palette.marks[mark];
    context.fillStyle = palette.marks[mark];
    context.stroke(paths[mark].stroke);
    const fill = paths[mark].fill;
    if (fill) context.fill(fill);
    context.restore();
  }

  #badge({ x, y, mark }: { x: number; y: number; mark: DrawnMark }, palette: Palette): void {
    const context = this.#context;
    const kind = verdictMarks[mark.node.verdict!];
    const hollow = kind === 'unknown';
    context.globalAlpha = mark.faded ? 0.18 : 1;
    context.beginPath();
    context.arc(x, y, 8.6, 0, 2 * Math.PI);
    context.fillStyle = palette.paper;
    context.fill();
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.fillStyle = hollow ? palette.paper : palette.marks[kind];
    context.fill();
    context.lineWidth = 1.4;
    context.strokeStyle = palette.marks[kind];
    if (hollow) context.stroke();
    context.save();
    context.translate(x - 5, y - 5);
    context.scale(10 / 16, 10 / 16);
    context.lineWidth = 2.2;
    context.lineCap = 'round';
    context.strokeStyle = hollow ? palette.marks[kind] : palette.paper;
    context.fillStyle = context.strokeStyle;
    context.stroke(paths[kind].stroke);
    const fill = paths[kind].fill;
    if (fill) context.fill(fill);
    context.restore();
    context.globalAlpha = 1;
  }
}

const fontSize = (mark: DrawnMark): number => (mark.pole ? 15 : mark.selected ? 14 : mark.radius >= 9.5 ? 13 : 12);
const lineHeight = (mark: DrawnMark): number => Math.round(fontSize(mark) * 1.25);
