// What stands around one node, page by page.
import { drawnEdge, neighboursOf } from '../answers/neighbourhood.ts';
import { nodeOrRefuse } from '../answers/references.ts';
import { neighbours as answer } from '../answers/shapes.ts';
import { bearsOne, labelWords } from '../label-words.ts';
import { id, limit, offset, words } from '../parameters.ts';
import { question } from '../question.ts';

export const neighbours = question({
  name: 'neighbours',
  path: '/api/nodes/:id/neighbours',
  summary: 'The drawn neighbours of a node, by degree.',
  description: '`edges` are those between the node and the neighbours of this page. Around a fact, its wiring is drawn.',
  params: { id: id('id', 'Id of an entity, fact or dispute.') },
  query: { types: words('types', labelWords, 'Labels of the neighbours to answer, separated by commas.').optional(), limit, offset },
  answer,
  respond: ({ params, query, seen }) => {
    const { id: centre } = nodeOrRefuse(seen, params.id);
    const around = neighboursOf(seen, centre);
    const wanted = around.nodes.filter((node) => bearsOne(node.labels, query.types));
    const page = wanted.slice(query.offset, query.offset + query.limit);
    const shown = new Set(page.map((node) => node.id));
    return {
      nodes: page.map(({ id: node, labels, name, degree }) => ({ id: node, labels, name, degree })),
      edges: around.edges.filter((edge) => shown.has(edge.source === centre ? edge.target : edge.source)).map(drawnEdge), total: wanted.length,
    };
  },
});
