/**
 * The operator that begins at relationships: each candidate binds itself and its two ends. It may not know how candidates are found.
 */
import type { Direction } from '../language/ast.ts';
import type { RelationshipRecord } from './entities.ts';
import { lookups } from './lookups.ts';
import { PENDING, plan, type Evaluate, type Plan, type Row, type RunContext } from './rows.ts';
import { holds, orientations, used } from './walk-graph.ts';

export interface Line {
  readonly relationship: number;
  /** Slots of the ends; one slot for a loop. */
  readonly left: number;
  readonly right: number;
  readonly direction: Direction;
  /** Slots of relationships that this one must differ from. */
  readonly distinctFrom: readonly number[];
}

/** Without a direction a relationship comes once each way, a loop once. */
export function scanRelationshipsPlan(source: Plan, name: string, details: string, line: Line, find: (row: Row, context: RunContext) => Iterable<RelationshipRecord>, filters: readonly Evaluate[]): Plan {
  return plan(name, details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      for (const relationship of find(row, context)) {
        lookups.count += 1;
        context.budget.tick();
        if (context.budget.pending) yield PENDING;
        if (used(row, line.distinctFrom, relationship)) continue;
        row[line.relationship] = relationship;
        for (const [left, right] of orientations(relationship, line.direction)) {
          if (line.left === line.right && left !== right) continue;
          row[line.left] = left;
          row[line.right] = right;
          if (holds(filters, row, context)) yield row.slice();
        }
      }
    }
  });
}
