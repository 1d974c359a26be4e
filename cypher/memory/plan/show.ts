/**
 * SHOW INDEXES, CONSTRAINTS, FUNCTIONS and PROCEDURES, with their filters, columns and YIELD, as Neo4j has them.
 * It may not know how any of these is made; what the engine has none of it refuses by name.
 */
import type { ReturnClause, ReturnItem, ShowStatement } from '../language/ast.ts';
import { checkShow } from '../language/check.ts';
import { CypherSyntaxError } from '../language/errors.ts';
import { written } from '../language/written.ts';
import { plan, type RunContext } from '../run/rows.ts';
import type { DeclaredConstraint, DeclaredIndex } from '../run/schema.ts';
import { filterPlan } from '../run/walk-graph.ts';
import { displayText } from '../values/text.ts';
import { float, type Value } from '../values/value.ts';
import type { Compiler, PlannedQuery } from './compiler.ts';
import { planProjection } from './project.ts';
import { Scope, Slots } from './scope.ts';
import { functionRows, procedureRows, type ShownRow } from './show-routines.ts';

interface Shown {
  readonly columns: readonly string[];
  /** How many of the columns come without YIELD. */
  readonly shortCount: number;
  readonly rows: (context: RunContext) => Iterable<ShownRow>;
}

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

function target(entity: 'node' | 'relationship', names: readonly string[]): string {
  const labels = names.length === 0 ? '' : `:${names.map(quoted).join('|')}`;
  return entity === 'node' ? `(n${labels})` : `()-[r${labels}]-()`;
}

/** The statement that would make it again. */
function createIndexText(index: DeclaredIndex): string {
  const variable = index.entity === 'node' ? 'n' : 'r';
  const properties = index.properties.map((property) => `${variable}.${quoted(property)}`).join(', ');
  const on = index.type === 'LOOKUP' ? `ON EACH ${index.entity === 'node' ? 'labels(n)' : 'type(r)'}` : index.type === 'FULLTEXT' ? `ON EACH [${properties}]` : `ON (${properties})`;
  const config = [...index.config].map(([key, value]) => `${quoted(key)}: ${typeof value === 'string' ? `'${value}'` : displayText(value)}`).join(',');
  return `CREATE ${index.type} INDEX ${quoted(index.name)} FOR ${target(index.entity, index.labels)} ${on}${config === '' ? '' : ` OPTIONS {indexConfig: {${config}}}`}`;
}

function createConstraintText({ name, entity, label, properties }: Pick<DeclaredConstraint, 'name' | 'entity' | 'label' | 'properties'>): string {
  return `CREATE CONSTRAINT ${quoted(name)} FOR ${target(entity, [label])} REQUIRE (${properties.map((property) => `${entity === 'node' ? 'n' : 'r'}.${quoted(property)}`).join(', ')}) IS UNIQUE`;
}

const INDEX_COLUMNS = ['id', 'name', 'state', 'populationPercent', 'type', 'entityType', 'labelsOrTypes', 'properties', 'indexProvider', 'owningConstraint', 'lastRead', 'readCount', 'trackedSince', 'options', 'failureMessage', 'createStatement'];

function indexRow(index: DeclaredIndex, id: number): ShownRow {
  const isLookup = index.type === 'LOOKUP';
  const provider = isLookup ? 'token-lookup-1.0' : index.type === 'TEXT' ? 'text-2.0' : `${index.type.toLowerCase()}-1.0`;
  return {
    id, name: index.name, state: 'ONLINE', populationPercent: float(100), type: index.type, entityType: index.entity.toUpperCase(),
    labelsOrTypes: isLookup ? null : [...index.labels], properties: isLookup ? null : [...index.properties], indexProvider: provider, owningConstraint: index.owningConstraint,
    options: new Map<string, Value>([['indexConfig', index.config], ['indexProvider', provider]]), failureMessage: '',
    createStatement: index.owningConstraint === null ? createIndexText(index) : createConstraintText({ name: index.name, entity: index.entity, label: index.labels[0] ?? '', properties: index.properties }),
  };
}

const CONSTRAINT_COLUMNS = ['id', 'name', 'type', 'entityType', 'labelsOrTypes', 'properties', 'ownedIndex', 'propertyType', 'options', 'createStatement'];

function constraintRow(constraint: DeclaredConstraint, id: number): ShownRow {
  const { name, entity, label, properties } = constraint;
  return {
    id, name, type: entity === 'node' ? 'UNIQUENESS' : 'RELATIONSHIP_UNIQUENESS', entityType: entity.toUpperCase(), labelsOrTypes: [label], properties: [...properties], ownedIndex: name,
    options: new Map<string, Value>([['indexConfig', new Map()], ['indexProvider', 'range-1.0']]), createStatement: createConstraintText(constraint),
  };
}

