/**
 * Expressions that walk a list with a variable of their own: comprehensions, quantifiers, reduce.
 * It may not know other expressions; they come from the compiler.
 */
import type { ListComprehension, Quantifier, Reduce } from '../language/ast.ts';
import type { Evaluate, RunContext } from '../run/rows.ts';
import { sizeAtSight } from '../values/size.ts';
import { walked, type Value } from '../values/value.ts';
import { truth } from '../values/truth.ts';
import type { Compiler } from './compiler.ts';
import type { Scope } from './scope.ts';

export function compileComprehension(c: Compiler, e: ListComprehension | Quantifier | Reduce, scope: Scope): Evaluate {
  switch (e.kind) {
    case 'listComprehension':
      return listComprehension(c, e, scope);
    case 'quantifier':
      return quantifier(c, e, scope);
    case 'reduce':
      return reduce(c, e, scope);
  }
}

function listComprehension(c: Compiler, e: ListComprehension, scope: Scope): Evaluate {
  const source = c.expression(e.source, scope);
  const { scope: inner, slot } = scope.withName(e.variable.name);
  const where = e.where === null ? null : c.expression(e.where, inner);
  const project = e.project === null ? null : c.expression(e.project, inner);
  return (row, context) => {
    const list = source(row, context);
    if (list === null) return null;
    const out: Value[] = [];
    let held = 0;
    for (const item of walked(list)) {
      context.budget.tick();
      row[slot] = item;
      if (where !== null && truth(where(row, context)) !== true) continue;
      const made = project === null ? item : project(row, context);
      const bytes = sizeAtSight(made) + 8;
      context.budget.hold(bytes);
      held += bytes;
      out.push(made);
    }
    // whoever keeps the list declares it
    context.budget.release(held);
    return out;
  };
}

interface Tally {
  yes: number;
  no: number;
  unknown: number;
}

const DECIDE: Record<Quantifier['quantifier'], (tally: Tally) => boolean | null> = {
  all: ({ no, unknown }) => (no > 0 ? false : unknown > 0 ? null : true),
  any: ({ yes, unknown }) => (yes > 0 ? true : unknown > 0 ? null : false),
  none: ({ yes, unknown }) => (yes > 0 ? false : unknown > 0 ? null : true),
  single: ({ yes, unknown }) => (yes > 1 ? false : unknown > 0 ? null : yes === 1),
};

function quantifier(c: Compiler, e: Quantifier, scope: Scope): Evaluate {
  const source = c.expression(e.source, scope);
  const { scope: inner, slot } = scope.withName(e.variable.name);
  const where = c.expression(e.where ?? e.variable, inner);
  const decide = DECIDE[e.quantifier];
  const count = (item: Value, tally: Tally, row: Value[], context: RunContext): void => {
    context.budget.tick();
    row[slot] = item;
    const one = truth(where(row, context));
    if (one === true) tally.yes += 1;
    else if (one === null) tally.unknown += 1;
    else tally.no += 1;
  };
  return (row, context) => {
    const list = source(row, context);
    if (list === null) return null;
    const tally: Tally = { yes: 0, no: 0, unknown: 0 };
    for (const item of walked(list)) count(item, tally, row, context);
    return decide(tally);
  };
}

function reduce(c: Compiler, e: Reduce, scope: Scope): Evaluate {
  const initial = c.expression(e.initial, scope);
  const source = c.expression(e.source, scope);
  const { scope: middle, slot: accumulator } = scope.withName(e.accumulator.name);
  const { scope: inner, slot } = middle.withName(e.variable.name);
  const body = c.expression(e.body, inner);
  return (row, context) => {
    const list = source(row, context);
    if (list === null) return null;
    let value = initial(row, context);
    for (const item of walked(list)) {
      context.budget.tick();
      row[accumulator] = value;
      row[slot] = item;
      value = body(row, context);
    }
    return value;
  };
}
