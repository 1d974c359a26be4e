// What rests on a source: the facts that it says or that others relay from it, and those that nothing else says.
import type { SourceRow } from '#graph/answers';
import { captionOf, listOf, textOf } from '#graph/graph-index';
import type { GraphEdge, GraphNode } from '#graph/model';
import type { View } from '#graph/visibility';
import type { Seen } from '../snapshot.ts';

export interface Rest { readonly facts: readonly string[]; readonly alone: readonly string[] }

const bySeen = new WeakMap<Seen, ReadonlyMap<string, Rest>>();

/** Per source, under the lens; a source on which nothing rests is absent. */
export function restsOf(seen: Seen): ReadonlyMap<string, Rest> {
  const found = bySeen.get(seen) ?? gather(seen);
  bySeen.set(seen, found);
  return found;
}

function gather({ view, index }: Seen): ReadonlyMap<string, Rest> {
  const rests = new Map<string, { facts: string[]; alone: string[] }>();
  for (const fact of index.labelled('Fact')) {
    const bearers = view.assertionsOf(fact.id).map(bearersOf);
    for (const source of new Set(bearers.flat())) {
      const rest = rests.get(source) ?? { facts: [], alone: [] };
      rests.set(source, rest);
      rest.facts.push(fact.id);
      if (bearers.every((sources) => sources.includes(source))) rest.alone.push(fact.id);
    }
  }
  return rests;
}

/** A citation falls with its source and with the one that it relays. */
function bearersOf(citation: GraphEdge): readonly string[] {
  const relayed = textOf(citation, 'relays');
  return relayed === undefined ? [citation.to] : [citation.to, relayed];
}

export function sourceRow(node: GraphNode, rest: Rest | undefined): SourceRow {
  const title = captionOf(node);
  return {
    id: node.id, title, shortTitle: textOf(node, 'shortTitle') ?? title, kind: textOf(node, 'kind') ?? '', authors: listOf(node, 'authors'), publisher: textOf(node, 'publisher') ?? null,
    published: textOf(node, 'published') ?? null, url: textOf(node, 'url') ?? null, facts: rest?.facts.length ?? 0, factsAlone: rest?.alone.length ?? 0, datasets: listOf(node, 'datasets'),
  };
}

/** Ids of the sources that repeat this one, of those that the lens shows. */
export function relayersOf(view: View, source: string): string[] {
  const citations = [...view.index.edges.values()].filter((edge) => edge.type === 'CITED_IN' && textOf(edge, 'relays') === source && view.admits(edge));
  return [...new Set(citations.map((edge) => edge.to))].filter((id) => id !== source).sort();
}
