// The layout controller: where each mark stands in the frame. It takes the places that came with the data, has them made where they are missing, and keeps what is shown from touching.
import type Sigma from 'sigma';
import type { Board, Frame } from '../board.ts';
import { layOutApart } from '../layout/apart.ts';
import type { Places } from '../layout/lay-out.ts';
import { pushApart, type Disc } from '../layout/push-apart.ts';
import { pushNames } from '../layout/push-names.ts';
import { spreadOut } from '../layout/spread-out.ts';
import type { SceneData, SceneEvents, SceneView } from '../model.ts';
import { wantedNames } from '../wanted-names.ts';

/** Pixels kept free around the marks, and above them for the heading. */
export const padding = 30;
const headroom = 44;
/** Pixels around a mark; more around one with a ring and a badge. */
const marginOf = (ringed: boolean, phone: boolean): number => (ringed ? (phone ? 8 : 12) : phone ? 5 : 7);
/** How many names are given room: one for 5,000 square pixels of the frame. */
const roomFor = (phone: boolean, { width, height }: Frame): number => Math.min(phone ? 24 : 46, Math.floor((width * height) / 5000));
/** Rounds of the two that push apart. */
const turns = 3;

export class PlacesController {
  /** In 0..1, y upwards; as for a wide frame. */
  #places: Places = new Map();

  constructor(readonly board: Board, readonly sigma: Sigma, readonly events: Pick<SceneEvents, 'failed'>) {}

  /** Takes the places that came with the data; has the others made when most are missing. */
  take(data: SceneData): void {
    this.#places = new Map(data.nodes.map((node) => [node.id, [node.x, node.y] as const]));
    if (data.nodes.length === 0 || data.nodes.filter(isUnplaced).length <= data.nodes.length / 2) return;
    layOutApart(data).then((places) => {
      if (this.board.data !== data) return;
      this.#places = places;
      this.place();
      this.sigma.refresh();
    }, () => this.events.failed('The picture could not be laid out. The names are in the table; reload to try again.'));
  }

  /** Whether a new view moves marks. */
  moves(before: SceneView): boolean {
    return this.board.view.pinned !== before.pinned || this.board.view.phone !== before.phone;
  }

  /** Sets every mark in its place: they fill the frame, and on a phone the picture is turned so that the poles stand above each other. */
  place(): void {
    const { board } = this;
    const { graph, sight, view } = board;
    const frame = this.#field;
    const discs = board.data.nodes.filter((node) => graph.hasNode(node.id)).map((node): Disc => {
      const [x, y] = view.pinned.get(node.id) ?? this.#places.get(node.id) ?? [0.5, 0.5];
      const r = board.radius(node) + marginOf(node.verdict !== null, view.phone);
      return view.phone ? { id: node.id, x: y * frame.width, y: (1 - x) * frame.height, r } : { id: node.id, x: x * frame.width, y: y * frame.height, r };
    });
    // The frame is not the one that the positions were made for: what is shown must not touch in this one either.
    const shown = discs.filter(({ id }) => sight.shown.has(id));
    const fixed = new Set([...view.pinned.keys(), ...sight.poles]);
    const named = wantedNames(board.data.nodes, sight, roomFor(view.phone, frame));
    if (view.phone) spreadOut(shown, fixed, frame, 0.5);
    // Each undoes a little of what the other did; after a few turns both hold.
    for (let turn = 0; turn < turns; turn++) {
      pushApart(shown, fixed, frame);
      pushNames(shown, named, fixed, frame);
    }
    pushApart(shown, fixed, frame);
    for (const { id, x, y } of discs) graph.mergeNodeAttributes(id, { x, y });
    this.sigma.setCustomBBox({ x: [0, frame.width], y: [0, frame.height + headroom] });
  }

  /** The share of the frame at which a mark stands now, as a pin keeps it. */
  shareOf(id: string): readonly [number, number] {
    const { x, y } = this.board.graph.getNodeAttributes(id) as { x: number; y: number };
    const { width, height } = this.#field;
    return this.board.view.phone ? [1 - y / height, x / width] : [x / width, y / height];
  }

  /** Where marks may stand, in pixels. */
  get #field(): Frame {
    const { width, height } = this.board.frame;
    return { width: Math.max(1, width - 2 * padding), height: Math.max(1, height - 2 * padding - headroom) };
  }
}

const isUnplaced = ({ x, y }: { readonly x: number; readonly y: number }): boolean => x === 0 && y === 0;
