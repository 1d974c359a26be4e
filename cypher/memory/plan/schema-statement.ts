/**
 * CREATE and DROP of indexes and constraints, and SHOW, as operators.
 * It may not know how indexes look things up.
 */
import { FUNCTIONS } from '../functions/registry.ts';
import { AGGREGATIONS } from '../functions/aggregate.ts';
import type { SchemaAction, ShowStatement } from '../language/ast.ts';
import { written } from '../language/written.ts';
import { CypherSyntaxError } from '../language/errors.ts';
import { plan, type RunContext } from '../run/rows.ts';
import type { DeclaredConstraint, DeclaredIndex } from '../run/schema.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import type { Value } from '../values/value.ts';
import { float } from '../values/value.ts';
import type { Compiler, PlannedQuery } from './compiler.ts';
import { planProjection } from './project.ts';
import { Scope, Slots } from './scope.ts';
import { filterPlan } from '../run/walk-graph.ts';

export function planSchema(action: SchemaAction): PlannedQuery {
  const done = plan('SchemaChange', action.kind, [], function* (context) {
    apply(action, context);
  });
  return { plan: done, columns: [], returns: false };
}

function apply(action: SchemaAction, context: RunContext): void {
  switch (action.kind) {
    case 'createIndex':
      return createIndex(action, context);
    case 'createConstraint':
      return createConstraint(action, context);
    case 'dropIndex':
      return drop(context.store.schema.indexes, action, 'index', () => (context.transaction.counters.indexesRemoved += 1));
    case 'dropConstraint': {
      context.store.schema.indexes.delete(action.name);
      return drop(context.store.schema.constraints, action, 'constraint', () => (context.transaction.counters.constraintsRemoved += 1));
    }
  }
}

function drop(from: Map<string, unknown>, action: { name: string; ifExists: boolean }, what: string, count: () => void): void {
  if (from.delete(action.name)) count();
  else if (!action.ifExists) throw new CypherRuntimeError('ArgumentError', 'NotFound', `There is no ${what} called '${action.name}'. Write IF EXISTS where that does not matter.`);
}

function createIndex(action: SchemaAction & { kind: 'createIndex' }, context: RunContext): void {
  const { indexes } = context.store.schema;
  const name = action.name ?? `index_${action.labels.join('_')}_${action.properties.join('_')}`.toLowerCase();
  const same = [...indexes.values()].some((one) => one.type === action.type && one.entity === action.entity && one.labels.join() === action.labels.join() && one.properties.join() === action.properties.join());
  if (indexes.has(name) || same) {
    if (action.ifNotExists) return;
    throw new CypherRuntimeError('ArgumentError', 'AlreadyExists', `There is an index '${name}' or an equal one already. Write IF NOT EXISTS where that does not matter.`);
  }
  indexes.set(name, { name, type: action.type, entity: action.entity, labels: action.labels, properties: action.properties, owningConstraint: null });
  context.transaction.undo(() => indexes.delete(name));
  context.transaction.counters.indexesAdded += 1;
  const [label, property] = [action.labels[0], action.properties[0]];
  if (action.type === 'RANGE' && action.entity === 'node' && label !== undefined && property !== undefined) context.store.indexes.property(label, property);
}

function createConstraint(action: SchemaAction & { kind: 'createConstraint' }, context: RunContext): void {
  const { constraints, indexes } = context.store.schema;
  if (action.type !== 'UNIQUE' || action.entity !== 'node') {
    throw new CypherRuntimeError('ArgumentError', 'NotSupported', `This engine keeps uniqueness constraints on nodes only, as Neo4j's Community Edition does; ${action.type} constraints cannot be created.`);
  }
  const name = action.name ?? `constraint_${action.label}_${action.properties.join('_')}`.toLowerCase();
  const same = [...constraints.values()].some((one) => one.label === action.label && one.properties.join() === action.properties.join());
  if (constraints.has(name) || same) {
    if (action.ifNotExists) return;
    throw new CypherRuntimeError('ArgumentError', 'AlreadyExists', `There is a constraint '${name}' or an equal one already. Write IF NOT EXISTS where that does not matter.`);
  }
  const constraint: DeclaredConstraint = { name, type: 'UNIQUENESS', label: action.label, properties: action.properties };
  constraints.set(name, constraint);
  indexes.set(name, { name, type: 'RANGE', entity: 'node', labels: [action.label], properties: action.properties, owningConstraint: name });
  context.transaction.undo(() => {
    constraints.delete(name);
    indexes.delete(name);
  });
  for (const node of context.store.indexes.byLabel(action.label)) context.store.schema.checkUnique(node, context.store.indexes);
  context.transaction.counters.constraintsAdded += 1;
}

