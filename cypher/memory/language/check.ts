/**
 * The meaning of a statement, checked before anything runs: clauses in an order that makes sense, names in scope, and every
 * rule of expressions, patterns and projections. Errors carry the TCK's types and details.
 * It may not know how anything is planned.
 */
import type { ProcedureRegistry } from '../run/procedure.ts';
import type { CypherRuntimeError } from '../values/errors.ts';
import type { CallProcedureClause, CallSubqueryClause, Clause, Expression, MergeClause, Query, SetItem, ShowStatement, SingleQuery, Statement, SubqueryExpression, UnionQuery, Variable } from './ast.ts';
import { checkHints } from './check-hints.ts';
import { checkMixing } from './check-mixing.ts';
import { checkExpression } from './check-expression.ts';
import { checkCreatePatterns, checkMatchPatterns } from './check-pattern.ts';
import { checkProjection } from './check-projection.ts';
import { checkCondition, mistake, reading, type Checker } from './checker.ts';
import { aKind, ANY, either, itemOf, mayBe, type Names, type StaticType } from './static-type.ts';
import { isWritingClause, variablesIn, visit, writesIn } from './visit.ts';

function checkerOf(procedures: ProcedureRegistry): Checker {
  const c: Checker = {
    late: [],
    procedures,
    expression: (expression, place) => checkExpression(c, expression, place),
    query: (query, names, inside) => checkQuery(c, query, names, inside),
  };
  return c;
}

/** What stands behind the columns of SHOW, which whoever shows them names. Throws CypherSyntaxError. */
export function checkShow(statement: ShowStatement, columns: readonly string[], procedures: ProcedureRegistry): void {
  const c = checkerOf(procedures);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) mistake(`YIELD names ${twice} twice.`, 'ColumnNameConflict', statement.at, 'SyntaxError', 'Give one of them another name with AS.');
  const names: Names = new Map(columns.map((name) => [name, ANY]));
  checkCondition(c, statement.where, names);
  const { orderBy, skip, limit, at } = statement;
  checkClause(c, { kind: 'with', distinct: false, all: true, items: [], orderBy, skip, limit, where: null, at }, names, false);
  if (statement.returns !== null) checkClause(c, statement.returns, names, false);
}

/** Throws CypherSyntaxError for a statement that cannot mean anything; gives what is to be told when it runs. */
export function checkStatement(statement: Statement, procedures: ProcedureRegistry): CypherRuntimeError | null {
  const c = checkerOf(procedures);
  if (statement.kind === 'query') c.query(statement.query, new Map(), 'top');
  return c.late[0] ?? null;
}

/** As Neo4j does. */
function refuseSubqueries(merge: MergeClause): void {
  visit(merge, (node) => {
    if (node.kind === 'subquery') mistake('EXISTS { … }, COUNT { … } and COLLECT { … } cannot stand in MERGE.', 'InvalidClauseComposition', (node as SubqueryExpression).at, 'SyntaxError', 'Compute the value before, with WITH.');
    return true;
  });
}

type Inside = 'top' | 'expression' | 'call';

function checkQuery(c: Checker, query: Query, names: Names, inside: Inside): Names | null {
  if (inside === 'expression' && writesIn(query)) mistake('A query inside an expression cannot write.', 'InvalidClauseComposition', query.at);
  if (inside === 'expression') refuseShadowing(query, [...names.keys()]);
  if (query.kind === 'single') return checkSingle(c, query, names, inside);
  return checkUnion(c, query, names, inside);
}

