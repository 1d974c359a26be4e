/**
 * Expressions → functions over rows. Names become slots, constants are made once.
 * It may not know clauses; patterns and queries inside expressions go through the compiler.
 */
import { CASE_SUBJECT, type CaseExpression, type Expression, type FunctionCall, type MapProjection, type PatternExpression, type SubqueryExpression } from '../language/ast.ts';
import { findFunction } from '../functions/registry.ts';
import { PENDING, argumentPlan, settled, type Evaluate, type Plan, type Row, type RunContext } from '../run/rows.ts';
import { divideWritten, negate, negateComputed } from '../values/arithmetic.ts';
import { not } from '../values/equality.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { expectNormalizable } from '../values/long-text.ts';
import { work, workOnText } from '../values/pulse.ts';
import { sizeAtSight } from '../values/size.ts';
import { truth } from '../values/truth.ts';
import { isOfType, typeWord } from '../values/type.ts';
import { float, int, isMap, NodeValue, RelationshipValue, type Value } from '../values/value.ts';
import { elementOf, labelTestOf, nameTest, propertyOf, sliceOf } from './access-value.ts';
import type { Compiler } from './compiler.ts';
import { compileComprehension } from './comprehension.ts';
import { binary, comparison } from './operator.ts';
import { expressionKey } from '../language/expression-key.ts';
import { folded, foldedNot, isChecked, isWrittenOut, mixedComparison } from './fold.ts';
import type { Scope } from './scope.ts';

export function compileExpression(c: Compiler, e: Expression, scope: Scope): Evaluate {
  work(1);
  if (scope.substitutes.size > 0) {
    const slot = scope.substitutes.get(expressionKey(e));
    if (slot !== undefined) return (row) => row[slot] ?? null;
  }
  const compile = (inner: Expression): Evaluate => compileExpression(c, inner, scope);
  switch (e.kind) {
    case 'null':
      return () => null;
    case 'boolean':
    case 'string': {
      const value = e.value;
      return () => value;
    }
    case 'integer': {
      const value = int(e.value);
      return () => value;
    }
    case 'float': {
      const value = float(e.value);
      return () => value;
    }
    case 'parameter':
      return parameter(e.name);
    case 'variable': {
      const slot = scope.slotOf(e.name);
      if (slot === undefined) throw new Error(`unchecked variable ${e.name}`);
      return (row) => row[slot] ?? null;
    }
    case 'property': {
      const [subject, key] = [compile(e.subject), e.key];
      return (row, context) => propertyOf(subject(row, context), key);
    }
    case 'index': {
      const [subject, index] = [compile(e.subject), compile(e.index)];
      return (row, context) => elementOf(subject(row, context), index(row, context));
    }
    case 'slice': {
      const subject = compile(e.subject);
      const from = e.from === null ? null : compile(e.from);
      const to = e.to === null ? null : compile(e.to);
      return (row, context) => sliceOf(subject(row, context), from?.(row, context), to?.(row, context));
    }
    case 'list': {
      const items = e.items.map(compile);
      return (row, context) => items.map((item) => item(row, context));
    }
    case 'map': {
      const entries = e.entries.map(({ key, value }) => [key, compile(value)] as const);
      return (row, context) => mapOf(entries, row, context);
    }
    case 'mapProjection':
      return mapProjection(c, e, scope);
    case 'call':
      return call(e, compile);
    case 'countStar':
      throw new Error('unchecked aggregate');
    case 'unary': {
      const rest = foldedNot(e);
      if (rest !== null) return remaining(rest, compile);
      const operand = compile(e.operand);
      if (e.operator === 'NOT') return (row, context) => not(truth(operand(row, context)));
      // what is no number is refused in the text, and left as it is at run time, as in Neo4j
      if (e.operator === '+') return operand;
      // as Neo4j computes 0 - x, only a number that is written out can become -0.0
      const apply = e.operand.kind === 'float' ? negate : negateComputed;
      return (row, context) => apply(operand(row, context));
    }
    case 'binary': {
      const rest = folded(e);
      if (typeof rest === 'boolean') return () => rest;
      if (rest !== null) return remaining(rest, compile);
      const [left, right] = [compile(e.left), compile(e.right)];
      return e.operator === '/' && isWrittenOut(e) ? (row, context) => divideWritten(left(row, context), right(row, context)) : binary(e.operator, left, right);
    }
    case 'comparison': {
      const known = mixedComparison(e);
      return known === undefined ? comparison(e, compile) : () => known;
    }
    case 'nullTest': {
      const [operand, negated] = [compile(e.operand), e.negated];
      return (row, context) => (operand(row, context) === null) !== negated;
    }
    case 'typeTest': {
      const [operand, type, negated] = [compile(e.operand), e.type, e.negated];
      return (row, context) => isOfType(operand(row, context), type) !== negated;
    }
    case 'normalizedTest': {
      const [operand, form, negated] = [compile(e.operand), e.form, e.negated];
      return (row, context) => {
        const value = operand(row, context);
        if (typeof value !== 'string') return null;
        expectNormalizable(value);
        workOnText(value.length * 8);
        return (value.normalize(form) === value) !== negated;
      };
    }
    case 'labelTest': {
      const operand = compile(e.operand);
      const test = nameTest(e.labels, (labels) => compile(labels.expression));
      return (row, context) => labelTestOf(test, operand(row, context), row, context);
    }
    case 'case':
      return caseOf(c, e, scope);
    case 'listComprehension':
    case 'quantifier':
    case 'reduce':
      return compileComprehension(c, e, scope);
    case 'patternComprehension': {
      const inner = scope.copy();
      const plan = c.match([e.pattern], e.where, inner, argumentPlan());
      const project = c.expression(e.project, inner);
      return (row, context) => collected(plan, project, row, context);
    }
    case 'pattern':
      return pattern(c, e, scope);
    case 'subquery':
      return subquery(c, e, scope);
  }
}

