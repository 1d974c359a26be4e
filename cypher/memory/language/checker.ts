/**
 * What the parts of the semantic check ask of one another, so that expressions and queries can nest without a ring of files,
 * and how a mistake is raised. It may not know any rule.
 */
import type { ProcedureRegistry } from '../run/procedure.ts';
import type { CypherRuntimeError } from '../values/errors.ts';
import type { Expression, Position, Query } from './ast.ts';
import { CypherSyntaxError, type CompileErrorType } from './errors.ts';
import { aKind, mayBe, type Names, type StaticType } from './static-type.ts';

/** Where an expression stands: what is allowed there. */
export interface Place {
  readonly names: Names;
  /** Aggregates: allowed; refused here; refused because one is around already. */
  readonly aggregates: 'allowed' | 'refused' | 'nested';
  /** A truth value is wanted, so a bare pattern may stand. */
  readonly predicate: boolean;
}

export interface Checker {
  /** Mistakes that are told only when the query runs. */
  readonly late: CypherRuntimeError[];
  readonly procedures: ProcedureRegistry;
  /** The expression's type. Throws CypherSyntaxError. */
  expression(expression: Expression, place: Place): StaticType;
  /** The query's output columns; null when it returns nothing. */
  query(query: Query, names: Names, inside: 'top' | 'expression' | 'call'): Names | null;
}

export function mistake(message: string, detail: string, at: Position, type: CompileErrorType = 'SyntaxError', cure?: string): never {
  throw new CypherSyntaxError(message, at, { detail, type, ...(cure === undefined ? {} : { cure }) });
}

export const reading = (names: Names): Place => ({ names, aggregates: 'refused', predicate: false });
export const testing = (names: Names): Place => ({ names, aggregates: 'refused', predicate: true });

/** A condition: a truth value, without aggregates. */
export function checkCondition(c: Checker, condition: Expression | null, names: Names): void {
  if (condition === null) return;
  const type = c.expression(condition, testing(names));
  if (!mayBe(type, 'boolean')) mistake(`A condition must be true or false, not ${aKind(type)}.`, 'InvalidArgumentType', condition.at);
}
