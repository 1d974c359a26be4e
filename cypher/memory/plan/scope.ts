/**
 * Where variables live while a query runs: each has one slot of the row, for the whole statement, so that a row of an inner
 * query is a copy of the outer one with more slots filled.
 * It may not know what is planned.
 */
import { work } from '../values/pulse.ts';

/** Hands out slots; one per statement. */
export class Slots {
  private used = 0;
  /** How a slot was called when it was declared, for people who read a plan; a name that no query can write begins with a space and is left out. */
  private readonly called = new Map<number, string>();
  next(name?: string): number {
    if (name !== undefined && !name.startsWith(' ')) this.called.set(this.used, name);
    return this.used++;
  }
  nameOf(slot: number): string {
    return this.called.get(slot) ?? '';
  }
}

export class Scope {
  readonly slots: Slots;
  private readonly names: Map<string, number>;
  /** Slots that hold the value of a whole expression, by `expressionKey`: aggregates, and projected expressions under ORDER BY. */
  readonly substitutes: ReadonlyMap<string, number>;

  constructor(slots: Slots, names: Iterable<readonly [string, number]> = [], substitutes: ReadonlyMap<string, number> = new Map()) {
    // where names are many, copying them again and again is what planning takes
    work(1);
    this.slots = slots;
    this.names = new Map(names);
    this.substitutes = substitutes;
  }

  slotOf(name: string): number | undefined {
    return this.names.get(name);
  }

  entries(): [string, number][] {
    work(this.names.size / 4);
    return [...this.names];
  }

  declare(name: string): number {
    const slot = this.slots.next(name);
    this.names.set(name, slot);
    return slot;
  }

  /** Makes the name mean a slot that is there already. */
  alias(name: string, slot: number): void {
    this.names.set(name, slot);
  }

  without(names: readonly string[]): Scope {
    return new Scope(this.slots, this.entries().filter(([name]) => !names.includes(name)), this.substitutes);
  }

  copy(): Scope {
    return new Scope(this.slots, this.names, this.substitutes);
  }

  /** A copy with one more name, for a comprehension's variable. */
  withName(name: string): { scope: Scope; slot: number } {
    const scope = this.copy();
    return { scope, slot: scope.declare(name) };
  }

  withSubstitutes(substitutes: ReadonlyMap<string, number>): Scope {
    return new Scope(this.slots, this.names, new Map([...this.substitutes, ...substitutes]));
  }
}
