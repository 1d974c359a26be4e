// What is shown at first sight: poles, and which names fold into their neighbours. Pure; the same data always folds alike.
import type { SceneData, SceneNode } from './model.ts';

export interface FirstSight {
  /** The two nodes around which the picture stands, largest first; none in a small network. */
  readonly poles: readonly string[];
  readonly shown: ReadonlySet<string>;
  /** How many names are folded after each shown one. */
  readonly folded: ReadonlyMap<string, number>;
}

/**
 * The two names with most edges are poles when each has more than a twentieth of them. Mentions do not count: who speaks of everything
 * (the author of a paper) is not what it is about. Data that names its poles, or that it has none, is believed. (At 15 % of the edges, the share in the first design, the whole paper has no pole.)
 */
export function polesOf({ nodes, edges, poles }: PoleData): string[] {
  if (poles) return [...poles];
  const told = edges.filter((edge) => edge.type !== 'MENTION');
  if (told.length < 20) return [];
  const degree = new Map<string, number>();
  for (const { source, target } of told) for (const end of [source, target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const share = (id: string): number => (degree.get(id) ?? 0) / told.length;
  return nodes.map((node) => node.id).filter((id) => share(id) > 0.05).sort((a, b) => share(b) - share(a) || (a < b ? -1 : 1)).slice(0, 2);
}
interface PoleData { readonly poles?: readonly string[]; readonly nodes: readonly { readonly id: string }[]; readonly edges: readonly { readonly source: string; readonly target: string; readonly type: string }[] }

/**
 * Folds names until about `limit` are shown: first those with one neighbour and no verdict, then small satellites, the least connected first.
 * Poles, names with a verdict and those in `keep` are never folded.
 */
export function firstSight(data: SceneData, limit: number, keep: ReadonlySet<string>, hidden: ReadonlySet<string>): FirstSight {
  const poles = polesOf(data).filter((id) => !hidden.has(id));
  const shown = new Map(data.nodes.filter((node) => !hidden.has(node.id)).map((node) => [node.id, node]));
  const near = neighbourhoods(data, shown);
  const folded = new Map<string, number>();
  const safe = (node: SceneNode): boolean => node.verdict !== null || keep.has(node.id) || poles.includes(node.id);
  const fold = (node: SceneNode): void => {
    const mine = near.get(node.id)!;
    const host = [...mine].sort((a, b) => hostRank(b, poles, near) - hostRank(a, poles, near) || (a < b ? -1 : 1))[0];
    if (host !== undefined) folded.set(host, (folded.get(host) ?? 0) + 1 + (folded.get(node.id) ?? 0));
    folded.delete(node.id);
    shown.delete(node.id);
    for (const other of mine) near.get(other)!.delete(node.id);
  };
  for (let reach = 1; shown.size > limit && reach <= 12; reach++) {
    for (const node of [...shown.values()].sort((a, b) => a.degree - b.degree || (a.id < b.id ? -1 : 1))) {
      if (shown.size <= limit) break;
      if (!safe(node) && near.get(node.id)!.size <= reach) fold(node);
    }
  }
  return { poles, shown: new Set(shown.keys()), folded };
}

/** A fold hangs on the smallest neighbour that is no pole, so that "+n" stands near what it belongs to. */
const hostRank = (id: string, poles: readonly string[], near: ReadonlyMap<string, ReadonlySet<string>>): number => (poles.includes(id) ? -1000 : 0) - (near.get(id)?.size ?? 0);

function neighbourhoods(data: SceneData, shown: ReadonlyMap<string, SceneNode>): Map<string, Set<string>> {
  const near = new Map([...shown.keys()].map((id) => [id, new Set<string>()]));
  for (const { source, target } of data.edges) if (shown.has(source) && shown.has(target) && source !== target) {
    near.get(source)!.add(target);
    near.get(target)!.add(source);
  }
  return near;
}

/** Radius of a mark in pixels: r = 2.2 + 2.4 √weight, 3.5 to 13; a pole 22. */
export const radiusOf = (degree: number, pole: boolean): number => (pole ? 22 : Math.min(13, Math.max(3.5, 2.2 + 2.4 * Math.sqrt(degree))));
