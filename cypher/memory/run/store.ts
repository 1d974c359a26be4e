/**
 * The graph as queries read and change it: records with indexes, beside a graphology MultiDirectedGraph where one was given or
 * asked for, and transactions that undo all they did when their query fails. Every change goes through here, so that records,
 * indexes and graphology agree. It may not know Cypher's clauses.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { asStored, isPropertyValue } from '../values/type.ts';
import type { EntityKey, GraphReader, Properties, Value } from '../values/value.ts';
import { NODE_LETTER, NodeRecord, RELATIONSHIP_LETTER, RelationshipRecord, type NodeAttributes, type RelationshipAttributes } from './entities.ts';
import { Indexes } from './indexes.ts';
import { lookups } from './lookups.ts';
import { Mirror, type CypherGraph } from './mirror.ts';
import { Records } from './records.ts';
import { Schema } from './schema.ts';
import type { Transaction } from './transaction.ts';

export type { CypherGraph } from './mirror.ts';

export class Store implements GraphReader {
  private readonly mirror: Mirror;
  readonly nodes = new Records<NodeRecord>(NODE_LETTER);
  readonly relationships = new Records<RelationshipRecord>(RELATIONSHIP_LETTER);
  readonly indexes = new Indexes();
  readonly schema = new Schema();
  private nextNode = 0;
  private nextRelationship = 0;
  private readonly labelTokens = new Map<string, number>();
  /** Property names ever set, as Neo4j keeps its tokens. */
  readonly propertyKeys = new Set<string>();

  constructor(graph?: CypherGraph) {
    this.mirror = new Mirror(graph);
    graph?.forEachNode((key, attributes) => this.named(this.adoptNode(key, attributes)));
    graph?.forEachEdge((key, attributes, source, target) => this.named(this.adoptRelationship(key, attributes, this.node(source), this.node(target))));
  }

  /** The same graph in graphology: made when it is first asked for, and kept in step from then on. */
  get graph(): CypherGraph {
    return this.mirror.shown(this.nodes.values(), this.relationships.values());
  }

  /** `key`: null for the one that goes with its number. */
  private adoptNode(key: EntityKey | null, attributes: NodeAttributes): NodeRecord {
    attributes.labels.splice(0, Infinity, ...this.inTokenOrder(attributes.labels));
    const record = new NodeRecord(key, this, this.nextNode++, attributes);
    this.nodes.add(record, key !== null);
    this.indexes.addNode(record);
    return record;
  }

  private adoptRelationship(key: EntityKey | null, attributes: RelationshipAttributes, source: NodeRecord, target: NodeRecord): RelationshipRecord {
    const record = new RelationshipRecord(key, this, this.nextRelationship++, attributes, source, target);
    this.relationships.add(record, key !== null);
    source.outgoing.push(record);
    target.incoming.push(record);
    this.indexes.addRelationship(record);
    return record;
  }

  /** Notes the names of the properties of what came with its graph. */
  private named(record: NodeRecord | RelationshipRecord): void {
    for (const name of record.attributes.properties.keys()) this.propertyKeys.add(name);
  }

  /** Makes a new entity's property what is kept, and notes its name. Throws as `stored` does. */
  private readonly keep = (value: Value, name: string, properties: Map<string, Value>): void => {
    const kept = stored(value);
    if (kept !== value) properties.set(name, kept);
    this.propertyKeys.add(name);
  };

  // ------------------------------------------------------------ GraphReader

  private node(key: EntityKey): NodeRecord {
    const record = this.nodes.get(key);
    if (record === undefined) throw new CypherRuntimeError('EntityNotFound', 'DeletedEntityAccess', `There is no node with the key ${key} any more.`);
    return record;
  }

  private relationship(key: EntityKey): RelationshipRecord {
    const record = this.relationships.get(key);
    if (record === undefined) throw new CypherRuntimeError('EntityNotFound', 'DeletedEntityAccess', `There is no relationship with the key ${key} any more.`);
    return record;
  }

  nodeLabels = (key: EntityKey): readonly string[] => this.node(key).labels;
  nodeProperties = (key: EntityKey): Properties => this.node(key).properties;
  relationshipType = (key: EntityKey): string => this.relationship(key).type;
  relationshipProperties = (key: EntityKey): Properties => this.relationship(key).properties;
  relationshipStart = (key: EntityKey): EntityKey => this.relationship(key).source.id;
  relationshipEnd = (key: EntityKey): EntityKey => this.relationship(key).target.id;
  nodeExists = (key: EntityKey): boolean => this.nodes.has(key);
  relationshipExists = (key: EntityKey): boolean => this.relationships.has(key);
  // graphology keys of the engine's own making are numbers after a letter; deleted entities keep theirs
  nodeNumber = (key: EntityKey): number => this.nodes.get(key)?.number ?? Number(key.replace(/^\D+/, ''));
  relationshipNumber = (key: EntityKey): number => this.relationships.get(key)?.number ?? Number(key.replace(/^\D+/, ''));

  nodeByNumber(number: Value): NodeRecord | undefined {
    return typeof number === 'number' ? this.nodes.at(number) : undefined;
  }

  nodeByElementId(id: string): NodeRecord | undefined {
    return this.nodes.get(id);
  }

  // ---------------------------------------------------------------- changes

  createNode(tx: Transaction, labels: readonly string[], properties: Map<string, Value>): NodeRecord {
    while (!this.nodes.isFree(this.nextNode) || this.mirror.hasNode(NODE_LETTER, this.nextNode)) this.nextNode += 1;
    lookups.count += 1;
    const attributes: NodeAttributes = { labels: this.inTokenOrder(labels.length < 2 ? labels : new Set(labels)), properties };
    properties.forEach(this.keep);
    const node = this.adoptNode(null, attributes);
    this.mirror.addNode(node);
    node.madeIn = tx.number;
    tx.made(node);
    tx.counters.nodesCreated += 1;
    tx.counters.labelsAdded += attributes.labels.length;
    tx.counters.propertiesSet += properties.size;
    this.schema.checkUnique(node, this.indexes);
    return node;
  }

  /** Labels in the order in which the graph first saw each, as Neo4j lists them. */
  private inTokenOrder(labels: Iterable<string>): string[] {
    const list = [...labels];
    if (list.length === 1 && this.labelTokens.has(list[0] ?? '')) return list;
    for (const label of list) if (!this.labelTokens.has(label)) this.labelTokens.set(label, this.labelTokens.size);
    return list.sort((a, b) => (this.labelTokens.get(a) ?? 0) - (this.labelTokens.get(b) ?? 0));
  }

  /** Takes back that it was made. */
  forget(entity: NodeRecord | RelationshipRecord): void {
    if (entity instanceof NodeRecord) this.forgetNode(entity);
    else this.forgetRelationship(entity);
  }

  private forgetNode(node: NodeRecord): void {
    this.indexes.removeNode(node);
    this.nodes.remove(node);
    this.mirror.dropNode(node);
    node.deleted = true;
  }

  createRelationship(tx: Transaction, type: string, source: NodeRecord, target: NodeRecord, properties: Map<string, Value>): RelationshipRecord {
    if (source.deleted || target.deleted) throw new CypherRuntimeError('EntityNotFound', 'DeletedEntityAccess', 'A relationship cannot be created on a node that was deleted in this query.');
    while (!this.relationships.isFree(this.nextRelationship)) this.nextRelationship += 1;
    lookups.count += 1;
    properties.forEach(this.keep);
    const relationship = this.adoptRelationship(null, { type, properties }, source, target);
    this.mirror.addRelationship(relationship);
    relationship.madeIn = tx.number;
    tx.made(relationship);
    tx.counters.relationshipsCreated += 1;
    tx.counters.propertiesSet += properties.size;
    this.schema.checkUnique(relationship, this.indexes);
    return relationship;
  }

  private forgetRelationship(relationship: RelationshipRecord): void {
    this.indexes.removeRelationship(relationship);
    this.relationships.remove(relationship);
    removeFrom(relationship.source.outgoing, relationship);
    removeFrom(relationship.target.incoming, relationship);
    this.mirror.dropRelationship(relationship);
    relationship.deleted = true;
  }

  deleteRelationship(tx: Transaction, relationship: RelationshipRecord): void {
    if (relationship.deleted) return;
    this.keepOrder(tx);
    this.forgetRelationship(relationship);
    tx.undo(() => {
      relationship.deleted = false;
      this.mirror.addRelationship(relationship);
      this.relationships.add(relationship);
      this.indexes.addRelationship(relationship);
      relationship.source.outgoing.push(relationship);
      relationship.target.incoming.push(relationship);
    });
    tx.counters.relationshipsDeleted += 1;
  }

  /** The node leaves every look-up at once, and graphology when the transaction ends, if no relationship is left on it. */
  deleteNode(tx: Transaction, node: NodeRecord): void {
    if (node.deleted) return;
    this.keepOrder(tx);
    this.indexes.removeNode(node);
    this.nodes.remove(node);
    node.deleted = true;
    tx.dying.push(node);
    tx.undo(() => {
      node.deleted = false;
      this.nodes.add(node);
      this.mirror.addNode(node);
      this.indexes.addNode(node);
    });
    tx.counters.nodesDeleted += 1;
  }

  /** What is undone comes back at the end of every look-up; this puts all back in the order of creation, as the last step. */
  private keepOrder(tx: Transaction): void {
    if (tx.keepsOrder) return;
    tx.keepsOrder = true;
    tx.undo(() => {
      const byNumber = (a: { number: number }, b: { number: number }): number => a.number - b.number;
      for (const node of this.nodes.values()) {
        node.outgoing.sort(byNumber);
        node.incoming.sort(byNumber);
        this.indexes.removeNode(node);
        this.indexes.addNode(node);
      }
    });
  }

  /** The end of a deleted node, once nothing can bring it back. */
  dropDying(node: NodeRecord): void {
    this.mirror.dropNode(node);
  }

  /** Null removes. Throws TypeError (InvalidPropertyType) for what cannot be stored. */
  setProperty(tx: Transaction, entity: NodeRecord | RelationshipRecord, name: string, value: Value): void {
    this.changeProperty(tx, entity, name, value);
    if (!entity.deleted) this.schema.checkUnique(entity, this.indexes, name);
  }

  /** As `setProperty` for each, but that their values need only be unique when all are set. */
  setProperties(tx: Transaction, entity: NodeRecord | RelationshipRecord, properties: ReadonlyMap<string, Value>): void {
    for (const [name, value] of properties) this.changeProperty(tx, entity, name, value);
    if (!entity.deleted) for (const name of properties.keys()) this.schema.checkUnique(entity, this.indexes, name);
  }

  private changeProperty(tx: Transaction, entity: NodeRecord | RelationshipRecord, name: string, value: Value): void {
    // what was deleted in this query is changed without effect, as in Neo4j
    if (entity.deleted) {
      if (value !== null) tx.counters.propertiesSet += 1;
      return;
    }
    lookups.count += 1;
    const before = entity.attributes.properties.get(name);
    if (value === null && before === undefined) return;
    this.write(entity, name, value === null ? undefined : stored(value));
    if (entity.madeIn !== tx.number) tx.undo(() => this.write(entity, name, before));
    tx.counters.propertiesSet += 1;
  }

  private write(entity: NodeRecord | RelationshipRecord, name: string, value: Value | undefined): void {
    if (entity instanceof NodeRecord) this.indexes.nodes.propertyChanges(entity, entity.attributes.labels, name);
    else this.indexes.relationships.propertyChanges(entity, [entity.attributes.type], name);
    if (value === undefined) entity.attributes.properties.delete(name);
    else {
      entity.attributes.properties.set(name, value);
      this.propertyKeys.add(name);
    }
    if (entity instanceof NodeRecord) this.indexes.nodes.propertyChanged(entity, entity.attributes.labels, name);
    else this.indexes.relationships.propertyChanged(entity, [entity.attributes.type], name);
  }

  addLabel(tx: Transaction, node: NodeRecord, label: string): void {
    if (node.labels.includes(label)) return;
    node.attributes.labels.splice(0, Infinity, ...this.inTokenOrder([...node.attributes.labels, label]));
    this.indexes.addLabel(node, label);
    tx.undo(() => this.dropLabel(node, label));
    tx.counters.labelsAdded += 1;
    this.schema.checkUnique(node, this.indexes);
  }

  removeLabel(tx: Transaction, node: NodeRecord, label: string): void {
    if (!node.labels.includes(label)) return;
    this.dropLabel(node, label);
    tx.undo(() => {
      node.attributes.labels.splice(0, Infinity, ...this.inTokenOrder([...node.attributes.labels, label]));
      this.indexes.addLabel(node, label);
    });
    tx.counters.labelsRemoved += 1;
  }

  private dropLabel(node: NodeRecord, label: string): void {
    this.indexes.removeLabel(node, label);
    removeFrom(node.attributes.labels, label);
  }
}

function removeFrom<T>(list: T[], item: T): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}

/** The value as it is kept. Throws TypeError (InvalidPropertyType) for what cannot be. */
function stored(value: Value): Value {
  if (typeof value !== 'object') return value;
  if (isPropertyValue(value)) return asStored(value);
  throw new CypherRuntimeError('TypeError', 'InvalidPropertyType', 'A property can hold a string, number, boolean, temporal value, point, or a list of values of one of these types; not a map, a node, or a list of lists.');
}
