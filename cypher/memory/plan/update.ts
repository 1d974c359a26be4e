/**
 * The writing clauses: CREATE, MERGE, SET, REMOVE, DELETE, FOREACH. Each takes all its rows before it changes anything, and
 * gives them only when all is changed, so that a clause never sees its own effects half done.
 * It may not know the reading clauses.
 */
import type { CreateClause, DeleteClause, Expression, ForeachClause, LabelExpression, LabelName, MapLiteral, MergeClause, NodePattern, Parameter, PathPattern, RelationshipPattern, RemoveItem, SetItem } from '../language/ast.ts';
import { NodeRecord, RelationshipRecord } from '../run/entities.ts';
import { argumentPlan, PENDING, plan, rowBytes, settled, type Evaluate, type Plan, type Row, type RunContext } from '../run/rows.ts';
import { pathOf } from '../run/walk-graph.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { isPropertyValue, typeWord } from '../values/type.ts';
import { isMap, PathValue, walked, type Value } from '../values/value.ts';
import { dynamicNames } from './access-value.ts';
import type { Compiler } from './compiler.ts';
import { propertiesOf } from './expression.ts';
import type { Scope } from './scope.ts';

type Effect = (row: Row, context: RunContext) => void;

/** All rows of a source, before any of them is changed. */
function* waited(source: Plan, context: RunContext, argument: Row): Generator<typeof PENDING, Row[], undefined> {
  const waiting: Row[] = [];
  for (const row of source.run(context, argument)) {
    if (row === PENDING) yield PENDING;
    else {
      context.budget.hold(rowBytes(row));
      waiting.push(row);
    }
  }
  return waiting;
}

/** `effect` gives the rows that become of one. */
function updatePlan(source: Plan, name: string, effect: (row: Row, context: RunContext) => Iterable<Row>): Plan {
  return plan(name, '', [source], function* (context, argument) {
    const done: Row[] = [];
    for (const row of yield* waited(source, context, argument)) {
      context.budget.tick();
      if (context.budget.pending) yield PENDING;
      for (const out of effect(row, context)) done.push(out);
    }
    yield* done;
  });
}

/** As `updatePlan`, where every row stays one row. */
function effectsPlan(source: Plan, name: string, effects: readonly Effect[]): Plan {
  return plan(name, '', [source], function* (context, argument) {
    const rows = yield* waited(source, context, argument);
    for (const row of rows) {
      context.budget.tick();
      if (context.budget.pending) yield PENDING;
      for (const effect of effects) effect(row, context);
    }
    yield* rows;
  });
}

// -------------------------------------------------------------------- CREATE

