// A graph indexed for walking: nodes by id and label, edges by end and type. Read-only; knows no rule and no lens.
import type { Graph, GraphEdge, GraphNode } from './model.ts';
import type { RelationshipType } from './schema.ts';

const none: readonly GraphEdge[] = [];

export class GraphIndex {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
  readonly #out = new Map<string, Map<RelationshipType, GraphEdge[]>>();
  readonly #in = new Map<string, Map<RelationshipType, GraphEdge[]>>();
  readonly #byLabel = new Map<string, GraphNode[]>();

  constructor(graph: Graph) {
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    this.edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
    for (const node of graph.nodes) for (const label of node.labels) push(this.#byLabel, label, node);
    for (const edge of graph.edges) {
      push(bucket(this.#out, edge.from), edge.type, edge);
      push(bucket(this.#in, edge.to), edge.type, edge);
    }
  }

  node(id: string): GraphNode | undefined {
    return this.nodes.get(id);
  }

  labelled(label: string): readonly GraphNode[] {
    return this.#byLabel.get(label) ?? [];
  }

  /** Edges that leave `id`, of one type or of all. */
  out(id: string, type?: RelationshipType): readonly GraphEdge[] {
    return pick(this.#out.get(id), type);
  }

  /** Edges that enter `id`, of one type or of all. */
  in(id: string, type?: RelationshipType): readonly GraphEdge[] {
    return pick(this.#in.get(id), type);
  }
}

function bucket(map: Map<string, Map<RelationshipType, GraphEdge[]>>, id: string): Map<RelationshipType, GraphEdge[]> {
  const found = map.get(id);
  if (found) return found;
  const made = new Map<RelationshipType, GraphEdge[]>();
  map.set(id, made);
  return made;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}

function pick(types: Map<RelationshipType, GraphEdge[]> | undefined, type?: RelationshipType): readonly GraphEdge[] {
  if (!types) return none;
  return type ? (types.get(type) ?? none) : [...types.values()].flat();
}

/** A string property, or `undefined`. */
export function textOf(holder: GraphNode | GraphEdge, property: string): string | undefined {
  const value = holder.properties[property];
  return typeof value === 'string' ? value : undefined;
}

/** A list property; absent is empty. */
export function listOf(holder: GraphNode | GraphEdge, property: string): readonly string[] {
  const value = holder.properties[property];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The caption of a node: name, title or question, else its id. */
export function captionOf(node: GraphNode): string {
  return textOf(node, 'name') ?? textOf(node, 'title') ?? textOf(node, 'question') ?? node.id;
}
