// Where marks stand in a frame: pins and poles where they were put, none under the tools, none on another, upright on a phone.
import { describe, expect, it } from 'vitest';
import { Board } from '../../../client/scene/board.ts';
import { DataController } from '../../../client/scene/controllers/data.ts';
import { FilterController } from '../../../client/scene/controllers/filter.ts';
import { padding, PlacesController } from '../../../client/scene/controllers/places.ts';
import type { SceneData, SceneView } from '../../../client/scene/model.ts';
import { headingOf, toolsOf } from '../../../client/scene/overlays.ts';

const headroom = 44;
const footroom = 16;
/** Two poles with 24 names each; half of the names come without a place, the others crowd at the upper right. */
const leaves = Array.from({ length: 48 }, (_, i) => `n${i}`);
const crowd: SceneData = {
  nodes: [['R', 0.1, 0.5], ['C', 0.9, 0.5], ...leaves.map((id, i) => (i % 2 === 0 ? [id, 0, 0] : [id, 0.97, 0.95]))].map(([id, x, y]) => ({ id: String(id), label: 'Actor', name: String(id), shortName: String(id), degree: 2, x: Number(x), y: Number(y), verdict: null })),
  edges: leaves.map((leaf, i) => ({ id: `e${i}`, source: i < 24 ? 'R' : 'C', target: leaf, type: 'EVENT', verdict: null, facts: ['f'], weak: false, directed: true, from: null, to: null })),
};

function placed(frame: { width: number; height: number }, view: Partial<SceneView> = {}, data = crowd): { at: (id: string) => { x: number; y: number }; places: PlacesController; board: Board } {
  const board = new Board();
  board.frame = frame;
  board.view = { ...board.view, ...view };
  const control = new DataController(board);
  const places = new PlacesController(board, { setCustomBBox: () => undefined, refresh: () => undefined } as unknown as ConstructorParameters<typeof PlacesController>[1], { failed: () => undefined });
  control.take(data);
  new FilterController(board, { shown: () => undefined }).fold();
  control.fill();
  places.take(data);
  places.place();
  // From the field, y upwards, to the pixels of the container.
  return { board, places, at: (id) => { const { x, y } = board.graph.getNodeAttributes(id) as { x: number; y: number }; return { x: x + padding, y: frame.height - padding - footroom - y }; } };
}

describe.each([['a desktop', { width: 992, height: 700 }, false], ['a phone', { width: 390, height: 630 }, true]] as const)('PlacesController on %s', (_, frame, phone) => {
  it('puts no mark under the tools, and none on another', () => {
    const { board, at } = placed(frame, { phone });
    const tools = toolsOf(phone);
    const shown = [...board.sight.shown].map((id) => ({ id, ...at(id) }));
    expect(shown.length).toBeGreaterThan(30);
    for (const { id, x, y } of shown) {
      expect(x > frame.width - tools.width + 4 && y < tools.height - 4, `${id} at ${x}, ${y}`).toBe(false);
      expect(x >= padding && x <= frame.width - padding && y >= headroom && y <= frame.height - padding, `${id} at ${x}, ${y}`).toBe(true);
    }
    shown.forEach((a, i) => shown.slice(0, i).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y), `${a.id} and ${b.id}`).toBeGreaterThan(8)));
  });

  it('puts no mark, and no badge of one, under the heading', () => {
    // Names with a verdict along the upper rim, from the left.
    const upper: SceneData = { ...crowd, nodes: crowd.nodes.map((node, i) => (i < 2 ? node : { ...node, verdict: 'UNKNOWN', ...(phone ? { x: 0.01, y: i / 100 } : { x: i / 100, y: 0.99 }) })) };
    const { board, at } = placed(frame, { phone }, upper);
    const heading = headingOf(phone);
    const shown = [...board.sight.shown].map((id) => ({ id, ...at(id) })).filter(({ x }) => x < Math.min(frame.width, heading.width));
    expect(shown.length).toBeGreaterThan(10);
    for (const { id, y } of shown) expect(y, id).toBeGreaterThanOrEqual(heading.height + board.radius(board.graph.getNodeAttributes(id)['node'] as SceneData['nodes'][number]) + 4);
  });

  it('keeps poles and pins where they belong, and tells a pin as it keeps it', () => {
    const { at, places } = placed(frame, { phone, pinned: new Map([['n5', [0.3, 0.7]]]) });
    const [x, y] = places.shareOf('n5');
    expect([x, y].map((value) => value.toFixed(3))).toEqual(['0.300', '0.700']);
    const [r, c] = [at('R'), at('C')];
    if (phone) expect(c.y - r.y).toBeGreaterThan(frame.height / 2);
    else expect(c.x - r.x).toBeGreaterThan(frame.width / 2);
  });
});
