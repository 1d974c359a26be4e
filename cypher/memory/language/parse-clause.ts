/**
 * Clauses and queries: reading, projecting, writing, subqueries, UNION.
 * It may not know how expressions and patterns are read; they come from the reader's grammar.
 */
import type { Clause, Expression, Hint, LabelName, MatchClause, MergeClause, Query, RemoveItem, ReturnClause, ReturnItem, SetItem, SingleQuery, SortItem, Transactions, Variable, WithClause, YieldItem } from './ast.ts';
import { parseLabelNames, parseVariable } from './parse-pattern.ts';
import type { Reader } from './reader.ts';

export function parseQuery(r: Reader): Query {
  let left: Query = parseSingle(r);
  while (r.isWord('UNION')) {
    const at = r.at;
    r.next();
    const all = r.takeWord('ALL');
    if (!all) r.takeWord('DISTINCT');
    left = { kind: 'union', all, left, right: parseSingle(r), at };
  }
  return left;
}

function parseSingle(r: Reader): SingleQuery {
  const at = r.at;
  const clauses: Clause[] = [];
  for (let clause = parseClause(r); clause !== null; clause = parseClause(r)) clauses.push(clause);
  if (clauses.length === 0) r.fail('Expected a clause such as MATCH, CREATE or RETURN');
  return { kind: 'single', clauses, at };
}

/** The next clause; null where none begins. */
export function parseClause(r: Reader): Clause | null {
  const at = r.at;
  const word = r.peek().upper;
  switch (word) {
    case 'OPTIONAL':
      r.next();
      return r.isWord('CALL') ? call(r, true) : match(r, true);
    case 'MATCH':
      return match(r, false);
    case 'UNWIND':
      r.next();
      return { kind: 'unwind', source: r.grammar.expression(r), variable: alias(r), at };
    case 'WITH':
      return withClause(r);
    case 'RETURN':
      return returnClause(r);
    case 'ORDER':
    case 'SKIP':
    case 'OFFSET':
    case 'LIMIT':
      return { kind: 'with', distinct: false, all: true, items: [], ...paging(r), where: null, at };
    case 'CREATE':
    case 'INSERT':
      r.next();
      return { kind: 'create', patterns: r.commaSeparated(() => r.grammar.path(r)), at };
    case 'MERGE':
      return merge(r);
    case 'SET':
      r.next();
      return { kind: 'set', items: r.commaSeparated(() => setItem(r)), at };
    case 'REMOVE':
      r.next();
      return { kind: 'remove', items: r.commaSeparated(() => removeItem(r)), at };
    case 'DELETE':
    case 'DETACH':
    case 'NODETACH':
      return deleteClause(r);
    case 'FOREACH':
      return foreach(r);
    case 'CALL':
      return call(r, false);
    case 'LOAD':
      return loadCsv(r);
    case 'USE':
      r.next();
      return { kind: 'use', graph: r.grammar.expression(r), at };
    case 'FINISH':
      r.next();
      return { kind: 'finish', at };
    default:
      return null;
  }
}

function alias(r: Reader): Variable {
  r.expectWord('AS');
  return parseVariable(r);
}

function match(r: Reader, optional: boolean): MatchClause {
  const at = r.at;
  r.expectWord('MATCH');
  const repeatable = r.takeWords('REPEATABLE', 'ELEMENTS') || r.takeWords('REPEATABLE', 'ELEMENT', 'BINDINGS');
  if (r.isWord('DIFFERENT') && !r.isSymbol('=', 1)) r.fail('DIFFERENT RELATIONSHIPS is what MATCH does anyhow, and Neo4j 5 does not take the words: leave them out');
  const patterns = r.commaSeparated(() => r.grammar.path(r));
  const hints: Hint[] = [];
  while (r.isWord('USING')) hints.push(hint(r));
  return { kind: 'match', optional, patterns, hints, where: whereOf(r), repeatable, at };
}

const whereOf = (r: Reader): Expression | null => (r.takeWord('WHERE') ? r.grammar.expression(r) : null);

function hint(r: Reader): Hint {
  const at = r.at;
  r.expectWord('USING');
  if (r.takeWords('JOIN', 'ON')) return { kind: 'join', type: null, variables: r.commaSeparated(() => r.name('a variable')), label: null, properties: [], at };
  const scan = r.takeWord('SCAN');
  let type: Hint['type'] = null;
  if (!scan) {
    type = (['TEXT', 'RANGE', 'POINT'] as const).find((one) => r.takeWord(one)) ?? null;
    r.expectWord('INDEX');
    r.takeWord('SEEK');
  }
  const variable = r.name('a variable');
  r.expectSymbol(':');
  const label = r.name('a label');
  const properties: string[] = [];
  if (!scan) {
    r.expectSymbol('(');
    properties.push(...r.commaSeparated(() => r.name('a property name')));
    r.expectSymbol(')');
  }
  return { kind: scan ? 'scan' : 'index', type, variables: [variable], label, properties, at };
}

