/**
 * CREATE and DROP of indexes and constraints, as operators, with Neo4j's rules of what may stand beside what and its error codes.
 * It may not know how indexes look things up.
 */
import type { SchemaAction } from '../language/ast.ts';
import { ANALYZER } from '../run/full-text.ts';
import { plan, type RunContext } from '../run/rows.ts';
import type { DeclaredConstraint, DeclaredIndex } from '../run/schema.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { displayText } from '../values/text.ts';
import { isMap, type MapValue, type Value } from '../values/value.ts';
import type { Compiler, PlannedQuery } from './compiler.ts';
import { Scope, Slots } from './scope.ts';

export function planSchema(c: Compiler, action: SchemaAction): PlannedQuery {
  const options = action.kind === 'createIndex' && action.options !== null ? c.expression(action.options, new Scope(new Slots())) : (): Value => new Map();
  const done = plan('SchemaChange', action.kind, [], function* (context) {
    apply(action, options([], context), context);
    // plans made before do not know
    context.store.schema.version += 1;
    context.transaction.undo(() => void (context.store.schema.version += 1));
  });
  return { plan: done, columns: [], returns: false };
}

function apply(action: SchemaAction, options: Value, context: RunContext): void {
  switch (action.kind) {
    case 'createIndex':
      return createIndex(action, options, context);
    case 'createConstraint':
      return createConstraint(action, context);
    case 'dropIndex':
      return dropIndex(action, context);
    case 'dropConstraint':
      return dropConstraint(action, context);
  }
}

/** Refuses with Neo4j's status code, without its `Neo.` of the front. */
function refuse(code: string, message: string): never {
  throw new CypherRuntimeError('ArgumentError', code.replace(/.*\./, ''), message, { code: `Neo.${code}` });
}

const UNLESS = 'Write IF NOT EXISTS where that does not matter.';
const sameNames = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, i) => name === b[i]);

function dropIndex({ name, ifExists }: { name: string; ifExists: boolean }, { store, transaction }: RunContext): void {
  const index = store.schema.indexes.get(name);
  if (index === undefined) return ifExists ? undefined : refuse('DatabaseError.Schema.IndexDropFailed', `There is no index called '${name}'. Write IF EXISTS where that does not matter.`);
  if (index.owningConstraint !== null) refuse('DatabaseError.Schema.IndexDropFailed', `The index '${name}' belongs to a constraint: drop that, with DROP CONSTRAINT.`);
  store.schema.indexes.delete(name);
  forgetIndex(index, store);
  transaction.undo(() => void store.schema.indexes.set(name, index));
  transaction.counters.indexesRemoved += 1;
}

/** One over several properties, TEXT or POINT; the others may serve those who did not declare them. */
function forgetIndex({ type, entity, labels, properties }: DeclaredIndex, { indexes }: RunContext['store']): void {
  const [label = '', property = ''] = [labels[0], properties[0]];
  const kept = entity === 'node' ? indexes.nodes : indexes.relationships;
  if (type === 'TEXT' || type === 'POINT') kept.forget(label, property);
  else if (type === 'RANGE' && properties.length > 1) kept.forgetComposite(label, properties);
}

function dropConstraint({ name, ifExists }: { name: string; ifExists: boolean }, { store, transaction }: RunContext): void {
  const { indexes, constraints } = store.schema;
  const [constraint, index] = [constraints.get(name), indexes.get(name)];
  if (constraint === undefined) return ifExists ? undefined : refuse('DatabaseError.Schema.ConstraintDropFailed', `There is no constraint called '${name}'. Write IF EXISTS where that does not matter.`);
  constraints.delete(name);
  indexes.delete(name);
  if (index !== undefined) forgetIndex(index, store);
  transaction.undo(() => {
    constraints.set(name, constraint);
    if (index !== undefined) indexes.set(name, index);
  });
  transaction.counters.constraintsRemoved += 1;
}

/** For an index or a constraint that was given none; `same`: an equal one, which has the same name then. */
function freeName(parts: readonly string[], { store: { schema } }: RunContext, same: { readonly name: string } | undefined): string {
  const name = parts.join('_').toLowerCase();
  for (let count = 1; ; count += 1) {
    const one = count === 1 ? name : `${name}_${count}`;
    if (one === same?.name || (!schema.indexes.has(one) && !schema.constraints.has(one))) return one;
  }
}

type NewIndex = SchemaAction & { readonly kind: 'createIndex' };

function createIndex(action: NewIndex, options: Value, context: RunContext): void {
  const { indexes, constraints } = context.store.schema;
  const config = checkOptions(action, options);
  const same = [...indexes.values()].find((one) => one.type === action.type && one.entity === action.entity && sameNames(one.labels, action.labels) && sameNames(one.properties, action.properties));
  const name = action.name ?? freeName(['index', ...action.labels, ...action.properties], context, same);
  if (new Set(action.properties).size < action.properties.length) refuse('ClientError.Schema.RepeatedPropertyInCompositeSchema', `The index '${name}' names a property more than once.`);
  if (action.ifNotExists && (same !== undefined || indexes.has(name) || constraints.has(name))) return;
  if (same?.owningConstraint === null) refuse(`ClientError.Schema.${same.name === name ? 'EquivalentSchemaRuleAlreadyExists' : 'IndexAlreadyExists'}`, `There is an equal index already, '${same.name}'. ${UNLESS}`);
  if (constraints.has(name)) refuse('ClientError.Schema.ConstraintWithNameAlreadyExists', `There is a constraint called '${name}' already. ${UNLESS}`);
  if (indexes.has(name)) refuse('ClientError.Schema.IndexWithNameAlreadyExists', `There is an index called '${name}' already. ${UNLESS}`);
  if (same !== undefined) refuse('ClientError.Schema.ConstraintAlreadyExists', `The constraint '${same.name}' has such an index already. ${UNLESS}`);
  indexes.set(name, { name, type: action.type, entity: action.entity, labels: action.labels, properties: action.properties, owningConstraint: null, config });
  context.transaction.undo(() => indexes.delete(name));
  context.transaction.counters.indexesAdded += 1;
  const [label, property] = [action.labels[0], action.properties[0]];
  if (action.type !== 'RANGE' || label === undefined || property === undefined) return;
  const kept = action.entity === 'node' ? context.store.indexes.nodes : context.store.indexes.relationships;
  if (action.properties.length === 1) kept.property(label, property);
  else kept.composite(label, action.properties);
}

