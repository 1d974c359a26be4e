/**
 * The patterns of one MATCH as nodes and edges with slots, and the conditions on them, each with the slots it needs.
 * It may not know in which order they will be matched.
 */
import type { Expression, GroupPattern, LabelExpression, NodePattern, PathPattern, PatternExpression, RelationshipPattern } from '../language/ast.ts';
import { written, writtenLabels } from '../language/written.ts';
import type { Evaluate } from '../run/rows.ts';
import { equals } from '../values/equality.ts';
import { labelTestOf, nameTest, propertyOf } from './access-value.ts';
import type { Compiler } from './compiler.ts';
import { bare } from './fold.ts';
import type { Scope } from './scope.ts';
import { NO_SEEKS, seeksOf, type Names, type Seeks } from './seeks.ts';
import { conjuncts, variablesIn, visit } from '../language/visit.ts';

export interface Condition extends Seeks {
  /** Slots of this MATCH that must be filled first. */
  readonly needs: ReadonlySet<number>;
  readonly test: Evaluate;
  readonly expression: Expression | null;
  readonly text: string;
  /** A label that the node in this slot surely has. */
  readonly label: { readonly slot: number; readonly name: string } | null;
  applied: boolean;
}

export type Edge = SingleEdge | WalkEdge | GroupEdge;

interface EdgeEnds {
  readonly left: number;
  readonly right: number;
  /** Holds the relationship, or the list of them. */
  readonly slot: number;
  readonly wasBound: boolean;
  done: boolean;
}

export interface SingleEdge extends EdgeEnds {
  readonly kind: 'single';
  readonly pattern: RelationshipPattern;
}

export interface WalkEdge extends EdgeEnds {
  readonly kind: 'walk';
  readonly pattern: RelationshipPattern;
  readonly min: number;
  readonly max: number;
  readonly each: number;
  readonly eachFilters: readonly Evaluate[];
  readonly shortest: 'single' | 'all' | null;
  /** `shortestPath(…)`: conditions steer the search; with a selector they are tested on what it found. */
  readonly legacy: boolean;
  readonly path: number | null;
}

export interface GroupEdge extends EdgeEnds {
  readonly kind: 'group';
  readonly group: GroupPattern;
}

export interface BoundPath {
  readonly slot: number;
  readonly start: number;
  readonly parts: readonly number[];
}

/** Slots by name that were filled before this MATCH are not needed by its conditions. */
export class PatternGraph {
  readonly nodes: number[] = [];
  readonly edges: Edge[] = [];
  readonly conditions: Condition[] = [];
  readonly paths: BoundPath[] = [];
  readonly before: ReadonlySet<number>;
  private readonly names = new Map<string, number>();
  private readonly c: Compiler;
  private readonly scope: Scope;
  private readonly readable: Names;

  constructor(c: Compiler, scope: Scope, patterns: readonly PathPattern[], where: Expression | null) {
    this.c = c;
    this.scope = scope;
    this.readable = { slotOf: (name) => this.names.get(name), compile: (e) => c.expression(e, scope), neededBy: (e) => this.neededBy(e) };
    this.before = new Set(scope.entries().map(([, slot]) => slot));
    for (const path of patterns) this.declareNames(path);
    for (const path of patterns) this.addPath(path);
    // shortest paths last: what excludes equal ends, which they refuse, may stand behind them
    const conditions = conjuncts(where === null ? null : bare(where)).map((condition) => ({ condition, last: holdsShortest(condition) }));
    for (const last of [false, true]) for (const one of conditions) if (one.last === last) this.addCondition(one.condition);
  }

  private declareNames(path: PathPattern): void {
    for (const element of path.elements) {
      if (element.kind === 'group') {
        if (element.quantifier === null) this.declareNames(element.path);
        else for (const name of groupNames(element)) this.named(name);
      } else if (element.variable !== null) this.named(element.variable.name);
    }
    if (path.variable !== null) this.named(path.variable.name);
  }

  private named(name: string): number {
    const existing = this.scope.slotOf(name);
    const slot = existing ?? this.scope.declare(name);
    if (!this.before.has(slot)) this.names.set(name, slot);
    return slot;
  }

  private slotFor(variable: { readonly name: string } | null): number {
    return variable === null ? this.scope.slots.next() : this.named(variable.name);
  }

  private addPath(path: PathPattern): void {
    const pathSlot = path.variable === null ? null : this.named(path.variable.name);
    const shortest = path.legacyShortest ?? (path.selector?.kind === 'shortest' || path.selector?.kind === 'any' ? 'single' : path.selector?.kind === 'allShortest' ? 'all' : null);
    const parts: number[] = [];
    const elements = flatten(path);
    let left: number | null = null;
    let start = -1;
    for (let i = 0; i < elements.length; i += 1) {
      const element = elements[i];
      if (element === undefined) continue;
      if (element.kind === 'node') {
        if (left === null || elements[i - 1]?.kind === 'node') left = this.addNode(element, null);
        if (start < 0) start = left;
        continue;
      }
      left ??= this.addNode(null, null);
      if (start < 0) start = left;
      const next = elements[i + 1];
      const right: number = this.addNode(next?.kind === 'node' ? next : null, null);
      parts.push(element.kind === 'group' ? this.addGroup(element, left, right) : this.addEdge(element, left, right, shortest, pathSlot, path.legacyShortest !== null));
      left = right;
    }
    if (pathSlot !== null && shortest === null) this.paths.push({ slot: pathSlot, start, parts });
    for (const where of groupConditions(path)) this.addCondition(where);
  }

