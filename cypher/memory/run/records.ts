/**
 * All nodes, or all relationships: by number, which is the order of their making, and by key. Pages of a list hold them, since a hash
 * table of a million records takes longer to keep than the records themselves; a key of the engine's own making tells its number.
 * It may not know what a record holds.
 */
import type { EntityKey } from '../values/value.ts';

interface Keyed {
  readonly id: EntityKey;
  readonly number: number;
}

interface Page<E> {
  readonly records: (E | undefined)[];
  count: number;
}

const BITS = 10;
const MASK = (1 << BITS) - 1;

export class Records<E extends Keyed> {
  /** How many there are. */
  size = 0;
  private readonly pages: (Page<E> | undefined)[] = [];
  /** Records whose keys somebody else gave. */
  private readonly foreign = new Map<EntityKey, E>();
  private readonly letter: string;

  /** `letter`: what keys of the engine's own making begin with, before the number. */
  constructor(letter: string) {
    this.letter = letter;
  }

  at(number: number): E | undefined {
    const found = this.pages[number >> BITS]?.records[number & MASK];
    return found?.number === number ? found : undefined;
  }

  get(key: EntityKey): E | undefined {
    const own = key.startsWith(this.letter) ? this.at(Number(key.slice(this.letter.length))) : undefined;
    return own?.id === key ? own : this.foreign.get(key);
  }

  has(key: EntityKey): boolean {
    return this.get(key) !== undefined;
  }

  /** Whether a record made now with this number may have the key that goes with it. */
  isFree(number: number): boolean {
    return this.foreign.size === 0 || !this.foreign.has(`${this.letter}${number}`);
  }

  add(record: E, isForeign = record.id !== `${this.letter}${record.number}`): void {
    const page = (this.pages[record.number >> BITS] ??= { records: [], count: 0 });
    page.records[record.number & MASK] = record;
    page.count += 1;
    this.size += 1;
    if (isForeign) this.foreign.set(record.id, record);
  }

  remove(record: E): void {
    const page = this.pages[record.number >> BITS];
    if (page === undefined || page.records[record.number & MASK] !== record) return;
    page.records[record.number & MASK] = undefined;
    page.count -= 1;
    this.size -= 1;
    if (page.count === 0) this.pages[record.number >> BITS] = undefined;
    if (this.foreign.size > 0) this.foreign.delete(record.id);
  }

  /** In the order of their making. */
  *values(): Generator<E, void, undefined> {
    for (const page of this.pages) {
      if (page === undefined) continue;
      for (const record of page.records) if (record !== undefined) yield record;
    }
  }

  *keys(): Generator<EntityKey, void, undefined> {
    for (const record of this.values()) yield record.id;
  }
}
