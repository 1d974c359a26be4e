// What the canvas is given and what it tells: plain values. The scene draws; it knows no URL, no server and no state.
import type { Verdict } from '#graph/vocabularies';

export type SceneLabel = 'Actor' | 'Institution' | 'Project' | 'Agreement' | 'Region' | 'Commitment' | 'Event' | 'Flow' | 'Figure' | 'Statement' | 'Source' | 'Dispute';
/** `x` and `y` lie in 0..1, y upwards. */
export interface SceneNode { readonly id: string; readonly label: SceneLabel; readonly name: string; readonly shortName: string; readonly degree: number; readonly x: number; readonly y: number; readonly verdict: Verdict | null }
export interface SceneEdge { readonly id: string; readonly source: string; readonly target: string; readonly type: string; readonly verdict: Verdict | null; readonly facts: readonly string[]; readonly weak: boolean; /** All its facts lead from source to target. */ readonly directed: boolean; readonly from: string | null; readonly to: string | null }
/** `poles` names the nodes around which the picture stands; without it they are found. */
export interface SceneData { readonly nodes: readonly SceneNode[]; readonly edges: readonly SceneEdge[]; readonly poles?: readonly string[] }

export interface SceneView {
  readonly selected: readonly string[];
  readonly hidden: ReadonlySet<string>;
  readonly pinned: ReadonlyMap<string, readonly [number, number]>;
  readonly dimmed: (node: SceneNode) => boolean;
  readonly dimmedEdge: (edge: SceneEdge) => boolean;
  readonly showAll: boolean;
  /** Never folded. */
  readonly revealed: ReadonlySet<string>;
  /** Edges to lift. */
  readonly path: ReadonlySet<string>;
  readonly theme: 'light' | 'dark';
  readonly phone: boolean;
}

export interface SceneEvents {
  select(id: string | null, add: boolean): void;
  expand(id: string): void;
  pin(id: string, x: number, y: number): void;
  lasso(ids: readonly string[]): void;
  edge(id: string): void;
  menu(id: string | null, x: number, y: number): void;
  /** Something could not be drawn; a sentence for the reader. */
  failed(sentence: string): void;
  shown(counts: { readonly shown: number; readonly total: number; readonly folded: number }): void;
}
