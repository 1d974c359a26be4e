// What the language support takes for granted and browsers of 2023 lack: iterator helpers and operations on sets. Imported before it.
// Only what is missing is added.

/** Adds what is missing; harmless where it is there. */
export function fillGaps(): void {
  const iterators = Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object;
  define(iterators, 'toArray', function (this: Iterable<unknown>) { return [...this]; });
  define(iterators, 'forEach', function (this: Iterable<unknown>, visit: (value: unknown) => void) { for (const value of this) visit(value); });
  define(iterators, 'map', function* (this: Iterable<unknown>, made: (value: unknown) => unknown) { for (const value of this) yield made(value); });
  define(iterators, 'filter', function* (this: Iterable<unknown>, wanted: (value: unknown) => boolean) { for (const value of this) if (wanted(value)) yield value; });
  define(Set.prototype, 'union', function (this: Set<unknown>, other: Set<unknown>) { return new Set([...this, ...other]); });
  define(Set.prototype, 'intersection', function (this: Set<unknown>, other: Set<unknown>) { return new Set([...this].filter((value) => other.has(value))); });
}

function define(prototype: object, name: string, value: (this: never, argument: never) => unknown): void {
  if (!(name in prototype)) Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

fillGaps();
