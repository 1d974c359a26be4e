/**
 * What indexes of one name (a label or a type) and property have in common that only note changes and read them when they are next
 * asked, so that a load is not slowed by a question that may never come. What they remember of a record may be out of date:
 * an answer holds all records that are sought, and perhaps others, and whoever asks tests the condition too.
 */
import { work } from '../values/pulse.ts';
import type { Value } from '../values/value.ts';
import { NodeRecord } from './entities.ts';
import type { Indexed } from './property-index.ts';

/** So many notes out of date are never worth beginning anew. */
const FEW = 1000;

export abstract class NotedIndex<E extends Indexed> {
  readonly property: string;
  private readonly name: string;
  private readonly all: () => Iterable<E>;
  private readonly stale: Set<E>;
  private readonly known = new Set<E>();
  private outdated = 0;

  /** `all`: the records of that name. */
  constructor(name: string, property: string, all: () => Iterable<E>) {
    this.name = name;
    this.property = property;
    this.all = all;
    this.stale = new Set(all());
  }

  /** Something about the record has changed: it is read anew before the next answer. */
  touch(record: E): void {
    this.stale.add(record);
  }

  /** Notes the record under its value. */
  protected abstract note(record: E, value: Value): void;

  protected abstract clear(): void;

  /** Reads what has changed. It may be stopped anywhere, and goes on from there the next time. */
  protected refresh(): void {
    if (this.outdated > FEW + this.known.size) {
      this.outdated = 0;
      this.known.clear();
      this.clear();
      for (const record of this.all()) this.stale.add(record);
    }
    for (const record of this.stale) {
      const value = this.valueOf(record);
      if (this.known.has(record)) this.outdated += 1;
      if (value !== undefined) {
        work(4);
        this.note(record, value);
        this.known.add(record);
      }
      this.stale.delete(record);
    }
  }

  /** Undefined for a record that is gone or has the name no more. */
  protected valueOf(record: E): Value | undefined {
    const named = record instanceof NodeRecord ? record.attributes.labels.includes(this.name) : record.attributes.type === this.name;
    return named && !record.deleted ? record.attributes.properties.get(this.property) : undefined;
  }

  /** Each that is still there once, in the order of creation. */
  protected standing(records: readonly E[]): E[] {
    work(records.length);
    return [...new Set(records)].filter((record) => this.valueOf(record) !== undefined).sort((a, b) => a.number - b.number);
  }
}
