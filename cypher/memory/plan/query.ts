/**
 * Queries → operators, clause by clause, and the compiler that ties expressions, patterns and queries together.
 * It may not know how rows are made; what the engine cannot run it refuses by name.
 */
import type { CallProcedureClause, CallSubqueryClause, Clause, Query, SingleQuery } from '../language/ast.ts';
import { written } from '../language/written.ts';
import { writesIn } from '../language/visit.ts';
import { CypherSyntaxError } from '../language/errors.ts';
import type { ProcedureRegistry } from '../run/procedure.ts';
import { argumentPlan, PENDING, plan, type Plan } from '../run/rows.ts';
import { applyPlan, distinctPlan, eagerPlan, effectPlan, emptyPlan, projectPlan, unionPlan, unwindPlan } from '../run/reshape.ts';
import type { Store } from '../run/store.ts';
import { filterPlan } from '../run/walk-graph.ts';
import { testOf } from './condition.ts';
import type { Compiler, PlannedQuery } from './compiler.ts';
import { compileExpression } from './expression.ts';
import { planMatch } from './match.ts';
import { planProjection } from './project.ts';
import { Scope } from './scope.ts';
import { planRemove, planSet } from './set.ts';
import { straightClauses } from './straight.ts';
import { planCreate, planDelete, planForeach, planMerge } from './update.ts';

export function createCompiler(store: Store, procedures: ProcedureRegistry): Compiler {
  const compiler: Compiler = {
    store,
    procedures,
    expression: (expression, scope) => compileExpression(compiler, expression, scope),
    match: (patterns, where, scope, source) => planMatch(compiler, patterns, where, scope, source),
    query: (query, scope, source) => planQuery(compiler, query, source, () => scope),
  };
  return compiler;
}

type ScopeFor = (query: SingleQuery) => Scope;

function planQuery(c: Compiler, query: Query, source: Plan, scopeFor: ScopeFor): PlannedQuery {
  if (query.kind === 'single') return planSingle(c, query, source, scopeFor(query));
  const branches = singlesOf(query).map((single) => planSingle(c, single, source, scopeFor(single)));
  const { slots } = scopeFor(query.right);
  const columns = (branches[0]?.columns ?? []).map(({ name }) => ({ name, slot: slots.next() }));
  const moved = branches.map((branch) =>
    projectPlan(
      branch.plan,
      '',
      columns.map(({ name, slot }) => {
        const from = branch.columns.find((column) => column.name === name)?.slot ?? -1;
        return { slot, value: (row) => row[from] ?? null };
      }),
    ),
  );
  const all = unionPlan(moved);
  return { plan: query.all ? all : distinctPlan(all, columns.map(({ slot }) => slot)), columns, returns: branches.some((branch) => branch.returns) };
}

/** The parts of a union, first to last; one inside another is of the same kind. */
function singlesOf(query: Query): SingleQuery[] {
  const parts: SingleQuery[] = [];
  let left: Query = query;
  for (; left.kind === 'union'; left = left.left) parts.push(left.right);
  return [left, ...parts.reverse()];
}

function planSingle(c: Compiler, query: SingleQuery, source: Plan, start: Scope): PlannedQuery {
  let current: State = { plan: source, scope: start.copy(), columns: [], returns: false, writes: false };
  const straight = straightClauses(query, start.entries().map(([name]) => name));
  for (const clause of query.clauses) current = planClause(c, clause, current, query, straight.has(clause));
  return current;
}

interface State extends PlannedQuery {
  readonly scope: Scope;
  readonly writes: boolean;
}

function refuse(what: string, clause: Clause): never {
  throw new CypherSyntaxError(`${what} cannot be run by this engine.`, clause.at, { detail: 'NotSupported', type: 'NotSupported' });
}

function planClause(c: Compiler, clause: Clause, state: State, query: SingleQuery, straight: boolean): State {
  const { scope } = state;
  const wrote = (plan: Plan): State => ({ ...state, plan, writes: true });
  switch (clause.kind) {
    case 'match': {
      if (clause.repeatable) refuse('MATCH REPEATABLE ELEMENTS', clause);
      if (!clause.optional) return { ...state, plan: c.match(clause.patterns, clause.where, scope, state.plan) };
      const before = new Set(scope.entries().map(([, slot]) => slot));
      const inner = c.match(clause.patterns, clause.where, scope, argumentPlan());
      return { ...state, plan: applyPlan(state.plan, inner, scope.entries().map(([, slot]) => slot).filter((slot) => !before.has(slot))) };
    }
    case 'unwind': {
      const list = c.expression(clause.source, scope);
      return { ...state, plan: unwindPlan(state.plan, `${written(clause.source)} AS ${clause.variable.name}`, scope.declare(clause.variable.name), list) };
    }
    case 'with': {
      const projected = planProjection(c, clause, scope, state.plan, state.writes);
      return { ...state, plan: projected.plan, scope: projected.scope };
    }
    case 'return': {
      const projected = planProjection(c, clause, scope, state.plan, state.writes);
      return { ...state, plan: projected.plan, scope: projected.scope, columns: projected.columns, returns: true };
    }
    case 'create':
      return wrote(planCreate(c, clause, scope, state.plan, straight));
    case 'merge':
      return wrote(planMerge(c, clause, scope, state.plan));
    case 'set':
      return wrote(planSet(c, clause.items, scope, state.plan, straight));
    case 'remove':
      return wrote(planRemove(c, clause.items, scope, state.plan));
    case 'delete':
      return wrote(planDelete(c, clause, scope, state.plan));
    case 'foreach':
      return wrote(planForeach(c, clause, scope, state.plan));
    case 'callProcedure':
      return callProcedure(c, clause, state, query.clauses.length === 1);
    case 'callSubquery':
      return callSubquery(c, clause, state);
    case 'finish':
      return { ...state, plan: emptyPlan(state.plan) };
    case 'loadCsv':
      return refuse('LOAD CSV', clause);
    case 'use':
      return refuse('USE', clause);
  }
}

