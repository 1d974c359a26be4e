/**
 * Nodes of one label, or relationships of one type, by the value of one property: equal values by their key, ranges by the keys in order.
 * It may not know transactions; whoever changes a record tells it before and after.
 */
import { keyOf, type Key } from '../values/equality.ts';
import type { Value } from '../values/value.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';
import { SortedKeys, type Bound } from './sorted-keys.ts';

export type Indexed = NodeRecord | RelationshipRecord;

export class PropertyIndex<E extends Indexed> {
  readonly property: string;
  /** Most values are of one record, which then stands for a set of its own. */
  private readonly byValue = new Map<Key, E | Set<E>>();
  private readonly sorted = new SortedKeys();

  constructor(property: string, records: Iterable<E>) {
    this.property = property;
    for (const record of records) this.add(record);
  }

  add(record: E): void {
    const value = record.attributes.properties.get(this.property);
    if (value === undefined) return;
    const key = keyOf(value);
    const found = this.byValue.get(key);
    if (found === undefined) {
      this.byValue.set(key, record);
      this.sorted.forget();
    } else if (found instanceof Set) found.add(record);
    else if (found !== record) this.byValue.set(key, new Set([found, record]));
  }

  remove(record: E): void {
    const value = record.attributes.properties.get(this.property);
    if (value === undefined) return;
    const key = keyOf(value);
    const found = this.byValue.get(key);
    if (found instanceof Set) found.delete(record);
    if (found !== record && !(found instanceof Set && found.size === 0)) return;
    this.byValue.delete(key);
    this.sorted.forget();
  }

  /** In the order in which they got the value. */
  find(value: Value): readonly E[] {
    const found = this.byValue.get(keyOf(value));
    if (found === undefined) return [];
    return found instanceof Set ? [...found] : [found];
  }

  /** Records among which are all whose values lie within the bounds, in the order of their creation; null when reading them all is as well. */
  within(bounds: readonly Bound[]): readonly E[] | null {
    const keys = this.sorted.within(this.byValue.keys(), bounds);
    if (keys === null || keys.length > this.byValue.size / 2) return null;
    const records: E[] = [];
    for (const key of keys) {
      const found = this.byValue.get(key);
      if (found instanceof Set) for (const record of found) records.push(record);
      else if (found !== undefined) records.push(found);
    }
    return records.sort((a, b) => a.number - b.number);
  }
}
