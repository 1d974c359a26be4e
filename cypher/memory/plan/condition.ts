/**
 * The condition of a WHERE as a test of rows. It may not know where conditions come from.
 */
import type { Expression } from '../language/ast.ts';
import type { Evaluate } from '../run/rows.ts';
import type { Scope } from './scope.ts';
import type { Compiler } from './compiler.ts';
import { bare } from './fold.ts';

/** The test of a condition that stands alone. */
export function testOf(c: Compiler, where: Expression, scope: Scope): Evaluate {
  const condition = bare(where);
  return aloneTest(condition, c.expression(condition, scope));
}

/** As in Neo4j a sum that is tested alone, and is neither true nor false, leaves the row out; anything else, and a sum beside other conditions, is then an error. */
export function aloneTest(condition: Expression | null, test: Evaluate): Evaluate {
  return condition?.kind === 'binary' && condition.operator === '+' ? (row, context) => test(row, context) === true : test;
}
