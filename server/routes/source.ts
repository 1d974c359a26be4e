// One source: what rests on it, and which verdicts fall when it is withdrawn.
import type { SourceAnswer } from '#graph/answers';
import { captionOf, textOf } from '#graph/graph-index';
import { factPage, factsShown } from '../answers/facts.ts';
import { nodeOrRefuse, referenceTo } from '../answers/references.ts';
import { relayersOf, restsOf, sourceRow } from '../answers/rests.ts';
import { source as answer } from '../answers/shapes.ts';
import { byId } from '../order.ts';
import { factLimit, id, offset } from '../parameters.ts';
import { question } from '../question.ts';
import type { Seen } from '../snapshot.ts';

export const source = question({
  name: 'source',
  path: '/api/sources/:id',
  summary: 'One source, what rests on it and what falls without it.',
  description: 'Facts are by first possible day, undated last; `limit` and `offset` ask for a page of them, `total` counts them all. `falls` lists the commitments whose verdict changes when what the source says, and what relays it, is thought away; `after` is null where nothing is left that states the commitment.',
  params: { id: id('id', 'Id of a source.') },
  query: { limit: factLimit, offset },
  answer,
  respond: ({ params, query, seen }) => {
    const node = nodeOrRefuse(seen, params.id, 'Source');
    const rest = restsOf(seen).get(node.id);
    return {
      source: { ...sourceRow(node, rest), lang: textOf(node, 'lang') ?? null, note: textOf(node, 'note') ?? null },
      ...factPage(seen, factsShown(seen, rest?.facts ?? []), query), falls: fallsWithout(seen, node.id), relayedBy: relayersOf(seen.view, node.id).map((other) => referenceTo(seen.index, other)),
    };
  },
});

function fallsWithout(seen: Seen, withdrawn: string): SourceAnswer['falls'] {
  const rest = seen.without(withdrawn);
  return seen.index.labelled('Commitment').filter((node) => seen.view.isVisible(node.id)).flatMap((node) => {
    const before = seen.judgement(node.id).verdict;
    const after = rest.view.isVisible(node.id) ? rest.judgement(node.id).verdict : null;
    return before === after ? [] : [{ id: node.id, title: captionOf(node), before, after }];
  }).sort(byId);
}
