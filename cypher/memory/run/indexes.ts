/**
 * Look-ups the store keeps: nodes by label and relationships by type, and both by the values of their properties.
 * It may not know transactions; whoever changes an entity tells it before and after.
 */
import { CompositeIndex } from './composite-index.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';
import { Members } from './members.ts';
import { TextIndex } from './full-text.ts';
import type { NotedIndex } from './noted-index.ts';
import { PointIndex } from './point-index.ts';
import { PropertyIndex, type Indexed } from './property-index.ts';
import { SubstringIndex } from './substring-index.ts';

/** The look-ups of all nodes, or of all relationships; a name is a label or a type. */
export class EntityIndexes<E extends Indexed> {
  private readonly named = new Map<string, Members<E>>();
  private readonly properties = new Map<string, PropertyIndex<E>[]>();
  private readonly substrings = new Map<string, SubstringIndex<E>[]>();
  private readonly points = new Map<string, PointIndex<E>[]>();
  private readonly composites = new Map<string, CompositeIndex<E>[]>();
  /** The properties of any of the four. */
  private readonly indexed = new Set<string>();
  private readonly texts = new Map<string, TextIndex<E>>();

  byName(name: string): Members<E> {
    return this.named.get(name) ?? new Members<E>();
  }

  get names(): string[] {
    return [...this.named.keys()];
  }

  /** The index over that name and property, made now when it is not there; so are the next two. */
  property(name: string, property: string): PropertyIndex<E> {
    return this.existing(this.properties, name, property) ?? this.keep(this.properties, name, new PropertyIndex<E>(property, this.byName(name)));
  }

  substring(name: string, property: string): SubstringIndex<E> {
    return this.existing(this.substrings, name, property) ?? this.keep(this.substrings, name, new SubstringIndex<E>(name, property, () => this.byName(name)));
  }

  point(name: string, property: string): PointIndex<E> {
    return this.existing(this.points, name, property) ?? this.keep(this.points, name, new PointIndex<E>(name, property, () => this.byName(name)));
  }

  /** The index over that name and several properties in this order, made now when it is not there. */
  composite(name: string, properties: readonly string[]): CompositeIndex<E> {
    const list = this.composites.get(name) ?? [];
    const existing = list.find((index) => isOver(index, properties));
    if (existing !== undefined) return existing;
    const made = new CompositeIndex<E>(properties, this.byName(name));
    for (const property of properties) this.indexed.add(property);
    this.composites.set(name, [...list, made]);
    return made;
  }

  private existing<I extends { readonly property: string }>(all: ReadonlyMap<string, readonly I[]>, name: string, property: string): I | undefined {
    return all.get(name)?.find((index) => index.property === property);
  }

  private keep<I extends { readonly property: string }>(all: Map<string, I[]>, name: string, made: I): I {
    this.indexed.add(made.property);
    const list = all.get(name);
    if (list === undefined) all.set(name, [made]);
    else list.push(made);
    return made;
  }

  /** Lets go of what a dropped index over several properties kept; whoever still asks gets a new one. */
  forgetComposite(name: string, properties: readonly string[]): void {
    const list = this.composites.get(name);
    if (list !== undefined) this.composites.set(name, list.filter((index) => !isOver(index, properties)));
  }

  /** As `forgetComposite`, for a TEXT or POINT index. */
  forget(name: string, property: string): void {
    for (const all of [this.substrings, this.points] as readonly Map<string, NotedIndex<E>[]>[]) {
      const list = all.get(name);
      if (list !== undefined) all.set(name, list.filter((index) => index.property !== property));
    }
  }

  /** The words of these properties on records of these names, noted from now on. */
  text(names: readonly string[], properties: readonly string[]): TextIndex<E> {
    const key = JSON.stringify([names, properties]);
    const existing = this.texts.get(key);
    if (existing !== undefined) return existing;
    const made = new TextIndex<E>(names, properties, names.flatMap((name) => [...this.byName(name)]));
    this.texts.set(key, made);
    return made;
  }

  add(record: E, name: string): void {
    let found = this.named.get(name);
    if (found === undefined) this.named.set(name, (found = new Members<E>()));
    found.add(record);
    for (const index of this.properties.get(name) ?? NONE) index.add(record);
    for (const index of this.composites.get(name) ?? NONE) index.add(record);
    this.touch(record, name);
  }

  remove(record: E, name: string): void {
    const found = this.named.get(name);
    found?.remove(record);
    if (found?.size === 0) this.named.delete(name);
    for (const index of this.properties.get(name) ?? NONE) index.remove(record);
    for (const index of this.composites.get(name) ?? NONE) index.remove(record);
    this.touch(record, name);
  }

  private touch(record: E, name: string): void {
    for (const index of this.substrings.get(name) ?? NONE) index.touch(record);
    for (const index of this.points.get(name) ?? NONE) index.touch(record);
    for (const text of this.texts.values()) if (text.labels.includes(name)) text.touch(record);
  }

  /** Before a property of the record of these names changes; call `propertyChanged` after. */
  propertyChanges(record: E, names: readonly string[], property: string): void {
    if (!this.indexed.has(property)) return;
    for (const name of names) {
      for (const index of this.properties.get(name) ?? NONE) if (index.property === property) index.remove(record);
      for (const index of this.composites.get(name) ?? NONE) if (index.properties.includes(property)) index.remove(record);
    }
  }

  propertyChanged(record: E, names: readonly string[], property: string): void {
    for (const text of this.texts.values()) if (text.properties.includes(property)) text.touch(record);
    if (!this.indexed.has(property)) return;
    for (const name of names) {
      for (const index of this.properties.get(name) ?? NONE) if (index.property === property) index.add(record);
      for (const index of this.composites.get(name) ?? NONE) if (index.properties.includes(property)) index.add(record);
      for (const index of this.substrings.get(name) ?? NONE) if (index.property === property) index.touch(record);
      for (const index of this.points.get(name) ?? NONE) if (index.property === property) index.touch(record);
    }
  }
}

const NONE: readonly never[] = [];
const isOver = (index: { readonly properties: readonly string[] }, properties: readonly string[]): boolean => index.properties.length === properties.length && index.properties.every((property, at) => property === properties[at]);

export class Indexes {
  readonly nodes = new EntityIndexes<NodeRecord>();
  readonly relationships = new EntityIndexes<RelationshipRecord>();
  /** How often the sizes of labels and types have changed: a plan made for other sizes is made again. */
  changes = 0;

  byLabel(label: string): Members<NodeRecord> {
    return this.nodes.byName(label);
  }

  byType(type: string): Members<RelationshipRecord> {
    return this.relationships.byName(type);
  }

  addNode(node: NodeRecord): void {
    for (const label of node.attributes.labels) this.addLabel(node, label);
  }

  removeNode(node: NodeRecord): void {
    for (const label of node.attributes.labels) this.removeLabel(node, label);
  }

  addLabel(node: NodeRecord, label: string): void {
    this.changes += 1;
    this.nodes.add(node, label);
  }

  removeLabel(node: NodeRecord, label: string): void {
    this.changes += 1;
    this.nodes.remove(node, label);
  }

  addRelationship(relationship: RelationshipRecord): void {
    this.changes += 1;
    this.relationships.add(relationship, relationship.attributes.type);
  }

  removeRelationship(relationship: RelationshipRecord): void {
    this.changes += 1;
    this.relationships.remove(relationship, relationship.attributes.type);
  }
}
