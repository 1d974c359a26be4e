// The shortest ways between two nodes of the drawn network, as sentences with their citations.
import type { Citation } from '#graph/answers';
import { edgeSentence, longestPath, mostPaths, pathsBetween } from '#graph/paths';
import type { NetworkEdge } from '#graph/projection';
import { citationsOf, citationsOfTie } from '../answers/citations.ts';
import { nodeOrRefuse, referenceTo } from '../answers/references.ts';
import { path as answer } from '../answers/shapes.ts';
import { byId } from '../order.ts';
import { id, ids } from '../parameters.ts';
import { question } from '../question.ts';
import type { Seen } from '../snapshot.ts';

export const path = question({
  name: 'path',
  path: '/api/path',
  summary: 'The shortest ways between two nodes.',
  description: `On the drawn network of entities, undirected: at most ${mostPaths} paths of at most ${longestPath} edges, by length and then by ids. None is an empty list.`,
  query: { from: id('from', 'Id of the node to start from.'), to: id('to', 'Id of the node to reach.'), exclude: ids('exclude', 'ids of nodes', 'Ids of nodes that no path may pass, separated by commas.').optional() },
  answer,
  respond: ({ query, seen }) => {
    for (const end of [query.from, query.to, ...(query.exclude ?? [])]) nodeOrRefuse(seen, end);
    const paths = query.from === query.to ? [] : pathsBetween(seen.network('entities'), query.from, query.to, new Set(query.exclude ?? []));
    return { paths: paths.map(({ nodes, edges }) => ({ nodes: nodes.map((node) => referenceTo(seen.index, node)), edges: edges.map((edge) => ({ id: edge.id, sentence: edgeSentence(seen.view, edge).sentence, citations: citationsOfEdge(seen, edge) })) })) };
  },
});

/** The citations of the facts and ties that an edge stands for. */
function citationsOfEdge(seen: Seen, edge: NetworkEdge): Citation[] {
  const all = edge.facts.flatMap((fact) => {
    const tie = seen.index.edges.get(fact);
    return tie && !seen.index.node(fact) ? citationsOfTie(seen.view, tie) : citationsOf(seen, fact);
  });
  return [...new Map(all.map((citation) => [citation.id, citation])).values()].sort(byId);
}