export function planCreate(c: Compiler, clause: CreateClause, scope: Scope, source: Plan): Plan {
  return effectsPlan(source, 'Create', clause.patterns.map((path) => createPath(c, path, scope)));
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

type Names = (row: Row, context: RunContext) => readonly string[];

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

// ---------------------------------------------------------- SET, REMOVE, DELETE

export function planSet(c: Compiler, items: readonly SetItem[], scope: Scope, source: Plan): Plan {
  return effectsPlan(source, 'SetProperty', runsOf(items).map((run) => setRun(c, run, scope)));
}

type PropertyItem = SetItem & { readonly kind: 'property' | 'dynamicProperty' };

/** Properties of one variable that are set one after the other belong together. */
function runsOf(items: readonly SetItem[]): SetItem[][] {
  const runs: SetItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1)?.at(-1);
    const together = last !== undefined && variableOf(last) !== null && variableOf(last) === variableOf(item);
    if (together) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** A key that is written out is as good as a name. */
const isProperty = (item: SetItem): item is PropertyItem => item.kind === 'property' || (item.kind === 'dynamicProperty' && item.key.kind === 'string');
const variableOf = (item: SetItem): string | null => (isProperty(item) && item.subject.kind === 'variable' ? item.subject.name : null);

/**
 * As in Neo4j, all their values are computed before the first is set: `SET n.a = 1, n.b = n.a` gives b the former a. They are set as
 * one map is: the last value of a name holds, and each name counts once, also one that is set to null and was not there.
 */
function setRun(c: Compiler, run: readonly SetItem[], scope: Scope): Effect {
  const [first] = run;
  if (first !== undefined && run.length === 1) return setEffect(c, first, scope);
  const parts = run.filter(isProperty).map((item) => ({ key: keyOfItem(c, item, scope), value: c.expression(item.value, scope) }));
  const subject = run.filter(isProperty).map((item) => c.expression(item.subject, scope))[0];
  return (row, context) => {
    const values = parts.map(({ key, value }) => [key(row, context), value(row, context)] as const);
    const of = entity(subject?.(row, context) ?? null);
    if (of === null) return;
    // one that cannot be kept is refused also where another value follows it
    for (const [key, value] of values) if (value !== null && !isPropertyValue(value)) context.store.setProperty(context.transaction, of, key, value);
    for (const [key, value] of new Map(values)) setCounted(of, key, value, context);
  };
}

function entity(value: Value): NodeRecord | RelationshipRecord | null {
  if (value === null || value instanceof NodeRecord || value instanceof RelationshipRecord) return value;
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Only nodes and relationships can be changed, not a ${typeWord(value)}.`);
}

const keyOfItem = (c: Compiler, item: PropertyItem, scope: Scope): KeyOf => (item.kind === 'property' ? () => item.key : keyBy(c.expression(item.key, scope)));

/** As part of a map, null counts as a property set also where there was none. */
function setCounted(of: NodeRecord | RelationshipRecord, key: string, value: Value, context: RunContext): void {
  if (value === null && !of.deleted && !of.properties.has(key)) context.transaction.counters.propertiesSet += 1;
  context.store.setProperty(context.transaction, of, key, value);
}

function setEffect(c: Compiler, item: SetItem, scope: Scope): Effect {
  switch (item.kind) {
    case 'property':
      return setProperty(c.expression(item.subject, scope), () => item.key, c.expression(item.value, scope));
    case 'dynamicProperty':
      return setProperty(c.expression(item.subject, scope), keyBy(c.expression(item.key, scope)), c.expression(item.value, scope));
    case 'replace':
    case 'merge':
      return setAll(c.expression(item.variable, scope), c.expression(item.value, scope), item.kind === 'replace');
    case 'labels':
      return labelEffect(c, item.variable, item.labels, scope, (node, label, context) => context.store.addLabel(context.transaction, node, label));
  }
}

type KeyOf = (row: Row, context: RunContext) => string;

const keyBy = (evaluate: Evaluate): KeyOf => (row, context) => {
  const key = evaluate(row, context);
  if (typeof key === 'string') return dynamicNames(key)[0] ?? key;
  throw new CypherRuntimeError('TypeError', 'PropertyAccessByNonString', `A property is named by a string, not by a ${typeWord(key)}.`);
};

function setProperty(subject: Evaluate, key: KeyOf, value: Evaluate): Effect {
  return (row, context) => {
    const of = entity(subject(row, context));
    if (of !== null) context.store.setProperty(context.transaction, of, key(row, context), value(row, context));
  };
}

function setAll(subject: Evaluate, value: Evaluate, replace: boolean): Effect {
  return (row, context) => {
    const of = entity(subject(row, context));
    const given = value(row, context);
    if (of === null) return;
    if (given === null) throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', 'Expected a map, a node or a relationship to take properties from, not null. Write {} for none.');
    const properties = propertiesOf(given);
    if (replace && !of.deleted && of.properties.size > 0) for (const key of [...of.properties.keys()]) if (!properties.has(key)) context.store.setProperty(context.transaction, of, key, null);
    for (const [key, one] of properties) setCounted(of, key, one, context);
  };
}

function labelEffect(c: Compiler, variable: Expression, labels: readonly LabelName[], scope: Scope, apply: (node: NodeRecord, label: string, context: RunContext) => void): Effect {
  const subject = c.expression(variable, scope);
  const names = labels.map((label): Names => {
    if (label.kind === 'name') return () => [label.name];
    const evaluate = c.expression(label.expression, scope);
    return (row, context) => dynamicNames(evaluate(row, context));
  });
  return (row, context) => {
    const of = subject(row, context);
    if (of === null) return;
    if (!(of instanceof NodeRecord)) throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Only nodes have labels, not a ${typeWord(of)}.`);
    for (const label of names.flatMap((name) => name(row, context))) apply(of, label, context);
  };
}

export function planRemove(c: Compiler, items: readonly RemoveItem[], scope: Scope, source: Plan): Plan {
  const effects = items.map((item): Effect => {
    switch (item.kind) {
      case 'property':
        return setProperty(c.expression(item.subject, scope), () => item.key, () => null);
      case 'dynamicProperty':
        return setProperty(c.expression(item.subject, scope), keyBy(c.expression(item.key, scope)), () => null);
      case 'labels':
        return labelEffect(c, item.variable, item.labels, scope, (node, label, context) => context.store.removeLabel(context.transaction, node, label));
    }
  });
  return effectsPlan(source, 'Remove', effects);
}

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
