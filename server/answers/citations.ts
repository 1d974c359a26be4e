// The citations of a fact under a lens. Deprecated ones stay visible beside the others although they no longer count.
import type { Citation } from '#graph/answers';
import { listOf, textOf } from '#graph/graph-index';
import type { GraphEdge } from '#graph/model';
import { interested } from '#graph/verdict-case';
import type { View } from '#graph/visibility';
import type { Mode, Rank, Stance } from '#graph/vocabularies';
import { byId } from '../order.ts';
import type { Seen } from '../snapshot.ts';
import { partiesOf } from './parties.ts';
import { referenceTo, titleOf } from './references.ts';

/** What the lens admits, and what it would admit were it not deprecated; by id. */
export function citationsOf(seen: Seen, fact: string): Citation[] {
  const { view } = seen;
  const edges = view.index.out(fact, 'CITED_IN').filter((edge) => view.admits(edge) || (edge.properties['rank'] === 'deprecated' && view.admits(asNormal(edge))));
  return edges.length === 0 ? [] : citationsFrom(view, edges, partiesOf(seen, fact));
}

/** A tie bears the sources that state it, where a fact bears citations. */
export function citationsOfTie(view: View, tie: GraphEdge): Citation[] {
  const locators = listOf(tie, 'locators');
  return listOf(tie, 'sources').map((source, at) => ({
    id: `${tie.id}:${source}`, source: titleOf(view.index, source), locator: locators[at] ?? locators[0] ?? '', when: textOf(tie, 'from') ?? null,
    stance: 'asserts' as const, mode: 'stated' as const, wording: null, speakers: [], relays: null, rank: 'normal' as const,
  })).filter(({ source }) => view.sees({ ...tie, properties: { ...tie.properties, sources: [source.id] } })).sort(byId);
}

function citationsFrom(view: View, edges: readonly GraphEdge[], parties: readonly string[]): Citation[] {
  return edges.map((edge) => {
    const relayed = textOf(edge, 'relays');
    return {
      id: edge.id, source: titleOf(view.index, edge.to), locator: textOf(edge, 'locator') ?? '', when: textOf(edge, 'when') ?? null,
      stance: edge.properties['stance'] as Stance, mode: edge.properties['mode'] as Mode, wording: textOf(edge, 'wording') ?? null,
      speakers: listOf(edge, 'speakers').map((id) => ({ ...referenceTo(view.index, id), interested: interested(view, id, parties) })),
      relays: relayed === undefined ? null : titleOf(view.index, relayed), rank: edge.properties['rank'] as Rank,
    };
  }).sort(byId);
}

const asNormal = (edge: GraphEdge): GraphEdge => ({ ...edge, properties: { ...edge.properties, rank: 'normal' } });
