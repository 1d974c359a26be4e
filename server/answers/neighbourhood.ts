// What stands around a node on the canvas: around an entity in the entities view, around a fact or dispute in the evidence view.
import type { NetworkEdge } from '#graph/projection';
import type { DrawnNode, NetworkView } from '#graph/projection';
import type { DrawnEdge } from '#graph/answers';
import { byId, descending, inTurn } from '../order.ts';
import type { Seen } from '../snapshot.ts';

export interface Neighbourhood { readonly nodes: readonly DrawnNode[]; readonly edges: readonly NetworkEdge[] }

/** The drawn neighbours of a node, by degree, and the edges to them, by id. */
export function neighboursOf(seen: Seen, centre: string): Neighbourhood {
  const kind: NetworkView = seen.index.node(centre)?.labels.includes('Entity') ? 'entities' : 'evidence';
  const network = seen.network(kind);
  const edges = network.edges.filter((edge) => edge.source === centre || edge.target === centre);
  const around = new Set(edges.map((edge) => (edge.source === centre ? edge.target : edge.source)));
  return { nodes: network.nodes.filter((node) => around.has(node.id)).sort(inTurn(descending((node) => node.degree), byId)), edges: [...edges].sort(byId) };
}

export const drawnEdge = ({ id, source, target, type, facts, verdict }: NetworkEdge): DrawnEdge => ({ id, source, target, type, facts, verdict });
