/**
 * Statements about the schema: CREATE and DROP of indexes and constraints, and SHOW.
 * It may not know queries, but for the YIELD, WHERE and RETURN behind SHOW.
 */
import type { ConstraintType, Expression, IndexType, SchemaAction, ShowStatement, ShowTarget, TypeName } from './ast.ts';
import { paging, returnClause, yieldItems } from './parse-clause.ts';
import { parseMapLiteral } from './parse-pattern.ts';
import { parseType } from './parse-type.ts';
import type { Reader } from './reader.ts';

const INDEX_TYPES: readonly IndexType[] = ['RANGE', 'TEXT', 'POINT', 'FULLTEXT', 'LOOKUP', 'VECTOR'];

/** The action, when a schema statement begins here. */
export function parseSchema(r: Reader): SchemaAction | null {
  if (r.isWord('CREATE')) {
    if (r.isWord('CONSTRAINT', 1)) return createConstraint(r);
    const typed = INDEX_TYPES.find((type) => r.isWord(type, 1) && r.isWord('INDEX', 2));
    return typed !== undefined || r.isWord('INDEX', 1) ? createIndex(r, typed ?? 'RANGE') : null;
  }
  if (r.areWords('DROP', 'INDEX') || r.areWords('DROP', 'CONSTRAINT')) {
    r.next();
    const kind = r.next().upper === 'INDEX' ? 'dropIndex' : 'dropConstraint';
    return { kind, name: r.name('a name'), ifExists: r.takeWords('IF', 'EXISTS') };
  }
  return null;
}

interface Target {
  readonly entity: 'node' | 'relationship';
  readonly variable: string;
  readonly labels: string[];
}

/** `FOR (n:A|B)` or `FOR ()-[r:T]-()`. */
function target(r: Reader): Target {
  r.expectWord('FOR');
  r.expectSymbol('(');
  const entity = r.isSymbol(')') ? 'relationship' : 'node';
  if (entity === 'relationship') {
    r.expectSymbol(')');
    r.takeSymbol('<');
    r.expectSymbol('-');
    r.expectSymbol('[');
  }
  const variable = r.name('a variable');
  const labels: string[] = [];
  if (r.takeSymbol(':')) {
    do labels.push(r.name('a label or type'));
    while (r.takeSymbol('|'));
  }
  if (entity === 'node') r.expectSymbol(')');
  else {
    r.expectSymbol(']');
    r.expectSymbol('-');
    r.takeSymbol('>');
    r.expectSymbol('(');
    r.expectSymbol(')');
  }
  return { entity, variable, labels };
}

function property(r: Reader, variable: string): string {
  if (r.name('the variable') !== variable) r.fail(`Expected a property of ${variable}`);
  r.expectSymbol('.');
  return r.name('a property name');
}

const nameOf = (r: Reader): string | null => (r.isWord('FOR') || r.isWord('IF') ? null : r.name('a name'));
const ifNotExists = (r: Reader): boolean => r.takeWords('IF', 'NOT', 'EXISTS');

function options(r: Reader): Expression | null {
  if (!r.takeWord('OPTIONS')) return null;
  return r.isSymbol('{') ? parseMapLiteral(r) : r.grammar.expression(r);
}

function createIndex(r: Reader, type: IndexType): SchemaAction {
  r.next();
  if (!r.takeWord('INDEX')) {
    r.next();
    r.expectWord('INDEX');
  }
  const name = nameOf(r);
  const unless = ifNotExists(r);
  const { entity, variable, labels } = target(r);
  r.expectWord('ON');
  if (type !== 'FULLTEXT' && type !== 'LOOKUP' && labels.length !== 1) r.fail(`A ${type} index is on one label or type, written before ON`);
  if (type === 'LOOKUP') {
    r.takeWord('EACH');
    r.grammar.expression(r);
    return { kind: 'createIndex', type, name, ifNotExists: unless, entity, labels, properties: [], options: options(r) };
  }
  if (type === 'FULLTEXT') r.expectWord('EACH');
  const [open, close] = r.isSymbol('[') ? ['[', ']'] : ['(', ')'];
  r.expectSymbol(open ?? '(');
  const properties = r.commaSeparated(() => property(r, variable));
  if ((type === 'TEXT' || type === 'POINT') && properties.length > 1) r.fail(`A ${type} index is on one property`);
  r.expectSymbol(close ?? ')');
  return { kind: 'createIndex', type, name, ifNotExists: unless, entity, labels, properties, options: options(r) };
}