// ---------------------------------------------------------------------- SHOW

interface Shown {
  readonly columns: readonly string[];
  /** How many of the columns come without YIELD. */
  readonly shortCount: number;
  readonly rows: (context: RunContext) => Iterable<readonly Value[]>;
}

const INDEX_COLUMNS = ['id', 'name', 'state', 'populationPercent', 'type', 'entityType', 'labelsOrTypes', 'properties', 'indexProvider', 'owningConstraint', 'lastRead', 'readCount'];
const indexRow = (index: DeclaredIndex, id: number): Value[] => [id, index.name, 'ONLINE', float(100), index.type, index.entity === 'node' ? 'NODE' : 'RELATIONSHIP', [...index.labels], [...index.properties], `${index.type.toLowerCase()}-1.0`, index.owningConstraint, null, 0];
const constraintRow = (constraint: DeclaredConstraint, id: number): Value[] => [id, constraint.name, constraint.type, 'NODE', [constraint.label], [...constraint.properties], constraint.name, null];

function shown(c: Compiler, statement: ShowStatement): Shown {
  switch (statement.target) {
    case 'INDEXES':
      return { columns: INDEX_COLUMNS, shortCount: 12, rows: ({ store }) => [...store.schema.indexes.values()].map((index, at) => indexRow(index, at + 1)) };
    case 'CONSTRAINTS':
      return { columns: ['id', 'name', 'type', 'entityType', 'labelsOrTypes', 'properties', 'ownedIndex', 'propertyType'], shortCount: 8, rows: ({ store }) => [...store.schema.constraints.values()].map((constraint, at) => constraintRow(constraint, at + 1)) };
    case 'PROCEDURES':
      return { columns: ['name', 'description', 'mode', 'worksOnSystem', 'signature'], shortCount: 4, rows: () => c.procedures.all().map((one) => [one.name, one.description, one.mode, false, signature(one)]) };
    case 'FUNCTIONS':
      return { columns: ['name', 'category', 'description', 'signature', 'aggregating'], shortCount: 3, rows: functionRows };
    default:
      throw new CypherSyntaxError(`SHOW ${statement.target} cannot be run by this engine.`, statement.at, { detail: 'NotSupported', type: 'NotSupported' });
  }
}

const signature = (one: { name: string; parameters: readonly { name: string; type: string }[]; results: readonly { name: string; type: string }[] }): string =>
  `${one.name}(${one.parameters.map(({ name, type }) => `${name} :: ${type}`).join(', ')}) :: (${one.results.map(({ name, type }) => `${name} :: ${type}`).join(', ')})`;

function functionRows(): Value[][] {
  const scalar = [...FUNCTIONS.values()].map((one): Value[] => [one.name, one.category, '', one.text, false]);
  const aggregating = [...AGGREGATIONS.values()].map((one): Value[] => [one.name, 'Aggregating', '', one.text, true]);
  return [...scalar, ...aggregating].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

export function planShow(c: Compiler, statement: ShowStatement): PlannedQuery {
  const { columns, shortCount, rows } = shown(c, statement);
  const scope = new Scope(new Slots());
  const wanted = statement.yields === null ? columns.slice(0, shortCount).map((name) => ({ name, as: name })) : statement.yields === '*' ? columns.map((name) => ({ name, as: name })) : statement.yields.map(({ name, variable }) => ({ name, as: variable.name }));
  const filled = wanted.map(({ name, as }) => ({ name: as, slot: scope.declare(as), index: columns.indexOf(name) }));
  // WHERE without YIELD sees every column that is shown
  const source = plan('Show', statement.target, [], function* (context) {
    for (const row of rows(context)) {
      const out: Value[] = [];
      for (const { slot, index } of filled) out[slot] = row[index] ?? null;
      yield out;
    }
  });
  const at = statement.at;
  const filtered = statement.where === null ? source : filterPlan(source, written(statement.where), [c.expression(statement.where, scope)]);
  const all = planProjection(c, { kind: 'with', distinct: false, all: true, items: [], orderBy: statement.orderBy, skip: statement.skip, limit: statement.limit, where: null, at }, scope, filtered, false);
  if (statement.returns === null) return { plan: all.plan, columns: filled, returns: true };
  const projected = planProjection(c, statement.returns, all.scope, all.plan, false);
  return { plan: projected.plan, columns: projected.columns, returns: true };
}
