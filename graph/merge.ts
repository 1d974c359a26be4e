// One graph from many datasets: puts a dataset in place of its former self. Pure; both databases store exactly what this returns.
import type { Dataset, Graph, GraphEdge, GraphNode } from './model.ts';
import { listOf } from './graph-index.ts';

/**
 * The graph with `dataset` in place of its former self. A node lives while any dataset uses it: one that this dataset no longer defines stays, as it was,
 * when another dataset refers to it. Edges belong to the dataset that states them.
 */
export function replaceDataset(current: Graph, dataset: Dataset): Graph {
  const { nodes, edges } = removeDataset(current, dataset.id);
  const merged = new Map(nodes.map((node) => [node.id, node]));
  for (const node of dataset.nodes) {
    const others = listOf(merged.get(node.id) ?? node, 'datasets').filter((id) => id !== dataset.id);
    merged.set(node.id, withDatasets(place(node, dataset), [...others, dataset.id]));
  }
  for (const id of dataset.uses) {
    const used = merged.get(id);
    if (used) merged.set(id, withDatasets(used, [...listOf(used, 'datasets'), dataset.id]));
  }
  return { nodes: [...merged.values()].sort(byId), edges: [...edges, ...dataset.edges].sort(byId) };
}

/** The graph without what `id` alone uses. */
export function removeDataset(current: Graph, id: string): Graph {
  const leave = <T extends GraphNode | GraphEdge>(held: T): T[] => {
    const datasets = listOf(held, 'datasets');
    if (!datasets.includes(id)) return [held];
    return datasets.length === 1 ? [] : [withDatasets(held, datasets.filter((other) => other !== id))];
  };
  const nodes = current.nodes.flatMap(leave);
  const alive = new Set(nodes.map((node) => node.id));
  return { nodes, edges: current.edges.flatMap(leave).filter((edge) => alive.has(edge.from) && alive.has(edge.to)) };
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function withDatasets<T extends GraphNode | GraphEdge>(held: T, datasets: readonly string[]): T {
  return { ...held, properties: { ...held.properties, datasets: [...new Set(datasets)].sort() } };
}

/** Where the dataset lays the node out. */
function place(node: GraphNode, dataset: Dataset): GraphNode {
  const position = dataset.positions[node.id];
  return position ? { ...node, properties: { ...node.properties, x: position[0], y: position[1] } } : node;
}

export interface Difference {
  readonly nodesGone: readonly GraphNode[];
  readonly edgesGone: readonly GraphEdge[];
  readonly nodesNew: readonly GraphNode[];
  readonly edgesNew: readonly GraphEdge[];
}

/** What must be taken away and then written to make `before` equal `after`. Something that changed is in both; a node whose properties alone changed is only in `nodesNew`. */
export function difference(before: Graph, after: Graph): Difference {
  const oldNodes = new Map(before.nodes.map((node) => [node.id, node]));
  const oldEdges = new Map(before.edges.map((edge) => [edge.id, edge]));
  const newNodes = new Map(after.nodes.map((node) => [node.id, node]));
  const newEdges = new Map(after.edges.map((edge) => [edge.id, edge]));
  const relabelled = (node: GraphNode): boolean => newNodes.has(node.id) && newNodes.get(node.id)!.labels.join() !== node.labels.join();
  const nodesGone = before.nodes.filter((node) => !newNodes.has(node.id) || relabelled(node));
  const removed = new Set(nodesGone.map((node) => node.id));
  const lost = (edge: GraphEdge): boolean => removed.has(edge.from) || removed.has(edge.to) || !sameEdge(newEdges.get(edge.id), edge);
  return {
    nodesGone,
    edgesGone: before.edges.filter(lost),
    nodesNew: after.nodes.filter((node) => removed.has(node.id) || !sameProperties(oldNodes.get(node.id), node)),
    edgesNew: after.edges.filter((edge) => { const old = oldEdges.get(edge.id); return old === undefined || lost(old); }),
  };
}

const sameEdge = (a: GraphEdge | undefined, b: GraphEdge): boolean => a !== undefined && a.type === b.type && a.from === b.from && a.to === b.to && sameProperties(a, b);

function sameProperties(a: GraphNode | GraphEdge | undefined, b: GraphNode | GraphEdge): boolean {
  if (!a) return false;
  const keys = Object.keys(a.properties);
  return keys.length === Object.keys(b.properties).length && keys.every((key) => JSON.stringify(a.properties[key]) === JSON.stringify(b.properties[key]));
}
