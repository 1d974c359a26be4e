// The drawn network in columns: what the canvas shows.
import type { DrawnNode, NetworkEdge } from '#graph/projection';
import { network as answer } from '../answers/shapes.ts';
import { bearsOne, labelWords } from '../label-words.ts';
import { byId, descending, inTurn } from '../order.ts';
import { whole, word, words } from '../parameters.ts';
import { question } from '../question.ts';

export const network = question({
  name: 'network',
  path: '/api/network',
  summary: 'The drawn network, in columns.',
  description: '`source` and `target` of the edges are indexes of nodes. Without `limit` all of it; with it, the nodes of highest degree and the edges between them. `total` counts what there is before the limit.',
  query: {
    view: word('view', ['entities', 'evidence'], 'Whether facts are drawn as edges between entities, or as nodes. `entities` unless given.').default('entities'),
    types: words('types', labelWords, 'Labels of the nodes to draw, separated by commas.').optional(),
    limit: whole('limit', 1, 500, 'How many nodes to draw at most; all unless given.').optional(),
  },
  answer,
  respond: ({ query, seen }) => {
    const drawn = seen.network(query.view);
    const wanted = drawn.nodes.filter((node) => bearsOne(node.labels, query.types));
    const possible = edgesAmong(drawn.edges, wanted);
    const nodes = query.limit === undefined ? wanted : [...wanted].sort(inTurn(descending((node) => node.degree), byId)).slice(0, query.limit).sort(byId);
    const edges = query.limit === undefined ? possible : edgesAmong(possible, nodes);
    return { view: query.view, nodes: nodeColumns(nodes), edges: edgeColumns(edges, nodes), total: { nodes: wanted.length, edges: possible.length } };
  },
});

function edgesAmong(edges: readonly NetworkEdge[], nodes: readonly DrawnNode[]): NetworkEdge[] {
  const ids = new Set(nodes.map((node) => node.id));
  return edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target));
}

const nodeColumns = (nodes: readonly DrawnNode[]) => ({
  id: nodes.map((node) => node.id), labels: nodes.map((node) => node.labels), name: nodes.map((node) => node.name), shortName: nodes.map((node) => node.shortName),
  degree: nodes.map((node) => node.degree), x: nodes.map((node) => node.x), y: nodes.map((node) => node.y), verdict: nodes.map((node) => node.verdict),
});

function edgeColumns(edges: readonly NetworkEdge[], nodes: readonly DrawnNode[]) {
  const at = new Map(nodes.map((node, index) => [node.id, index]));
  return {
    id: edges.map((edge) => edge.id), source: edges.map((edge) => at.get(edge.source)!), target: edges.map((edge) => at.get(edge.target)!), type: edges.map((edge) => edge.type),
    verdict: edges.map((edge) => edge.verdict), facts: edges.map((edge) => edge.facts), weak: edges.map((edge) => edge.weak), directed: edges.map((edge) => edge.directed), from: edges.map((edge) => edge.from), to: edges.map((edge) => edge.to),
  };
}
