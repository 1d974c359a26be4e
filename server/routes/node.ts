// One node: its properties, the facts that touch it in time order, its disputes, and what stands around it, by label.
import type { NodeAnswer } from '#graph/answers';
import { captionOf } from '#graph/graph-index';
import type { GraphNode, PropertyValue } from '#graph/model';
import { shownLabels } from '#graph/projection';
import { labelOf } from '#graph/schema';
import { ruleVersion } from '#graph/verdict';
import { disputesOf, disputeAnswer, factPage, factsShown } from '../answers/facts.ts';
import { nodeOrRefuse } from '../answers/references.ts';
import { node as answer } from '../answers/shapes.ts';
import { neighboursOf } from '../answers/neighbourhood.ts';
import { byCodePoint } from '../order.ts';
import { factLimit, id, offset } from '../parameters.ts';
import { question } from '../question.ts';
import type { Seen } from '../snapshot.ts';

export const node = question({
  name: 'node',
  path: '/api/nodes/:id',
  summary: 'One node with its facts, disputes and neighbour counts.',
  description: 'Facts are those wired to the node and those in which it speaks (for a fact: itself and the facts wired to it; for a source: what it says), by first possible day, undated last; `limit` and `offset` ask for a page of them, `total` counts them all. `disputes` are those of all facts. What is computed of a commitment is computed under the lens. `neighbours` counts the drawn neighbours under each of their labels but Entity and Fact.',
  params: { id: id('id', 'Id of an entity, fact, source or dispute.') },
  query: { limit: factLimit, offset },
  answer,
  respond: ({ params, query, seen }) => {
    const found = nodeOrRefuse(seen, params.id);
    const facts = factsShown(seen, factsAround(seen, found));
    return {
      node: { id: found.id, labels: shownLabels(found), name: captionOf(found), properties: propertiesOf(seen, found) },
      ...factPage(seen, facts, query),
      disputes: found.labels.includes('Dispute') ? [disputeAnswer(seen, found)] : disputesOf(seen, facts),
      neighbours: countByLabel(seen, found.id),
    };
  },
});

function factsAround(seen: Seen, found: GraphNode): string[] {
  const wired = [...seen.view.edgesOut(found.id).map((edge) => edge.to), ...seen.view.edgesIn(found.id).map((edge) => edge.from)];
  const spoken = found.labels.includes('Actor') ? seen.snapshot.spokenBy(found.id).filter((fact) => seen.view.assertionsOf(fact).some((citation) => (citation.properties['speakers'] as readonly string[] | undefined)?.includes(found.id))) : [];
  return [found.id, ...wired, ...spoken];
}

/** Computed under the default lens where it is stored; here under the lens of the request. */
const judged: ReadonlySet<string> = new Set(labelOf('Commitment').properties.filter((property) => property.computed && !['earliest', 'latest', 'undated', 'flags', 'datasets'].includes(property.name)).map((property) => property.name));

function propertiesOf(seen: Seen, found: GraphNode): NodeAnswer['node']['properties'] {
  const own = Object.entries(found.properties).filter(([name]) => !found.labels.includes('Commitment') || !judged.has(name));
  const computed = found.labels.includes('Commitment') ? judgedProperties(seen, found.id) : [];
  return Object.fromEntries([...own, ...computed].sort(([a], [b]) => byCodePoint(a, b)));
}

function judgedProperties(seen: Seen, commitment: string): [string, PropertyValue][] {
  const { verdict, delivery, ending, evidence, strength, promised, delivered, promisedOn, sentence } = seen.judgement(commitment);
  const all: Record<string, PropertyValue | null | undefined> = {
    verdict, delivery, ending, evidence, strength, promisedOn, sentence, ruleVersion, promisedLow: promised?.low, promisedHigh: promised?.high,
    deliveredLow: delivered?.low, deliveredHigh: delivered?.high, promisedCurrency: promised?.currency ?? delivered?.currency,
  };
  return Object.entries(all).filter((entry): entry is [string, PropertyValue] => entry[1] !== null && entry[1] !== undefined);
}

/** A neighbour counts once for each label that tells its kind: not for the layer that it lies in. */
function countByLabel(seen: Seen, centre: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { labels } of neighboursOf(seen, centre).nodes) for (const label of labels) if (label !== 'Entity' && label !== 'Fact') counts.set(label, (counts.get(label) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => byCodePoint(a, b)));
}
