/**
 * What is known of a value before anything runs, and names in scope with it. `any` is never wrong.
 * It may not know syntax trees.
 */
export type StaticType =
  | { readonly kind: 'any' | 'null' | 'boolean' | 'integer' | 'float' | 'string' | 'map' | 'node' | 'relationship' | 'path' | InstantKind | 'duration' | 'point'; readonly origin?: Origin }
  | { readonly kind: 'list'; readonly item: StaticType }
  /** One of those kinds: what `+` gives when one side is not known, a sign before something unknown, CASE and coalesce(); none of them: an item of lists that have nothing in common. `item` is that of the list that it may be. */
  | { readonly kind: 'sum'; readonly kinds: readonly StaticType['kind'][]; readonly item?: StaticType; readonly origin?: Origin };

/** A number or a boolean that is written out or computed of such, and an item of a list of those: beside a temporal value Neo4j takes an item for anything. */
export type Origin = 'written' | 'item';


export type InstantKind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';
export const INSTANTS: readonly InstantKind[] = ['date', 'localtime', 'time', 'localdatetime', 'datetime'];

export const ANY: StaticType = { kind: 'any' };
export const BOOLEAN: StaticType = { kind: 'boolean' };
export const INTEGER: StaticType = { kind: 'integer' };
export const NODE: StaticType = { kind: 'node' };
export const RELATIONSHIP: StaticType = { kind: 'relationship' };
export const PATH: StaticType = { kind: 'path' };
export const listOf = (item: StaticType): StaticType => ({ kind: 'list', item });

export const itemOf = (type: StaticType): StaticType => (type.kind === 'list' ? type.item : type.kind === 'sum' ? (type.item ?? ANY) : ANY);

/** Every kind that it may be, when they can be told. */
export const kindsOf = (type: StaticType): readonly StaticType['kind'][] | null => (type.kind === 'any' || type.kind === 'null' ? null : type.kind === 'sum' ? type.kinds : [type.kind]);
export const originOf = (type: StaticType): Origin | undefined => (type.kind === 'list' ? undefined : type.origin);
/** The same type, of this origin. */
export const from = (origin: Origin | undefined, type: StaticType): StaticType => {
  if (type.kind === 'list' || type.origin === origin) return type;
  const { origin: _, ...bare } = type;
  return origin === undefined ? bare : { ...bare, origin };
};
/** One of these kinds; `item` is that of the list among them. */
export const oneOf = (kinds: readonly StaticType['kind'][], item?: StaticType): StaticType => {
  const [only] = kinds;
  return kinds.length === 1 && only !== undefined && only !== 'list' && only !== 'sum' ? { kind: only } : { kind: 'sum', kinds, ...(item === undefined ? {} : { item }) };
};

/** Whether a value of this type may, for all that is known, be one of those kinds. */
export const mayBe = (type: StaticType, ...kinds: readonly StaticType['kind'][]): boolean => type.kind === 'any' || type.kind === 'null' || kinds.includes(type.kind) || (type.kind === 'sum' && type.kinds.some((kind) => kinds.includes(kind)));

/** The type of what may be any of these, when all are alike or numbers. */
export function common(types: readonly StaticType[]): StaticType {
  const [first = ANY, ...rest] = types.filter((type) => type.kind !== 'null');
  const origin = sharedOrigin([first, ...rest]);
  if (rest.length > 0 && [first, ...rest].every(isNumber)) return from(origin, oneOf([...new Set([first, ...rest].flatMap((type) => kindsOf(type) ?? []))]));
  if ((first.kind === 'sum' && rest.length > 0) || !rest.every((type) => type.kind === first.kind)) return ANY;
  return first.kind === 'list' ? listOf(common([first, ...rest].map(itemOf))) : from(origin, first);
}

/** One item is enough; what is written out must be all of it. */
function sharedOrigin(types: readonly StaticType[]): Origin | undefined {
  const origins = types.map(originOf);
  return origins.includes('item') ? 'item' : origins.every((origin) => origin === 'written') ? 'written' : undefined;
}

export const NUMBERS: readonly StaticType['kind'][] = ['integer', 'float'];
/** Also what is one or the other. */
export const isNumber = (type: StaticType): boolean => kindsOf(type)?.every((kind) => NUMBERS.includes(kind)) === true && kindsOf(type)?.length !== 0;

/** What a list of these holds, where a null that is written out may be of any type. */
export const commonOf = (types: readonly StaticType[]): StaticType => (types.some(({ kind }) => kind === 'null') ? ANY : common(types));

/** What is one or another of these, as of CASE, coalesce() and the sides of a UNION; a null that is written out may be of any type. */
export function either(types: readonly StaticType[]): StaticType {
  if (types.length === 0 || types.some(({ kind }) => kind === 'any' || kind === 'null')) return ANY;
  const kinds = [...new Set(types.flatMap((type) => kindsOf(type) ?? []))];
  const items = types.filter((type) => mayBe(type, 'list')).map(itemOf);
  if (kinds.length === 1 && kinds[0] === 'list') return listOf(either(items));
  return from(kinds.length === 1 ? sharedOrigin(types) : undefined, oneOf(kinds, items.length === 0 ? undefined : either(items)));
}

/** `an integer`, `a map`, `an integer or a float`: for sentences. */
export const aKind = (type: StaticType): string => type.kind === 'sum' && type.kinds.length === 0 ? 'an item of a mixed list' : (type.kind === 'sum' ? type.kinds : [type.kind]).map((kind) => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`).join(' or ');

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