/** The sides are gone through one after the other, however many: a chain of thousands may not ask for its sides at each of them. */
function checkUnion(c: Checker, query: UnionQuery, names: Names, inside: Inside): Names | null {
  const unions = unionsOf(query);
  const mixed = unions.find((union) => union.all !== query.all);
  if (mixed !== undefined) mistake('UNION and UNION ALL cannot be mixed in one query.', 'InvalidClauseComposition', query.at, 'SyntaxError', 'Put one of them in CALL { … }.');
  const sides = sidesOf(query);
  for (const { clauses, at } of sides) if (clauses.some((clause) => clause.kind === 'callSubquery' && clause.transactions !== null)) mistake('CALL { … } IN TRANSACTIONS cannot stand in a UNION.', 'InvalidClauseComposition', at);
  const columnsOf = (side: Names | null): string => JSON.stringify([...(side?.keys() ?? [])].sort());
  const [first = null, ...others] = sides.map((side) => checkSingle(c, side, names, inside));
  const wanted = columnsOf(first);
  const different = others.findIndex((side) => columnsOf(side) !== wanted);
  if (different >= 0) mistake('Both sides of UNION must have the same columns.', 'DifferentColumnsInUnion', unions[different]!.at, 'SyntaxError', 'Give the columns the same names with AS.');
  // what a column holds is only known when all sides hold it
  return first === null ? null : new Map([...first].map(([name, type]) => [name, either([type, ...others.map((side) => side?.get(name) ?? ANY)])] as const));
}

function checkSingle(c: Checker, query: SingleQuery, outer: Names, inside: Inside): Names | null {
  let names = outer;
  let columns: Names | null = null;
  query.clauses.forEach((clause, index) => {
    checkOrder(clause, query.clauses[index - 1], index === query.clauses.length - 1, inside);
    if (clause.kind === 'callSubquery' && clause.transactions !== null) checkTransactions(clause, query.clauses.slice(0, index), inside);
    names = checkClause(c, clause, names, query.clauses.length === 1 && inside === 'top');
    if (clause.kind === 'return') columns = names;
    if (clause.kind === 'return' && inside === 'call') for (const item of clause.items) if (!item.aliased && item.expression.kind !== 'variable') mistake('What CALL { … } returns needs a name.', 'NoExpressionAlias', item.expression.at, 'SyntaxError', 'Add AS and a name.');
  });
  checkEnd(query, inside);
  return columns;
}

/** Where transactions of their own may begin. */
function checkTransactions(clause: CallSubqueryClause, before: readonly Clause[], inside: Inside): void {
  const refuse = (what: string): never => mistake(`CALL { … } IN TRANSACTIONS ${what}.`, 'InvalidClauseComposition', clause.at);
  if (inside !== 'top') refuse('cannot stand inside of another CALL, nor of an expression');
  if (before.some(isWritingClause)) refuse('cannot come after a clause that writes');
  const batch = clause.transactions?.batch ?? null;
  const literal = batch !== null && ['integer', 'float', 'string', 'boolean', 'null', 'unary'].includes(batch.kind);
  if (literal && !(batch.kind === 'integer' && batch.value > 0n)) mistake('The number of rows of a transaction is a whole number of 1 or more.', 'InvalidArgumentValue', batch.at);
}

const READS_GRAPH = new Set(['match', 'unwind', 'loadCsv', 'callProcedure', 'callSubquery']);

function checkOrder(clause: Clause, previous: Clause | undefined, last: boolean, inside: Inside): void {
  if ((clause.kind === 'return' || clause.kind === 'finish') && !last) mistake('RETURN must be the last clause.', 'InvalidClauseComposition', clause.at, 'SyntaxError', 'Use WITH to go on with what you have.');
  if (clause.kind === 'finish' && inside === 'expression') mistake('FINISH cannot end a query inside an expression.', 'InvalidClauseComposition', clause.at);
  if (previous !== undefined && isWritingClause(previous) && READS_GRAPH.has(clause.kind)) mistake('WITH is needed between a writing clause and a reading one.', 'InvalidClauseComposition', clause.at, 'SyntaxError', 'Write WITH * between them.');
}

function checkEnd(query: SingleQuery, inside: Inside): void {
  const last = query.clauses.at(-1);
  if (last === undefined || inside === 'expression') return;
  if (last.kind === 'callProcedure' && last.yields !== null && query.clauses.length > 1) mistake('A query cannot end with a CALL that yields columns.', 'InvalidClauseComposition', last.at, 'SyntaxError', 'Add a RETURN behind it.');
  if (last.kind === 'callSubquery' && returnsRows(last.query)) mistake('A query cannot end with a CALL { … } that returns rows.', 'InvalidClauseComposition', last.at, 'SyntaxError', 'Add a RETURN behind it.');
  if (last.kind === 'match' || last.kind === 'unwind' || last.kind === 'with' || last.kind === 'loadCsv' || last.kind === 'use') mistake(`A query cannot end with ${last.kind === 'loadCsv' ? 'LOAD CSV' : last.kind.toUpperCase()}.`, 'InvalidClauseComposition', last.at, 'SyntaxError', 'End it with RETURN, or with a clause that writes.');
}

