// Orders that answers come in. Strings by code point; what is unknown comes last; every order ends with the id.
import { byCodePoint } from '#cypher/typed';

export { byCodePoint };
export type Order<T> = (a: T, b: T) => number;
export const byId: Order<{ readonly id: string }> = (a, b) => byCodePoint(a.id, b.id);
export const descending = <T>(value: (item: T) => number): Order<T> => (a, b) => value(b) - value(a);
/** Text ascending, `null` last. */
export const byText = <T>(value: (item: T) => string | null): Order<T> => (a, b) => {
  const [x, y] = [value(a), value(b)];
  return x === null || y === null ? (x === y ? 0 : x === null ? 1 : -1) : byCodePoint(x, y);
};
/** The first order that tells two items apart. */
export const inTurn = <T>(...orders: readonly Order<NoInfer<T>>[]): Order<T> => (a, b) => orders.reduce((found, order) => found || order(a, b), 0);
