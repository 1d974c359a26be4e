/**
 * The writing clauses that make and delete: CREATE, MERGE, DELETE, FOREACH.
 * It may not know the reading clauses.
 */
import type { CreateClause, DeleteClause, ForeachClause, LabelExpression, MapLiteral, MergeClause, NodePattern, Parameter, PathPattern, RelationshipPattern } from '../language/ast.ts';
import { NodeRecord, RelationshipRecord } from '../run/entities.ts';
import { argumentPlan, PENDING, plan, rowBytes, settled, type Evaluate, type Plan, type Row, type RunContext } from '../run/rows.ts';
import { pathOf } from '../run/walk-graph.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { typeWord } from '../values/type.ts';
import { isMap, PathValue, walked, type Value } from '../values/value.ts';
import { dynamicNames } from './access-value.ts';
import { effectsPlan, updatePlan, type Effect, type Names } from './change.ts';
import type { Compiler } from './compiler.ts';
import { runsOf, setRun } from './set.ts';
import type { Scope } from './scope.ts';

// -------------------------------------------------------------------- CREATE

export function planCreate(c: Compiler, clause: CreateClause, scope: Scope, source: Plan, straight: boolean): Plan {
  return effectsPlan(source, 'Create', clause.patterns.map((path) => createPath(c, path, scope)), straight);
}

function createPath(c: Compiler, path: PathPattern, scope: Scope): Effect {
  const effects: Effect[] = [];
  const nodeSlots: number[] = [];
  const relationshipSlots: number[] = [];
  const relationships: RelationshipPattern[] = [];
  for (const element of path.elements) {
    if (element.kind === 'node') nodeSlots.push(createNode(c, element, scope, effects));
    else if (element.kind === 'relationship') relationships.push(element);
  }
  relationships.forEach((pattern, index) => {
    const slot = pattern.variable === null ? scope.slots.next() : (scope.slotOf(pattern.variable.name) ?? scope.declare(pattern.variable.name));
    relationshipSlots.push(slot);
    effects.push(createRelationship(c, pattern, slot, nodeSlots[index] ?? -1, nodeSlots[index + 1] ?? -1, scope));
  });
  if (path.variable !== null) {
    const slot = scope.declare(path.variable.name);
    effects.push((row) => {
      row[slot] = pathOf(row[nodeSlots[0] ?? -1] ?? null, relationshipSlots.map((part) => row[part] ?? null));
    });
  }
  return (row, context) => {
    for (const effect of effects) effect(row, context);
  };
}

function createNode(c: Compiler, pattern: NodePattern, scope: Scope, effects: Effect[]): number {
  const existing = pattern.variable === null ? undefined : scope.slotOf(pattern.variable.name);
  if (existing !== undefined) return existing;
  const labels = allNames(labelsOf(c, pattern.labels, scope), pattern.labels);
  const properties = propertiesIn(c, pattern.properties, scope);
  const slot = pattern.variable === null ? scope.slots.next() : scope.declare(pattern.variable.name);
  effects.push((row, context) => {
    row[slot] = context.store.createNode(context.transaction, labels(row, context), properties(row, context));
  });
  return slot;
}

/** All names together; those that no row changes are put together once. */
function allNames(parts: readonly Names[], written: LabelExpression | null): Names {
  if (written?.kind === 'name') {
    const names = [written.name];
    return () => names;
  }
  return (row, context) => parts.flatMap((part) => part(row, context));
}

function labelsOf(c: Compiler, labels: LabelExpression | null, scope: Scope): Names[] {
  if (labels === null) return [];
  if (labels.kind === 'name') return [() => [labels.name]];
  if (labels.kind === 'and') return [...labelsOf(c, labels.left, scope), ...labelsOf(c, labels.right, scope)];
  if (labels.kind !== 'dynamic') throw new Error('unchecked label expression');
  const evaluate = c.expression(labels.expression, scope);
  return [(row, context) => dynamicNames(evaluate(row, context))];
}

function propertiesIn(c: Compiler, properties: MapLiteral | Parameter | null, scope: Scope): (row: Row, context: RunContext) => Map<string, Value> {
  if (properties === null) return () => new Map();
  if (properties.kind === 'map') return literalIn(properties.entries.map(({ key, value }) => ({ key, value: c.expression(value, scope) })));
  const evaluate = c.expression(properties, scope);
  return (row, context) => {
    const value = evaluate(row, context);
    if (!isMap(value)) throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `The properties of a new node or relationship must be a map, not a ${typeWord(value)}.`);
    const given = new Map<string, Value>();
    for (const [key, one] of value) if (one !== null) given.set(key, one);
    return given;
  };
}

/** What is written out is evaluated straight into the properties; all of it, also what turns out to be given twice. */
function literalIn(entries: readonly { readonly key: string; readonly value: Evaluate }[]): (row: Row, context: RunContext) => Map<string, Value> {
  return (row, context) => {
    const properties = new Map<string, Value>();
    for (const { key, value } of entries) {
      const one = value(row, context);
      if (one === null) properties.delete(key);
      else properties.set(key, one);
    }
    return properties;
  };
}