const returnsRows = (query: Query): boolean => (query.kind === 'single' ? query.clauses.at(-1)?.kind === 'return' : returnsRows(query.right));

/** What UNWIND walks through: a single value stands for itself. */
const walked = (type: StaticType): StaticType => (type.kind === 'list' || mayBe(type, 'list') ? itemOf(type) : type);

function declare(names: Names, variable: Variable, type: StaticType): Names {
  if (names.has(variable.name)) mistake(`The variable ${variable.name} is bound already.`, 'VariableAlreadyBound', variable.at, 'SyntaxError', 'Use another name.');
  return new Map([...names, [variable.name, type]]);
}

function checkClause(c: Checker, clause: Clause, names: Names, alone: boolean): Names {
  switch (clause.kind) {
    case 'match': {
      checkMixing(clause);
      const after = checkMatchPatterns(c, clause.patterns, names);
      checkCondition(c, clause.where, after);
      checkHints(c, clause, after);
      return after;
    }
    case 'unwind':
      return declare(names, clause.variable, walked(c.expression(clause.source, reading(names))));
    case 'with':
    case 'return':
      return checkProjection(c, clause, names);
    case 'create':
      checkMixing(clause);
      return checkCreatePatterns(c, clause.patterns, names, 'CREATE');
    case 'merge': {
      checkMixing(clause);
      refuseSubqueries(clause);
      const after = checkCreatePatterns(c, [clause.pattern], names, 'MERGE');
      for (const item of [...clause.onCreate, ...clause.onMatch]) checkSetItem(c, item, after);
      return after;
    }
    case 'set':
      for (const item of clause.items) checkSetItem(c, item, names);
      return names;
    case 'remove':
      for (const item of clause.items) {
        if (item.kind === 'labels') checkLabelled(c, item.variable, names);
        else checkChanged(c, item.subject, names);
        if (item.kind === 'dynamicProperty') c.expression(item.key, reading(names));
      }
      return names;
    case 'delete':
      for (const target of clause.targets) checkDeleted(c, target, names);
      return names;
    case 'foreach': {
      const item = itemOf(c.expression(clause.source, reading(names)));
      let inner: Names = new Map([...names, [clause.variable.name, item]]);
      for (const update of clause.updates) {
        if (!isWritingClause(update)) mistake('FOREACH holds only clauses that write.', 'InvalidClauseComposition', update.at);
        inner = checkClause(c, update, inner, false);
      }
      return names;
    }
    case 'callProcedure':
      return checkProcedure(c, clause, names, alone);
    case 'callSubquery':
      return checkCallSubquery(c, clause, names);
    case 'loadCsv':
      c.expression(clause.from, reading(names));
      return declare(names, clause.variable, ANY);
    case 'use':
    case 'finish':
      return names;
  }
}

// ------------------------------------------------------------------- writing

function checkSetItem(c: Checker, item: SetItem, names: Names): void {
  switch (item.kind) {
    case 'property':
      checkChanged(c, item.subject, names);
      c.expression(item.value, reading(names));
      return;
    case 'dynamicProperty':
      checkChanged(c, item.subject, names);
      c.expression(item.key, reading(names));
      c.expression(item.value, reading(names));
      return;
    case 'replace':
    case 'merge': {
      checkChanged(c, item.variable, names);
      const type = c.expression(item.value, reading(names));
      if (!mayBe(type, 'map', 'node', 'relationship')) mistake(`Only a map, a node or a relationship has properties to take over, not ${aKind(type)}.`, 'InvalidArgumentType', item.value.at);
      return;
    }
    case 'labels':
      checkLabelled(c, item.variable, names);
      for (const label of item.labels) if (label.kind === 'dynamic') c.expression(label.expression, reading(names));
  }
}

