/**
 * The operators that read the graph: scans, seeks, steps along relationships, walks of variable length.
 * They bind slots and keep the row when its filters hold. They may not know how a pattern was written or ordered.
 */
import type { Direction } from '../language/ast.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { truth } from '../values/truth.ts';
import { typeWord } from '../values/type.ts';
import { isList, PathValue, type Value } from '../values/value.ts';
import { NodeRecord, RelationshipRecord } from './entities.ts';
import { lookups } from './lookups.ts';
import { PENDING, plan, type Evaluate, type Plan, type Row, type Rows, type RunContext } from './rows.ts';

/** Where a pattern's node stands: its slot, and whether a value is there already. */
export interface End {
  readonly slot: number;
  readonly bound: boolean;
}

export interface Step {
  readonly from: number;
  readonly to: End;
  readonly relationship: number;
  readonly direction: Direction;
  /** null: any type. */
  readonly types: readonly string[] | null;
  /** Slots of relationships that this one must differ from; each holds one or a list of them. */
  readonly distinctFrom: readonly number[];
  readonly filters: readonly Evaluate[];
}

/** Whether all are true. One that is not takes the row out, though another before it fails, as in Neo4j. */
export function holds(filters: readonly Evaluate[], row: Row, context: RunContext): boolean {
  let failure: CypherRuntimeError | null = null;
  // a loop by index: this is called for every row there is
  for (let i = 0; i < filters.length; i += 1) {
    try {
      const answer = filters[i]?.(row, context) ?? null;
      if (answer === true) continue;
      if (answer === false || answer === null || truth(answer) !== true) return false;
    } catch (error) {
      if (!(error instanceof CypherRuntimeError)) throw error;
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
  return true;
}

/** The node in a slot; null when the slot holds null, as after OPTIONAL MATCH. */
export function nodeAt(row: Row, slot: number): NodeRecord | null {
  const value = row[slot] ?? null;
  if (value === null || value instanceof NodeRecord) return value;
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `A pattern begins at a node, but the variable holds a ${typeWord(value)}.`);
}

/** Candidates for a node, in the order in which they were created. */
export function scanPlan(source: Plan, name: string, details: string, slot: number, find: (row: Row, context: RunContext) => Iterable<NodeRecord>, filters: readonly Evaluate[]): Plan {
  return plan(name, details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const found = find(row, context);
      const alone = Array.isArray(found) && found.length === 1;
      for (const node of found) {
        lookups.count += 1;
        context.budget.tick();
        if (context.budget.pending) yield PENDING;
        row[slot] = node;
        if (holds(filters, row, context)) yield alone ? row : row.slice();
      }
    }
  });
}

export function filterPlan(source: Plan, details: string, filters: readonly Evaluate[]): Plan {
  return plan('Filter', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) yield PENDING;
      else {
        context.budget.tick();
        if (holds(filters, row, context)) yield row;
        else if (context.budget.pending) yield PENDING;
      }
    }
  });
}

/** A bound node's relationships in that direction; a loop comes once. */
export function* around(node: NodeRecord, direction: Direction): Generator<RelationshipRecord, void, undefined> {
  if (direction !== 'in') yield* node.outgoing;
  if (direction === 'out') return;
  for (const relationship of node.incoming) if (direction === 'in' || relationship.source !== node) yield relationship;
}

export function used(row: Row, slots: readonly number[], relationship: RelationshipRecord): boolean {
  for (const slot of slots) {
    const value = row[slot];
    if (value === relationship) return true;
    if (isList(value) && value.includes(relationship)) return true;
  }
  return false;
}

const hasType = (types: readonly string[] | null, relationship: RelationshipRecord): boolean => types === null || types.includes(relationship.attributes.type);

export function expandPlan(source: Plan, details: string, step: Step): Plan {
  return plan(step.to.bound ? 'Expand(Into)' : 'Expand(All)', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const from = nodeAt(row, step.from);
      if (from === null || from.deleted) continue;
      const target = step.to.bound ? nodeAt(row, step.to.slot) : null;
      if (step.to.bound && target === null) continue;
      for (const relationship of step.direction === 'out' ? from.outgoing : around(from, step.direction)) {
        lookups.count += 1;
        context.budget.tick();
        if (context.budget.pending) yield PENDING;
        if (!hasType(step.types, relationship)) continue;
        const other = relationship.other(from);
        if ((target !== null && other !== target) || used(row, step.distinctFrom, relationship)) continue;
        row[step.relationship] = relationship;
        row[step.to.slot] = other;
        if (holds(step.filters, row, context)) yield row.slice();
      }
    }
  });
}

/** From a relationship that is bound already to its two nodes. */
export function endsPlan(source: Plan, details: string, step: Step & { readonly fromBound: boolean }): Plan {
  return plan('ProjectEndpoints', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const relationship = row[step.relationship] ?? null;
      if (relationship === null) continue;
      if (!(relationship instanceof RelationshipRecord)) throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `The pattern expects a relationship, but the variable holds a ${typeWord(relationship)}.`);
      if (!hasType(step.types, relationship) || used(row, step.distinctFrom, relationship)) continue;
      for (const [left, right] of orientations(relationship, step.direction)) {
        if (step.fromBound && row[step.from] !== left) continue;
        if (step.to.bound && row[step.to.slot] !== right) continue;
        const out = row.slice();
        out[step.from] = left;
        out[step.to.slot] = right;
        if (out[step.from] === left && holds(step.filters, out, context)) yield out;
      }
    }
  });
}

