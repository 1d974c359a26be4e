/**
 * Reading inside a value: properties, elements, slices, labels.
 * It may not know expressions.
 */
import type { LabelExpression } from '../language/ast.ts';
import type { Evaluate, Row, RunContext } from '../run/rows.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { component, hasComponents } from '../values/temporal/components.ts';
import { reserve, work } from '../values/pulse.ts';
import { typeWord } from '../values/type.ts';
import { isFloat, isInteger, isList, isMap, NodeValue, numberOf, RelationshipValue, truncated, walked, type Value } from '../values/value.ts';

/** `subject.key`; null where there is no such property. Throws TypeError for what has no properties. */
export function propertyOf(subject: Value | undefined, key: string): Value {
  if (subject === null || subject === undefined) return null;
  if (subject instanceof NodeValue || subject instanceof RelationshipValue) return subject.properties.get(key) ?? null;
  if (isMap(subject)) return subject.get(key) ?? null;
  if (hasComponents(subject)) {
    const found = component(subject, key);
    if (found === undefined) throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', `A ${typeWord(subject)} has no component '${key}'.`);
    return found;
  }
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `A ${typeWord(subject)} has no properties, so '${key}' cannot be read from it.`);
}

/** `subject[index]`. */
export function elementOf(subject: Value, index: Value): Value {
  if (subject === null || index === null) return null;
  if (isList(subject)) {
    if (!isInteger(index)) throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `A list is read by whole numbers, not by a ${typeWord(index)}.`);
    const at = Number(index);
    return subject[at < 0 ? subject.length + at : at] ?? null;
  }
  if (isMap(subject) || subject instanceof NodeValue || subject instanceof RelationshipValue || hasComponents(subject)) {
    if (typeof index !== 'string') throw new CypherRuntimeError('TypeError', isMap(subject) ? 'MapElementAccessByNonString' : 'PropertyAccessByNonString', `A ${typeWord(subject)} is read by strings, not by a ${typeWord(index)}.`);
    return propertyOf(subject, index);
  }
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `A ${typeWord(subject)} cannot be read by [${typeWord(index)}].`);
}

/** `subject[from..to]`. */
export function sliceOf(subject: Value, from: Value | undefined, to: Value | undefined): Value {
  if (subject === null || from === null || to === null) return null;
  const list = walked(subject);
  work(list.length / 8);
  reserve(list.length * 8);
  return list.slice(from === undefined ? 0 : bound(from), to === undefined ? list.length : bound(to));
}

/** Bounds of slices are of 32 bits; a FLOAT is cut to a whole number. */
function bound(v: Value): number {
  if (isFloat(v)) return bound(truncated(numberOf(v)));
  if (isInteger(v) && BigInt.asIntN(32, BigInt(v)) === BigInt(v)) return Number(v);
  if (isInteger(v)) throw CypherRuntimeError.badArgument(`Expected an integer between -2147483648 and 2147483647, but got: ${v}.`);
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `A slice is bounded by whole numbers, not by a ${typeWord(v)}.`);
}

export type NameTest = (names: readonly string[], row: Row, context: RunContext) => boolean;

/** Whether a node's labels (or a relationship's one type) satisfy the expression. */
export function nameTest(labels: LabelExpression, dynamic: (labels: LabelExpression & { kind: 'dynamic' }) => Evaluate): NameTest {
  switch (labels.kind) {
    case 'name': {
      const name = labels.name;
      return (names) => names.includes(name);
    }
    case 'wildcard':
      return (names) => names.length > 0;
    case 'not': {
      const operand = nameTest(labels.operand, dynamic);
      return (names, row, context) => !operand(names, row, context);
    }
    case 'and': {
      const [left, right] = [nameTest(labels.left, dynamic), nameTest(labels.right, dynamic)];
      return (names, row, context) => left(names, row, context) && right(names, row, context);
    }
    case 'or': {
      const [left, right] = [nameTest(labels.left, dynamic), nameTest(labels.right, dynamic)];
      return (names, row, context) => left(names, row, context) || right(names, row, context);
    }
    case 'dynamic': {
      const evaluate = dynamic(labels);
      const every = labels.every;
      return (names, row, context) => {
        const wanted = dynamicNames(evaluate(row, context));
        return every ? wanted.every((name) => names.includes(name)) : wanted.some((name) => names.includes(name));
      };
    }
  }
}

/** The names that `$(…)` gives: a string, or a list of strings. Throws TypeError for anything else. */
export function dynamicNames(v: Value): string[] {
  const list = isList(v) ? v : [v];
  return list.map((name) => {
    if (typeof name !== 'string') throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', 'A label or type given by $(…) must be a string or a list of strings.');
    if (name === '' || name.includes('\0')) throw new CypherRuntimeError('SyntaxError', 'InvalidTokenName', `'${name}' is not a valid token name. Token names cannot be empty or contain any null-bytes.`);
    return name;
  });
}

export function labelTestOf(test: NameTest, subject: Value, row: Row, context: RunContext): Value {
  if (subject === null) return null;
  // what was deleted in this query has no labels left
  if (subject instanceof NodeValue) return test(subject.graph.nodeExists(subject.id) ? subject.labels : [], row, context);
  if (subject instanceof RelationshipValue) return test(subject.graph.relationshipExists(subject.id) ? [subject.type] : [], row, context);
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Only nodes and relationships have labels or types, not a ${typeWord(subject)}.`);
}
