/**
 * WITH and RETURN: projection, grouping, DISTINCT, ORDER BY, SKIP, LIMIT, WHERE.
 * It may not know the other clauses.
 */
import type { Expression, ReturnClause, WithClause } from '../language/ast.ts';
import { written } from '../language/written.ts';
import { countRows, createAccumulator, findAggregation } from '../functions/aggregate.ts';
import { isAggregating } from '../functions/registry.ts';
import type { Plan, RunContext } from '../run/rows.ts';
import { aggregatePlan, distinctPlan, limitPlan, projectPlan, skipPlan, sortPlan, type Aggregate, type Assignment } from '../run/reshape.ts';
import { filterPlan } from '../run/walk-graph.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { isInteger } from '../values/value.ts';
import { testOf } from './condition.ts';
import type { Compiler } from './compiler.ts';
import { expressionKey } from '../language/expression-key.ts';
import { Scope } from './scope.ts';
import { aggregatesIn } from '../language/visit.ts';

export interface Projected {
  readonly plan: Plan;
  readonly scope: Scope;
  readonly columns: readonly { readonly name: string; readonly slot: number }[];
}

interface Item {
  readonly name: string;
  readonly expression: Expression;
  readonly slot: number;
  readonly aggregates: readonly Expression[];
}

/** `writes`: the source changes the graph, so that LIMIT must not cut it short. */
export function planProjection(c: Compiler, clause: WithClause | ReturnClause, scope: Scope, source: Plan, writes: boolean): Projected {
  const items = itemsOf(clause, scope);
  const columns = items.map(({ name, slot }) => ({ name, slot }));
  const substitutes = new Map(items.map((item) => [expressionKey(item.expression), item.slot] as const));
  const grouped = items.some((item) => item.aggregates.length > 0);
  let plan = grouped ? aggregate(c, items, scope, source, substitutes) : projectPlan(source, detailsOf(items), assignments(c, items, scope));
  if (clause.distinct) plan = distinctPlan(plan, columns.map(({ slot }) => slot));
  // ORDER BY and WHERE see the names before and after, the new ones first
  const both = scope.withSubstitutes(substitutes);
  for (const { name, slot } of columns) both.alias(name, slot);
  plan = page(c, clause, both, plan, writes);
  if (clause.kind === 'with' && clause.where !== null) plan = filterPlan(plan, written(clause.where), [testOf(c, clause.where, both)]);
  return { plan, scope: new Scope(scope.slots, columns.map(({ name, slot }) => [name, slot] as const)), columns };
}

function itemsOf(clause: WithClause | ReturnClause, scope: Scope): Item[] {
  const starred = clause.all
    ? scope
        .entries()
        .filter(([name]) => !name.startsWith(' '))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, slot]): Item => ({ name, slot, expression: { kind: 'variable', name, at: clause.at }, aggregates: [] }))
    : [];
  const written = clause.items.map(({ name, expression }): Item => {
    const aggregates = aggregatesIn(expression, isAggregating);
    const existing = expression.kind === 'variable' ? scope.slotOf(expression.name) : undefined;
    return { name, expression, aggregates, slot: existing ?? scope.slots.next() };
  });
  return [...starred, ...written];
}

const detailsOf = (items: readonly Item[]): string => items.map(({ name, expression }) => (expression.kind === 'variable' && expression.name === name ? name : labelled(name, written(expression)))).join(', ');
const labelled = (name: string, text: string): string => (name.replaceAll(' ', '') === text.replaceAll(' ', '') ? text : `${text} AS ${name}`);

function assignments(c: Compiler, items: readonly Item[], scope: Scope): Assignment[] {
  return items.filter((item) => item.expression.kind !== 'variable').map((item) => ({ slot: item.slot, value: c.expression(item.expression, scope) }));
}

function aggregate(c: Compiler, items: readonly Item[], scope: Scope, source: Plan, substitutes: Map<string, number>): Plan {
  const keys = items.filter((item) => item.aggregates.length === 0).map((item) => ({ slot: item.slot, value: c.expression(item.expression, scope) }));
  const inner = new Map<string, number>(items.filter((item) => item.aggregates.length === 0).map((item) => [expressionKey(item.expression), item.slot]));
  const aggregates: Aggregate[] = [];
  for (const call of items.flatMap((item) => item.aggregates)) {
    const key = expressionKey(call);
    if (inner.has(key)) continue;
    const slot = scope.slots.next();
    inner.set(key, slot);
    aggregates.push(aggregateOf(c, call, slot, scope));
  }
  for (const [key, slot] of inner) if (!substitutes.has(key)) substitutes.set(key, slot);
  const plan = aggregatePlan(source, detailsOf(items), keys, aggregates);
  const after = scope.withSubstitutes(inner);
  return projectPlan(plan, detailsOf(items), items.filter((item) => item.aggregates.length > 0).map((item) => ({ slot: item.slot, value: c.expression(item.expression, after) })));
}

function aggregateOf(c: Compiler, call: Expression, slot: number, scope: Scope): Aggregate {
  if (call.kind !== 'call') return { slot, args: [], create: () => countRows() };
  const found = findAggregation(call.name);
  if (found === undefined) throw new Error(`unchecked aggregate ${call.name}`);
  return { slot, args: call.args.map((arg) => c.expression(arg, scope)), create: (budget) => createAccumulator(found, call.distinct, budget) };
}

function page(c: Compiler, clause: WithClause | ReturnClause, scope: Scope, source: Plan, writes: boolean): Plan {
  const skip = clause.skip === null ? null : counter(c, clause.skip, 'SKIP', scope);
  const limit = clause.limit === null ? null : counter(c, clause.limit, 'LIMIT', scope);
  let plan = source;
  if (clause.orderBy.length > 0) {
    const keys = clause.orderBy.map((item) => ({ value: c.expression(item.expression, scope), descending: item.descending }));
    plan = sortPlan(plan, clause.orderBy.map(({ expression, descending }) => `${written(expression)}${descending ? ' DESC' : ''}`).join(', '), keys, limit === null ? null : (context) => limit(context) + (skip?.(context) ?? 0));
  }
  if (skip !== null && clause.skip !== null) plan = skipPlan(plan, written(clause.skip), skip);
  return limit === null || clause.limit === null ? plan : limitPlan(plan, written(clause.limit), limit, writes);
}

/** SKIP and LIMIT: a whole number that is not negative, known before any row. */
function counter(c: Compiler, expression: Expression, where: string, scope: Scope): (context: RunContext) => number {
  const evaluate = c.expression(expression, new Scope(scope.slots));
  return (context) => {
    const value = evaluate([], context);
    if (!isInteger(value)) throw new CypherRuntimeError('SyntaxError', 'InvalidArgumentType', `${where} needs a whole number.`);
    if (value < 0) throw new CypherRuntimeError('SyntaxError', 'NegativeIntegerArgument', `${where} cannot be negative.`);
    return Number(value);
  };
}