export function orientations(relationship: RelationshipRecord, direction: Direction): (readonly [NodeRecord, NodeRecord])[] {
  const [source, target] = [relationship.source, relationship.target];
  if (direction === 'out') return [[source, target]];
  if (direction === 'in') return [[target, source]];
  return source === target ? [[source, target]] : [[source, target], [target, source]];
}

export interface Walk extends Step {
  /** Whether anything reads the list of relationships. */
  readonly listed: boolean;
  readonly min: number;
  readonly max: number;
  /** Each relationship is put here, alone, for `eachFilters`. */
  readonly each: number;
  readonly eachFilters: readonly Evaluate[];
  /** The pattern is walked from its right end: the list is turned round. */
  readonly reversed: boolean;
}

interface Frame {
  readonly node: NodeRecord;
  readonly choices: Choices;
}

/** The relationships that may come next. One direction is read from the node's own list, without an iterator's objects. */
class Choices {
  private at = 0;
  private readonly list: readonly RelationshipRecord[] | null;
  private readonly rest: Iterator<RelationshipRecord> | null;

  constructor(node: NodeRecord, direction: Direction) {
    this.list = direction === 'both' ? null : direction === 'out' ? node.outgoing : node.incoming;
    this.rest = direction === 'both' ? around(node, direction) : null;
  }

  /** undefined at the end. */
  next(): RelationshipRecord | undefined {
    if (this.list !== null) return this.list[this.at++];
    const next = this.rest?.next();
    return next === undefined || next.done === true ? undefined : next.value;
  }
}

/** Up to here a trail is looked through faster than a set is kept. */
const SHORT = 16;

/** All trails of `min` to `max` relationships: depth first, no relationship twice. */
export function walkPlan(source: Plan, details: string, walk: Walk): Plan {
  return plan(walk.to.bound ? 'VarLengthExpand(Into)' : 'VarLengthExpand(All)', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) yield PENDING;
      else yield* trails(row, walk, context);
    }
  });
}

function* trails(row: Row, walk: Walk, context: RunContext): Rows {
  const start = nodeAt(row, walk.from);
  if (start === null || start.deleted) return;
  const target = walk.to.bound ? nodeAt(row, walk.to.slot) : null;
  if (walk.to.bound && target === null) return;
  const trail: RelationshipRecord[] = [];
  const onTrail = walk.max > SHORT ? new Set<RelationshipRecord>() : null;
  const emit = (node: NodeRecord): Row | null => {
    if (trail.length < walk.min || (target !== null && node !== target)) return null;
    const out = row.slice();
    if (walk.listed) out[walk.relationship] = walk.reversed ? trail.slice().reverse() : trail.slice();
    out[walk.to.slot] = node;
    return holds(walk.filters, out, context) ? out : null;
  };
  const atStart = emit(start);
  if (atStart !== null) yield atStart;
  if (walk.max === 0) return;
  const frames: Frame[] = [{ node: start, choices: new Choices(start, walk.direction) }];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    context.budget.tick();
    if (context.budget.pending) yield PENDING;
    lookups.count += 1;
    const relationship = frame.choices.next();
    if (relationship === undefined) {
      frames.pop();
      const left = trail.pop();
      if (left !== undefined) onTrail?.delete(left);
      continue;
    }
    if ((onTrail === null ? trail.includes(relationship) : onTrail.has(relationship)) || !allowed(row, walk, relationship, context)) continue;
    trail.push(relationship);
    const node = relationship.other(frame.node);
    const found = emit(node);
    if (found !== null) yield found;
    if (trail.length < walk.max) {
      onTrail?.add(relationship);
      frames.push({ node, choices: new Choices(node, walk.direction) });
    } else trail.pop();
  }
}

export function allowed(row: Row, walk: Walk, relationship: RelationshipRecord, context: RunContext): boolean {
  if (!hasType(walk.types, relationship) || used(row, walk.distinctFrom, relationship)) return false;
  if (walk.eachFilters.length === 0) return true;
  row[walk.each] = relationship;
  return holds(walk.eachFilters, row, context);
}

/** A list of relationships that is bound already: checks that it is a walk from `from`, and where it ends. */
export function retracePlan(source: Plan, details: string, walk: Walk): Plan {
  return plan('Retrace', details, [source], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const start = nodeAt(row, walk.from);
      const list = row[walk.relationship] ?? null;
      if (start === null || !isList(list) || list.length < walk.min || list.length > walk.max) continue;
      const end = retrace(start, walk.reversed ? [...list].reverse() : list, walk);
      if (end === null || (walk.to.bound && row[walk.to.slot] !== end)) continue;
      row[walk.to.slot] = end;
      if (holds(walk.filters, row, context)) yield row;
    }
  });
}

function retrace(start: NodeRecord, list: readonly Value[], walk: Walk): NodeRecord | null {
  let node = start;
  for (const relationship of list) {
    if (!(relationship instanceof RelationshipRecord) || !hasType(walk.types, relationship)) return null;
    const forward = relationship.source === node && walk.direction !== 'in';
    const backward = relationship.target === node && walk.direction !== 'out';
    if (!forward && !backward) return null;
    node = relationship.other(node);
  }
  return node;
}

/** Builds a path from the slots of its first node and its relationships, single or in lists, in order. */
export function pathOf(start: Value, parts: readonly Value[]): Value {
  if (!(start instanceof NodeRecord)) return null;
  const nodes = [start];
  const relationships: RelationshipRecord[] = [];
  let node = start;
  for (const part of parts) {
    for (const relationship of isList(part) ? part : [part]) {
      if (!(relationship instanceof RelationshipRecord)) return null;
      node = relationship.other(node);
      nodes.push(node);
      relationships.push(relationship);
    }
  }
  return new PathValue(nodes, relationships);
}
