/**
 * What an index can look up in a condition: equal values, ranges, parts of strings, places. Each finds all records for which the
 * condition may hold; it is tested on them all the same, but for an equality, which finds those that are equal. It may not know which indexes there are.
 */
import type { BinaryExpression, Expression } from '../language/ast.ts';
import { boxAround, boxBetween, type Box } from '../run/point-box.ts';
import type { Evaluate, Row, RunContext } from '../run/rows.ts';
import type { Bound } from '../run/sorted-keys.ts';
import type { Place } from '../run/substring-index.ts';

interface OfProperty {
  readonly slot: number;
  readonly key: string;
  /** Slots of the same MATCH that must be filled before. */
  readonly needs: ReadonlySet<number>;
}

/** `slot.key = value`, or IN; also `id(slot) = value`. */
export interface Seek extends Omit<OfProperty, 'key'> {
  /** null: the element's own id. */
  readonly key: string | null;
  readonly idFunction: 'id' | 'elementid' | null;
  readonly many: boolean;
  readonly value: Evaluate;
}

/** One side of a range in which `slot.key` must lie. */
export interface RangeSeek extends OfProperty {
  readonly side: Bound['side'];
  readonly inclusive: boolean;
  readonly value: Evaluate;
}

/** A string that `slot.key` must hold. */
export interface PartSeek extends OfProperty {
  readonly place: Place;
  readonly value: Evaluate;
}

/** Where the point `slot.key` must lie; null when that cannot be told. */
export interface BoxSeek extends OfProperty {
  readonly box: (row: Row, context: RunContext) => Box | null;
}

export interface Seeks {
  readonly seeks: readonly Seek[];
  readonly ranges: readonly RangeSeek[];
  readonly parts: readonly PartSeek[];
  readonly boxes: readonly BoxSeek[];
  /** Properties that whatever meets the condition has. */
  readonly owned: readonly Owned[];
}

export type Owned = Pick<OfProperty, 'slot' | 'key'>;

export const NO_SEEKS: Seeks = { seeks: [], ranges: [], parts: [], boxes: [], owned: [] };

/** How the names of a MATCH are read. */
export interface Names {
  readonly slotOf: (name: string) => number | undefined;
  readonly compile: (e: Expression) => Evaluate;
  readonly neededBy: (e: Expression) => Set<number>;
}

export function seeksOf(expression: Expression, names: Names): Seeks {
  return { seeks: equalities(expression, names), ranges: ranges(expression, names), parts: parts(expression, names), boxes: boxes(expression, names), owned: owned(expression, names) };
}

const present = <T>(seeks: readonly (T | null)[]): T[] => seeks.filter((seek) => seek !== null);

/** `a.id = b.id` can find either by the other. */
function equalities(expression: Expression, names: Names): Seek[] {
  if (expression.kind === 'binary' && expression.operator === 'IN') return present([equality(expression.left, expression.right, true, names)]);
  const [link] = expression.kind === 'comparison' ? expression.rest : [];
  if (expression.kind !== 'comparison' || expression.rest.length !== 1 || link?.operator !== '=') return [];
  return present([equality(expression.first, link.operand, false, names), equality(link.operand, expression.first, false, names)]);
}

function equality(sought: Expression, value: Expression, many: boolean, names: Names): Seek | null {
  const byProperty = sought.kind === 'property' && sought.subject.kind === 'variable' ? sought.subject.name : null;
  const name = sought.kind === 'call' ? sought.name.toLowerCase() : '';
  const idFunction = name === 'id' || name === 'elementid' ? name : null;
  const argument = sought.kind === 'call' && idFunction !== null ? sought.args[0] : undefined;
  const variable = byProperty ?? (argument?.kind === 'variable' ? argument.name : null);
  const slot = variable === null ? undefined : names.slotOf(variable);
  if (slot === undefined) return null;
  return { slot, key: sought.kind === 'property' ? sought.key : null, idFunction, many, value: names.compile(value), needs: names.neededBy(value) };
}

/** `low <= n.key < high` has two sides; the value on a side may not depend on what fails. */
function ranges(expression: Expression, names: Names): RangeSeek[] {
  if (expression.kind === 'binary' && expression.operator === 'STARTS WITH') return present([range(expression.left, expression.right, 'prefix', true, names)]);
  if (expression.kind !== 'comparison') return [];
  return expression.rest.flatMap(({ operator, operand }, index) => {
    const before = index === 0 ? expression.first : expression.rest[index - 1]?.operand;
    if (before === undefined || operator === '=' || operator === '<>') return [];
    const [inclusive, rising] = [operator.endsWith('='), operator.startsWith('<')];
    return present([range(before, operand, rising ? 'high' : 'low', inclusive, names), range(operand, before, rising ? 'low' : 'high', inclusive, names)]);
  });
}

function range(sought: Expression, value: Expression, side: Bound['side'], inclusive: boolean, names: Names): RangeSeek | null {
  const of = propertyIn(sought, [value], isSimple, names);
  return of === null ? null : { ...of, side, inclusive, value: names.compile(value) };
}

