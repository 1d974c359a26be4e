/**
 * Chance from a seed: the same seed gives the same choices on every machine.
 * It may not know what is chosen.
 */
export class Random {
  private state: number;

  /** `seed` is any integer; its lower 32 bits count. */
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 32 bits, by splitmix32. */
  next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let z = this.state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + (this.next() % (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability * 4_294_967_296;
  }

  /** One of a non-empty list. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.next() % list.length];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  }

  /** One of several makers, by weight; only the chosen one runs. */
  choose<T>(options: readonly (readonly [weight: number, make: () => T])[]): T {
    let left = this.next() % options.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of options) {
      if (left < weight) return make();
      left -= weight;
    }
    throw new RangeError('There is nothing to choose from.');
  }

  /** Between `low` and `high` things. */
  some<T>(low: number, high: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.int(low, high) }, (_, i) => make(i));
  }

  /** The list in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }
}