function returnItem(r: Reader): ReturnItem {
  const at = r.at;
  const expression = r.grammar.expression(r);
  const text = r.since(at);
  if (r.takeWord('AS')) return { expression, name: parseVariable(r).name, aliased: true, at };
  return { expression, name: expression.kind === 'variable' ? expression.name : text, aliased: false, at };
}

type Paging = Pick<ReturnClause, 'orderBy' | 'skip' | 'limit'>;

export function paging(r: Reader): Paging {
  const orderBy = r.isWord('ORDER') ? sorting(r) : [];
  const skip = r.takeWord('SKIP') || r.takeWord('OFFSET') ? r.grammar.expression(r) : null;
  const limit = r.takeWord('LIMIT') ? r.grammar.expression(r) : null;
  return { orderBy, skip, limit };
}

function sorting(r: Reader): SortItem[] {
  r.expectWord('ORDER', 'BY');
  return r.commaSeparated(() => sortItem(r));
}

function sortItem(r: Reader): SortItem {
  const at = r.at;
  const expression = r.grammar.expression(r);
  const descending = r.takeWord('DESC') || r.takeWord('DESCENDING');
  if (!descending) r.takeFirst('ASC', 'ASCENDING');
  return { expression, descending, at };
}

function projection(r: Reader): Omit<ReturnClause, 'kind' | 'at'> {
  const distinct = r.takeWord('DISTINCT');
  if (!distinct && r.isWord('ALL') && !r.isSymbol('(', 1)) r.takeWord('ALL');
  const all = r.takeSymbol('*');
  const items = all && !r.takeSymbol(',') ? [] : r.commaSeparated(() => returnItem(r));
  return { distinct, all, items, ...paging(r) };
}

export function returnClause(r: Reader): ReturnClause {
  const at = r.at;
  r.expectWord('RETURN');
  return { kind: 'return', ...projection(r), at };
}

function withClause(r: Reader): WithClause {
  const at = r.at;
  r.expectWord('WITH');
  return { kind: 'with', ...projection(r), where: whereOf(r), at };
}

function merge(r: Reader): MergeClause {
  const at = r.at;
  r.expectWord('MERGE');
  const pattern = r.grammar.path(r);
  const onCreate: SetItem[] = [];
  const onMatch: SetItem[] = [];
  while (r.takeWord('ON')) {
    const target = r.takeWord('CREATE') ? onCreate : onMatch;
    if (target === onMatch) r.expectWord('MATCH');
    r.expectWord('SET');
    target.push(...r.commaSeparated(() => setItem(r)));
  }
  return { kind: 'merge', pattern, onCreate, onMatch, at };
}

const labelsFollow = (r: Reader): boolean => r.isName() && (r.isSymbol(':', 1) || (r.isWord('IS', 1) && (r.isName(2) || r.isSymbol('$', 2))));

function labelsItem(r: Reader): { kind: 'labels'; variable: Variable; labels: readonly LabelName[]; at: Variable['at'] } {
  const at = r.at;
  const variable = parseVariable(r);
  return { kind: 'labels', variable, labels: parseLabelNames(r), at };
}

function setItem(r: Reader): SetItem {
  const at = r.at;
  if (labelsFollow(r)) return labelsItem(r);
  if (r.isName() && (r.isSymbol('=', 1) || r.isSymbol('+=', 1))) {
    const variable = parseVariable(r);
    const kind = r.next().text === '=' ? 'replace' : 'merge';
    return { kind, variable, value: r.grammar.expression(r), at };
  }
  const target = propertyTarget(r);
  r.expectSymbol('=');
  const value = r.grammar.expression(r);
  return 'name' in target ? { kind: 'property', subject: target.subject, key: target.name, value, at } : { kind: 'dynamicProperty', subject: target.subject, key: target.key, value, at };
}

function removeItem(r: Reader): RemoveItem {
  const at = r.at;
  if (labelsFollow(r)) return labelsItem(r);
  const target = propertyTarget(r);
  return 'name' in target ? { kind: 'property', subject: target.subject, key: target.name, at } : { kind: 'dynamicProperty', subject: target.subject, key: target.key, at };
}