function callSubquery(c: Compiler, clause: CallSubqueryClause, state: State): State {
  if (clause.transactions !== null && (clause.transactions.onError !== 'fail' || clause.transactions.report !== null)) refuse('CALL { … } IN TRANSACTIONS with ON ERROR or REPORT STATUS', clause);
  const { scope } = state;
  const imported = clause.scope;
  const scopeFor: ScopeFor = (single) => {
    if (imported === '*') return scope.copy();
    if (imported !== null) return new Scope(scope.slots, scope.entries().filter(([name]) => imported.some((variable) => variable.name === name)));
    return single.clauses[0]?.kind === 'with' ? scope.copy() : new Scope(scope.slots);
  };
  const inner = planQuery(c, clause.query, argumentPlan(), scopeFor);
  const innerWrites = writesIn(clause.query);
  const source = innerWrites ? eagerPlan(state.plan) : state.plan;
  const done = { ...state, writes: state.writes || innerWrites };
  if (!inner.returns) return { ...done, plan: settle(effectPlan(source, inner.plan), innerWrites) };
  // what may become null needs slots of its own: a column may be another name of an imported variable
  const columns = clause.optional ? inner.columns.map(({ name }) => ({ name, slot: scope.slots.next() })) : inner.columns;
  const from = inner.columns.map(({ slot }) => slot);
  const found = clause.optional ? projectPlan(inner.plan, '', columns.map(({ slot }, i) => ({ slot, value: (row) => row[from[i] ?? -1] ?? null }))) : inner.plan;
  for (const { name, slot } of columns) scope.alias(name, slot);
  return { ...done, plan: settle(applyPlan(source, found, clause.optional ? columns.map(({ slot }) => slot) : null), innerWrites) };
}

const settle = (source: Plan, eager: boolean): Plan => (eager ? eagerPlan(source) : source);

function callProcedure(c: Compiler, clause: CallProcedureClause, state: State, alone: boolean): State {
  const procedure = c.procedures.find(clause.name);
  if (procedure === undefined) throw new Error(`unchecked procedure ${clause.name}`);
  const { scope } = state;
  const args = procedure.parameters.map((parameter, index) => {
    const given = clause.args?.[index];
    if (given !== undefined) return c.expression(given, scope);
    if (clause.args !== null && parameter.fallback !== undefined) return () => parameter.fallback ?? null;
    return c.expression({ kind: 'parameter', name: parameter.name, at: clause.at }, scope);
  });
  const yields = clause.yields === null || clause.yields === '*' ? (alone || clause.yields === '*' ? procedure.results.map(({ name }) => ({ name, as: name })) : []) : clause.yields.map(({ name, variable }) => ({ name, as: variable.name }));
  const columns = yields.map(({ name, as }) => ({ name: as, slot: scope.declare(as), index: procedure.results.findIndex((result) => result.name === name) }));
  const source = procedure.mode === 'READ' ? state.plan : eagerPlan(state.plan);
  let called = plan('ProcedureCall', procedure.name, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      let any = false;
      for (const found of procedure.run(args.map((arg) => arg(row, context)), context)) {
        context.budget.tick();
        if (context.budget.pending) yield PENDING;
        any = true;
        const out = row.slice();
        for (const { slot, index } of columns) out[slot] = found[index] ?? null;
        yield out;
      }
      // a procedure without results keeps the row; so does OPTIONAL CALL
      if (!any && ((procedure.results.length === 0 && !alone) || clause.optional)) yield row;
    }
  });
  if (clause.where !== null) called = filterPlan(called, written(clause.where), [testOf(c, clause.where, scope)]);
  return { ...state, plan: called, columns: alone ? columns : [], returns: alone && columns.length > 0, writes: state.writes || procedure.mode !== 'READ' };
}
