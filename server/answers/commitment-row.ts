// One commitment as the ledger tells it, under a lens: parties, the two axes, money, the verdict's sentence and the citations that it rests on.
import type { CommitmentRow, Reference } from '#graph/answers';
import { captionOf } from '#graph/graph-index';
import type { GraphNode } from '#graph/model';
import type { CommitmentObject } from '#graph/vocabularies';
import { byId } from '../order.ts';
import type { Seen } from '../snapshot.ts';
import { citationsOf } from './citations.ts';
import { referenceTo } from './references.ts';

/** The citations are those of the commitment and of the facts that decide its verdict. */
export function commitmentRow(seen: Seen, node: GraphNode): CommitmentRow {
  const { case: found, deciding, verdict, delivery, ending, evidence, sentence, strength, promisedOn, promised, delivered, gap } = seen.judgement(node.id);
  const references = (ids: readonly string[]): Reference[] => ids.map((id) => referenceTo(seen.index, id)).sort(byId);
  const citations = [...new Set([node.id, ...deciding])].flatMap((fact) => citationsOf(seen, fact));
  return {
    id: node.id, title: captionOf(node), promisors: references(found.promisors), promisees: references(found.promisees), concerns: references(found.concerns),
    promisedOn, object: node.properties['object'] as CommitmentObject, strength, verdict, delivery, ending, evidence, sentence, promised, delivered, gap,
    citations: [...new Map(citations.map((citation) => [citation.id, citation])).values()].sort(byId),
  };
}