/** A property of a node or relationship is never one itself. */
function refuseStored(c: Checker, expression: Expression, names: Names): void {
  if (expression.kind !== 'property') return;
  const owner = c.expression(expression.subject, reading(names));
  if (owner.kind === 'node' || owner.kind === 'relationship') mistake(`A property of ${aKind(owner)} is neither node nor relationship.`, 'InvalidArgumentType', expression.at);
}

function checkChanged(c: Checker, subject: Expression, names: Names): void {
  const type = c.expression(subject, reading(names));
  refuseStored(c, subject, names);
  if (!mayBe(type, 'node', 'relationship', 'map')) mistake(`Only nodes and relationships can be changed, not ${aKind(type)}.`, 'InvalidArgumentType', subject.at);
}

function checkLabelled(c: Checker, variable: Variable, names: Names): void {
  const type = c.expression(variable, reading(names));
  if (!mayBe(type, 'node')) mistake(`Only nodes have labels, not ${aKind(type)}.`, 'InvalidArgumentType', variable.at);
}

function checkDeleted(c: Checker, target: Expression, names: Names): void {
  const type = c.expression(target, reading(names));
  refuseStored(c, target, names);
  if (target.kind === 'labelTest') mistake('DELETE removes nodes and relationships, not labels or types.', 'InvalidDelete', target.at, 'SyntaxError', 'Use REMOVE n:Label.');
  if (!mayBe(type, 'node', 'relationship', 'path')) mistake(`Only nodes, relationships and paths can be deleted, not ${aKind(type)}.`, 'InvalidArgumentType', target.at);
}

// ---------------------------------------------------------------------- CALL

function checkProcedure(c: Checker, clause: CallProcedureClause, names: Names, alone: boolean): Names {
  const procedure = c.procedures.find(clause.name);
  if (procedure === undefined) return mistake(`There is no procedure ${clause.name}.`, 'ProcedureNotFound', clause.at, 'ProcedureError', 'SHOW PROCEDURES lists what there is.');
  const needed = procedure.parameters.filter((parameter) => parameter.fallback === undefined).length;
  if (clause.args === null && !alone && procedure.parameters.length > 0) mistake(`Inside a query ${procedure.name} needs its arguments in parentheses.`, 'InvalidArgumentPassingMode', clause.at);
  if (clause.args !== null && (clause.args.length < needed || clause.args.length > procedure.parameters.length)) mistake(`${procedure.name} takes ${procedure.parameters.length} arguments, not ${clause.args.length}.`, 'InvalidNumberOfArguments', clause.at);
  clause.args?.forEach((arg, index) => {
    const type = c.expression(arg, reading(names));
    const wanted = procedure.parameters[index]?.type ?? 'ANY';
    if (!accepts(wanted, type)) mistake(`The argument ${procedure.parameters[index]?.name ?? index + 1} of ${procedure.name} must be ${wanted}, not ${aKind(type)}.`, 'InvalidArgumentType', arg.at);
  });
  const after = checkYields(clause, procedure.results, names, alone);
  checkCondition(c, clause.where, after);
  return after;
}

function accepts(wanted: string, type: StaticType): boolean {
  const word = wanted.replace(/\?$/, '').replace(/<.*/, '');
  const kinds: Record<string, readonly StaticType['kind'][]> = { INTEGER: ['integer'], FLOAT: ['float', 'integer'], NUMBER: ['integer', 'float'], STRING: ['string'], BOOLEAN: ['boolean'], MAP: ['map'], LIST: ['list'], NODE: ['node'], RELATIONSHIP: ['relationship'], PATH: ['path'] };
  const allowed = kinds[word];
  return allowed === undefined || mayBe(type, ...allowed);
}