/** `NODE UNIQUENESS`, `EXISTENCE` … before CONSTRAINTS: of all these kinds there are only unique ones here. */
function constraintFilter(filter: readonly string[], at: ShowStatement['at']): (constraint: DeclaredConstraint) => boolean {
  const words = filter.join(' ');
  const known = /^(?:ALL|(NODE|REL|RELATIONSHIP)? ?(?:(UNIQUE|UNIQUENESS)|KEY|PROPERTY TYPE|(?:PROPERTY )?(?:EXIST|EXISTENCE)))?$/.exec(words);
  if (known === null) throw new CypherSyntaxError(`There are no ${words} constraints to show.`, at);
  if (words === '' || words === 'ALL') return () => true;
  return ({ entity }) => known[2] !== undefined && (known[1] === undefined || (known[1] === 'NODE') === (entity === 'node'));
}

function indexFilter(filter: readonly string[], at: ShowStatement['at']): (index: DeclaredIndex) => boolean {
  const [type = 'ALL', ...more] = filter;
  if (more.length > 0 || !['ALL', 'RANGE', 'TEXT', 'POINT', 'FULLTEXT', 'LOOKUP', 'VECTOR'].includes(type)) throw new CypherSyntaxError(`There are no ${filter.join(' ')} indexes to show.`, at);
  return (index) => type === 'ALL' || index.type === type;
}

function shown(c: Compiler, { target: what, filter, at }: ShowStatement): Shown {
  switch (what) {
    case 'INDEXES': {
      const keeps = indexFilter(filter, at);
      return { columns: INDEX_COLUMNS, shortCount: 12, rows: ({ store }) => [...store.schema.indexes.values()].map((index, i) => [index, i + 1] as const).filter(([index]) => keeps(index)).map(([index, id]) => indexRow(index, id)) };
    }
    case 'CONSTRAINTS': {
      const keeps = constraintFilter(filter, at);
      return { columns: CONSTRAINT_COLUMNS, shortCount: 8, rows: ({ store }) => [...store.schema.constraints.values()].map((one, i) => [one, i + 1] as const).filter(([one]) => keeps(one)).map(([one, id]) => constraintRow(one, id)) };
    }
    case 'PROCEDURES':
      return { columns: ['name', 'description', 'mode', 'worksOnSystem', 'signature', 'argumentDescription', 'returnDescription', 'admin', 'rolesExecution', 'rolesBoostedExecution', 'isDeprecated', 'deprecatedBy', 'option'], shortCount: 4, rows: () => procedureRows(c.procedures.all()) };
    case 'FUNCTIONS':
      return { columns: ['name', 'category', 'description', 'signature', 'isBuiltIn', 'argumentDescription', 'returnDescription', 'aggregating', 'rolesExecution', 'rolesBoostedExecution', 'isDeprecated', 'deprecatedBy'], shortCount: 3, rows: () => (filter.includes('USER') ? [] : functionRows()) };
    default:
      throw new CypherSyntaxError(`SHOW ${what} cannot be run by this engine.`, at, { detail: 'NotSupported', type: 'NotSupported' });
  }
}

function yielded(statement: ShowStatement, { columns, shortCount }: Shown): { name: string; as: string }[] {
  if (statement.yields === '*') return columns.map((name) => ({ name, as: name }));
  if (statement.yields === null) return columns.slice(0, shortCount).map((name) => ({ name, as: name }));
  for (const { name, at } of statement.yields) if (!columns.includes(name)) throw new CypherSyntaxError(`SHOW ${statement.target} has no column ${name}. It has ${columns.join(', ')}.`, at, { detail: 'UndefinedVariable' });
  return statement.yields.map(({ name, variable }) => ({ name, as: variable.name }));
}

export function planShow(c: Compiler, statement: ShowStatement): PlannedQuery {
  const from = shown(c, statement);
  const scope = new Scope(new Slots());
  const filled = yielded(statement, from).map(({ name, as }) => ({ name: as, slot: scope.declare(as), column: name }));
  checkShow(statement, filled.map(({ name }) => name), c.procedures);
  // WHERE without YIELD sees every column that is shown
  const source = plan('Show', statement.target, [], function* (context) {
    for (const row of from.rows(context)) {
      const out: Value[] = [];
      for (const { slot, column } of filled) out[slot] = row[column] ?? null;
      yield out;
    }
  });
  const at = statement.at;
  const filtered = statement.where === null ? source : filterPlan(source, written(statement.where), [c.expression(statement.where, scope)]);
  const all = planProjection(c, { kind: 'with', distinct: false, all: true, items: [], orderBy: statement.orderBy, skip: statement.skip, limit: statement.limit, where: null, at }, scope, filtered, false);
  if (statement.returns === null) return { plan: all.plan, columns: filled, returns: true };
  const projected = planProjection(c, inYieldedOrder(statement.returns, filled.map(({ name }) => name)), all.scope, all.plan, false);
  return { plan: projected.plan, columns: projected.columns, returns: true };
}

/** `RETURN *` gives the columns as they were yielded, not by name as elsewhere. */
function inYieldedOrder(returns: ReturnClause, names: readonly string[]): ReturnClause {
  if (!returns.all) return returns;
  const { at } = returns;
  return { ...returns, all: false, items: [...names.map((name): ReturnItem => ({ name, expression: { kind: 'variable', name, at }, aliased: false, at })), ...returns.items] };
}