/** `n.key`, `(expression).key`, `n[key]`: postfixes only, so that the `=` of SET is not read as a comparison. */
function propertyTarget(r: Reader): { subject: Expression; name: string } | { subject: Expression; key: Expression } {
  const start = r.at;
  const target = r.grammar.postfix(r);
  if (target.kind === 'property') return { subject: target.subject, name: target.key };
  if (target.kind === 'index') return { subject: target.subject, key: target.index };
  return r.fail(`Expected a property after ${r.since(start)}`);
}

function deleteClause(r: Reader): Clause {
  const at = r.at;
  const detach = r.takeWord('DETACH');
  if (!detach) r.takeWord('NODETACH');
  r.expectWord('DELETE');
  return { kind: 'delete', detach, targets: r.commaSeparated(() => r.grammar.expression(r)), at };
}

function foreach(r: Reader): Clause {
  const at = r.at;
  r.expectWord('FOREACH');
  r.expectSymbol('(');
  const variable = parseVariable(r);
  r.expectWord('IN');
  const source = r.withBar(() => r.grammar.expression(r));
  r.expectSymbol('|');
  const updates: Clause[] = [];
  for (let clause = parseClause(r); clause !== null; clause = parseClause(r)) updates.push(clause);
  if (updates.length === 0) r.fail('Expected an updating clause such as SET or CREATE');
  r.expectSymbol(')');
  return { kind: 'foreach', variable, source, updates, at };
}

function call(r: Reader, optional: boolean): Clause {
  const at = r.at;
  r.expectWord('CALL');
  if (r.isSymbol('{') || r.isSymbol('(')) return callSubquery(r, optional, at);
  const parts = [r.name('a procedure')];
  while (r.takeSymbol('.')) parts.push(r.name('a procedure'));
  const args = r.takeSymbol('(') ? (r.isSymbol(')') ? [] : r.commaSeparated(() => r.grammar.expression(r))) : null;
  if (args !== null) r.expectSymbol(')');
  const yields = r.takeWord('YIELD') ? yieldItems(r) : null;
  return { kind: 'callProcedure', optional, name: parts.join('.'), args, yields, where: yields === null ? null : whereOf(r), at };
}

export function yieldItems(r: Reader): YieldItem[] | '*' {
  if (r.takeSymbol('*')) return '*';
  if (r.takeSymbol('-')) return [];
  return r.commaSeparated(() => {
    const at = r.at;
    const name = r.name('a column to yield');
    return { name, variable: r.takeWord('AS') ? parseVariable(r) : { kind: 'variable', name, at }, at };
  });
}

function callSubquery(r: Reader, optional: boolean, at: Variable['at']): Clause {
  let scope: Variable[] | '*' | null = null;
  if (r.takeSymbol('(')) {
    if (r.takeSymbol('*')) scope = '*';
    else scope = r.isSymbol(')') ? [] : r.commaSeparated(() => parseVariable(r));
    r.expectSymbol(')');
  }
  r.expectSymbol('{');
  const query = r.grammar.query(r);
  r.expectSymbol('}');
  return { kind: 'callSubquery', optional, scope, query, transactions: transactions(r), at };
}

function transactions(r: Reader): Transactions | null {
  const at = r.at;
  if (!r.isWord('IN')) return null;
  r.next();
  const concurrency = r.isWord('CONCURRENT') || r.isWord('TRANSACTIONS') ? null : r.grammar.expression(r);
  const concurrent = r.takeWord('CONCURRENT');
  r.expectWord('TRANSACTIONS');
  let batch: Expression | null = null;
  let onError: Transactions['onError'] = 'fail';
  let report: Variable | null = null;
  for (;;) {
    if (r.takeWord('OF')) {
      batch = r.grammar.expression(r);
      if (!r.takeWord('ROWS')) r.expectWord('ROW');
    } else if (r.takeWords('ON', 'ERROR')) {
      onError = r.takeWord('CONTINUE') ? 'continue' : r.takeWord('BREAK') ? 'break' : 'fail';
      if (onError === 'fail') r.expectWord('FAIL');
    } else if (r.takeWords('REPORT', 'STATUS')) report = alias(r);
    else return { batch, concurrency, concurrent, onError, report, at };
  }
}

function loadCsv(r: Reader): Clause {
  const at = r.at;
  r.expectWord('LOAD', 'CSV');
  const headers = r.takeWords('WITH', 'HEADERS');
  r.expectWord('FROM');
  const from = r.grammar.expression(r);
  const variable = alias(r);
  let fieldTerminator: string | null = null;
  if (r.takeWord('FIELDTERMINATOR')) {
    if (r.peek().kind !== 'string') r.fail('Expected a string after FIELDTERMINATOR');
    fieldTerminator = r.next().text;
  }
  return { kind: 'loadCsv', headers, from, variable, fieldTerminator, at };
}
