/**
 * What is known of a value before anything runs, and names in scope with it. `any` is never wrong.
 * It may not know syntax trees.
 */
export type StaticType =
  | { readonly kind: 'any' | 'null' | 'boolean' | 'integer' | 'float' | 'string' | 'map' | 'node' | 'relationship' | 'path' | InstantKind | 'duration' | 'point' }
  | { readonly kind: 'list'; readonly item: StaticType }
  /** One of those kinds: what `+` gives when one side is not known, a sign before something unknown, CASE and coalesce(). */
  | { readonly kind: 'sum'; readonly kinds: readonly StaticType['kind'][] };

export type InstantKind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';
export const INSTANTS: readonly InstantKind[] = ['date', 'localtime', 'time', 'localdatetime', 'datetime'];

export const ANY: StaticType = { kind: 'any' };
export const BOOLEAN: StaticType = { kind: 'boolean' };
export const INTEGER: StaticType = { kind: 'integer' };
export const NODE: StaticType = { kind: 'node' };
export const RELATIONSHIP: StaticType = { kind: 'relationship' };
export const PATH: StaticType = { kind: 'path' };
export const listOf = (item: StaticType): StaticType => ({ kind: 'list', item });

export const itemOf = (type: StaticType): StaticType => (type.kind === 'list' ? type.item : ANY);

/** Whether a value of this type may, for all that is known, be one of those kinds. */
export const mayBe = (type: StaticType, ...kinds: readonly StaticType['kind'][]): boolean => type.kind === 'any' || type.kind === 'null' || kinds.includes(type.kind) || (type.kind === 'sum' && type.kinds.some((kind) => kinds.includes(kind)));

/** The type of what may be any of these, when all are alike. */
export function common(types: readonly StaticType[]): StaticType {
  const [first = ANY, ...rest] = types.filter((type) => type.kind !== 'null');
  if (first.kind === 'sum' || !rest.every((type) => type.kind === first.kind)) return ANY;
  return first.kind === 'list' ? listOf(common([first, ...rest].map(itemOf))) : first;
}

/** What all of these have in common, where a null that is written out may be of any type: the items of a list, the sides of a UNION. */
export const commonOf = (types: readonly StaticType[]): StaticType => (types.some(({ kind }) => kind === 'null') ? ANY : common(types));

/** What is one or another of these, as of CASE and coalesce(); a null that is written out may be of any type. */
export function either(types: readonly StaticType[]): StaticType {
  if (types.length === 0 || types.some(({ kind }) => kind === 'any' || kind === 'null')) return ANY;
  const kinds = [...new Set(types.flatMap((type) => (type.kind === 'sum' ? type.kinds : [type.kind])))];
  return kinds.length === 1 ? common(types) : { kind: 'sum', kinds };
}

/** `an integer`, `a map`, `an integer or a float`: for sentences. */
export const aKind = (type: StaticType): string => (type.kind === 'sum' ? type.kinds : [type.kind]).map((kind) => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`).join(' or ');

/** By the type words of signatures. */
const KINDS: Record<string, StaticType> = {
  INTEGER, BOOLEAN, STRING: { kind: 'string' }, FLOAT: { kind: 'float' }, MAP: { kind: 'map' }, NODE, RELATIONSHIP, PATH, DURATION: { kind: 'duration' }, POINT: { kind: 'point' },
  DATE: { kind: 'date' }, 'LOCAL TIME': { kind: 'localtime' }, 'ZONED TIME': { kind: 'time' }, 'LOCAL DATETIME': { kind: 'localdatetime' }, 'ZONED DATETIME': { kind: 'datetime' },
};

/** A signature's type word; anything less than certain is `any`. */
export function fromSignature(returns: string): StaticType {
  const list = /^LIST<(\w+)>$/.exec(returns);
  return list === null ? (KINDS[returns] ?? ANY) : listOf(KINDS[list[1] ?? ''] ?? ANY);
}

export type Names = ReadonlyMap<string, StaticType>;
