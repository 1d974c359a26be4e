/**
 * The order in which a MATCH is matched: the cheapest node first, then along the edges, conditions as soon as they can be
 * tested. It may not know clauses.
 */
import type { Expression, LabelExpression, PathPattern } from '../language/ast.ts';
import { written, writtenRelationship } from '../language/written.ts';
import { groupPlan } from '../run/group.ts';
import { selectPlan } from '../run/select-paths.ts';
import { NodeRecord, type RelationshipRecord } from '../run/entities.ts';
import type { Indexes } from '../run/indexes.ts';
import { argumentPlan, plan, PENDING, type Evaluate, type Plan, type Row, type RunContext } from '../run/rows.ts';
import { scanRelationshipsPlan } from '../run/scan-relationships.ts';
import { shortestPlan } from '../run/shortest-path.ts';
import { endsPlan, expandPlan, filterPlan, pathOf, retracePlan, scanPlan, walkPlan, type Step, type Walk } from '../run/walk-graph.ts';
import { work } from '../values/pulse.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { typeWord } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { aloneTest, testOf } from './condition.ts';
import type { Compiler } from './compiler.ts';
import { Entries, SMALL, sought, type Entry } from './entry.ts';
import { groupNames, PatternGraph, type Condition, type Edge, type GroupEdge, type SingleEdge, type WalkEdge } from './pattern-graph.ts';
import type { Seek } from './seeks.ts';
import type { Scope } from './scope.ts';

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
  return where === null ? selected : filterPlan(selected, written(where), [testOf(c, where, scope)]);
}

class MatchPlanner {
  private readonly c: Compiler;
  private readonly graph: PatternGraph;
  private readonly scope: Scope;
  private current: Plan;
  private readonly filled: Set<number>;
  private readonly relationships: number[] = [];
  /** See `aloneTest`. */
  private readonly testsAlone: boolean;

  constructor(c: Compiler, graph: PatternGraph, scope: Scope, source: Plan) {
    this.c = c;
    this.graph = graph;
    this.scope = scope;
    this.current = source;
    this.filled = new Set(graph.before);
    this.testsAlone = isTestedAlone(graph);
  }

  plan(): Plan {
    const early = this.ready();
    const tests = this.testsOf(early);
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
    if (conditions.length > 0) this.current = filterPlan(this.current, textOf(conditions), this.testsOf(conditions));
  }