function parameter(name: string): Evaluate {
  return (_row, context) => {
    const value = context.parameters.get(name);
    if (value === undefined) throw new CypherRuntimeError('ParameterMissing', 'MissingParameter', `The query needs the parameter $${name}: give it a value.`);
    return value;
  };
}

function call(e: FunctionCall, compile: (e: Expression) => Evaluate): Evaluate {
  const name = e.name.toLowerCase();
  const args = e.args.map(compile);
  if (name === 'coalesce') return coalesce(args);
  const [first] = args;
  // a pattern is its own truth
  if (name === 'exists' && first !== undefined) return first;
  const found = findFunction(name);
  if (found === undefined) throw new Error(`unchecked function ${e.name}`);
  if (args.length === 1 && first !== undefined) return (row, context) => found.call([first(row, context)], context.functions);
  return (row, context) => found.call(args.map((arg) => arg(row, context)), context.functions);
}

function coalesce(args: readonly Evaluate[]): Evaluate {
  return (row, context) => {
    for (const arg of args) {
      const value = arg(row, context);
      if (value !== null) return value;
    }
    return null;
  };
}

/** What is left of a condition beside constants that have vanished. */
function remaining(e: Expression, compile: (e: Expression) => Evaluate): Evaluate {
  const rest = compile(e);
  return isChecked(e) ? (row, context) => truth(rest(row, context)) : rest;
}