const PLACES: Partial<Record<string, Place>> = { 'STARTS WITH': 'prefix', 'ENDS WITH': 'suffix', CONTAINS: 'anywhere' };

function parts(expression: Expression, names: Names): PartSeek[] {
  const place = expression.kind === 'binary' ? PLACES[expression.operator] : undefined;
  if (expression.kind !== 'binary' || place === undefined) return [];
  const of = propertyIn(expression.left, [expression.right], isSimple, names);
  return of === null ? [] : [{ ...of, place, value: names.compile(expression.right) }];
}

/** `point.withinBBox(n.key, low, high)`, and a distance that is less than something. */
function boxes(expression: Expression, names: Names): BoxSeek[] {
  if (expression.kind === 'call' && expression.name.toLowerCase() === 'point.withinbbox') return present([boxOf(expression.args[0], expression.args.slice(1), boxBetween, names)]);
  if (expression.kind !== 'comparison') return [];
  return expression.rest.flatMap(({ operator, operand }, index) => {
    const before = index === 0 ? expression.first : expression.rest[index - 1]?.operand;
    const [near, far] = operator.startsWith('<') && operator !== '<>' ? [before, operand] : operator.startsWith('>') ? [operand, before] : [];
    if (near?.kind !== 'call' || far === undefined || near.name.toLowerCase() !== 'point.distance') return [];
    const [a, b] = near.args;
    return a === undefined || b === undefined ? [] : present([boxOf(a, [b, far], boxAround, names), boxOf(b, [a, far], boxAround, names)]);
  });
}

function boxOf(sought: Expression | undefined, [a, b]: readonly Expression[], box: typeof boxBetween, names: Names): BoxSeek | null {
  if (sought === undefined || a === undefined || b === undefined) return null;
  const of = propertyIn(sought, [a, b], isSteady, names);
  if (of === null) return null;
  const [first, second] = [names.compile(a), names.compile(b)];
  return { ...of, box: (row, context) => box(first(row, context), second(row, context)) };
}

function propertyIn(sought: Expression, values: readonly Expression[], allowed: (value: Expression) => boolean, names: Names): OfProperty | null {
  const slot = sought.kind === 'property' && sought.subject.kind === 'variable' ? names.slotOf(sought.subject.name) : undefined;
  if (sought.kind !== 'property' || slot === undefined || !values.every(allowed)) return null;
  return { slot, key: sought.key, needs: new Set(values.flatMap((value) => [...names.neededBy(value)])) };
}

/** What can be evaluated before any record is read, since it cannot fail. */
const isSimple = (value: Expression): boolean => ['parameter', 'integer', 'float', 'string', 'variable'].includes(value.kind);

/** What gives the same whenever it is evaluated. */
function isSteady(value: Expression): boolean {
  if (value.kind === 'unary') return value.operator !== 'NOT' && (value.operand.kind === 'integer' || value.operand.kind === 'float');
  if (value.kind === 'property') return value.subject.kind === 'variable';
  if (value.kind === 'map') return value.entries.every((entry) => isSteady(entry.value));
  return isSimple(value) || (value.kind === 'call' && value.name.toLowerCase() === 'point' && value.args.every(isSteady));
}

/** A condition that is null, or false, without a property can only be met by what has it. */
function owned(expression: Expression, names: Names): Owned[] {
  const of = (...operands: (Expression | undefined)[]): Owned[] => operands.flatMap((operand) => (operand === undefined ? [] : (propertyIn(operand, [], isSimple, names) ?? [])));
  switch (expression.kind) {
    case 'nullTest':
      return expression.negated ? of(expression.operand) : [];
    case 'typeTest':
      return !expression.negated && expression.type.kind !== 'anyOf' && expression.type.notNull ? of(expression.operand) : [];
    case 'unary':
      // no more than one comparison: NOT (n.x < 1 < 0) is met also without x
      return expression.operator === 'NOT' && expression.operand.kind === 'comparison' && expression.operand.rest.length === 1 ? owned(expression.operand, names) : [];
    case 'comparison':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)].flatMap((operand) => (operand.kind === 'call' && operand.name.toLowerCase() === 'point.distance' ? of(...operand.args) : of(operand)));
    case 'call':
      return expression.name.toLowerCase() === 'point.withinbbox' ? of(expression.args[0]) : [];
    case 'binary':
      return ownedByBinary(expression, of, names);
    default:
      return [];
  }
}

function ownedByBinary({ operator, left, right }: BinaryExpression, of: (...operands: Expression[]) => Owned[], names: Names): Owned[] {
  if (operator === 'IN' || operator === '=~' || operator in PLACES) return of(left, right);
  if (operator === 'AND') return [...owned(left, names), ...owned(right, names)];
  if (operator !== 'OR') return [];
  const others = owned(right, names);
  return owned(left, names).filter(({ slot, key }) => others.some((other) => other.slot === slot && other.key === key));
}
