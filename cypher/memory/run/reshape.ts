/**
 * The operators that reshape rows without reading the graph: project, distinct, aggregate, sort, cut, unwind, combine.
 * What must hold all rows works in steps that can pause. They may not know clauses.
 */
import type { Accumulator } from '../functions/aggregate.ts';
import { keyOfRow, type Key } from '../values/equality.ts';
import { compare } from '../values/order.ts';
import { isList, type Value } from '../values/value.ts';
import type { Budget } from './budget.ts';
import { PENDING, plan, rowBytes, type Evaluate, type Plan, type Row, type Rows, type RunContext } from './rows.ts';

export interface Assignment {
  readonly slot: number;
  readonly value: Evaluate;
}

export function projectPlan(source: Plan, details: string, assignments: readonly Assignment[]): Plan {
  if (assignments.length === 0) return source;
  const only = assignments.length === 1 ? assignments[0] : undefined;
  return plan('Projection', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row !== PENDING) {
        context.budget.tick();
        if (only !== undefined) row[only.slot] = only.value(row, context);
        else assign(row, assignments, context);
      }
      yield row;
    }
  });
}

/** All values first: an alias may hide a name that a later item reads. */
function assign(row: Row, assignments: readonly Assignment[], context: RunContext): void {
  const values = assignments.map(({ value }) => value(row, context));
  for (let i = 0; i < assignments.length; i += 1) row[assignments[i]?.slot ?? -1] = values[i] ?? null;
}

export const keyIn = (row: Row, slots: readonly number[]): Key => keyOfRow(slots.map((slot) => row[slot] ?? null));

export function distinctPlan(source: Plan, slots: readonly number[]): Plan {
  return plan('Distinct', '', [source], function* (context, argument) {
    const seen = new Set<Key>();
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const key = keyIn(row, slots);
      if (seen.has(key)) {
        if (context.budget.pending) yield PENDING;
        continue;
      }
      context.budget.hold(typeof key === 'string' ? 48 + key.length * 2 : 48);
      seen.add(key);
      yield row;
    }
  });
}

export interface Aggregate {
  readonly slot: number;
  readonly args: readonly Evaluate[];
  readonly create: (budget: Budget) => Accumulator;
}

const NOTHING: readonly never[] = [];

/** A row's arguments for one aggregate: most take one, and count(*) none. */
function argumentsOf(args: readonly Evaluate[], row: Row, context: RunContext): readonly Value[] {
  const [first] = args;
  if (first === undefined) return NOTHING;
  return args.length === 1 ? [first(row, context)] : args.map((arg) => arg(row, context));
}

interface GroupState {
  readonly row: Row;
  readonly accumulators: readonly Accumulator[];
}

/** One row per group: its first row, with keys and aggregates filled in. Without keys there is one group even of no rows. */
export function aggregatePlan(source: Plan, details: string, keys: readonly Assignment[], aggregates: readonly Aggregate[]): Plan {
  return plan('EagerAggregation', details, [source], function* (context, argument) {
    const groups = new Map<Key, GroupState>();
    const start = (row: Row): GroupState => ({ row, accumulators: aggregates.map(({ create }) => create(context.budget)) });
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      context.budget.tick();
      if (context.budget.pending) yield PENDING;
      const values = keys.map(({ value }) => value(row, context));
      const key = keys.length === 0 ? null : keyOfRow(values);
      let group = groups.get(key);
      if (group === undefined) {
        context.budget.hold(rowBytes(row) + 64);
        keys.forEach(({ slot }, index) => {
          row[slot] = values[index] ?? null;
        });
        group = start(row);
        groups.set(key, group);
      }
      for (let index = 0; index < aggregates.length; index += 1) group.accumulators[index]?.add(argumentsOf(aggregates[index]?.args ?? NOTHING, row, context));
    }
    if (keys.length === 0 && groups.size === 0) groups.set(null, start(argument.slice()));
    for (const { row, accumulators } of groups.values()) {
      accumulators.forEach((accumulator, index) => {
        row[aggregates[index]?.slot ?? -1] = accumulator.result();
      });
      yield row;
    }
  });
}

export interface SortKey {
  readonly value: Evaluate;
  readonly descending: boolean;
}

interface Keyed {
  readonly row: Row;
  readonly keys: readonly Value[];
}

