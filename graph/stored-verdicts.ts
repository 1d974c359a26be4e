// What the default lens makes of the facts, as properties of theirs, so that Cypher can ask for it: the verdicts of commitments, and the dates of all.
import { GraphIndex } from './graph-index.ts';
import { defaultLens } from './lens.ts';
import type { Graph, GraphNode, Properties, PropertyValue } from './model.ts';
import { labelOf } from './schema.ts';
import { judge, ruleVersion } from './verdict.ts';
import { View } from './visibility.ts';

/** On every fact and on commitments. */
const computedNames: ReadonlySet<string> = new Set(labelOf('Commitment').properties.filter((property) => property.computed && !['flags', 'datasets'].includes(property.name)).map((property) => property.name));

/** The graph with every fact dated and every commitment judged as of `today` (an ISO date). An importer dates the facts of its own dataset; a citation in another may date them otherwise. */
export function withVerdicts(graph: Graph, today: string): Graph {
  const view = new View(new GraphIndex(graph), defaultLens(today));
  return { ...graph, nodes: graph.nodes.map((node) => (node.labels.includes('Fact') ? { ...node, properties: { ...stripped(node), ...dateProperties(view, node.id), ...(node.labels.includes('Commitment') ? verdictProperties(view, node.id) : {}) } } : node)) };
}

function stripped(node: GraphNode): Properties {
  return Object.fromEntries(Object.entries(node.properties).filter(([name]) => !computedNames.has(name)));
}

function dateProperties(view: View, id: string): Record<string, PropertyValue> {
  const { earliest, latest, undated } = view.datesOf(id);
  return { ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}), undated };
}

function verdictProperties(view: View, id: string): Record<string, PropertyValue> {
  const { verdict, delivery, ending, evidence, strength, promised, delivered, promisedOn, sentence } = judge(view, id);
  const known: Record<string, PropertyValue | null | undefined> = {
    verdict, delivery, ending, evidence, strength, promisedLow: promised?.low, promisedHigh: promised?.high, deliveredLow: delivered?.low, deliveredHigh: delivered?.high,
    promisedCurrency: promised?.currency ?? delivered?.currency, promisedOn, sentence, ruleVersion,
  };
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, PropertyValue] => entry[1] !== null && entry[1] !== undefined));
}