function createRelationship(c: Compiler, pattern: RelationshipPattern, slot: number, left: number, right: number, scope: Scope): Effect {
  const types = allNames(labelsOf(c, pattern.types, scope), pattern.types);
  const properties = propertiesIn(c, pattern.properties, scope);
  const [from, to] = pattern.direction === 'in' ? [right, left] : [left, right];
  return (row, context) => {
    const [source, target] = [row[from] ?? null, row[to] ?? null];
    if (!(source instanceof NodeRecord) || !(target instanceof NodeRecord)) {
      throw new CypherRuntimeError('EntityNotFound', 'MissingNode', 'The relationship cannot be created, because one of its nodes is null.');
    }
    const names = types(row, context);
    const [type] = names;
    if (type === undefined || names.length > 1) throw new CypherRuntimeError('SyntaxError', 'NoSingleRelationshipType', `A new relationship needs exactly one type, and $(…) gave ${names.length === 0 ? 'none' : names.length}.`);
    row[slot] = context.store.createRelationship(context.transaction, type, source, target, properties(row, context));
  };
}

// --------------------------------------------------------------------- MERGE

export function planMerge(c: Compiler, clause: MergeClause, scope: Scope, source: Plan): Plan {
  const before = scope.copy();
  const checks = clause.pattern.elements.flatMap((element) => (element.kind === 'group' ? [] : nullChecks(c, element.properties, before)));
  const found = c.match([clause.pattern], null, scope, argumentPlan());
  const create = createPath(c, clause.pattern, before);
  // what CREATE binds goes to the slots that MATCH binds
  const moves = before.entries().flatMap(([name, slot]) => {
    const to = scope.slotOf(name);
    return to === undefined || to === slot ? [] : [[slot, to] as const];
  });
  const onMatch = runsOf(clause.onMatch).map((run) => setRun(c, run, scope));
  const onCreate = runsOf(clause.onCreate).map((run) => setRun(c, run, scope));
  return updatePlan(source, 'Merge', (row, context) => {
    for (const check of checks) check(row, context);
    const rows = [...settled(found.run(context, row))];
    const effects = rows.length > 0 ? onMatch : onCreate;
    if (rows.length === 0) {
      create(row, context);
      for (const [from, to] of moves) row[to] = row[from] ?? null;
      rows.push(row);
    }
    for (const out of rows) for (const effect of effects) effect(out, context);
    return rows;
  });
}

function nullChecks(c: Compiler, properties: MapLiteral | Parameter | null, scope: Scope): Effect[] {
  if (properties?.kind !== 'map') return [];
  return properties.entries.map(({ key, value }) => {
    const evaluate = c.expression(value, scope);
    return (row, context) => {
      if (evaluate(row, context) === null) throw new CypherRuntimeError('SemanticError', 'MergeReadOwnWrites', `MERGE cannot use a null value for the property '${key}'.`);
    };
  });
}

// -------------------------------------------------------------------- DELETE

export function planDelete(c: Compiler, clause: DeleteClause, scope: Scope, source: Plan): Plan {
  const targets = clause.targets.map((target) => c.expression(target, scope));
  return plan(clause.detach ? 'DetachDelete' : 'Delete', '', [source], function* (context, argument) {
    const rows: Row[] = [];
    const doomed: Value[] = [];
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      context.budget.hold(rowBytes(row));
      rows.push(row);
      for (const target of targets) doomed.push(target(row, context));
    }
    for (const value of doomed) remove(value, clause.detach, context);
    yield* rows;
  });
}

function remove(value: Value, detach: boolean, context: RunContext): void {
  context.budget.tick();
  const { store, transaction } = context;
  if (value === null) return;
  if (value instanceof RelationshipRecord) store.deleteRelationship(transaction, value);
  else if (value instanceof NodeRecord) {
    if (detach) for (const relationship of [...value.outgoing, ...value.incoming]) store.deleteRelationship(transaction, relationship);
    store.deleteNode(transaction, value);
  } else if (value instanceof PathValue) {
    for (const relationship of value.relationships) remove(relationship, detach, context);
    for (const node of value.nodes) remove(node, detach, context);
  } else throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Only nodes, relationships and paths can be deleted, not a ${typeWord(value)}.`);
}

// ------------------------------------------------------------------- FOREACH

export function planForeach(c: Compiler, clause: ForeachClause, scope: Scope, source: Plan): Plan {
  const list = c.expression(clause.source, scope);
  const { scope: inner, slot } = scope.withName(clause.variable.name);
  const body = c.query({ kind: 'single', clauses: clause.updates, at: clause.at }, inner, argumentPlan()).plan;
  return updatePlan(source, 'Foreach', (row, context) => {
    const value = list(row, context);
    if (value === null) return [row];
    for (const item of walked(value)) {
      row[slot] = item;
      for (const _ of settled(body.run(context, row))) context.budget.tick();
    }
    return [row];
  });
}
