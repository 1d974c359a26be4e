// The graph values of a result as the canvas draws them. Pure. Kinds, verdicts and marks are those of Explore; nodes of another graph get a small open mark.
import { verdicts, type Verdict } from '#graph/vocabularies';
import type { SceneData, SceneEdge, SceneNode } from '../scene/model.ts';
import { byCodePoint } from './order.ts';
import type { GraphValues } from './graph-values.ts';
import { kindOfNode } from './marks.tsx';
import { captionOf, stringOf, type NodeReading, type RelationshipReading } from './values.ts';

export interface ResultScene {
  readonly data: SceneData;
  /** Nodes that are left out, since a picture of so many says nothing. */
  readonly leftOut: number;
  /** Relationships of which the rows hold only one end or none. */
  readonly loose: number;
}

/** Draws at most `limit` nodes, the first to appear in the rows. Places are left to the layout: each is at the origin. There are no poles: the line between two of them would not be drawn. */
export function sceneOf({ nodes, relationships }: GraphValues, limit: number): ResultScene {
  const shown = new Map([...nodes].slice(0, limit));
  const edges = [...relationships.values()].filter(({ start, end }) => shown.has(start) && shown.has(end));
  const degree = new Map<string, number>();
  for (const { start, end } of edges) for (const id of [start, end]) degree.set(id, (degree.get(id) ?? 0) + 1);
  return {
    data: { nodes: [...shown.values()].map((node) => markOf(node, degree.get(node.id) ?? 0)), edges: edges.map((edge) => lineOf(edge, shown)), poles: [] },
    leftOut: nodes.size - shown.size,
    loose: [...relationships.values()].filter(({ start, end }) => !nodes.has(start) || !nodes.has(end)).length,
  };
}

export function verdictOfNode({ properties }: NodeReading): Verdict | null {
  const word = stringOf(properties, 'verdict');
  return verdicts.find((verdict) => verdict === word) ?? null;
}

function markOf(node: NodeReading, degree: number): SceneNode {
  const name = captionOf(node);
  return { id: node.id, label: kindOfNode(node) ?? 'Statement', name, shortName: stringOf(node.properties, 'shortName') ?? stringOf(node.properties, 'shortTitle') ?? name, degree, x: 0, y: 0, verdict: verdictOfNode(node) };
}

/** What leads from a promisor to the promise bears what became of it. */
function lineOf({ id, type, start, end, properties }: RelationshipReading, nodes: ReadonlyMap<string, NodeReading>): SceneEdge {
  const promise = type === 'COMMITTED_TO' ? nodes.get(end) : undefined;
  return { id, source: start, target: end, type, verdict: promise ? verdictOfNode(promise) : null, facts: [id], weak: stringOf(properties, 'mode') === 'hedged', directed: true, from: null, to: null };
}

/** How many nodes there are of each kind, the most first; the label of a node of another graph is its kind. */
export function kindCounts(nodes: Iterable<NodeReading>): [string, number][] {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const kind = kindOfNode(node) ?? node.labels.find((label) => label !== 'Pacta') ?? 'without label';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || byCodePoint(a, b));
}