function caseOf(c: Compiler, e: CaseExpression, scope: Scope): Evaluate {
  const { scope: inner, slot } = scope.withName(CASE_SUBJECT);
  const subject = e.subject === null ? null : compileExpression(c, e.subject, scope);
  const whens = e.whens.map(({ tests, then }) => ({ tests: tests.map((test) => compileExpression(c, test, inner)), then: compileExpression(c, then, scope) }));
  const otherwise = e.otherwise === null ? null : compileExpression(c, e.otherwise, scope);
  return (row, context) => {
    const value = subject?.(row, context);
    for (const { tests, then } of whens) {
      for (const test of tests) {
        // set anew each time: a branch may hold a CASE of its own on this very expression
        if (value !== undefined) row[slot] = value;
        if (truth(test(row, context)) === true) return then(row, context);
      }
    }
    return otherwise?.(row, context) ?? null;
  };
}

function mapProjection(c: Compiler, e: MapProjection, scope: Scope): Evaluate {
  const subject = compileExpression(c, e.subject, scope);
  const items = e.items.map((item): ((into: Map<string, Value>, of: Value, row: Row, context: RunContext) => void) => {
    switch (item.kind) {
      case 'property':
        return (into, of) => void into.set(item.key, propertyOf(of, item.key));
      case 'all':
        return (into, of) => propertiesOf(of).forEach((value, key) => into.set(key, value));
      case 'variable': {
        const value = compileExpression(c, item.variable, scope);
        return (into, _of, row, context) => void into.set(item.variable.name, value(row, context));
      }
      case 'entry': {
        const value = compileExpression(c, item.value, scope);
        return (into, _of, row, context) => void into.set(item.key, value(row, context));
      }
    }
  });
  return (row, context) => {
    const of = subject(row, context);
    if (of === null) return null;
    const into = new Map<string, Value>();
    for (const item of items) item(into, of, row, context);
    return into;
  };
}

function mapOf(entries: readonly (readonly [string, Evaluate])[], row: Row, context: RunContext): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>();
  for (const [key, value] of entries) map.set(key, value(row, context));
  return map;
}

export function propertiesOf(of: Value): ReadonlyMap<string, Value> {
  if (of instanceof NodeValue || of instanceof RelationshipValue) return of.properties;
  if (isMap(of)) return of;
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Expected a node, relationship or map, but got a ${typeWord(of)}.`);
}

function collected(plan: Plan, project: Evaluate, row: Row, context: RunContext): Value[] {
  const list: Value[] = [];
  let held = 0;
  for (const found of settled(plan.run(context, row))) {
    const made = project(found, context);
    const bytes = sizeAtSight(made) + 8;
    context.budget.hold(bytes);
    held += bytes;
    list.push(made);
  }
  // whoever keeps the list declares it
  context.budget.release(held);
  return list;
}

const isThere = (plan: Plan, row: Row, context: RunContext): boolean => {
  for (const found of plan.run(context, row)) if (found !== PENDING) return true;
  return false;
};

function pattern(c: Compiler, e: PatternExpression, scope: Scope): Evaluate {
  const inner = scope.copy();
  const legacy = e.pattern.legacyShortest;
  if (legacy === null) {
    const plan = c.match([e.pattern], null, inner, argumentPlan());
    return (row, context) => isThere(plan, row, context);
  }
  const variable = { kind: 'variable', name: ' path', at: e.at } as const;
  const plan = c.match([{ ...e.pattern, variable }], null, inner, argumentPlan());
  const path = c.expression(variable, inner);
  return (row, context) => {
    const paths = collected(plan, path, row, context);
    return legacy === 'all' ? paths : (paths[0] ?? null);
  };
}

function subquery(c: Compiler, e: SubqueryExpression, scope: Scope): Evaluate {
  const planned = c.query(e.query, scope.copy(), argumentPlan());
  switch (e.flavour) {
    case 'exists':
      return (row, context) => isThere(planned.plan, row, context);
    case 'count':
      return (row, context) => {
        let count = 0;
        for (const _ of settled(planned.plan.run(context, row))) count += 1;
        return count;
      };
    case 'collect': {
      const slot = planned.columns[0]?.slot ?? -1;
      return (row, context) => collected(planned.plan, (found) => found[slot] ?? null, row, context);
    }
  }
}