function checkYields(clause: CallProcedureClause, results: readonly { readonly name: string }[], names: Names, alone: boolean): Names {
  if (clause.yields === '*' && !alone) mistake('YIELD * is only for a CALL that stands alone.', 'UnexpectedSyntax', clause.at, 'SyntaxError', 'Name the columns to yield.');
  if (clause.yields === null && !alone && results.length > 0) mistake(`Inside a query the columns of ${clause.name} must be named.`, 'UndefinedVariable', clause.at, 'SyntaxError', `Write YIELD ${results.map(({ name }) => name).join(', ')}.`);
  if (clause.yields === null || clause.yields === '*') return alone ? new Map([...names, ...results.map(({ name }) => [name, ANY] as const)]) : names;
  let after = names;
  for (const item of clause.yields) {
    if (!results.some(({ name }) => name === item.name)) mistake(`${clause.name} gives no column ${item.name}.`, 'UndefinedVariable', item.at);
    after = declare(after, item.variable, ANY);
  }
  return after;
}

function checkCallSubquery(c: Checker, clause: CallSubqueryClause, names: Names): Names {
  const inner = checkBranches(c, clause, clause.query, names);
  if (clause.transactions !== null) for (const part of [clause.transactions.batch, clause.transactions.concurrency]) if (part !== null) c.expression(part, reading(new Map()));
  let after = names;
  for (const [name, type] of inner ?? []) after = declare(after, { kind: 'variable', name, at: clause.at }, type);
  return after;
}

/** A WITH inside of a subquery cannot give to something else a name that comes from outside. */
function refuseShadowing(query: Query, outer: readonly string[]): void {
  for (const { clauses } of sidesOf(query)) {
    for (const clause of clauses) {
      if (clause.kind !== 'with') continue;
      const shadow = clause.items.find(({ name, expression }) => outer.includes(name) && !(expression.kind === 'variable' && expression.name === name));
      if (shadow !== undefined) mistake(`The variable ${shadow.name} comes from outside of the subquery.`, 'VariableAlreadyBound', shadow.at, 'SyntaxError', 'Use another name.');
    }
  }
}

/** Each side of a UNION imports by its own leading WITH. */
function checkBranches(c: Checker, clause: CallSubqueryClause, query: Query, names: Names): Names | null {
  if (clause.scope !== null) refuseShadowing(query, clause.scope === '*' ? [...names.keys()] : clause.scope.map((variable) => variable.name));
  if (clause.scope === '*') return c.query(query, names, 'call');
  if (clause.scope !== null) {
    for (const variable of clause.scope) c.expression(variable, reading(names));
    const wanted = clause.scope.map((variable) => variable.name);
    return c.query(query, new Map([...names].filter(([name]) => wanted.includes(name))), 'call');
  }
  if (query.kind === 'single') return c.query(query, importsOf(query, names), 'call');
  // the sides are checked apart for what they import, then together for their columns
  const imported = new Map(sidesOf(query).flatMap((side) => [...importsOf(side, names)]));
  return c.query(query, imported, 'call');
}

/** The unions of a query, from the innermost, which is the first as written. */
function unionsOf(query: Query): UnionQuery[] {
  const unions: UnionQuery[] = [];
  for (let rest = query; rest.kind === 'union'; rest = rest.left) unions.push(rest);
  return unions.reverse();
}

function sidesOf(query: Query): SingleQuery[] {
  const unions = unionsOf(query);
  let first = query;
  while (first.kind === 'union') first = first.left;
  return [first, ...unions.map((union) => union.right)];
}

/** What a leading WITH imports: it may only name outer variables. Without one nothing is imported. */
function importsOf(query: SingleQuery, names: Names): Names {
  const [first] = query.clauses;
  if (first?.kind !== 'with') return new Map();
  const mentioned = [...variablesIn(first)].filter((name) => names.has(name));
  if (mentioned.length === 0 && !first.all) return names;
  const plain = first.items.every((item) => item.expression.kind === 'variable' && !item.aliased);
  const bare = !first.distinct && first.where === null && first.orderBy.length === 0 && first.skip === null && first.limit === null;
  if (!plain || !bare) mistake('The WITH that opens CALL { … } can only name outer variables, without aliases, expressions, WHERE or ORDER BY.', 'InvalidClauseComposition', first.at, 'SyntaxError', 'Name what to import with CALL (a, b) { … } instead.');
  return names;
}
