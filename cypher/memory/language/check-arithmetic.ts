/**
 * What `+ - * / % ^ ||` take and give, as far as it can be told before anything runs.
 * It may not know other expressions.
 */
import type { BinaryExpression, Position } from './ast.ts';
import { mistake } from './checker.ts';
import { aKind, ANY, from, INSTANTS, isNumber, kindsOf, listOf, mayBe, NUMBERS, oneOf, originOf, type Origin, type StaticType } from './static-type.ts';

type Kind = StaticType['kind'];
type Operator = BinaryExpression['operator'];

/** The type of `left operator right`. Throws CypherSyntaxError for operands that can never be joined so. */
export function arithmetic(e: BinaryExpression, left: StaticType, right: StaticType): StaticType {
  const { operator } = e;
  switch (operator) {
    case '||':
      wanted(left, JOINABLE, operator, e.left.at);
      wanted(right, kindsOf(left)?.filter((kind) => JOINABLE.includes(kind)) ?? JOINABLE, operator, e.right.at);
      return sum(operator, left, right);
    case '+': {
      const loose = looseSum(left, right) ?? looseSum(right, left);
      if (loose !== undefined) return loose;
      if (!mayBe(right, 'list')) wanted(right, besides(left), operator, e.right.at);
      return sum(operator, left, right);
    }
    case '-':
      if (isItem(left) && isNumber(left) && right.kind === 'duration') return right;
      if (isItem(right) && isNumber(right) && isTemporal(left)) return left;
      wanted(left, [...NUMBERS, 'duration', ...INSTANTS], operator, e.left.at);
      wanted(right, taken(left), operator, e.right.at);
      return computed(operator, left, right);
    case '*':
      wanted(left, right.kind === 'duration' ? NUMBERS : [...NUMBERS, 'duration'], operator, e.left.at);
      wanted(right, left.kind === 'duration' ? NUMBERS : [...NUMBERS, 'duration'], operator, e.right.at);
      return computed(operator, left, right);
    case '/':
      wanted(left, [...NUMBERS, 'duration'], operator, e.left.at);
      wanted(right, NUMBERS, operator, e.right.at);
      return computed(operator, left, right);
    default:
      wanted(left, NUMBERS, operator, e.left.at);
      wanted(right, NUMBERS, operator, e.right.at);
      return computed(operator, left, right);
  }
}

const JOINABLE: readonly Kind[] = ['string', 'list'];

function wanted(type: StaticType, kinds: readonly Kind[] | null, operator: string, at: Position): void {
  if (kinds !== null && !mayBe(type, ...kinds)) mistake(`'${operator}' cannot be used with ${aKind(type)} here; it takes ${kinds.length === 0 ? 'a list' : kinds.join(', ')}.`, 'InvalidArgumentType', at);
}

const isInstantKind = (kind: Kind): boolean => INSTANTS.some((instant) => instant === kind);
const isInstant = (type: StaticType): boolean => isInstantKind(type.kind);
const isTemporal = (type: StaticType): boolean => type.kind === 'duration' || isInstant(type);
const isItem = (type: StaticType): boolean => originOf(type) === 'item';

/** The sum of an item of a list of numbers, booleans or what a pattern comprehension gives, and a temporal value. */
function looseSum(item: StaticType, temporal: StaticType): StaticType | undefined {
  if (!isItem(item) || !isTemporal(temporal)) return undefined;
  return isNumber(item) ? withUnknown(temporal) : listOf(ANY);
}

/** What may be added to the left operand, lists apart; null: anything. */
function besides(left: StaticType): readonly Kind[] | null {
  const kinds = kindsOf(left);
  return kinds === null || kinds.includes('list') ? null : [...new Set(kinds.flatMap(besidesKind))];
}
function besidesKind(kind: Kind): readonly Kind[] {
  if (kind === 'string' || NUMBERS.includes(kind)) return ['string', ...NUMBERS];
  if (kind === 'duration') return ['duration', ...INSTANTS];
  return isInstantKind(kind) ? ['duration'] : [];
}

/** What may be taken from the left operand. */
function taken(left: StaticType): readonly Kind[] {
  const kinds = kindsOf(left);
  if (kinds === null) return [...NUMBERS, 'duration'];
  return [...(kinds.some((kind) => NUMBERS.includes(kind)) ? NUMBERS : []), ...(kinds.some((kind) => kind === 'duration' || isInstantKind(kind)) ? ['duration' as const] : [])];
}

