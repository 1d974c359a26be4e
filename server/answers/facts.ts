// Facts and disputes as answers tell them, under a lens.
import type { DisputeAnswer, FactAnswer } from '#graph/answers';
import { captionOf, textOf } from '#graph/graph-index';
import type { GraphNode } from '#graph/model';
import { shownLabels } from '#graph/projection';
import { byCodePoint, byId, byText, inTurn, type Order } from '../order.ts';
import type { Seen } from '../snapshot.ts';
import { citationsOf } from './citations.ts';

/** By first possible day, undated last. */
export const byEarliest: Order<{ readonly id: string; readonly earliest: string | null }> = inTurn(byText((fact) => fact.earliest), byId);

/** One fact that the lens shows. A commitment is dated by its promise and bears its verdict and sentence. */
export function factAnswer(seen: Seen, node: GraphNode): FactAnswer {
  const { when, earliest, latest } = seen.view.datesOf(node.id);
  const judgement = node.labels.includes('Commitment') ? seen.judgement(node.id) : undefined;
  return {
    id: node.id, labels: shownLabels(node), title: captionOf(node), when: judgement ? judgement.promisedOn : when, earliest, latest,
    verdict: judgement?.verdict ?? null, sentence: judgement?.sentence ?? null, citations: citationsOf(seen, node.id),
  };
}

/** Those of `ids` that are facts and that the lens shows, by first possible day, undated last. */
export function factsShown({ index, view }: Seen, ids: Iterable<string>): string[] {
  const facts = [...new Set(ids)].filter((id) => (index.node(id)?.labels.includes('Fact') ?? false) && view.isVisible(id));
  return facts.map((id) => ({ id, earliest: view.datesOf(id).earliest })).sort(byEarliest).map(({ id }) => id);
}

/** Facts told in full, in the same order. */
export const factAnswers = (seen: Seen, ids: Iterable<string>): FactAnswer[] => factsShown(seen, ids).map((id) => factAnswer(seen, seen.index.node(id)!));

/** The asked page of `facts`, which `factsShown` gave; only the page is told in full. */
export function factPage(seen: Seen, facts: readonly string[], { limit, offset }: { readonly limit?: number | undefined; readonly offset: number }): { readonly facts: FactAnswer[]; readonly total: number } {
  const page = facts.slice(offset, limit === undefined ? undefined : offset + limit);
  return { facts: page.map((id) => factAnswer(seen, seen.index.node(id)!)), total: facts.length };
}

/** A dispute with the sides that the lens shows. */
export function disputeAnswer(seen: Seen, node: GraphNode): DisputeAnswer {
  const edges = seen.view.edgesOut(node.id, 'INVOLVES');
  const sides = [...new Set(edges.map((edge) => String(edge.properties['side'])))].sort(byCodePoint);
  return {
    id: node.id, question: captionOf(node), note: textOf(node, 'note') ?? null,
    sides: sides.map((side) => ({ side, facts: factAnswers(seen, edges.filter((edge) => edge.properties['side'] === side).map((edge) => edge.to)) })),
  };
}

/** The disputes in which one of `facts` stands, of those that the lens shows, by id. */
export function disputesOf(seen: Seen, facts: Iterable<string>): DisputeAnswer[] {
  const found = new Set([...facts].flatMap((fact) => seen.index.in(fact, 'INVOLVES').map((edge) => edge.from)));
  return [...found].filter((id) => seen.view.isVisible(id)).map((id) => disputeAnswer(seen, seen.index.node(id)!)).sort(byId);
}
