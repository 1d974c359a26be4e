/**
 * The rules of WITH and RETURN: columns and their names, grouping, and what ORDER BY, SKIP, LIMIT and WHERE may see.
 * It may not know other clauses.
 */
import { isAggregating } from '../functions/registry.ts';
import type { Expression, ReturnClause, ReturnItem, SortItem, WithClause } from './ast.ts';
import { checkCondition, mistake, type Checker } from './checker.ts';
import { expressionKey } from './expression-key.ts';
import { aKind, mayBe, type Names, type StaticType } from './static-type.ts';
import { aggregatesIn, isAggregateNode, variablesIn, visit } from './visit.ts';

export function checkProjection(c: Checker, clause: WithClause | ReturnClause, names: Names): Names {
  if (clause.kind === 'return' && clause.all && clause.items.length === 0 && visible(names).length === 0) mistake('RETURN * needs at least one variable in scope.', 'NoVariablesInScope', clause.at);
  const columns = new Map<string, StaticType>(clause.all ? visible(names) : []);
  for (const item of clause.items) {
    const type = c.expression(item.expression, { names, aggregates: 'allowed', predicate: false });
    checkName(clause, item, columns);
    columns.set(item.name, type);
  }
  const grouped = clause.items.some((item) => hasAggregate(item.expression));
  if (grouped) for (const item of clause.items) checkGrouping(item, clause, names);
  const tight = grouped || clause.distinct;
  for (const item of clause.orderBy) checkSort(c, item, clause, names, columns, tight, grouped);
  checkCount(c, clause.skip, 'SKIP');
  checkCount(c, clause.limit, 'LIMIT');
  refuseUnaliased(clause);
  if (clause.kind === 'with') checkWhere(c, clause, names, columns, tight);
  return columns;
}

const visible = (names: Names): [string, StaticType][] => [...names].filter(([name]) => !name.startsWith(' '));
const hasAggregate = (expression: Expression): boolean => aggregatesIn(expression, isAggregating).length > 0;

function checkName(clause: WithClause | ReturnClause, item: ReturnItem, columns: Names): void {
  if (columns.has(item.name) && !(clause.all && item.expression.kind === 'variable' && item.expression.name === item.name)) mistake(`Two columns are called ${item.name}.`, 'ColumnNameConflict', item.at, 'SyntaxError', 'Give one of them another alias with AS.');
}

function refuseUnaliased(clause: WithClause | ReturnClause): void {
  if (clause.kind === 'return') return;
  for (const item of clause.items) if (!item.aliased && item.expression.kind !== 'variable') mistake(`${item.name} needs a name in WITH.`, 'NoExpressionAlias', item.at, 'SyntaxError', `Write ${item.name} AS name.`);
}

// ------------------------------------------------------------------ grouping

/** What the groups are told apart by. */
function groupingKeys(clause: WithClause | ReturnClause, names: Names): Set<string> {
  const keys = new Set<string>();
  for (const item of clause.items) {
    const { expression } = item;
    // `n.x`, also as n['x'], but not `n.x.y`
    const read = (expression.kind === 'property' || (expression.kind === 'index' && expression.index.kind === 'string')) && expression.subject.kind === 'variable';
    if (expression.kind === 'variable' || read) keys.add(keyOf(expression));
  }
  if (clause.all) for (const [name] of visible(names)) keys.add(expressionKey({ kind: 'variable', name, at: clause.at }));
  return keys;
}

/** `n['x']` is `n.x`. */
function keyOf(e: Expression): string {
  return expressionKey(e.kind === 'index' && e.index.kind === 'string' ? { kind: 'property', subject: e.subject, key: e.index.value, at: e.at } : e);
}

/** Beside an aggregate, only constants and what the groups are told apart by may stand. */
function checkGrouping(item: ReturnItem, clause: WithClause | ReturnClause, names: Names): void {
  if (!hasAggregate(item.expression)) return;
  const keys = groupingKeys(clause, names);
  for (const leaf of leavesOutside(item.expression, (e) => keys.has(keyOf(e)) || isAggregateNode(e, isAggregating), names)) {
    mistake(`'${leaf.name}' stands beside an aggregate, but the rows are not grouped by it.`, 'AmbiguousAggregationExpression', leaf.at, 'SyntaxError', 'Put it in a WITH of its own first, or return it as a column too.');
  }
}

type Leaf = Expression & { readonly kind: 'variable' };