  private testsOf(conditions: readonly Condition[], alone = this.testsAlone): Evaluate[] {
    const [only] = conditions;
    return only !== undefined && conditions.length === 1 && alone ? [aloneTest(only.expression, only.test)] : conditions.map(({ test }) => test);
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
    const filters = this.testsOf(conditions, this.testsAlone && (edge.kind === 'single' || edge.shortest === null));
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

  private describe(edge: SingleEdge | WalkEdge, conditions: string, index = ''): string {
    const length = edge.kind === 'walk' ? `*${edge.min}..${edge.max === Infinity ? '' : edge.max}` : index;
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

  /** Begins anew, at a node or at a relationship; false when everything is matched. */
  private scanNext(): boolean {
    let best: Entry<NodeRecord> | null = null;
    for (const slot of this.graph.nodes) {
      const entry = this.filled.has(slot) ? null : this.bestNode(slot);
      if (entry !== null && (best === null || entry.cost < best.cost)) best = entry;
    }
    if (best === null) return false;
    const line = this.bestLine(best.cost);
    if (line === null) this.scanNodes(best);
    else this.scanRelationships(line.edge, line.entry);
    return true;
  }

  private scanNodes(entry: Entry<NodeRecord>): void {
    const { slot } = entry;
    this.filled.add(slot);
    for (const condition of this.graph.conditions) if (condition.label !== null && condition.label.slot === slot && condition.label.name === entry.name) condition.applied = true;
    const conditions = this.ready();
    const details = [`${entry.kind}${this.scope.slots.nameOf(slot)}${entry.details}`, textOf(conditions)].filter((text) => text !== '').join(' WHERE ');
    this.current = scanPlan(this.current, entry.operator, details, slot, entry.find, this.testsOf(conditions.filter((condition) => condition !== entry.answers)));
  }

  private bestNode(slot: number): Entry<NodeRecord> {
    work(this.graph.conditions.length / 4);
    const { store } = this.c;
    const labels = this.graph.conditions.flatMap((condition) => (condition.label?.slot === slot ? [condition.label.name] : []));
    const byId = this.graph.conditions.flatMap(({ seeks }) => seeks).find((seek) => seek.slot === slot && seek.idFunction !== null && this.canSeek(seek));
    if (byId !== undefined) return { slot, name: null, operator: 'NodeByIdSeek', kind: '', details: '', key: null, cost: 0, find: (row, context) => nodesById(byId, this.c, row, context) };
    let all: Entry<NodeRecord> = { slot, name: null, operator: 'AllNodesScan', kind: '', details: '', key: null, cost: store.nodes.size + 2, find: () => store.nodes.values() };
    for (const label of labels) {
      const count = store.indexes.byLabel(label).size;
      if (count + 1 < all.cost) all = { ...all, name: label, operator: 'NodeByLabelScan', details: `:${label}`, cost: count + 1, find: () => store.indexes.byLabel(label) };
    }
    const entries = new Entries('node', store.indexes.nodes, store.schema, this.graph.conditions, this.filled);
    const best = entries.best(all, labels, all.cost >= SMALL);
    if (best !== all) return { ...best, operator: `Node${best.operator}` };
    return all.cost < SMALL ? entries.grown(all, labels) : all;
  }

  private canSeek({ needs }: Seek): boolean {
    return [...needs].every((slot) => this.filled.has(slot));
  }

  /** The relationship at which it is cheaper to begin than at a node and to go along that relationship. */
  private bestLine(nodeCost: number): { readonly edge: SingleEdge; readonly entry: Entry<RelationshipRecord> } | null {
    let best: { readonly edge: SingleEdge; readonly entry: Entry<RelationshipRecord> } | null = null;
    for (const edge of this.graph.edges) {
      if (edge.kind !== 'single' || edge.done || edge.wasBound || this.filled.has(edge.left) || this.filled.has(edge.right) || this.relationships.includes(edge.slot)) continue;
      const names = typeNames(edge.pattern.types);
      if (names === null && edge.pattern.types !== null) continue;
      const entry = this.lineEntry(edge, names, nodeCost * (1 + this.degree(names)));
      if (entry !== null && (best === null || entry.cost < best.entry.cost)) best = { edge, entry };
    }
    return best;
  }

  private lineEntry({ slot, pattern }: SingleEdge, types: readonly string[] | null, nodeWork: number): Entry<RelationshipRecord> | null {
    const { store } = this.c;
    const [type, ...others] = types ?? [];
    const sets = [...new Set(types ?? [])].map((one) => store.indexes.byType(one));
    const size = types === null ? store.relationships.size : sets.reduce((sum, set) => sum + set.size, 0);
    const scan = types === null ? 'AllRelationshipsScan' : others.length > 0 ? 'UnionRelationshipTypesScan' : 'RelationshipTypeScan';
    const all: Entry<RelationshipRecord> = { slot, name: null, operator: scan, kind: '', details: '', key: null, cost: size + 2, find: () => (types === null ? store.relationships.values() : others.length === 0 ? store.indexes.byType(type ?? '') : joined(types, store.indexes)) };
    const entries = new Entries('relationship', store.indexes.relationships, store.schema, this.graph.conditions, this.filled);
    const best = type === undefined || others.length > 0 ? all : entries.best(all, [type], nodeWork * 8 > size && size >= SMALL);
    // going on from nodes in their order is faster than from relationships in theirs
    if (best.cost * (best === all && this.graph.edges.length > 1 ? 2 : 1) >= nodeWork) return null;
    return { ...best, operator: `${pattern.direction === 'both' ? 'Undirected' : 'Directed'}${best === all ? '' : 'Relationship'}${best.operator}` };
  }

  private scanRelationships(edge: SingleEdge, entry: Entry<RelationshipRecord>): void {
    edge.done = true;
    const line = { relationship: edge.slot, left: edge.left, right: edge.right, direction: edge.pattern.direction, distinctFrom: [...this.relationships] };
    this.relationships.push(edge.slot);
    for (const slot of [edge.left, edge.right, edge.slot]) this.filled.add(slot);
    const conditions = this.ready();
    const details = `${entry.kind}${this.describe(edge, '', entry.key === null ? '' : `(${entry.key})`)}${conditions.length === 0 ? '' : ` WHERE ${textOf(conditions)}`}`;
    this.current = scanRelationshipsPlan(this.current, entry.operator, details, line, entry.find, this.testsOf(conditions));
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

/** See `aloneTest`: Neo4j begins a pattern of one relationship there, and tests the labels of its ends beside all else. */
function isTestedAlone({ edges, conditions, before }: PatternGraph): boolean {
  const [edge, ...others] = edges;
  return edge?.kind !== 'single' || others.length > 0 || before.has(edge.left) || before.has(edge.right) || conditions.every(({ label }) => label === null);
}

function* joined(types: readonly string[], indexes: Indexes): Generator<RelationshipRecord, void, undefined> {
  for (const type of new Set(types)) yield* indexes.byType(type);
}

function nodesById(seek: Seek, c: Compiler, row: Row, context: RunContext): NodeRecord[] {
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
