/**
 * Nodes of one label, or relationships of one type, by the values of several properties in the order of their index: equal values of
 * the first ones, then a range of the next. Whoever lacks one of the properties is not in it, as in Neo4j.
 * It may not know transactions; whoever changes a record tells it before and after.
 */
import { keyOf, type Key } from '../values/equality.ts';
import { work } from '../values/pulse.ts';
import type { Value } from '../values/value.ts';
import type { Indexed } from './property-index.ts';
import { SortedKeys, type Bound } from './sorted-keys.ts';

/** A record that alone has the values so far stands for all that would come below it. */
type Below<E> = E | Set<E> | Level<E>;

/** What has the same values so far, by the value of the next property. */
class Level<E> {
  readonly byKey = new Map<Key, Below<E>>();
  /** Made when a range is first looked for. */
  sorted: SortedKeys | null = null;
}

/** The keys of the first properties, and the bounds of the next. */
interface Sought {
  readonly equal: readonly ReadonlySet<Key>[];
  readonly bounds: readonly Bound[];
}

export class CompositeIndex<E extends Indexed> {
  readonly properties: readonly string[];
  private readonly top = new Level<E>();
  /** A NaN has another key each time it is asked for one, and must be found again when it goes. */
  private readonly unsteady = new Map<E, readonly Key[]>();

  constructor(properties: readonly string[], records: Iterable<E>) {
    this.properties = properties;
    for (const record of records) {
      work(4);
      this.add(record);
    }
  }

  add(record: E): void {
    const keys = this.keysOf(record);
    if (keys === null) return;
    if (keys.some(isUnsteady)) this.unsteady.set(record, keys);
    this.put(this.top, 0, keys, record);
  }

  remove(record: E): void {
    const keys = this.keysOf(record);
    if (keys === null) return;
    this.take(this.top, 0, keys, record);
    this.unsteady.delete(record);
  }

  /**
   * Records that have one of the `equal` values of each of the first properties, among which are all whose next property lies within
   * the bounds, in the order of their creation. Values count as equal by their key, so that a NaN is found by nothing.
   */
  find(equal: readonly (readonly Value[])[], bounds: readonly Bound[]): E[] {
    const found: E[] = [];
    this.gather(this.top, 0, { equal: equal.map((values) => new Set(values.map(keyOf))), bounds }, found);
    return found.sort((a, b) => a.number - b.number);
  }

  /** Null for whoever lacks a property. */
  private keysOf(record: E): readonly Key[] | null {
    const kept = this.unsteady.get(record);
    if (kept !== undefined) return kept;
    const keys: Key[] = [];
    for (const property of this.properties) {
      const value = record.attributes.properties.get(property);
      if (value === undefined) return null;
      keys.push(keyOf(value));
    }
    return keys;
  }

  private put(level: Level<E>, depth: number, keys: readonly Key[], record: E): void {
    const key = keys[depth] ?? null;
    const found = level.byKey.get(key);
    if (found === undefined) {
      level.byKey.set(key, record);
      level.sorted?.forget();
    } else if (found instanceof Level) this.put(found, depth + 1, keys, record);
    else if (found instanceof Set) found.add(record);
    else if (found !== record) level.byKey.set(key, this.apart(found, record, depth + 1, keys));
  }

  /** Two records that have the same values before `depth`. */
  private apart(one: E, other: E, depth: number, keys: readonly Key[]): Below<E> {
    if (depth === this.properties.length) return new Set([one, other]);
    const level = new Level<E>();
    this.put(level, depth, this.keysOf(one) ?? [], one);
    this.put(level, depth, keys, other);
    return level;
  }

  /** Whether nothing is left on the level. */
  private take(level: Level<E>, depth: number, keys: readonly Key[], record: E): boolean {
    const key = keys[depth] ?? null;
    const found = level.byKey.get(key);
    if (found instanceof Level) {
      if (!this.take(found, depth + 1, keys, record)) return false;
    } else if (found instanceof Set) {
      found.delete(record);
      if (found.size > 0) return false;
    } else if (found !== record) return false;
    level.byKey.delete(key);
    level.sorted?.forget();
    return level.byKey.size === 0;
  }

  private gather(below: Below<E>, depth: number, sought: Sought, found: E[]): void {
    work(1);
    if (below instanceof Set) {
      work(below.size);
      for (const record of below) found.push(record);
    } else if (below instanceof Level) {
      for (const key of this.keysBelow(below, depth, sought)) {
        const next = below.byKey.get(key);
        if (next !== undefined) this.gather(next, depth + 1, sought, found);
      }
    } else if (depth >= sought.equal.length || this.matches(below, depth, sought.equal)) found.push(below);
  }

  private keysBelow(level: Level<E>, depth: number, { equal, bounds }: Sought): Iterable<Key> {
    const wanted = equal[depth];
    if (wanted !== undefined) return wanted;
    if (depth > equal.length || bounds.length === 0) return level.byKey.keys();
    return (level.sorted ??= new SortedKeys()).within(level.byKey.keys(), bounds) ?? level.byKey.keys();
  }

  /** Whether a record that stands alone from `depth` on has the values that are sought there. */
  private matches(record: E, depth: number, equal: readonly ReadonlySet<Key>[]): boolean {
    const keys = this.keysOf(record) ?? [];
    return equal.every((wanted, at) => at < depth || wanted.has(keys[at] ?? null));
  }
}

/** The key of a NaN, or of a list with one; that of a text which looks like it is kept needlessly, and does no harm. */
const isUnsteady = (key: Key): boolean => typeof key === 'string' && key.includes('\u0000NaN');
