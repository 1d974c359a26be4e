/**
 * Where matching may begin at a node or at a relationship: the ways to find its candidates, by all, by name or by an index, and the
 * cheapest. A cost is about how many candidates there will be. It may not know how patterns hang together.
 */
import type { EntityIndexes } from '../run/indexes.ts';
import type { Indexed, PropertyIndex } from '../run/property-index.ts';
import type { Row, RunContext } from '../run/rows.ts';
import type { DeclaredIndex, Schema } from '../run/schema.ts';
import { equals, keyOf } from '../values/equality.ts';
import { isList, type Value } from '../values/value.ts';
import type { Condition } from './pattern-graph.ts';
import type { BoxSeek, PartSeek, RangeSeek, Seek } from './seeks.ts';

/** Fewer records are looked through faster than an index is made. */
export const SMALL = 24;

export interface Entry<E extends Indexed> {
  readonly slot: number;
  /** A label, or the type, that all that it finds surely have. */
  readonly name: string | null;
  /** Without the `Node` or `DirectedRelationship` before it. */
  readonly operator: string;
  /** Before the variable, as Neo4j writes: `TEXT INDEX `. */
  readonly kind: string;
  /** After the variable: `:Label(key)`. */
  readonly details: string;
  /** The property of the index, or several as `a, b`. */
  readonly key: string | null;
  readonly cost: number;
  /** The condition that holds for all that it finds. */
  readonly answers?: Condition | undefined;
  readonly find: (row: Row, context: RunContext) => Iterable<E>;
}

type Type = 'RANGE' | 'TEXT' | 'POINT';
/** What can be looked up now for the element at hand, of one kind. */
type Usable = <S extends { readonly slot: number; readonly needs: ReadonlySet<number> }>(pick: (condition: Condition) => readonly S[]) => S[];

export class Entries<E extends Indexed> {
  private readonly entity: DeclaredIndex['entity'];
  private readonly indexes: EntityIndexes<E>;
  private readonly schema: Schema;
  private readonly conditions: readonly Condition[];
  private readonly filled: ReadonlySet<number>;

  constructor(entity: DeclaredIndex['entity'], indexes: EntityIndexes<E>, schema: Schema, conditions: readonly Condition[], filled: ReadonlySet<number>) {
    this.entity = entity;
    this.indexes = indexes;
    this.schema = schema;
    this.conditions = conditions;
    this.filled = filled;
  }

  /** The cheapest way to candidates that have all these names; `all` reads without an index. `makes`: an index that nobody declared may be made, and is kept. */
  best(all: Entry<E>, names: readonly string[], makes: boolean): Entry<E> {
    let best = all;
    for (const name of names) for (const entry of this.ways(all, name, makes)) if (entry.cost < best.cost) best = entry;
    return best;
  }

  private ways(all: Entry<E>, name: string, makes: boolean): Entry<E>[] {
    const { slot } = all;
    const usable: Usable = (pick) => this.conditions.flatMap((condition) => pick(condition).filter((one) => one.slot === slot && [...one.needs].every((need) => this.filled.has(need))));
    return [
      ...usable(({ seeks }) => seeks).map((seek) => this.byValue(all, name, seek, makes)),
      ...usable(({ parts }) => parts).map((part) => this.byPart(all, name, part)),
      ...usable(({ boxes }) => boxes).map((box) => this.byBox(all, name, box)),
      this.byRange(all, name, usable(({ ranges }) => ranges), makes),
      ...this.composites(name).map((declared) => this.byComposite(all, name, declared, usable)),
    ].filter((entry) => entry !== null);
  }

  private declared(types: readonly Type[], name: string, key: string): DeclaredIndex | undefined {
    return [...this.schema.indexes.values()].find(({ type, entity, labels, properties }) => entity === this.entity && types.some((one) => one === type) && labels[0] === name && properties.length === 1 && properties[0] === key);
  }

  private composites(name: string): DeclaredIndex[] {
    return [...this.schema.indexes.values()].filter(({ type, entity, labels, properties }) => type === 'RANGE' && entity === this.entity && labels[0] === name && properties.length > 1);
  }

  private entry(all: Entry<E>, name: string, key: string, operator: string, declared: DeclaredIndex | undefined, cost: number, find: Entry<E>['find']): Entry<E> {
    const unique = declared !== undefined && declared.owningConstraint !== null;
    // as Neo4j names it, only that of a node
    const kind = declared === undefined ? '' : unique && this.entity === 'node' ? 'UNIQUE ' : `${declared.type} INDEX `;
    return { slot: all.slot, name, operator: unique ? `Unique${operator}` : operator, kind, details: `:${name}(${key})`, key, cost, find };
  }

  private byValue(all: Entry<E>, name: string, seek: Seek, makes: boolean): Entry<E> | null {
    const { key } = seek;
    if (key === null) return null;
    const declared = this.declared(['RANGE', 'TEXT', 'POINT'], name, key);
    if (declared === undefined && !makes) return null;
    const cost = declared === undefined ? 0.95 : declared.owningConstraint === null ? 0.9 : 0.85;
    const index = this.when(() => this.indexes.property(name, key));
    const answers = seek.many ? undefined : this.conditions.find(({ seeks }) => seeks.includes(seek));
    return { ...this.entry(all, name, key, 'IndexSeek', declared, cost, (row, context) => found(index(), seek, row, context)), answers };
  }

