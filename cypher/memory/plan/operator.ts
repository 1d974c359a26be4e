/**
 * The operators between expressions: logic, arithmetic, tests of text, comparisons and their chains.
 * It may not know what stands on either side.
 */
import type { BinaryOperator, Comparison, ComparisonOperator, Expression } from '../language/ast.ts';
import type { Evaluate } from '../run/rows.ts';
import { add, concatenate, divide, multiply, power, remainder, subtract } from '../values/arithmetic.ts';
import { contains, equals, not, xor } from '../values/equality.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { greaterOrEqual, greaterThan, lessOrEqual, lessThan } from '../values/order.ts';
import { matchesPattern } from '../values/regex.ts';
import { find } from '../values/long-text.ts';
import { workOnText } from '../values/pulse.ts';
import { truth } from '../values/truth.ts';
import { typeWord } from '../values/type.ts';
import { isList, walked, type Value } from '../values/value.ts';

export function binary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case 'AND':
      return connective(left, right, false);
    case 'OR':
      return connective(left, right, true);
    case 'XOR':
      return (row, context) => xor(truth(left(row, context)), truth(right(row, context)));
    case 'IN':
      // as in Neo4j, nothing is looked for in an empty list, nor computed for that
      return (row, context) => {
        const list = right(row, context);
        return list === null ? null : isList(list) && list.length === 0 ? false : isIn(left(row, context), list);
      };
    default: {
      const apply = OPERATORS[operator];
      return (row, context) => apply(left(row, context), right(row, context));
    }
  }
}

/** AND and OR: the side that decides does so whichever it is, though the other fails, as in Neo4j. */
function connective(left: Evaluate, right: Evaluate, decides: boolean): Evaluate {
  return (row, context) => {
    let a: boolean | null;
    try {
      a = truth(left(row, context));
    } catch (error) {
      if (error instanceof CypherRuntimeError && truth(right(row, context)) === decides) return decides;
      throw error;
    }
    if (a === decides) return decides;
    const b = truth(right(row, context));
    return b === decides ? decides : a === null || b === null ? null : !decides;
  };
}

/** A native test of two texts that reads the shorter. */
const onText =
  (test: (a: string, b: string) => boolean) =>
  (a: Value, b: Value): Value => {
    if (typeof a !== 'string' || typeof b !== 'string') return null;
    workOnText(Math.min(a.length, b.length));
    return test(a, b);
  };

const OPERATORS: Record<Exclude<BinaryOperator, 'AND' | 'OR' | 'XOR' | 'IN'>, (a: Value, b: Value) => Value> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '^': power,
  '||': concatenate,
  'STARTS WITH': onText((a, b) => a.startsWith(b)),
  'ENDS WITH': onText((a, b) => a.endsWith(b)),
  CONTAINS: onText((a, b) => find(a, b) >= 0),
  '=~': isMatch,
};

const matches = onText(matchesPattern);

function isMatch(a: Value, b: Value): Value {
  if (typeof a === 'string' && b !== null && typeof b !== 'string') throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `A regular expression is a string, not a ${typeWord(b)}.`);
  return matches(a, b);
}

function isIn(a: Value, b: Value): Value {
  if (b === null) return null;
  return contains(walked(b), a);
}

const COMPARE: Record<ComparisonOperator, (a: Value, b: Value) => boolean | null> = {
  '=': equals,
  '<>': (a, b) => not(equals(a, b)),
  '<': lessThan,
  '>': greaterThan,
  '<=': lessOrEqual,
  '>=': greaterOrEqual,
};

export function comparison(e: Comparison, compile: (e: Expression) => Evaluate): Evaluate {
  const first = compile(e.first);
  const links = e.rest.map(({ operator, operand }) => [COMPARE[operator], compile(operand)] as const);
  const [only] = links;
  if (only !== undefined && links.length === 1) {
    const [compare, operand] = only;
    return (row, context) => compare(first(row, context), operand(row, context));
  }
  return (row, context) => {
    let answer: boolean | null = true;
    let left = first(row, context);
    for (const [compare, operand] of links) {
      const right = operand(row, context);
      const one = compare(left, right);
      if (one === false) return false;
      if (one === null) answer = null;
      left = right;
    }
    return answer;
  };
}
