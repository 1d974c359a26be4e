/**
 * The graphology graph beside the records. Whoever brings a graph has it kept in step with every change; for a store that began
 * empty it is made when somebody first asks, since keeping it takes as long as keeping the records does.
 * It may not know transactions, and reads nothing back.
 */
import { MultiDirectedGraph } from 'graphology';
import type { NodeAttributes, NodeRecord, RelationshipAttributes, RelationshipRecord } from './entities.ts';

export type CypherGraph = MultiDirectedGraph<NodeAttributes, RelationshipAttributes>;

export class Mirror {
  private graph: CypherGraph | null;

  constructor(graph?: CypherGraph) {
    this.graph = graph ?? null;
  }

  /** The graph, made of these records when there is none yet. */
  shown(nodes: Iterable<NodeRecord>, relationships: Iterable<RelationshipRecord>): CypherGraph {
    if (this.graph === null) {
      this.graph = new MultiDirectedGraph<NodeAttributes, RelationshipAttributes>();
      for (const node of nodes) this.addNode(node);
      for (const relationship of relationships) this.addRelationship(relationship);
    }
    return this.graph;
  }

  /** True for a node of the graph with the key of these two, and for a deleted one that it still holds. */
  hasNode(letter: string, number: number): boolean {
    return this.graph?.hasNode(letter + number) === true;
  }

  /** A node that is there already stays as it is. */
  addNode(node: NodeRecord): void {
    if (this.graph?.hasNode(node.id) === false) this.graph.addNode(node.id, node.attributes);
  }

  dropNode(node: NodeRecord): void {
    if (this.graph?.hasNode(node.id) === true) this.graph.dropNode(node.id);
  }

  addRelationship(relationship: RelationshipRecord): void {
    if (this.graph === null) return;
    // a deleted node that still has relationships is in no list of nodes
    this.addNode(relationship.source);
    this.addNode(relationship.target);
    this.graph.addDirectedEdgeWithKey(relationship.id, relationship.source.id, relationship.target.id, relationship.attributes);
  }

  dropRelationship(relationship: RelationshipRecord): void {
    if (this.graph?.hasEdge(relationship.id) === true) this.graph.dropEdge(relationship.id);
  }
}