const PROVIDERS: Record<NewIndex['type'], readonly string[]> = { RANGE: ['range-1.0'], TEXT: ['text-1.0', 'text-2.0'], POINT: ['point-1.0'], FULLTEXT: ['fulltext-1.0'], LOOKUP: ['token-lookup-1.0'], VECTOR: [] };

/** The index's configuration. */
function checkOptions({ type }: NewIndex, options: Value): MapValue {
  if (type === 'VECTOR') refuse('ClientError.Statement.UnsupportedOperationError', 'Vector indexes cannot be created by this engine.');
  if (!isMap(options)) return refuse('ClientError.General.InvalidArguments', `OPTIONS takes a map, not ${displayText(options)}.`);
  for (const key of options.keys()) if (key !== 'indexProvider' && key !== 'indexConfig') refuse('ClientError.Statement.SyntaxError', `There is no option '${key}' of an index. There are indexProvider and indexConfig.`);
  const [provider, config = new Map()] = [options.get('indexProvider'), options.get('indexConfig')];
  if (provider !== undefined && !PROVIDERS[type].includes(String(provider))) refuse('ClientError.General.InvalidArguments', `There is no index provider ${displayText(provider)} of ${type} indexes. There is ${PROVIDERS[type].join(' or ')}.`);
  if (!isMap(config)) return refuse('ClientError.General.InvalidArguments', `indexConfig takes a map, not ${displayText(config)}.`);
  const analyzer = config.get('fulltext.analyzer');
  if (analyzer !== undefined && analyzer !== ANALYZER) refuse('DatabaseError.Statement.ExecutionFailed', `This engine has the full-text analyzer ${ANALYZER} only, not ${displayText(analyzer)}.`);
  return type === 'FULLTEXT' ? new Map<string, Value>([['fulltext.analyzer', ANALYZER], ['fulltext.eventually_consistent', false], ...config]) : config;
}

type NewConstraint = SchemaAction & { readonly kind: 'createConstraint' };

function createConstraint(action: NewConstraint, context: RunContext): void {
  const { constraints, indexes } = context.store.schema;
  const { entity, label, properties } = action;
  const same = [...constraints.values()].find((one) => one.entity === entity && one.label === label && sameNames(one.properties, properties));
  const name = action.name ?? freeName(['constraint', label, ...properties], context, same);
  if (action.ifNotExists && (constraints.has(name) || indexes.has(name) || (same !== undefined && action.type === 'UNIQUE'))) return;
  if (action.type !== 'UNIQUE') refuse('DatabaseError.Schema.ConstraintCreationFailed', `This engine keeps uniqueness constraints only, as Neo4j's Community Edition does; ${action.type} constraints cannot be created.`);
  if (same !== undefined) refuse(`ClientError.Schema.${same.name === name ? 'EquivalentSchemaRuleAlreadyExists' : 'ConstraintAlreadyExists'}`, `There is an equal constraint already, '${same.name}'. ${UNLESS}`);
  if (constraints.has(name)) refuse('ClientError.Schema.ConstraintWithNameAlreadyExists', `There is a constraint called '${name}' already. ${UNLESS}`);
  if (indexes.has(name)) refuse('ClientError.Schema.IndexWithNameAlreadyExists', `There is an index called '${name}' already. ${UNLESS}`);
  const index: DeclaredIndex = { name, type: 'RANGE', entity, labels: [label], properties, owningConstraint: name, config: new Map() };
  const equal = [...indexes.values()].find((one) => one.type === 'RANGE' && one.entity === entity && sameNames(one.labels, index.labels) && sameNames(one.properties, properties));
  if (equal !== undefined) refuse('ClientError.Schema.IndexAlreadyExists', `The index '${equal.name}' stands in the way: drop it first; the constraint brings one of its own.`);
  const constraint: DeclaredConstraint = { name, entity, label, properties };
  constraints.set(name, constraint);
  indexes.set(name, index);
  context.transaction.undo(() => {
    constraints.delete(name);
    indexes.delete(name);
  });
  checkExisting(constraint, context);
  context.transaction.counters.constraintsAdded += 1;
}

function checkExisting({ entity, label }: DeclaredConstraint, { store }: RunContext): void {
  try {
    if (entity === 'node') for (const node of store.indexes.byLabel(label)) store.schema.checkUnique(node, store.indexes);
    else for (const relationship of store.indexes.byType(label)) store.schema.checkUnique(relationship, store.indexes);
  } catch (error) {
    if (!(error instanceof CypherRuntimeError) || error.type !== 'ConstraintValidationFailed') throw error;
    throw new CypherRuntimeError('ConstraintVerificationFailed', 'ConstraintVerificationFailed', error.message, { code: 'Neo.DatabaseError.Schema.ConstraintCreationFailed', cause: error });
  }
}
