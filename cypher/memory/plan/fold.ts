/**
 * What Neo4j works out from the text alone, before there are rows, where that shows in the answer: true and false beside AND and OR
 * vanish together with the check of the other side, and two numbers that are written out are compared as floats.
 * It may not know how expressions are evaluated.
 */
import type { BinaryExpression, Comparison, Expression, UnaryExpression } from '../language/ast.ts';

/** Nobody writes constants nested deeper. */
const DEPTH = 6;

/** Whether the condition is true or false for every row; undefined when that depends. */
function known(e: Expression, depth = DEPTH): boolean | undefined {
  if (e.kind === 'boolean') return e.value;
  if (depth === 0) return undefined;
  if (e.kind === 'unary' && e.operator === 'NOT') {
    const operand = known(e.operand, depth - 1);
    return operand === undefined ? undefined : !operand;
  }
  if (e.kind === 'comparison') return foldedComparison(e);
  if (e.kind !== 'binary' || (e.operator !== 'AND' && e.operator !== 'OR')) return undefined;
  const deciding = e.operator === 'OR';
  const [left, right] = [known(e.left, depth - 1), known(e.right, depth - 1)];
  if (left === deciding || right === deciding) return deciding;
  return left === undefined || right === undefined ? undefined : !deciding;
}

/** What is left of an AND, OR or XOR: a constant, one side alone, or null when both count. */
export function folded({ operator, left, right }: BinaryExpression): boolean | Expression | null {
  if (operator === 'XOR') return known(left) === false ? right : known(right) === false ? left : null;
  if (operator !== 'AND' && operator !== 'OR') return null;
  const deciding = operator === 'OR';
  const [a, b] = [known(left), known(right)];
  if (a === deciding || b === deciding) return deciding;
  return a === undefined ? (b === undefined ? null : left) : right;
}

/** What is left of NOT: what stands under two of them, or null. */
export const foldedNot = ({ operator, operand }: UnaryExpression): Expression | null => (operator === 'NOT' && operand.kind === 'unary' && operand.operator === 'NOT' ? operand.operand : null);

/** A condition without all that vanishes. */
export function bare(e: Expression): Expression {
  let condition = e;
  for (;;) {
    const rest = condition.kind === 'binary' ? folded(condition) : condition.kind === 'unary' ? foldedNot(condition) : null;
    if (rest === null || typeof rest === 'boolean') return condition;
    condition = rest;
  }
}

/** What can never be true or false is still checked when a constant beside it vanishes. */
export const isChecked = (e: Expression): boolean => e.kind === 'binary' && (e.operator === '+' || e.operator === '||');

/** Two numbers that are written out; the other operators wait for rows. */
function foldedComparison(e: Comparison): boolean | undefined {
  const [link] = e.rest;
  const [a, b] = [written(e.first), written(link?.operand)];
  if (link === undefined || e.rest.length !== 1 || a === undefined || b === undefined) return undefined;
  return link.operator === '=' ? a === b : link.operator === '<' ? a < b : link.operator === '>' ? a > b : undefined;
}

/** Whether an integer and a float, both written out, compare so; undefined for anything else. */
export function mixedComparison(e: Comparison): boolean | undefined {
  const [link] = e.rest;
  if (link === undefined || isInteger(e.first) === isInteger(link.operand)) return undefined;
  return foldedComparison(e);
}

const isInteger = (e: Expression): boolean => e.kind === 'integer';

/** Whether it is computed from written numbers alone. */
export function isWrittenOut(e: Expression, depth = DEPTH): boolean {
  if (e.kind === 'integer' || e.kind === 'float') return true;
  if (depth === 0) return false;
  if (e.kind === 'unary') return e.operator !== 'NOT' && isWrittenOut(e.operand, depth - 1);
  return e.kind === 'binary' && ['+', '-', '*', '/', '%', '^'].includes(e.operator) && isWrittenOut(e.left, depth - 1) && isWrittenOut(e.right, depth - 1);
}

function written(e: Expression | undefined): number | undefined {
  if (e === undefined) return undefined;
  if (e.kind === 'integer' || e.kind === 'float') return Number(e.value);
  return e.kind === 'unary' && e.operator === '-' && e.operand.kind === 'float' ? -e.operand.value : undefined;
}
