// What the controllers of the canvas share: the data, the view asked for, what of it is shown, and what the pointer is on. Each part is written by one controller alone.
import { MultiDirectedGraph } from 'graphology';
import { palettes, type Palette } from './colours.ts';
import { radiusOf, type FirstSight } from './first-sight.ts';
import type { SceneData, SceneNode, SceneView } from './model.ts';

export interface Frame { readonly width: number; readonly height: number }

const emptyView: SceneView = { selected: [], hidden: new Set(), pinned: new Map(), dimmed: () => false, dimmedEdge: () => false, showAll: false, revealed: new Set(), path: new Set(), theme: 'light', phone: false };
const nobody: ReadonlySet<string> = new Set();

export class Board {
  readonly graph = new MultiDirectedGraph();
  /** Written by the data controller. */
  data: SceneData = { nodes: [], edges: [] };
  near: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  /** Written by the scene. */
  view: SceneView = emptyView;
  /** In pixels of the page; written by the scene. */
  frame: Frame = { width: 0, height: 0 };
  /** Written by the filter controller. */
  sight: FirstSight = { poles: [], shown: new Set(), folded: new Map() };
  /** Written by the pointer controller. */
  hovered: string | null = null;
  hoveredEdge: string | null = null;

  get palette(): Palette {
    return palettes[this.view.theme];
  }

  isPole(id: string): boolean {
    return this.sight.poles.includes(id);
  }

  /** Pixels before zooming. On a phone the marks are smaller, so that their names have room. */
  radius(node: SceneNode): number {
    return radiusOf(node.degree, this.isPole(node.id)) * (this.view.phone ? 0.64 : 1);
  }

  neighbours(id: string): ReadonlySet<string> {
    return this.near.get(id) ?? nobody;
  }

  /** Whether a mark steps back: the legend leaves it out, or the pointer is on another that it does not touch. */
  isFaded(node: SceneNode): boolean {
    if (this.view.dimmed(node)) return true;
    return this.hovered !== null && this.hovered !== node.id && !this.neighbours(this.hovered).has(node.id);
  }
}
