// The verdicts of the default lens as properties of their commitments, so that Cypher can ask for them.
import { GraphIndex } from './graph-index.ts';
import { defaultLens } from './lens.ts';
import type { Graph, GraphNode, Properties, PropertyValue } from './model.ts';
import { labelOf } from './schema.ts';
import { judge, ruleVersion } from './verdict.ts';
import { View } from './visibility.ts';

const computedNames: ReadonlySet<string> = new Set(labelOf('Commitment').properties.filter((property) => property.computed && !['earliest', 'latest', 'undated', 'flags', 'datasets'].includes(property.name)).map((property) => property.name));

/** The graph with every commitment judged as of `today` (an ISO date). */
export function withVerdicts(graph: Graph, today: string): Graph {
  const view = new View(new GraphIndex(graph), defaultLens(today));
  return { ...graph, nodes: graph.nodes.map((node) => (node.labels.includes('Commitment') ? { ...node, properties: { ...stripped(node), ...verdictProperties(view, node.id) } } : node)) };
}

function stripped(node: GraphNode): Properties {
  return Object.fromEntries(Object.entries(node.properties).filter(([name]) => !computedNames.has(name)));
}

function verdictProperties(view: View, id: string): Record<string, PropertyValue> {
  const { verdict, delivery, ending, evidence, strength, promised, delivered, promisedOn, sentence } = judge(view, id);
  const known: Record<string, PropertyValue | null | undefined> = {
    verdict, delivery, ending, evidence, strength, promisedLow: promised?.low, promisedHigh: promised?.high, deliveredLow: delivered?.low, deliveredHigh: delivered?.high,
    promisedCurrency: promised?.currency ?? delivered?.currency, promisedOn, sentence, ruleVersion,
  };
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, PropertyValue] => entry[1] !== null && entry[1] !== undefined));
}
