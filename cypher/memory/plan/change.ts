/**
 * How a writing clause works: it takes all its rows before it changes anything, and gives them only when all is changed, so that a
 * clause never sees its own effects half done. Only where nothing can tell the difference does it go row by row.
 * It may not know what the effects are.
 */
import { PENDING, plan, rowBytes, type Plan, type Row, type Rows, type RunContext } from '../run/rows.ts';

/** The names that a row gives for labels or a type. */
export type Names = (row: Row, context: RunContext) => readonly string[];
export type Effect = (row: Row, context: RunContext) => void;

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
export function updatePlan(source: Plan, name: string, effect: (row: Row, context: RunContext) => Iterable<Row>): Plan {
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

/** As `updatePlan`, where every row stays one row. `straight`: row by row. */
export function effectsPlan(source: Plan, name: string, effects: readonly Effect[], straight = false): Plan {
  return plan(name, '', [source], function* (context, argument) {
    if (straight) return yield* changed(source.run(context, argument), effects, context);
    const rows = yield* waited(source, context, argument);
    for (const row of rows) {
      context.budget.tick();
      if (context.budget.pending) yield PENDING;
      for (const effect of effects) effect(row, context);
    }
    yield* rows;
  });
}

function* changed(rows: Rows, effects: readonly Effect[], context: RunContext): Rows {
  for (const row of rows) {
    if (row !== PENDING) {
      context.budget.tick();
      for (let i = 0; i < effects.length; i += 1) effects[i]?.(row, context);
    }
    yield row;
  }
}
