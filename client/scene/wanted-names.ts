// Which names are given room where they stand, and how much. Pure; it measures no font, so that the same data lays out alike before the font has come.
import type { FirstSight } from './first-sight.ts';
import { wrap } from './labels.ts';
import type { NamedDisc } from './layout/push-names.ts';
import { isLoud } from './looks.ts';
import type { SceneNode } from './model.ts';

/** Pixels of a letter and of a line in 12 px Inter. */
const letter = 6.6;
const lineHeight = 16;

/** The first `limit` of the shown names: the poles, then those with a verdict, the loud ones before the quiet, then the most connected; their boxes in pixels. */
export function wantedNames(nodes: readonly SceneNode[], { poles, shown, folded }: FirstSight, limit: number, phone = false): NamedDisc[] {
  const weight = (node: SceneNode): number => (poles.includes(node.id) ? 1e6 : 0) + (isLoud(node) ? 1e4 : node.verdict ? 1e3 : 0) + node.degree;
  return nodes.filter((node) => shown.has(node.id)).sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)).slice(0, limit).map((node) => {
    const lines = wrap(node.shortName + (folded.has(node.id) ? ` +${folded.get(node.id)}` : ''), widthOf(node, phone));
    return { id: node.id, width: letter * Math.max(...lines.map((text) => text.length)), height: lineHeight * lines.length };
  });
}

/** Characters at which a name is broken: the names with a verdict are many, and must take little room. */
export const widthOf = (node: Pick<SceneNode, 'verdict' | 'label'>, phone: boolean): number => (node.verdict || node.label === 'Project' ? 20 : 24) - (phone ? 5 : 0);
