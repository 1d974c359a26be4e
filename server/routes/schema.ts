// The typed graph described: labels, relationships and closed vocabularies, with how many of each there are.
import type { SchemaAnswer, SchemaProperty } from '#graph/answers';
import type { GraphEdge, GraphNode } from '#graph/model';
import { labels, relationships, type PropertyDef } from '#graph/schema';
import { vocabularies } from '#graph/vocabularies';
import { schema as answer } from '../answers/shapes.ts';
import { question } from '../question.ts';
import type { Seen } from '../snapshot.ts';

export const schema = question({
  name: 'schema',
  path: '/api/schema',
  summary: 'Labels, relationships and vocabularies, with counts.',
  description: 'Sub-labels are listed as labels of their own after the label that bears them. Under the default lens the counts are of all that is stored; under another, of what it shows.',
  answer,
  respond: ({ seen, isDefaultLens }) => {
    const counts = isDefaultLens ? countAll(seen, () => true, () => true) : countAll(seen, (node) => seen.view.isVisible(node.id), (edge) => seen.view.sees(edge));
    return { labels: labelRows(counts.labels), relationships: relationshipRows(counts.types), vocabularies: { ...vocabularies } };
  },
});

type Counts = ReadonlyMap<string, number>;

function countAll(seen: Seen, showsNode: (node: GraphNode) => boolean, showsEdge: (edge: GraphEdge) => boolean): { labels: Counts; types: Counts } {
  return {
    labels: tally(seen.snapshot.graph.nodes.filter(showsNode).flatMap((node) => node.labels)),
    types: tally(seen.snapshot.graph.edges.filter(showsEdge).map((edge) => edge.type)),
  };
}

function tally(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const propertyRow = (property: PropertyDef): SchemaProperty => ({ name: property.name, type: property.type, required: property.required === true, unit: property.unit ?? null, vocabulary: property.vocabulary ?? null, description: property.description });

/** A sub-label that is a label already (an institution that acts is an Actor) is not listed twice. */
function labelRows(counts: Counts): SchemaAnswer['labels'] {
  const names = new Set<string>(labels.map((label) => label.name));
  return labels.flatMap((label) => [
    { name: label.name as string, layer: label.layer, subLabels: label.subLabels, description: label.description, count: counts.get(label.name) ?? 0, properties: label.properties.map(propertyRow) },
    ...label.subLabels.filter((name) => !names.has(name)).map((name) => ({ name, layer: label.layer, subLabels: [], description: `A kind of ${label.name}.`, count: counts.get(name) ?? 0, properties: label.properties.map(propertyRow) })),
  ]);
}

function relationshipRows(counts: Counts): SchemaAnswer['relationships'] {
  return relationships.map(({ type, from, to, description, properties }) => ({ type, from, to, description, count: counts.get(type) ?? 0, properties: properties.map(propertyRow) }));
}
