// Nodes as an answer names them.
import type { Reference } from '#graph/answers';
import { captionOf, type GraphIndex } from '#graph/graph-index';
import { nearest } from '#graph/nearest';
import { UnknownId } from '../refusals.ts';
import type { GraphNode } from '#graph/model';
import type { Seen } from '../snapshot.ts';

/** An id and the name or title that it goes by; the id itself for something that is not stored. */
export function referenceTo(index: GraphIndex, id: string): Reference {
  const node = index.node(id);
  return { id, name: node ? captionOf(node) : id };
}

export function titleOf(index: GraphIndex, id: string): { readonly id: string; readonly title: string } {
  const { name } = referenceTo(index, id);
  return { id, title: name };
}

/** The node with this id. Throws UnknownId with the nearest ids, also for a fact or dispute that the lens does not show. */
export function nodeOrRefuse(seen: Seen, id: string, label?: string): GraphNode {
  const node = seen.index.node(id);
  const candidates = label === undefined ? [...seen.index.nodes.keys()] : seen.index.labelled(label).map((other) => other.id);
  const what = label === undefined ? 'node' : label.toLowerCase();
  if (!node || (label !== undefined && !node.labels.includes(label))) {
    const meant = nearest(id, candidates);
    throw new UnknownId(`No ${what} has the id "${id}". ${meant.length > 0 ? `The nearest are ${meant.join(', ')}.` : 'GET /api/search?q= finds ids by name.'}`, meant);
  }
  if (!seen.view.isVisible(id)) throw new UnknownId(`The ${what} "${id}" exists, but nothing that this lens shows states it. Ask with other sources or a later date.`, []);
  return node;
}