/** `top`: how many of the first rows are wanted; null: all. */
export function sortPlan(source: Plan, details: string, keys: readonly SortKey[], top: ((context: RunContext) => number) | null): Plan {
  const order = (a: Keyed, b: Keyed): number => {
    for (let index = 0; index < keys.length; index += 1) {
      const one = compare(a.keys[index] ?? null, b.keys[index] ?? null);
      if (one !== 0) return keys[index]?.descending === true ? -one : one;
    }
    return 0;
  };
  return plan(top === null ? 'Sort' : 'Top', details, [source], function* (context, argument) {
    const wanted = top === null ? Infinity : top(context);
    let held: Keyed[] = [];
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      context.budget.tick();
      if (context.budget.pending) yield PENDING;
      held.push({ row, keys: keys.map(({ value }) => value(row, context)) });
      context.budget.hold(rowBytes(row));
      if (held.length > 1024 && held.length > wanted * 2) {
        for (const dropped of held.sort(order).splice(wanted)) context.budget.release(rowBytes(dropped.row));
      }
    }
    const sorting = mergeSort(held, order, context.budget);
    for (let step = sorting.next(); ; step = sorting.next()) {
      if (step.done === true) {
        held = step.value;
        break;
      }
      yield PENDING;
    }
    for (const { row } of held) yield row;
  });
}

const RUN = 64;

/** Stable, and pausing: a native sort of a huge list could not be stopped. */
export function* mergeSort<T>(items: readonly T[], order: (a: T, b: T) => number, budget: Budget): Generator<undefined, T[], undefined> {
  let from: T[] = [];
  for (let start = 0; start < items.length; start += RUN) {
    from.push(...items.slice(start, start + RUN).sort(order));
    budget.tick();
    if (budget.pending) yield undefined;
  }
  for (let width = RUN; width < from.length; width *= 2) {
    const to: T[] = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      while (left < middle || right < end) {
        const [a, b] = [from[left], from[right]];
        const takeLeft = right >= end || (left < middle && order(a as T, b as T) <= 0);
        to.push((takeLeft ? a : b) as T);
        if (takeLeft) left += 1;
        else right += 1;
        budget.tick();
        if (budget.pending) yield undefined;
      }
    }
    from = to;
  }
  return from;
}

export function skipPlan(source: Plan, details: string, count: (context: RunContext) => number): Plan {
  return plan('Skip', details, [source], function* (context, argument) {
    let left = count(context);
    for (const row of source.run(context, argument)) {
      if (row === PENDING) yield PENDING;
      else if (left > 0) left -= 1;
      else yield row;
    }
  });
}

/** When the source writes, it is drained all the same. */
export function limitPlan(source: Plan, details: string, count: (context: RunContext) => number, drain: boolean): Plan {
  return plan('Limit', details, [source], function* (context, argument) {
    let left = count(context);
    if (left <= 0 && !drain) return;
    for (const row of source.run(context, argument)) {
      if (row === PENDING) yield PENDING;
      else if (left > 0) {
        left -= 1;
        yield row;
        if (left <= 0 && !drain) return;
      }
    }
  });
}

export function unwindPlan(source: Plan, details: string, slot: number, list: Evaluate): Plan {
  return plan('Unwind', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const value = list(row, context);
      if (value === null) continue;
      for (const item of isList(value) ? value : [value]) {
        context.budget.tick();
        if (context.budget.pending) yield PENDING;
        const out = row.slice();
        out[slot] = item;
        yield out;
      }
    }
  });
}

/** Runs `inner` once for each row of `source`. With `optional`, a row without any keeps its place, with null in `slots`. */
export function applyPlan(source: Plan, inner: Plan, optional: readonly number[] | null): Plan {
  return plan(optional === null ? 'Apply' : 'OptionalApply', '', [source, inner], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      let any = false;
      for (const found of inner.run(context, row)) {
        if (found !== PENDING) any = true;
        yield found;
      }
      if (any || optional === null) continue;
      for (const slot of optional) row[slot] = null;
      yield row;
    }
  });
}

/** Runs `inner` for what it does; each row stays as it is. */
export function effectPlan(source: Plan, inner: Plan): Plan {
  return plan('SubqueryForeach', '', [source, inner], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row !== PENDING) for (const found of inner.run(context, row)) if (found === PENDING) yield PENDING;
      yield row;
    }
  });
}

export function unionPlan(sources: readonly Plan[]): Plan {
  return plan('Union', '', sources, function* (context, argument) {
    for (const source of sources) yield* source.run(context, argument);
  });
}

/** Takes all rows before it gives any, so that what follows cannot disturb what came before. */
export function eagerPlan(source: Plan): Plan {
  return plan('Eager', '', [source], function* (context, argument): Rows {
    const rows: Row[] = [];
    for (const row of source.run(context, argument)) {
      if (row === PENDING) yield PENDING;
      else {
        context.budget.hold(rowBytes(row));
        rows.push(row);
      }
    }
    for (const row of rows) {
      context.budget.release(rowBytes(row));
      yield row;
    }
  });
}

/** Runs the source to its end and gives nothing. */
export function emptyPlan(source: Plan): Plan {
  return plan('EmptyResult', '', [source], function* (context, argument) {
    for (const row of source.run(context, argument)) if (row === PENDING) yield PENDING;
  });
}
