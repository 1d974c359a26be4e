/**
 * Looks through syntax trees: which variables an expression names, which aggregates stand in it.
 * It may not know scopes or slots. Names bound inside the expression count too: callers ask about names they know.
 */
import { work } from '../values/pulse.ts';
import type { Expression } from './ast.ts';

/** Visits `value` and everything below it that carries a `kind`, in the order of the text; depth is no matter. */
export function visit(value: unknown, see: (node: { readonly kind: string }) => boolean): void {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    work(1);
    if (Array.isArray(next)) pushAll(waiting, next);
    else if (!isNode(next) || see(next)) pushAll(waiting, Object.entries(next).flatMap(([key, child]) => (key === 'at' ? [] : [child])));
  }
}

/** The first on top. */
function pushAll(stack: unknown[], items: readonly unknown[]): void {
  for (let index = items.length - 1; index >= 0; index -= 1) stack.push(items[index]);
}

function isNode(value: object): value is { readonly kind: string } {
  return 'kind' in value && typeof value.kind === 'string';
}

/** Every variable named anywhere in the tree. */
export function variablesIn(tree: unknown): Set<string> {
  const names = new Set<string>();
  visit(tree, (node) => {
    if (node.kind === 'variable' && 'name' in node && typeof node.name === 'string') names.add(node.name);
    return true;
  });
  return names;
}

/** Every parameter named anywhere in the tree. */
export function parametersIn(tree: unknown): Set<string> {
  const names = new Set<string>();
  visit(tree, (node) => {
    if (node.kind === 'parameter' && 'name' in node && typeof node.name === 'string') names.add(node.name);
    return true;
  });
  return names;
}

export function conjuncts(where: Expression | null): Expression[] {
  if (where === null) return [];
  if (where.kind === 'binary' && where.operator === 'AND') return [...conjuncts(where.left), ...conjuncts(where.right)];
  return [where];
}

/** The aggregates of this expression itself, not those inside its subqueries. */
export function aggregatesIn(expression: Expression, isAggregate: (name: string) => boolean): Expression[] {
  const found: Expression[] = [];
  visit(expression, (node) => {
    if (node.kind === 'subquery' || node.kind === 'patternComprehension') return false;
    if (isAggregateNode(node, isAggregate)) {
      found.push(node);
      return false;
    }
    return true;
  });
  return found;
}

export function isAggregateNode(node: { readonly kind: string }, isAggregate: (name: string) => boolean): node is Expression {
  return node.kind === 'countStar' || (node.kind === 'call' && 'name' in node && typeof node.name === 'string' && isAggregate(node.name.toLowerCase()));
}

const WRITING = new Set(['create', 'merge', 'set', 'remove', 'delete', 'foreach']);
const CLAUSE_PARTS = ['patterns', 'pattern', 'items', 'targets', 'updates'];

/** Items of SET and REMOVE share names with writing clauses, but not their parts. */
export const isWritingClause = (node: { readonly kind: string }): boolean => WRITING.has(node.kind) && CLAUSE_PARTS.some((part) => part in node);

/** Whether any clause in the tree writes. */
export function writesIn(tree: unknown): boolean {
  let found = false;
  visit(tree, (node) => {
    found ||= isWritingClause(node);
    return !found;
  });
  return found;
}