function sum(operator: '+' | '||', left: StaticType, right: StaticType): StaticType {
  if (left.kind === 'list' && right.kind === 'list') return listOf(joined(left.item, right.item));
  if (left.kind === 'list') return listOf(appended(left.item, right));
  if (right.kind === 'list') return listOf(appended(right.item, left));
  const [leftKinds, rightKinds] = [kindsOf(left), kindsOf(right)];
  if (leftKinds === null && rightKinds === null) return operator === '||' ? oneOf([...JOINABLE, 'boolean'], ANY) : ANY;
  if (leftKinds === null || rightKinds === null) return leftKinds?.length === 1 ? withUnknown(left) : rightKinds?.length === 1 ? withUnknown(right) : ANY;
  const result = computed('+', left, right);
  return leftKinds.includes('list') || rightKinds.includes('list') ? oneOf([...new Set([...(kindsOf(result) ?? []), 'list' as const, 'boolean' as const])], ANY) : result;
}

/** The other side may be a list of such; and a list is taken for a condition. */
function withUnknown(known: StaticType): StaticType {
  const also: readonly Kind[] | null = isInstant(known) || known.kind === 'string' ? [] : known.kind === 'duration' ? INSTANTS : known.kind === 'integer' ? ['float', 'string'] : known.kind === 'float' ? ['string'] : null;
  const item = from(undefined, known);
  return also === null ? listOf(item) : oneOf([known.kind, ...also, 'list', 'boolean'], item);
}

/** No kind at all: what lists hold that have nothing in common. */
const NOTHING: StaticType = { kind: 'sum', kinds: [] };
const MAPS: readonly Kind[] = ['map', 'node', 'relationship'];

/** The items of two lists in one. */
function joined(left: StaticType, right: StaticType): StaticType {
  if (left.kind === 'list' && right.kind === 'list') return listOf(joined(left.item, right.item));
  if (isNumber(left) && isNumber(right)) return from(isItem(left) && isItem(right) ? 'item' : undefined, left.kind === 'integer' && right.kind === 'integer' ? left : { kind: 'float' });
  return kindsOf(left) === null ? right : kindsOf(right) === null ? left : from(isItem(left) && isItem(right) ? 'item' : undefined, alike(left, right));
}

/** The items of a list and what is put before or behind them. */
function appended(item: StaticType, other: StaticType): StaticType {
  if (kindsOf(other) === null) return item;
  if (mayBe(other, 'list')) return ANY;
  if (kindsOf(item) === null) return from(isItem(other) ? 'item' : undefined, other);
  return from(isItem(item) && isItem(other) ? 'item' : undefined, alike(item, other));
}

function alike(left: StaticType, right: StaticType): StaticType {
  if (left.kind === 'sum' || right.kind === 'sum') return ANY;
  if (left.kind === right.kind) return left;
  return MAPS.includes(left.kind) && MAPS.includes(right.kind) ? { kind: 'map' } : NOTHING;
}

/** What may be computed of what is not known. */
const COMPUTABLE: readonly Kind[] = [...NUMBERS, 'duration', ...INSTANTS];

/** Of every kind of the left operand with every one of the right. */
function computed(operator: Operator, left: StaticType, right: StaticType): StaticType {
  const kinds = new Set<Kind>();
  for (const a of kindsOf(left) ?? COMPUTABLE) for (const b of kindsOf(right) ?? COMPUTABLE) {
    const kind = computedKind(operator, a, b);
    if (kind !== null) kinds.add(kind);
  }
  return kinds.size === 0 ? ANY : from(computedOrigin(operator, left, right), oneOf([...kinds]));
}

function computedKind(operator: Operator, left: Kind, right: Kind): Kind | null {
  if (NUMBERS.includes(left) && NUMBERS.includes(right)) return operator !== '^' && left === 'integer' && right === 'integer' ? 'integer' : 'float';
  if (operator === '+' && (left === 'string' || right === 'string')) return 'string';
  const [instant, duration] = right === 'duration' ? [left, true] : [right, left === 'duration'];
  if (operator === '+' || (operator === '-' && right === 'duration')) return duration && (instant === 'duration' || isInstantKind(instant)) ? instant : null;
  const times = operator === '*' && NUMBERS.includes(left) && right === 'duration';
  return times || ((operator === '*' || operator === '/') && left === 'duration' && NUMBERS.includes(right)) ? 'duration' : null;
}

/** A difference and a remainder are no items any more. */
function computedOrigin(operator: Operator, left: StaticType, right: StaticType): Origin | undefined {
  if (['+', '*', '/'].includes(operator) && (isItem(left) || isItem(right))) return 'item';
  return originOf(left) !== undefined && originOf(right) !== undefined ? 'written' : undefined;
}
