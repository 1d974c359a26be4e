/**
 * The records of one label or type, in the order of their making. A list, since a set of a million records takes longer to keep than
 * they do; what is taken out is only noted, until half of the list is.
 * It may not know what a record holds.
 */

const FEW = 64;

export class Members<E extends { readonly number: number }> {
  private list: E[] = [];
  private readonly gone = new Set<E>();
  private ordered = true;

  get size(): number {
    return this.list.length - this.gone.size;
  }

  /** A record that is not there. */
  add(record: E): void {
    if (this.gone.size > 0 && this.gone.delete(record)) return;
    const last = this.list[this.list.length - 1];
    if (last !== undefined && last.number > record.number) this.ordered = false;
    this.list.push(record);
  }

  /** A record that is there. */
  remove(record: E): void {
    this.gone.add(record);
    if (this.gone.size < FEW || this.gone.size * 2 < this.list.length) return;
    this.list = this.list.filter((one) => !this.gone.has(one));
    this.gone.clear();
  }

  *[Symbol.iterator](): Generator<E, void, undefined> {
    if (!this.ordered) this.list.sort((a, b) => a.number - b.number);
    this.ordered = true;
    for (const record of this.list) if (this.gone.size === 0 || !this.gone.has(record)) yield record;
  }
}
