/**
 * What `+ - * / ||` take and give, as far as it can be told before anything runs.
 * It may not know other expressions.
 */
import type { BinaryExpression, Position } from './ast.ts';
import { mistake } from './checker.ts';
import { aKind, ANY, common, INSTANTS, INTEGER, listOf, mayBe, type StaticType } from './static-type.ts';

type Kind = StaticType['kind'];
const NUMBERS: readonly Kind[] = ['integer', 'float'];

/** The type of `left operator right`. Throws CypherSyntaxError for operands that can never be joined so. */
export function arithmetic(e: BinaryExpression, left: StaticType, right: StaticType): StaticType {
  switch (e.operator) {
    case '||':
      wanted(left, ['string', 'list'], e.operator, e.left.at);
      wanted(right, ['string', 'list'], e.operator, e.right.at);
      return sum(left, right);
    case '+':
      if (!mayBe(right, 'list')) wanted(right, besides(left), e.operator, e.right.at);
      return sum(left, right);
    case '-':
      wanted(left, [...NUMBERS, 'duration', ...INSTANTS], e.operator, e.left.at);
      wanted(right, taken(left), e.operator, e.right.at);
      return isInstant(left) ? left : product(left, right);
    case '*':
      for (const [type, at] of [[left, e.left.at], [right, e.right.at]] as const) wanted(type, [...NUMBERS, 'duration'], e.operator, at);
      return product(left, right);
    default:
      wanted(left, [...NUMBERS, 'duration'], e.operator, e.left.at);
      wanted(right, NUMBERS, e.operator, e.right.at);
      return product(left, right);
  }
}

function wanted(type: StaticType, kinds: readonly Kind[] | null, operator: string, at: Position): void {
  if (kinds !== null && !mayBe(type, ...kinds)) mistake(`'${operator}' cannot be used with ${aKind(type)} here; it takes ${kinds.length === 0 ? 'a list' : kinds.join(', ')}.`, 'InvalidArgumentType', at);
}

/** Also what is one or the other. */
const isNumber = (type: StaticType): boolean => (type.kind === 'sum' ? type.kinds : [type.kind]).every((kind) => NUMBERS.includes(kind));
const isInstant = (type: StaticType): boolean => INSTANTS.some((kind) => kind === type.kind);

/** What may be added to the left operand, lists apart; null: anything. */
function besides(left: StaticType): readonly Kind[] | null {
  if (isNumber(left)) return ['string', ...NUMBERS];
  if (!isKnown(left) || left.kind === 'list') return null;
  if (left.kind === 'string') return ['string', ...NUMBERS];
  if (isInstant(left)) return ['duration'];
  return left.kind === 'duration' ? ['duration', ...INSTANTS] : [];
}

/** What may be taken from the left operand. */
function taken(left: StaticType): readonly Kind[] {
  if (isNumber(left)) return NUMBERS;
  const onlyTemporal = left.kind === 'sum' && !mayBe(left, ...NUMBERS);
  return left.kind === 'duration' || isInstant(left) || onlyTemporal ? ['duration'] : [...NUMBERS, 'duration'];
}

const isKnown = (type: StaticType): boolean => type.kind !== 'any' && type.kind !== 'null' && type.kind !== 'sum';

function sum(left: StaticType, right: StaticType): StaticType {
  if (left.kind === 'list' && right.kind === 'list') return listOf(common([left.item, right.item]));
  if (left.kind === 'list' || right.kind === 'list') return { kind: 'list', item: ANY };
  if ((left.kind === 'string' && isKnown(right)) || (right.kind === 'string' && isKnown(left))) return { kind: 'string' };
  if (isKnown(left) !== isKnown(right)) return withUnknown(isKnown(left) ? left : right);
  if (isInstant(left) || isInstant(right)) return isInstant(left) ? left : right;
  return product(left, right);
}

/** The other side may be a list; and a list is taken for a condition. */
function withUnknown(known: StaticType): StaticType {
  const also: readonly Kind[] | null = isInstant(known) || known.kind === 'string' ? [] : known.kind === 'duration' ? INSTANTS : known.kind === 'integer' ? ['float', 'string'] : known.kind === 'float' ? ['string'] : null;
  return also === null ? ANY : { kind: 'sum', kinds: [known.kind, ...also, 'list', 'boolean'] };
}

function product(left: StaticType, right: StaticType): StaticType {
  if (left.kind === 'integer' && right.kind === 'integer') return INTEGER;
  if (left.kind === 'duration' && isKnown(right)) return left;
  return (left.kind === 'float' && NUMBERS.includes(right.kind)) || (right.kind === 'float' && NUMBERS.includes(left.kind)) ? { kind: 'float' } : ANY;
}
