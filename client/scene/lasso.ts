// Choosing many marks by a loop or a rectangle, drawn on a layer of its own above the canvas while it is on.

export type LassoMode = 'lasso' | 'marquee';
type Point = readonly [number, number];

export class Lasso {
  readonly #layer: HTMLCanvasElement;
  #mode: LassoMode | null = null;
  #points: Point[] = [];

  constructor(container: HTMLElement, readonly done: (inside: (x: number, y: number) => boolean) => void) {
    this.#layer = container.appendChild(Object.assign(document.createElement('canvas'), { className: 'lasso' }));
    Object.assign(this.#layer.style, { position: 'absolute', inset: '0', display: 'none', cursor: 'crosshair', touchAction: 'none' });
    this.#layer.addEventListener('pointerdown', (event) => { this.#layer.setPointerCapture(event.pointerId); this.#points = [pointOf(event)]; });
    this.#layer.addEventListener('pointermove', (event) => { if (this.#points.length > 0) { this.#points.push(pointOf(event)); this.#draw(); } });
    this.#layer.addEventListener('pointerup', () => this.#finish());
  }

  get isOn(): boolean {
    return this.#mode !== null;
  }

  /** Turns the lasso or the marquee on; `null` turns it off. */
  start(mode: LassoMode | null): void {
    this.#mode = mode;
    this.#points = [];
    const parent = this.#layer.parentElement!;
    Object.assign(this.#layer, { width: parent.clientWidth, height: parent.clientHeight });
    this.#layer.style.display = mode ? 'block' : 'none';
  }

  destroy(): void {
    this.#layer.remove();
  }

  get #outline(): readonly Point[] {
    const [first, last] = [this.#points[0], this.#points.at(-1)];
    return this.#mode === 'marquee' && first && last ? [first, [last[0], first[1]], last, [first[0], last[1]]] : this.#points;
  }

  #draw(): void {
    const context = this.#layer.getContext('2d')!;
    context.clearRect(0, 0, this.#layer.width, this.#layer.height);
    context.beginPath();
    this.#outline.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    context.strokeStyle = getComputedStyle(this.#layer).getPropertyValue('--accent');
    context.fillStyle = 'rgb(11 110 120 / 0.08)';
    context.fill();
    context.stroke();
  }

  #finish(): void {
    const outline = this.#outline;
    this.start(null);
    if (outline.length > 2) this.done((x, y) => contains(outline, x, y));
  }
}

const pointOf = (event: PointerEvent): Point => [event.offsetX, event.offsetY];

/** Even-odd rule. */
export function contains(outline: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  outline.forEach(([x1, y1], index) => {
    const [x2, y2] = outline[(index + 1) % outline.length]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}
