/**
 * The operator of a quantified path pattern: runs the plan of one repetition from wherever the last one ended.
 * It may not know what one repetition is.
 */
import { isList, PathValue, type Value } from '../values/value.ts';
import { NodeRecord, type RelationshipRecord } from './entities.ts';
import { PENDING, plan, type Plan, type Row, type Rows, type RunContext } from './rows.ts';
import { nodeAt, type End } from './walk-graph.ts';

export interface Group {
  readonly from: number;
  readonly to: End;
  /** Slot in which one repetition finds its first node, and the slot of the path it made. */
  readonly start: number;
  readonly path: number;
  /** Slot for all relationships walked, in order. */
  readonly trail: number;
  /** What one repetition binds singly becomes a list outside. */
  readonly lists: readonly { readonly outer: number; readonly inner: number }[];
  readonly distinctFrom: readonly number[];
  readonly min: number;
  readonly max: number;
}

interface State {
  readonly node: NodeRecord;
  readonly count: number;
  readonly trail: readonly RelationshipRecord[];
  readonly lists: readonly (readonly Value[])[];
}

export function groupPlan(source: Plan, once: Plan, group: Group): Plan {
  return plan('Repeat(Trail)', `{${group.min}, ${group.max === Infinity ? '' : group.max}}`, [source, once], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const node = nodeAt(row, group.from);
      if (node !== null) yield* repeat(row, { node, count: 0, trail: [], lists: group.lists.map(() => []) }, group, once, context);
    }
  });
}

function* repeat(row: Row, state: State, group: Group, once: Plan, context: RunContext): Rows {
  context.budget.tick();
  if (context.budget.pending) yield PENDING;
  if (state.count >= group.min && (!group.to.bound || row[group.to.slot] === state.node)) yield asRow(row, state, group);
  if (state.count >= group.max) return;
  const inner = row.slice();
  inner[group.start] = state.node;
  for (const found of once.run(context, inner)) {
    if (found === PENDING) {
      yield PENDING;
      continue;
    }
    const next = advance(row, found, state, group);
    if (next !== null) yield* repeat(row, next, group, once, context);
  }
}

function advance(row: Row, found: Row, state: State, group: Group): State | null {
  const path = found[group.path];
  if (!(path instanceof PathValue) || path.relationships.length === 0) return null;
  const walked = path.relationships as readonly RelationshipRecord[];
  if (walked.some((relationship) => state.trail.includes(relationship) || usedIn(row, group.distinctFrom, relationship))) return null;
  const node = path.nodes.at(-1);
  if (!(node instanceof NodeRecord)) return null;
  return { node, count: state.count + 1, trail: [...state.trail, ...walked], lists: group.lists.map(({ inner }, index) => [...(state.lists[index] ?? []), found[inner] ?? null]) };
}

function usedIn(row: Row, slots: readonly number[], relationship: RelationshipRecord): boolean {
  return slots.some((slot) => {
    const value = row[slot];
    return value === relationship || (isList(value) && value.includes(relationship));
  });
}

function asRow(row: Row, state: State, group: Group): Row {
  const out = row.slice();
  out[group.to.slot] = state.node;
  out[group.trail] = state.trail;
  group.lists.forEach(({ outer }, index) => {
    out[outer] = state.lists[index] ?? [];
  });
  return out;
}
