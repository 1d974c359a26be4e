// The bibliography, with how much rests on each source.
import { restsOf, sourceRow } from '../answers/rests.ts';
import { sources as answer } from '../answers/shapes.ts';
import { byId, descending, inTurn } from '../order.ts';
import { limit, offset } from '../parameters.ts';
import { question } from '../question.ts';

export const sources = question({
  name: 'sources',
  path: '/api/sources',
  summary: 'The bibliography.',
  description: 'By the number of facts that rest on a source, then by id. `facts` counts what it says and what others relay from it, under the lens; `factsAlone` those of them that would fall with it.',
  query: { limit, offset },
  answer,
  respond: ({ query, seen }) => {
    const rests = restsOf(seen);
    const rows = seen.index.labelled('Source').map((node) => sourceRow(node, rests.get(node.id))).sort(inTurn(descending((row) => row.facts), byId));
    return { sources: rows.slice(query.offset, query.offset + query.limit), total: rows.length };
  },
});