  private addNode(pattern: NodePattern | null, given: number | null): number {
    const slot = given ?? this.slotFor(pattern?.variable ?? null);
    if (!this.nodes.includes(slot)) this.nodes.push(slot);
    if (pattern === null) return slot;
    if (pattern.labels !== null) this.addLabels(slot, pattern.labels);
    this.addProperties(slot, pattern);
    for (const conjunct of conjuncts(pattern.where)) this.addCondition(conjunct);
    return slot;
  }

  private addLabels(slot: number, labels: LabelExpression): void {
    if (labels.kind === 'and') {
      this.addLabels(slot, labels.left);
      this.addLabels(slot, labels.right);
      return;
    }
    const test = nameTest(labels, (dynamic) => this.c.expression(dynamic.expression, this.scope));
    this.conditions.push({
      needs: new Set([slot, ...this.neededBy(labels)]),
      test: (row, context) => labelTestOf(test, row[slot] ?? null, row, context),
      expression: null,
      text: `${this.scope.slots.nameOf(slot)}:${writtenLabels(labels)}`,
      label: labels.kind === 'name' ? { slot, name: labels.name } : null,
      ...NO_SEEKS,
      applied: false,
    });
  }

  private addProperties(slot: number, pattern: NodePattern | RelationshipPattern): void {
    if (pattern.properties?.kind !== 'map') return;
    for (const { key, value } of pattern.properties.entries) {
      const evaluate = this.c.expression(value, this.scope);
      const needs = new Set([slot, ...this.neededBy(value)]);
      this.conditions.push({ needs, test: propertyEquals(slot, key, evaluate), expression: null, text: `${this.scope.slots.nameOf(slot)}.${key} = ${written(value)}`, label: null, ...NO_SEEKS, seeks: [{ slot, key, idFunction: null, many: false, value: evaluate, needs: this.neededBy(value) }], applied: false });
    }
  }

  private neededBy(tree: unknown): Set<number> {
    const needed = new Set<number>();
    for (const name of variablesIn(tree)) {
      const slot = this.names.get(name);
      if (slot !== undefined) needed.add(slot);
    }
    return needed;
  }

  private addCondition(expression: Expression): void {
    const label = expression.kind === 'labelTest' && expression.operand.kind === 'variable' && expression.labels.kind === 'name' ? { slot: this.scope.slotOf(expression.operand.name) ?? -1, name: expression.labels.name } : null;
    this.conditions.push({ needs: this.neededBy(expression), test: this.c.expression(expression, this.scope), expression, text: written(expression), label, ...seeksOf(expression, this.readable), applied: false });
  }

  private addEdge(pattern: RelationshipPattern, left: number, right: number, shortest: 'single' | 'all' | null, path: number | null, legacy: boolean): number {
    const slot = this.slotFor(pattern.variable);
    const wasBound = this.before.has(slot);
    const quantity = pattern.length ?? pattern.quantifier;
    if (quantity === null && shortest === null) {
      this.edges.push({ kind: 'single', pattern, left, right, slot, wasBound, done: false });
      this.addProperties(slot, pattern);
      for (const conjunct of conjuncts(pattern.where)) this.addCondition(conjunct);
      return slot;
    }
    const each = this.scope.slots.next();
    this.edges.push({ kind: 'walk', pattern, left, right, slot, wasBound, min: quantity?.min ?? 1, max: quantity === null ? 1 : (quantity.max ?? Infinity), each, eachFilters: this.eachFilters(pattern, each), shortest, legacy, path, done: false });
    return slot;
  }

  private eachFilters(pattern: RelationshipPattern, each: number): Evaluate[] {
    const filters: Evaluate[] = [];
    if (pattern.properties?.kind === 'map') for (const { key, value } of pattern.properties.entries) filters.push(propertyEquals(each, key, this.c.expression(value, this.scope)));
    if (pattern.where !== null) {
      const inner = this.scope.copy();
      // inside an inline WHERE the name means the relationship at hand, not the list
      if (pattern.variable !== null) inner.alias(pattern.variable.name, each);
      filters.push(this.c.expression(pattern.where, inner));
    }
    return filters;
  }

  private addGroup(group: GroupPattern, left: number, right: number): number {
    const slot = this.scope.slots.next();
    this.edges.push({ kind: 'group', group, left, right, slot, wasBound: false, done: false });
    return slot;
  }
}

function propertyEquals(slot: number, key: string, value: Evaluate): Evaluate {
  return (row, context) => equals(propertyOf(row[slot], key), value(row, context));
}

/** Parentheses without a quantifier change nothing but where their WHERE stands. */
function flatten(path: PathPattern): (NodePattern | RelationshipPattern | GroupPattern)[] {
  return path.elements.flatMap((element) => (element.kind === 'group' && element.quantifier === null ? flatten(element.path) : [element]));
}

function groupConditions(path: PathPattern): Expression[] {
  return path.elements.flatMap((element) => (element.kind === 'group' && element.quantifier === null ? [...conjuncts(element.where), ...groupConditions(element.path)] : []));
}

/** The variables of a quantified group: outside it each is a list. */
export function groupNames(group: GroupPattern): string[] {
  return group.path.elements.flatMap((element) => (element.kind === 'group' ? groupNames(element) : element.variable === null ? [] : [element.variable.name]));
}

function holdsShortest(condition: Expression): boolean {
  let holds = false;
  visit(condition, (node) => {
    const pattern = node.kind === 'pattern' ? (node as PatternExpression).pattern : null;
    if (pattern !== null && pattern.legacyShortest !== null) holds = true;
    return !holds;
  });
  return holds;
}
