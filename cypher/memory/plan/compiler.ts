/**
 * What the parts of the planner ask of one another, so that expressions, patterns and clauses can nest without a ring of files.
 * It may not know how any of them is planned.
 */
import type { Expression, PathPattern, Query } from '../language/ast.ts';
import type { ProcedureRegistry } from '../run/procedure.ts';
import type { Evaluate, Plan } from '../run/rows.ts';
import type { Store } from '../run/store.ts';
import type { Scope } from './scope.ts';

export interface PlannedQuery {
  readonly plan: Plan;
  /** Output columns in order; empty when the query returns nothing. */
  readonly columns: readonly { readonly name: string; readonly slot: number }[];
  readonly returns: boolean;
}

export interface Compiler {
  readonly store: Store;
  readonly procedures: ProcedureRegistry;
  expression(expression: Expression, scope: Scope): Evaluate;
  /** Matches `patterns` below `source`; the names they bind are declared in `scope`. */
  match(patterns: readonly PathPattern[], where: Expression | null, scope: Scope, source: Plan): Plan;
  query(query: Query, scope: Scope, source: Plan): PlannedQuery;
}