/** Variables of the expression that no covered part explains; names that the expression itself binds do not count. `around`: the names in scope. */
function leavesOutside(expression: Expression, covered: (e: Expression) => boolean, around: Names, bound: ReadonlySet<string> = new Set()): Leaf[] {
  if (covered(expression)) return [];
  const inside = (parts: readonly (Expression | null)[], more: readonly string[] = []): Leaf[] => parts.flatMap((part) => (part === null ? [] : leavesOutside(part, covered, around, more.length === 0 ? bound : new Set([...bound, ...more]))));
  switch (expression.kind) {
    case 'variable':
      return bound.has(expression.name) || expression.name.startsWith(' ') ? [] : [expression];
    case 'null':
    case 'boolean':
    case 'integer':
    case 'float':
    case 'string':
    case 'parameter':
    case 'countStar':
      return [];
    case 'property':
      return inside([expression.subject]);
    case 'index':
      return inside([expression.subject, expression.index]);
    case 'slice':
      return inside([expression.subject, expression.from, expression.to]);
    case 'list':
      return inside(expression.items);
    case 'map':
      return inside(expression.entries.map(({ value }) => value));
    case 'mapProjection':
      return inside([expression.subject, ...expression.items.map((item) => (item.kind === 'entry' ? item.value : item.kind === 'variable' ? item.variable : null))]);
    case 'call':
      return inside(expression.args);
    case 'unary':
    case 'nullTest':
    case 'typeTest':
    case 'normalizedTest':
    case 'labelTest':
      return inside([expression.operand]);
    case 'binary':
      return inside([expression.left, expression.right]);
    case 'comparison':
      return inside([expression.first, ...expression.rest.map(({ operand }) => operand)]);
    case 'case':
      return inside([expression.subject, ...expression.whens.flatMap(({ tests, then }) => [...tests, then]), expression.otherwise]);
    case 'listComprehension':
      return [...inside([expression.source]), ...inside([expression.where, expression.project], [expression.variable.name])];
    case 'quantifier':
      return [...inside([expression.source]), ...inside([expression.where], [expression.variable.name])];
    case 'reduce':
      return [...inside([expression.source, expression.initial]), ...inside([expression.body], [expression.variable.name, expression.accumulator.name])];
    case 'patternComprehension':
    case 'pattern':
    case 'subquery':
      return leavesOfQuery(expression, covered, around).filter(({ name }) => !bound.has(name));
  }
}

/** What a query or pattern inside of an expression takes from around it. */
function leavesOfQuery(tree: Expression, covered: (e: Expression) => boolean, around: Names): Leaf[] {
  const leaves: Leaf[] = [];
  visit(tree, (node) => {
    const part = node as Expression;
    if ((part.kind === 'variable' || part.kind === 'property' || part.kind === 'index') && covered(part)) return false;
    if (part.kind === 'variable' && around.has(part.name)) leaves.push(part);
    return true;
  });
  return leaves;
}

// ---------------------------------------------------- ORDER BY, SKIP and LIMIT

function checkSort(c: Checker, item: SortItem, clause: WithClause | ReturnClause, names: Names, columns: Names, tight: boolean, grouped: boolean): void {
  const both = new Map([...names, ...columns]);
  c.expression(item.expression, { names: both, aggregates: grouped ? 'allowed' : 'refused', predicate: false });
  if (!tight) return;
  const projected = new Set(clause.items.filter((one) => clause.kind === 'return' || one.aliased || one.expression.kind === 'variable').map((one) => expressionKey(one.expression)));
  const aggregates = new Set(clause.items.flatMap((one) => aggregatesIn(one.expression, isAggregating)).map(expressionKey));
  const covered = (e: Expression): boolean => projected.has(expressionKey(e)) || aggregates.has(expressionKey(e)) || (e.kind === 'variable' && columns.has(e.name));
  for (const aggregate of aggregatesIn(item.expression, isAggregating)) {
    if (!aggregates.has(expressionKey(aggregate))) undefinedHere([...variablesIn(aggregate)][0] ?? 'the aggregate', item);
  }
  const keys = clause.items.filter((one) => !hasAggregate(one.expression)).flatMap((one) => [...variablesIn(one.expression)]);
  for (const leaf of leavesOutside(item.expression, covered, names)) {
    if (hasAggregate(item.expression) && keys.includes(leaf.name)) mistake(`'${leaf.name}' stands beside an aggregate, but is not a column itself.`, 'AmbiguousAggregationExpression', leaf.at, 'SyntaxError', 'Name the expression with AS, and sort by the name.');
    undefinedHere(leaf.name, item);
  }
}

function undefinedHere(name: string, item: SortItem): never {
  return mistake(`'${name}' is no longer there to sort by: after DISTINCT or an aggregate only the columns are.`, 'UndefinedVariable', item.at, 'SyntaxError', 'Make it a column, or sort by a column.');
}

/** After DISTINCT or grouping WHERE sees the columns, and whole expressions that are columns. */
function checkWhere(c: Checker, clause: WithClause, names: Names, columns: Names, tight: boolean): void {
  checkCondition(c, clause.where, new Map([...names, ...columns]));
  if (!tight || clause.where === null) return;
  const projected = new Set(clause.items.map((one) => expressionKey(one.expression)));
  const covered = (e: Expression): boolean => projected.has(expressionKey(e)) || (e.kind === 'variable' && columns.has(e.name));
  for (const leaf of leavesOutside(clause.where, covered, names)) {
    mistake(`'${leaf.name}' is no longer there: after DISTINCT or an aggregate only the columns are.`, 'UndefinedVariable', leaf.at, 'SyntaxError', 'Make it a column too.');
  }
}

function checkCount(c: Checker, count: Expression | null, where: 'SKIP' | 'LIMIT'): void {
  if (count === null) return;
  if (variablesIn(count).size > 0) mistake(`${where} cannot depend on variables.`, 'NonConstantExpression', count.at, 'SyntaxError', 'Use a number or a parameter.');
  const type = c.expression(count, { names: new Map(), aggregates: 'refused', predicate: false });
  if (count.kind === 'integer' && count.value < 0n) mistake(`${where} cannot be negative.`, 'NegativeIntegerArgument', count.at);
  if (!mayBe(type, 'integer')) mistake(`${where} needs a whole number, not ${aKind(type)}.`, 'InvalidArgumentType', count.at);
}
