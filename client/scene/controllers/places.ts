// The layout controller: where each mark stands in the frame. It takes the places that came with the data, has them made where they are missing, and keeps what is shown from touching.
import type Sigma from 'sigma';
import type { Board, Frame } from '../board.ts';
import { layOutApart } from '../layout/apart.ts';
import type { Places } from '../layout/lay-out.ts';
import { pushApart, type Disc } from '../layout/push-apart.ts';
import { pushNames } from '../layout/push-names.ts';
import { isUnplaced, settle } from '../layout/settle.ts';
import { spreadOut } from '../layout/spread-out.ts';
import { isLoud } from '../looks.ts';
import type { SceneData, SceneEvents, SceneNode, SceneView } from '../model.ts';
import { headingOf, toolsOf } from '../overlays.ts';
import { wantedNames } from '../wanted-names.ts';

/** Pixels kept free around the marks, above them for the heading, and below them for a line of a name. */
export const padding = 30;
const headroom = 44;
const footroom = 16;
/** Pixels around a mark; more around one with a ring and a badge, and on a phone, where names crowd, still more around one whose name must be told. */
const marginOf = (node: SceneNode, phone: boolean): number => (phone ? (isLoud(node) ? 15 : node.verdict ? 8 : 5) : node.verdict ? 12 : 7);
/** How many names are given room: one for 5,000 square pixels of the frame. */
const roomFor = (phone: boolean, { width, height }: Frame): number => Math.min(phone ? 24 : 46, Math.floor((width * height) / 5000));
/** A share of names without a place beyond which the others are too few to settle between. */
const mostUnplaced = 0.9;
/** Rounds of the two that push apart; one has to do for very many. */
const turns = 3;
const many = 300;

export class PlacesController {
  /** In 0..1, y upwards; as for a wide frame. */
  #places: Places = new Map();

  constructor(readonly board: Board, readonly sigma: Pick<Sigma, 'setCustomBBox' | 'refresh'>, readonly events: Pick<SceneEvents, 'failed'>) {}

  /** Takes the places that came with the data, and settles the rest between them; has all of them made when hardly any came. */
  take(data: SceneData): void {
    this.#places = settle(data.nodes, data.edges);
    if (data.nodes.filter(isUnplaced).length <= data.nodes.length * mostUnplaced) return;
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
      const r = board.radius(node) + marginOf(node, view.phone);
      return view.phone ? { id: node.id, x: y * frame.width, y: (1 - x) * frame.height, r } : { id: node.id, x: x * frame.width, y: y * frame.height, r };
    });
    this.#separate(discs.filter(({ id }) => sight.shown.has(id)), frame);
    for (const { id, x, y } of discs) graph.mergeNodeAttributes(id, { x, y });
    this.sigma.setCustomBBox({ x: [0, frame.width], y: [-footroom, frame.height + headroom] });
  }

  /** The frame is not the one that the places were made for: what is shown must not touch in this one either, and not lie under the heading or the tools. */
  #separate(shown: Disc[], frame: Frame): void {
    const { data, sight, view } = this.board;
    const covers = [...toolDiscs(frame, view.phone), ...headingDiscs(frame, view.phone)];
    const fixed = new Set([...view.pinned.keys(), ...sight.poles, ...covers.map(({ id }) => id)]);
    if (view.phone) spreadOut(shown, fixed, frame, evenness(shown, frame));
    const all = [...shown, ...covers];
    const named = wantedNames(data.nodes, sight, roomFor(view.phone, frame), view.phone);
    // Each undoes a little of what the other did; after a few turns both hold.
    for (let turn = 0; turn < (shown.length > many ? 1 : turns); turn++) {
      pushApart(all, fixed, frame);
      pushNames(all, named, fixed, frame);
    }
    pushApart(all, fixed, frame);
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
    return { width: Math.max(1, width - 2 * padding), height: Math.max(1, height - 2 * padding - headroom - footroom) };
  }
}

/** On a phone a crowd is spread the more evenly, the more of the frame it fills. */
function evenness(discs: readonly Disc[], { width, height }: Frame): number {
  const filled = discs.reduce((sum, { r }) => sum + Math.PI * r * r, 0) / (width * height);
  return Math.min(0.85, 0.25 + 1.8 * filled);
}

/** The tools at the upper right, as a column of discs that stay; y upwards in the field. */
function toolDiscs(field: Frame, phone: boolean): Disc[] {
  const { width, height } = toolsOf(phone);
  const x = field.width + 2 * padding - width / 2 - padding;
  const count = Math.ceil(Math.max(0, height - padding - headroom) / toolStep);
  return Array.from({ length: count }, (_, i) => ({ id: `\0tool ${i}`, x, y: field.height - i * toolStep, r: width / 2 }));
}
const toolStep = 20;

/** The heading at the upper left, as a row of discs that stay: their lowest points are its lower edge. */
function headingDiscs(field: Frame, phone: boolean): Disc[] {
  const { width, height } = headingOf(phone);
  const y = field.height + padding + headroom - height + headingRadius;
  const count = Math.ceil(Math.min(field.width, width - padding) / headingRadius);
  return Array.from({ length: count }, (_, i) => ({ id: `\0heading ${i}`, x: i * headingRadius, y, r: headingRadius }));
}
const headingRadius = 10;