function createConstraint(r: Reader): SchemaAction {
  r.expectWord('CREATE', 'CONSTRAINT');
  const name = nameOf(r);
  const unless = ifNotExists(r);
  const { entity, variable, labels } = target(r);
  r.expectWord('REQUIRE');
  const many = r.takeSymbol('(');
  const properties = many ? r.commaSeparated(() => property(r, variable)) : [property(r, variable)];
  if (many) r.expectSymbol(')');
  const { type, propertyType } = requirement(r);
  options(r);
  return { kind: 'createConstraint', type, name, ifNotExists: unless, entity, label: labels[0] ?? r.fail('Expected a label'), properties, propertyType };
}

function requirement(r: Reader): { type: ConstraintType; propertyType: TypeName | null } {
  if (r.takeSymbol('::')) return { type: 'TYPED', propertyType: parseType(r) };
  r.expectWord('IS');
  if (r.takeSymbol('::') || r.takeWord('TYPED')) return { type: 'TYPED', propertyType: parseType(r) };
  if (r.takeWords('NOT', 'NULL')) return { type: 'NOT NULL', propertyType: null };
  const entity = r.takeWord('NODE') || !r.takeWord('RELATIONSHIP') ? 'NODE' : 'RELATIONSHIP';
  r.takeWord('REL');
  if (r.takeWord('KEY')) return { type: `${entity} KEY`, propertyType: null };
  r.expectWord('UNIQUE');
  return { type: 'UNIQUE', propertyType: null };
}

const SHOW_TARGETS: Record<string, ShowTarget> = {
  INDEX: 'INDEXES', INDEXES: 'INDEXES', CONSTRAINT: 'CONSTRAINTS', CONSTRAINTS: 'CONSTRAINTS', PROCEDURE: 'PROCEDURES', PROCEDURES: 'PROCEDURES',
  FUNCTION: 'FUNCTIONS', FUNCTIONS: 'FUNCTIONS', DATABASE: 'DATABASES', DATABASES: 'DATABASES', TRANSACTION: 'TRANSACTIONS', TRANSACTIONS: 'TRANSACTIONS',
  SETTING: 'SETTINGS', SETTINGS: 'SETTINGS', USER: 'USERS', USERS: 'USERS', ROLE: 'ROLES', ROLES: 'ROLES', PRIVILEGE: 'PRIVILEGES', PRIVILEGES: 'PRIVILEGES',
  SERVER: 'SERVERS', SERVERS: 'SERVERS', ALIAS: 'ALIASES', ALIASES: 'ALIASES',
};

export function parseShow(r: Reader): Omit<ShowStatement, 'text'> {
  const at = r.at;
  r.expectWord('SHOW');
  const filter: string[] = [];
  if (r.takeWords('USER', 'DEFINED')) filter.push('USER');
  while (r.isName() && SHOW_TARGETS[r.peek().upper] === undefined) filter.push(r.next().upper);
  const target = SHOW_TARGETS[r.peek().upper] ?? r.fail('Expected what to show, such as INDEXES, CONSTRAINTS, PROCEDURES or FUNCTIONS');
  r.next();
  if (r.takeWord('EXECUTABLE')) {
    r.takeWords('BY', 'CURRENT', 'USER');
    if (r.takeWord('BY')) r.name('a user');
  }
  while (r.peek().kind === 'string') r.next();
  const yields = r.takeWord('YIELD') ? yieldItems(r) : null;
  const page = paging(r);
  const where = r.takeWord('WHERE') ? r.grammar.expression(r) : null;
  if (yields === null && r.isWord('RETURN')) r.fail('Expected YIELD before RETURN');
  return { kind: 'show', target, filter, yields, ...page, where, returns: r.isWord('RETURN') ? returnClause(r) : null, at };
}