  private byPart(all: Entry<E>, name: string, { key, place, value }: PartSeek): Entry<E> | null {
    const declared = this.declared(['TEXT'], name, key);
    if (declared === undefined) return null;
    const operator = place === 'prefix' ? 'IndexSeekByRange' : place === 'suffix' ? 'IndexEndsWithScan' : 'IndexContainsScan';
    return this.entry(all, name, key, operator, declared, this.indexes.byName(name).size / 10, (row, context) => {
      const part = value(row, context);
      if (typeof part !== 'string') return [];
      return this.indexes.substring(name, key).find(part, place) ?? this.indexes.byName(name);
    });
  }

  private byBox(all: Entry<E>, name: string, { key, box }: BoxSeek): Entry<E> | null {
    const declared = this.declared(['POINT'], name, key);
    if (declared === undefined) return null;
    return this.entry(all, name, key, 'IndexSeekByRange', declared, this.indexes.byName(name).size / 10, (row, context) => {
      const place = box(row, context);
      return place === null ? this.indexes.byName(name) : this.indexes.point(name, key).find(place);
    });
  }

  /** One side of a range is taken for a third of all, two for a ninth. */
  private byRange(all: Entry<E>, name: string, sides: readonly RangeSeek[], makes: boolean): Entry<E> | null {
    const [first] = sides;
    if (first === undefined) return null;
    const declared = this.declared(['RANGE'], name, first.key);
    if (declared === undefined && !makes) return null;
    const ranges = sides.filter(({ key }) => key === first.key);
    const cost = this.indexes.byName(name).size / 3 ** ranges.length;
    if (declared === undefined && cost + 1 >= all.cost) return null;
    const index = this.when(() => this.indexes.property(name, first.key));
    return this.entry(all, name, first.key, 'IndexSeekByRange', declared, cost, (row, context) => index().within(ranges.map(({ side, inclusive, value }) => ({ side, inclusive, value: value(row, context) }))) ?? this.indexes.byName(name));
  }

  /** By equal values of the first properties and a range of the next; those that come after that need only be there. */
  private byComposite(all: Entry<E>, name: string, declared: DeclaredIndex, usable: Usable): Entry<E> | null {
    const { properties } = declared;
    const seeks = usable(({ seeks }) => seeks);
    const firstWithout = properties.findIndex((property) => !seeks.some(({ key }) => key === property));
    const equal = (firstWithout < 0 ? properties : properties.slice(0, firstWithout)).flatMap((property) => seeks.find(({ key }) => key === property) ?? []);
    const ranges = usable(({ ranges }) => ranges).filter(({ key }) => key === properties[equal.length]);
    if (equal.length + ranges.length === 0 || !properties.every((property, at) => at < equal.length || this.isOwned(all.slot, property))) return null;
    // a little better than an index over the first property, but for one that finds a single record at most
    const cost = equal.length === properties.length ? (declared.owningConstraint === null ? 0.84 : 0.8) : equal.length > 0 ? 0.88 : (0.9 * this.indexes.byName(name).size) / 3 ** ranges.length;
    return this.entry(all, name, properties.join(', '), 'IndexSeek', declared, cost, (row, context) => {
      const bounds = ranges.map(({ side, inclusive, value }) => ({ side, inclusive, value: value(row, context) }));
      return this.indexes.composite(name, properties).find(equal.map((seek) => sought(seek, row, context)), bounds);
    });
  }

  /** Whether only what has the property meets all conditions. */
  private isOwned(slot: number, property: string): boolean {
    return this.conditions.some(({ owned, seeks }) => [...owned, ...seeks].some((one) => one.slot === slot && one.key === property));
  }

  /** An index that a plan might use is made when it does. */
  private when(make: () => PropertyIndex<E>): () => PropertyIndex<E> {
    let made: PropertyIndex<E> | null = null;
    return () => (made ??= make());
  }

  /** The way without an index, on a graph that is small now but may grow while the query runs. */
  grown(all: Entry<E>, names: readonly string[]): Entry<E> {
    const [name] = names;
    const seek = this.conditions.flatMap(({ seeks }) => seeks).find((one) => one.slot === all.slot && one.key !== null && [...one.needs].every((need) => this.filled.has(need)));
    if (name === undefined || seek === undefined || seek.key === null) return all;
    const { key } = seek;
    return { ...all, name: all.name === name ? name : null, find: (row, context) => (this.indexes.byName(name).size < SMALL ? all.find(row, context) : found(this.indexes.property(name, key), seek, row, context)) };
  }
}

function found<E extends Indexed>(index: PropertyIndex<E>, seek: Seek, row: Row, context: RunContext): readonly E[] {
  if (seek.many) return sought(seek, row, context).flatMap((value) => index.find(value));
  const value = seek.value(row, context);
  if (value === null) return [];
  // what has the key of a string, a number or a truth value is equal to it; of others not all that is alike is equal
  return typeof value === 'object' ? index.find(value).filter((record) => equals(record.attributes.properties.get(index.property) ?? null, value) === true) : index.find(value);
}

/** The values that are looked for, each once. */
export function sought(seek: Seek, row: Row, context: RunContext): Value[] {
  const value = seek.value(row, context);
  const values = (seek.many && isList(value) ? [...value] : [value]).filter((one) => one !== null);
  return values.length < 2 ? values : [...new Map(values.map((one) => [keyOf(one), one] as const)).values()];
}
