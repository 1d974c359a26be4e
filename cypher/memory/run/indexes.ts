/**
 * Look-ups the store keeps: nodes by label, relationships by type, nodes by label and property value.
 * It may not know transactions; whoever changes an entity tells it before and after.
 */
import { keyOf, type Key } from '../values/equality.ts';
import type { Value } from '../values/value.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';
import { TextIndex } from './full-text.ts';
import { SortedKeys, type Bound } from './sorted-keys.ts';

/** Nodes of one label by the value of one property. */
export class PropertyIndex {
  readonly label: string;
  readonly property: string;
  /** Most values are of one node, which then stands for a set of its own. */
  private readonly byValue = new Map<Key, NodeRecord | Set<NodeRecord>>();

  private readonly sorted = new SortedKeys();

  constructor(label: string, property: string, nodes: Iterable<NodeRecord>) {
    this.label = label;
    this.property = property;
    for (const node of nodes) this.add(node);
  }

  add(node: NodeRecord): void {
    const value = node.attributes.properties.get(this.property);
    if (value === undefined) return;
    const key = keyOf(value);
    const found = this.byValue.get(key);
    if (found === undefined) {
      this.byValue.set(key, node);
      this.sorted.forget();
    } else if (found instanceof Set) found.add(node);
    else if (found !== node) this.byValue.set(key, new Set([found, node]));
  }

  remove(node: NodeRecord): void {
    const value = node.attributes.properties.get(this.property);
    if (value === undefined) return;
    const key = keyOf(value);
    const found = this.byValue.get(key);
    if (found instanceof Set) found.delete(node);
    if (found !== node && !(found instanceof Set && found.size === 0)) return;
    this.byValue.delete(key);
    this.sorted.forget();
  }

  /** In the order in which they got the value. */
  find(value: Value): readonly NodeRecord[] {
    const found = this.byValue.get(keyOf(value));
    if (found === undefined) return NO_NODES;
    return found instanceof Set ? [...found] : [found];
  }

  /** Nodes among which are all whose values lie within the bounds, in the order of their creation; null when reading them all is as well. */
  within(bounds: readonly Bound[]): readonly NodeRecord[] | null {
    const keys = this.sorted.within(this.byValue.keys(), bounds);
    if (keys === null || keys.length > this.byValue.size / 2) return null;
    const nodes: NodeRecord[] = [];
    for (const key of keys) {
      const found = this.byValue.get(key);
      if (found instanceof Set) for (const node of found) nodes.push(node);
      else if (found !== undefined) nodes.push(found);
    }
    return nodes.sort((a, b) => a.number - b.number);
  }

  has(value: Value, node: NodeRecord): boolean {
    const found = this.byValue.get(keyOf(value));
    return found === node || (found instanceof Set && found.has(node));
  }
}

const NO_NODES: readonly NodeRecord[] = [];
const NONE: ReadonlySet<NodeRecord> = new Set();
const NO_RELATIONSHIPS: ReadonlySet<RelationshipRecord> = new Set();

export class Indexes {
  private readonly labels = new Map<string, Set<NodeRecord>>();
  private readonly types = new Map<string, Set<RelationshipRecord>>();
  private readonly properties = new Map<string, PropertyIndex[]>();
  private readonly indexed = new Set<string>();
  private readonly texts = new Map<string, TextIndex>();
  /** How often the sizes of labels and types have changed: a plan made for other sizes is made again. */
  changes = 0;

  byLabel(label: string): ReadonlySet<NodeRecord> {
    return this.labels.get(label) ?? NONE;
  }

  byType(type: string): ReadonlySet<RelationshipRecord> {
    return this.types.get(type) ?? NO_RELATIONSHIPS;
  }

  get labelNames(): string[] {
    return [...this.labels.keys()];
  }

  get typeNames(): string[] {
    return [...this.types.keys()];
  }

  /** The index over that label and property, made now when it is not there. */
  property(label: string, property: string): PropertyIndex {
    const existing = this.properties.get(label)?.find((index) => index.property === property);
    if (existing !== undefined) return existing;
    this.indexed.add(property);
    const made = new PropertyIndex(label, property, this.byLabel(label));
    const list = this.properties.get(label);
    if (list === undefined) this.properties.set(label, [made]);
    else list.push(made);
    return made;
  }

  /** The words of these properties on nodes of these labels, noted from now on. */
  text(labels: readonly string[], properties: readonly string[]): TextIndex {
    const key = JSON.stringify([labels, properties]);
    const existing = this.texts.get(key);
    if (existing !== undefined) return existing;
    const made = new TextIndex(labels, properties, labels.flatMap((label) => [...this.byLabel(label)]));
    this.texts.set(key, made);
    return made;
  }

  addNode(node: NodeRecord): void {
    for (const label of node.attributes.labels) this.addLabel(node, label);
  }

  removeNode(node: NodeRecord): void {
    for (const label of node.attributes.labels) this.removeLabel(node, label);
  }

  addLabel(node: NodeRecord, label: string): void {
    this.changes += 1;
    const found = this.labels.get(label);
    if (found === undefined) this.labels.set(label, new Set([node]));
    else found.add(node);
    for (const index of this.properties.get(label) ?? []) index.add(node);
    for (const text of this.texts.values()) if (text.labels.includes(label)) text.touch(node);
  }

  removeLabel(node: NodeRecord, label: string): void {
    this.changes += 1;
    const found = this.labels.get(label);
    found?.delete(node);
    if (found?.size === 0) this.labels.delete(label);
    for (const index of this.properties.get(label) ?? []) index.remove(node);
    for (const text of this.texts.values()) if (text.labels.includes(label)) text.touch(node);
  }

  /** Before a property of the node changes; call `propertyChanged` after. */
  propertyChanges(node: NodeRecord, property: string): void {
    this.touch(node, property, (index) => index.remove(node));
  }

  propertyChanged(node: NodeRecord, property: string): void {
    for (const text of this.texts.values()) if (text.properties.includes(property)) text.touch(node);
    this.touch(node, property, (index) => index.add(node));
  }

  private touch(node: NodeRecord, property: string, act: (index: PropertyIndex) => void): void {
    if (!this.indexed.has(property)) return;
    for (const label of node.attributes.labels) for (const index of this.properties.get(label) ?? []) if (index.property === property) act(index);
  }

  addRelationship(relationship: RelationshipRecord): void {
    this.changes += 1;
    const found = this.types.get(relationship.attributes.type);
    if (found === undefined) this.types.set(relationship.attributes.type, new Set([relationship]));
    else found.add(relationship);
  }

  removeRelationship(relationship: RelationshipRecord): void {
    this.changes += 1;
    const found = this.types.get(relationship.attributes.type);
    found?.delete(relationship);
    if (found?.size === 0) this.types.delete(relationship.attributes.type);
  }
}
