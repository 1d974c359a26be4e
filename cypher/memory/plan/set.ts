/**
 * SET and REMOVE: properties and labels of what is there.
 * It may not know the other clauses.
 */
import type { Expression, LabelName, RemoveItem, SetItem } from '../language/ast.ts';
import { NodeRecord, RelationshipRecord } from '../run/entities.ts';
import type { Evaluate, Plan, Row, RunContext } from '../run/rows.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { isPropertyValue, typeWord } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { dynamicNames } from './access-value.ts';
import { effectsPlan, type Effect, type Names } from './change.ts';
import type { Compiler } from './compiler.ts';
import { propertiesOf } from './expression.ts';
import type { Scope } from './scope.ts';

export function planSet(c: Compiler, items: readonly SetItem[], scope: Scope, source: Plan, straight: boolean): Plan {
  return effectsPlan(source, 'SetProperty', runsOf(items).map((run) => setRun(c, run, scope)), straight);
}

type PropertyItem = SetItem & { readonly kind: 'property' | 'dynamicProperty' };

/** Properties of one variable that are set one after the other belong together. */
export function runsOf(items: readonly SetItem[]): SetItem[][] {
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
export function setRun(c: Compiler, run: readonly SetItem[], scope: Scope): Effect {
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
    setTogether(of, new Map(values), context);
  };
}

function entity(value: Value): NodeRecord | RelationshipRecord | null {
  if (value === null || value instanceof NodeRecord || value instanceof RelationshipRecord) return value;
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Only nodes and relationships can be changed, not a ${typeWord(value)}.`);
}

const keyOfItem = (c: Compiler, item: PropertyItem, scope: Scope): KeyOf => (item.kind === 'property' ? () => item.key : keyBy(c.expression(item.key, scope)));

/** As part of a map, null counts as a property set also where there was none. */
function setTogether(of: NodeRecord | RelationshipRecord, properties: ReadonlyMap<string, Value>, context: RunContext): void {
  if (!of.deleted) for (const [key, value] of properties) if (value === null && !of.properties.has(key)) context.transaction.counters.propertiesSet += 1;
  context.store.setProperties(context.transaction, of, properties);
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

/** A computed name that nothing can have is not there to be removed. */
const keyToRemove = (evaluate: Evaluate): KeyOf => (row, context) => {
  const key = evaluate(row, context);
  if (typeof key === 'string') return key;
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
    if (properties.has('')) dynamicNames('');
    if (replace && !of.deleted) for (const key of [...of.properties.keys()]) if (!properties.has(key)) context.store.setProperty(context.transaction, of, key, null);
    setTogether(of, properties, context);
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
        return setProperty(c.expression(item.subject, scope), (item.key.kind === 'string' ? keyBy : keyToRemove)(c.expression(item.key, scope)), () => null);
      case 'labels':
        return labelEffect(c, item.variable, item.labels, scope, (node, label, context) => context.store.removeLabel(context.transaction, node, label));
    }
  });
  return effectsPlan(source, 'Remove', effects);
}
