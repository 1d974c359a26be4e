/**
 * The operator that searches for the shortest trails between two nodes, breadth first.
 * It may not know how a pattern was written or ordered.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { PathValue } from '../values/value.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';
import { lookups } from './lookups.ts';
import { PENDING, plan, type Plan, type Row, type Rows, type RunContext } from './rows.ts';
import { allowed, around, holds, nodeAt, type Walk } from './walk-graph.ts';

export interface ShortestWalk extends Walk {
  readonly all: boolean;
  /** `shortestPath(…)` refuses two ends that are one node. */
  readonly legacy: boolean;
  /** The slot of the path, when it has a name: its filters see it while the search runs. */
  readonly path: number | null;
}

interface Trail {
  readonly node: NodeRecord;
  readonly last: RelationshipRecord | null;
  readonly before: Trail | null;
  readonly length: number;
}

/** The shortest trails between two bound nodes that satisfy the filters. */
export function shortestPlan(source: Plan, details: string, walk: ShortestWalk): Plan {
  return plan('ShortestPath', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) yield PENDING;
      else yield* shortest(row, walk, context);
    }
  });
}

function* shortest(row: Row, walk: ShortestWalk, context: RunContext): Rows {
  const [start, target] = [nodeAt(row, walk.from), nodeAt(row, walk.to.slot)];
  if (start === null || target === null || start.deleted) return;
  if (walk.legacy && start === target && walk.min > 0) {
    const message = 'A shortest path needs two different ends, but here both are one node. Exclude such rows before, with WHERE a <> b.';
    throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', message, { code: 'Neo.DatabaseError.Statement.ExecutionFailed' });
  }
  let found = 0;
  let seen = new Map<NodeRecord, number>();
  for (const simple of start === target ? [false] : [true, false]) {
    // breadth first over nodes finds the shortest; only when the filters refuse them all, or they are shorter than wanted, are longer trails tried
    if (found > 0 || (!simple && start !== target && walk.filters.length === 0 && (walk.min <= 1 || !seen.has(target)))) return;
    seen = new Map([[start, 0]]);
    for (const out of search(row, start, target, walk, context, simple ? seen : null)) {
      if (out === PENDING) yield PENDING;
      else {
        found += 1;
        yield out;
        if (!walk.all) return;
      }
    }
  }
}

/** `seen`: a node is come to only once, at its distance, which is put there; null: any trail counts. */
function* search(row: Row, start: NodeRecord, target: NodeRecord, walk: ShortestWalk, context: RunContext, seen: Map<NodeRecord, number> | null): Rows {
  let layer: Trail[] = [{ node: start, last: null, before: null, length: 0 }];
  let answered = false;
  // one path is wanted and none can be refused: the first to arrive is it
  const atOnce = !walk.all && walk.filters.length === 0;
  for (let length = 0; layer.length > 0; length += 1) {
    if (length >= walk.min) {
      for (const trail of layer) {
        if (trail.node !== target) continue;
        const out = asRow(row, trail, walk);
        if (!holds(walk.filters, out, context)) continue;
        answered = true;
        yield out;
      }
    }
    if (answered || length >= walk.max) return;
    const next: Trail[] = [];
    for (const trail of layer) {
      for (const relationship of around(trail.node, walk.direction)) {
        lookups.count += 1;
        context.budget.tick();
        if (context.budget.pending) yield PENDING;
        const node = relationship.other(trail.node);
        const depth = seen?.get(node);
        if (depth !== undefined && (depth < length + 1 || !walk.all) && !(node === target && target === start)) continue;
        if (!allowed(row, walk, relationship, context) || isOn(trail, relationship)) continue;
        seen?.set(node, length + 1);
        context.budget.hold(48);
        const longer: Trail = { node, last: relationship, before: trail, length: length + 1 };
        if (node === target && atOnce && length + 1 >= walk.min) return yield asRow(row, longer, walk);
        next.push(longer);
      }
    }
    layer = next;
  }
}

function isOn(trail: Trail, relationship: RelationshipRecord): boolean {
  for (let at: Trail | null = trail; at !== null; at = at.before) if (at.last === relationship) return true;
  return false;
}

function asRow(row: Row, trail: Trail, walk: ShortestWalk): Row {
  const relationships: RelationshipRecord[] = [];
  const nodes: NodeRecord[] = [];
  for (let at: Trail | null = trail; at !== null; at = at.before) {
    nodes.push(at.node);
    if (at.last !== null) relationships.push(at.last);
  }
  if (!walk.reversed) {
    relationships.reverse();
    nodes.reverse();
  }
  const out = row.slice();
  out[walk.relationship] = relationships;
  if (walk.path !== null) out[walk.path] = new PathValue(nodes, relationships);
  return out;
}
