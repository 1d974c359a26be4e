/**
 * The order in which a MATCH is matched: the cheapest node first, then along the edges, conditions as soon as they can be
 * tested. It may not know clauses.
 */
import type { Expression, LabelExpression, PathPattern } from '../language/ast.ts';
import { written, writtenRelationship } from '../language/written.ts';
import { groupPlan } from '../run/group.ts';
import { selectPlan } from '../run/select-paths.ts';
import { NodeRecord } from '../run/entities.ts';
import type { PropertyIndex } from '../run/property-index.ts';
import { argumentPlan, plan, PENDING, type Evaluate, type Plan, type Row, type RunContext } from '../run/rows.ts';
import { shortestPlan } from '../run/shortest-path.ts';
import { endsPlan, expandPlan, filterPlan, pathOf, retracePlan, scanPlan, walkPlan, type Step, type Walk } from '../run/walk-graph.ts';
import { keyOf } from '../values/equality.ts';
import { work } from '../values/pulse.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { typeWord } from '../values/type.ts';
import { isList, type Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { groupNames, PatternGraph, type Condition, type Edge, type GroupEdge, type Seek, type SingleEdge, type WalkEdge } from './pattern-graph.ts';
import type { Scope } from './scope.ts';

/** Fewer nodes are looked through faster than an index is made. */
const SMALL = 24;

export function planMatch(c: Compiler, patterns: readonly PathPattern[], where: Expression | null, scope: Scope, source: Plan): Plan {
  const [path] = patterns;
  if (path?.selector !== null && path?.selector !== undefined && path.selector.kind !== 'all' && !isPlainWalk(path)) return planSelected(c, path, where, scope, source);
  return new MatchPlanner(c, new PatternGraph(c, scope, patterns, where), scope, source).plan();
}

/** One quantified relationship between two nodes: the breadth-first search answers its selector directly. */
function isPlainWalk(path: PathPattern): boolean {
  const selector = path.selector;
  if (selector === null || selector.kind === 'shortestGroups' || selector.kind === 'all' || (selector.kind !== 'allShortest' && selector.count !== 1)) return false;
  const [, middle] = path.elements;
  return path.elements.length === 3 && middle?.kind === 'relationship';
}

/** Other selectors: all trails, then the wanted ones between each two ends. */
function planSelected(c: Compiler, path: PathPattern, where: Expression | null, scope: Scope, source: Plan): Plan {
  const named: PathPattern = { ...path, selector: null, variable: path.variable ?? { kind: 'variable', name: ` path ${scope.slots.next()}`, at: path.at } };
  const all = planMatch(c, [named], null, scope, argumentPlan());
  const slot = scope.slotOf(named.variable?.name ?? '') ?? -1;
  const selected = path.selector === null ? all : selectPlan(source, all, slot, path.selector);
  return where === null ? selected : filterPlan(selected, written(where), [c.expression(where, scope)]);
}

class MatchPlanner {
  private readonly c: Compiler;
  private readonly graph: PatternGraph;
  private readonly scope: Scope;
  private current: Plan;
  private readonly filled: Set<number>;
  private readonly relationships: number[] = [];

  constructor(c: Compiler, graph: PatternGraph, scope: Scope, source: Plan) {
    this.c = c;
    this.graph = graph;
    this.scope = scope;
    this.current = source;
    this.filled = new Set(graph.before);
  }

  plan(): Plan {
    const early = this.ready();
    const tests = early.map(({ test }) => test);
    // bound nodes that stand alone must still be nodes: null matches nothing
    const alone = this.graph.nodes.filter((slot) => this.filled.has(slot));
    if (alone.length > 0) tests.unshift(...alone.map(isNode));
    if (tests.length > 0) this.current = filterPlan(this.current, textOf(early) || alone.map((slot) => this.scope.slots.nameOf(slot)).join(', '), tests);
    for (;;) {
      const edge = this.cheapestEdge();
      if (edge !== null) this.follow(edge);
      else if (!this.scanNext()) break;
    }
    this.buildPaths();
    this.filter(this.ready());
    return this.current;
  }

  /** The conditions that can be tested now and were not yet. */
  private ready(extra: readonly number[] = []): Condition[] {
    work(this.graph.conditions.length / 4);
    const ready: Condition[] = [];
    for (const condition of this.graph.conditions) {
      if (condition.applied || ![...condition.needs].every((slot) => this.filled.has(slot) || extra.includes(slot))) continue;
      condition.applied = true;
      ready.push(condition);
    }
    return ready;
  }

  private filter(conditions: readonly Condition[]): void {
    if (conditions.length > 0) this.current = filterPlan(this.current, textOf(conditions), conditions.map(({ test }) => test));
  }

  // ---------------------------------------------------------------- edges

  private cheapestEdge(): Edge | null {
    work(this.graph.edges.length / 4);
    let best: Edge | null = null;
    let bestCost = Infinity;
    for (const edge of this.graph.edges) {
      if (edge.done) continue;
      const cost = this.edgeCost(edge);
      if (cost < bestCost) [best, bestCost] = [edge, cost];
    }
    return best;
  }

  private edgeCost(edge: Edge): number {
    const ends = Number(this.filled.has(edge.left)) + Number(this.filled.has(edge.right));
    if (edge.kind === 'walk' && edge.shortest !== null) return ends === 2 ? 1e6 : Infinity;
    if (edge.kind === 'group') return this.filled.has(edge.left) ? 1e5 : Infinity;
    if (edge.wasBound && edge.kind === 'single') return 0;
    if (ends === 0) return Infinity;
    if (edge.wasBound) return 1;
    const degree = this.degree(typeNames(edge.pattern.types));
    if (edge.kind === 'walk') return 1000 + degree - ends;
    return ends === 2 ? 0.5 : 2 + degree;
  }

  private degree(types: readonly string[] | null): number {
    const store = this.c.store;
    const count = types === null ? store.relationships.size : types.reduce((sum, type) => sum + store.indexes.byType(type).size, 0);
    return count / Math.max(1, store.nodes.size);
  }

  private follow(edge: Edge): void {
    edge.done = true;
    // one relationship cannot be matched twice in one MATCH
    if (this.relationships.includes(edge.slot)) this.current = filterPlan(this.current, 'never', [() => false]);
    if (edge.kind === 'single') this.followSingle(edge);
    else if (edge.kind === 'walk') this.followWalk(edge);
    else this.followGroup(edge);
    this.relationships.push(edge.slot);
    for (const slot of [edge.left, edge.right, edge.slot]) this.filled.add(slot);
    this.filter(this.ready());
  }

  private stepOf(edge: SingleEdge | WalkEdge): Step & { readonly reversed: boolean; readonly text: string } {
    const reversed = !this.filled.has(edge.left) && this.filled.has(edge.right);
    const [from, to] = reversed ? [edge.right, edge.left] : [edge.left, edge.right];
    const direction = !reversed || edge.pattern.direction === 'both' ? edge.pattern.direction : edge.pattern.direction === 'out' ? 'in' : 'out';
    const bound = this.filled.has(to) || to === from;
    const types = edge.pattern.types;
    const names = typeNames(types);
    const conditions = this.ready([edge.left, edge.right, edge.slot]);
    const filters = conditions.map(({ test }) => test);
    if (types !== null && names === null) filters.unshift(this.typeTest(edge, types));
    return { from, to: { slot: to, bound }, relationship: edge.slot, direction, types: names, distinctFrom: [...this.relationships], filters, reversed, text: textOf(conditions) };
  }

  /** Type expressions beyond a list of names are tested one relationship at a time. */
  private typeTest(edge: SingleEdge | WalkEdge, types: LabelExpression): Evaluate {
    const name = ' relationship';
    const inner = this.scope.copy();
    inner.alias(name, edge.kind === 'walk' ? edge.each : edge.slot);
    return this.c.expression({ kind: 'labelTest', operand: { kind: 'variable', name, at: types.at }, labels: types, at: types.at }, inner);
  }

  private describe(edge: SingleEdge | WalkEdge, conditions: string): string {
    const length = edge.kind === 'walk' ? `*${edge.min}..${edge.max === Infinity ? '' : edge.max}` : '';
    const [left, right] = [edge.left, edge.right].map((slot) => `(${this.scope.slots.nameOf(slot)})`);
    return `${left}${writtenRelationship(edge.pattern, length)}${right}${conditions === '' ? '' : ` WHERE ${conditions}`}`;
  }

  private followSingle(edge: SingleEdge): void {
    const step = this.stepOf(edge);
    const details = this.describe(edge, step.text);
    if (edge.wasBound) this.current = endsPlan(this.current, details, { ...step, fromBound: this.filled.has(step.from) });
    else this.current = expandPlan(this.current, details, step);
  }

  private followWalk(edge: WalkEdge): void {
    const types = edge.pattern.types;
    const eachFilters = types !== null && typeNames(types) === null ? [this.typeTest(edge, types), ...edge.eachFilters] : edge.eachFilters;
    if (edge.shortest !== null && edge.path !== null) this.filled.add(edge.path);
    const step = this.stepOf({ ...edge, pattern: { ...edge.pattern, types: typeNames(types) === null ? null : types } });
    const after = edge.shortest !== null && !edge.legacy ? step.filters : [];
    const walk: Walk = { ...step, filters: after.length > 0 ? [] : step.filters, min: edge.min, max: edge.max, each: edge.each, eachFilters, listed: this.isListed(edge) };
    const details = this.describe(edge, after.length > 0 ? '' : step.text);
    if (edge.shortest !== null) this.current = shortestPlan(this.current, details, { ...walk, all: edge.shortest === 'all', path: edge.path, legacy: edge.legacy });
    else this.current = edge.wasBound ? retracePlan(this.current, details, walk) : walkPlan(this.current, details, walk);
    if (after.length > 0) this.current = filterPlan(this.current, step.text, after);
  }

  /** The list has a name, is part of a path, or others must differ from it. */
  private isListed(edge: WalkEdge): boolean {
    return edge.pattern.variable !== null || this.graph.edges.length > 1 || this.graph.paths.length > 0;
  }

  private followGroup(edge: GroupEdge): void {
    const outer = groupNames(edge.group).map((name) => ({ name, slot: this.scope.slotOf(name) ?? -1 }));
    // outside they are lists; one repetition binds them anew
    const inner = this.scope.without(outer.map(({ name }) => name));
    const pathName = ` group ${edge.slot}`;
    const path: PathPattern = { ...edge.group.path, variable: { kind: 'variable', name: pathName, at: edge.group.at } };
    const [first] = path.elements;
    // the first node of the repeated part is where the repetition has come to
    const startName = first?.kind === 'node' && first.variable !== null ? first.variable.name : `${pathName} start`;
    const elements = first?.kind === 'node' ? [{ ...first, variable: { kind: 'variable' as const, name: startName, at: first.at } }, ...path.elements.slice(1)] : path.elements;
    const start = inner.declare(startName);
    const once = planMatch(this.c, [{ ...path, elements }], edge.group.where, inner, argumentPlan());
    const pathSlot = inner.slotOf(pathName) ?? -1;
    this.current = groupPlan(this.current, once, {
      from: edge.left,
      to: { slot: edge.right, bound: this.filled.has(edge.right) },
      start,
      path: pathSlot,
      trail: edge.slot,
      lists: outer.map(({ name, slot }) => ({ outer: slot, inner: inner.slotOf(name) ?? -1 })),
      distinctFrom: [...this.relationships],
      min: edge.group.quantifier?.min ?? 1,
      max: edge.group.quantifier?.max ?? (edge.group.quantifier === null ? 1 : Infinity),
    });
    for (const { slot } of outer) this.filled.add(slot);
  }

  // ---------------------------------------------------------------- nodes

  private scanNext(): boolean {
    const open = this.graph.nodes.filter((slot) => !this.filled.has(slot));
    let best: Scan | null = null;
    for (const slot of open) {
      const scan = this.bestScan(slot);
      if (best === null || scan.cost < best.cost) best = scan;
    }
    if (best === null) return false;
    this.filled.add(best.slot);
    const { slot, label } = best;
    for (const condition of this.graph.conditions) if (condition.label !== null && condition.label.slot === slot && condition.label.name === label) condition.applied = true;
    const conditions = this.ready();
    const name = this.scope.slots.nameOf(best.slot);
    const details = [`${name}${best.details}`, textOf(conditions)].filter((text) => text !== '').join(' WHERE ');
    this.current = scanPlan(this.current, best.name, details, best.slot, best.find, conditions.map(({ test }) => test));
    return true;
  }

  private bestScan(slot: number): Scan {
    work(this.graph.conditions.length / 4);
    const store = this.c.store;
    const labels = this.graph.conditions.flatMap((condition) => (condition.label?.slot === slot ? [condition.label.name] : []));
    let best: Scan = { slot, label: null, name: 'AllNodesScan', details: '', cost: store.nodes.size + 2, find: () => store.nodes.values() };
    for (const label of labels) {
      const count = store.indexes.byLabel(label).size;
      if (count + 1 < best.cost) best = { slot, label, name: 'NodeByLabelScan', details: `:${label}`, cost: count + 1, find: () => store.indexes.byLabel(label) };
    }
    for (const condition of this.graph.conditions) for (const seek of condition.seeks) best = this.cheaperSeek(best, seek, labels);
    return this.cheaperRange(best, labels);
  }

  /** One side of a range is taken for a third of all, two for a ninth. */
  private cheaperRange(best: Scan, [label]: readonly string[]): Scan {
    if (label === undefined || best.cost < SMALL) return best;
    const { indexes } = this.c.store;
    const sides = this.graph.conditions.flatMap(({ ranges }) => ranges.filter(({ slot, needs }) => slot === best.slot && [...needs].every((need) => this.filled.has(need))));
    const [first] = sides;
    if (first === undefined) return best;
    const ranges = sides.filter(({ key }) => key === first.key);
    const cost = (indexes.byLabel(label).size + 1) / 3 ** ranges.length;
    if (cost >= best.cost) return best;
    const index = indexes.nodes.property(label, first.key);
    const find = (row: Row, context: RunContext): Iterable<NodeRecord> => index.within(ranges.map(({ side, inclusive, value }) => ({ side, inclusive, value: value(row, context) }))) ?? indexes.byLabel(label);
    return { slot: best.slot, label, name: 'NodeIndexSeekByRange', details: `:${label}(${first.key})`, cost, find };
  }

  private cheaperSeek(best: Scan, seek: Seek, labels: readonly string[]): Scan {
    const [label] = labels;
    if (seek.slot !== best.slot || ![...seek.needs].every((slot) => this.filled.has(slot))) return best;
    const { idFunction, key } = seek;
    if (idFunction !== null) return { slot: best.slot, label: null, name: 'NodeByIdSeek', details: idFunction, cost: 0, find: (row, context) => byId(seek, this.c, row, context) };
    if (label === undefined || key === null) return best;
    const { indexes } = this.c.store;
    // an index is made where it will pay, and kept; a graph that is small now may grow while the query runs
    if (best.cost < SMALL) return { ...best, label: best.label === label ? label : null, find: (row, context) => (indexes.byLabel(label).size < SMALL ? best.find(row, context) : found(indexes.nodes.property(label, key), seek, row, context)) };
    const index = indexes.nodes.property(label, key);
    return { slot: best.slot, label, name: 'NodeIndexSeek', details: `:${label}(${key})`, cost: 1, find: (row, context) => found(index, seek, row, context) };
  }

  private buildPaths(): void {
    for (const { slot, start, parts } of this.graph.paths) {
      const source = this.current;
      this.filled.add(slot);
      this.current = plan('Path', '', [source], function* (context, argument) {
        for (const row of source.run(context, argument)) {
          if (row !== PENDING) row[slot] = pathOf(row[start] ?? null, parts.map((part) => row[part] ?? null));
          yield row;
        }
      });
    }
  }
}

interface Scan {
  readonly slot: number;
  /** Which all that it finds surely have. */
  readonly label: string | null;
  readonly name: string;
  readonly details: string;
  readonly cost: number;
  readonly find: (row: Row, context: RunContext) => Iterable<NodeRecord>;
}

function found(index: PropertyIndex<NodeRecord>, seek: Seek, row: Row, context: RunContext): readonly NodeRecord[] {
  if (seek.many) return sought(seek, row, context).flatMap((value) => index.find(value));
  const value = seek.value(row, context);
  return value === null ? [] : index.find(value);
}

function sought(seek: Seek, row: Row, context: RunContext): Value[] {
  const value = seek.value(row, context);
  const values = seek.many && isList(value) ? [...value] : [value];
  return distinctValues(values.filter((one) => one !== null));
}

function distinctValues(values: readonly Value[]): Value[] {
  return values.length < 2 ? [...values] : [...new Map(values.map((value) => [keyOf(value), value] as const)).values()];
}

function byId(seek: Seek, c: Compiler, row: Row, context: RunContext): NodeRecord[] {
  return sought(seek, row, context).flatMap((value) => {
    const found = seek.idFunction === 'elementid' ? (typeof value === 'string' ? c.store.nodeByElementId(value) : undefined) : c.store.nodeByNumber(value);
    return found === undefined ? [] : [found];
  });
}

const isNode = (slot: number): Evaluate => (row) => {
  const value = row[slot] ?? null;
  return value === null || value instanceof NodeRecord ? value !== null : notANode(value);
};

function notANode(value: Value): never {
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `The pattern expects a node, but the variable holds a ${typeWord(value)}.`);
}

/** Plain names joined by `|`; null for none, and for anything else, which is then tested one by one. */
export function typeNames(types: LabelExpression | null): readonly string[] | null {
  if (types === null) return null;
  if (types.kind === 'name') return [types.name];
  if (types.kind !== 'or') return null;
  const [left, right] = [typeNames(types.left), typeNames(types.right)];
  return left === null || right === null ? null : [...left, ...right];
}

const textOf = (conditions: readonly Condition[]): string => conditions.map(({ text, expression }) => (conditions.length > 1 && expression?.kind === 'binary' && (expression.operator === 'OR' || expression.operator === 'XOR') ? `(${text})` : text)).join(' AND ');
