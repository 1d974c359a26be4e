// The nodes, relationships and paths that stand anywhere in the rows of a result, each once. Pure; it draws nothing and fetches nothing.
import type { TypedValue } from '#graph/answers';
import { read, type NodeReading, type RelationshipReading } from './values.ts';

export interface GraphValues {
  /** By element id, in the order of their first appearance. */
  readonly nodes: ReadonlyMap<string, NodeReading>;
  readonly relationships: ReadonlyMap<string, RelationshipReading>;
}

/** Looks into lists, maps and paths too. */
export function graphValues(rows: readonly (readonly TypedValue[])[]): GraphValues {
  const nodes = new Map<string, NodeReading>();
  const relationships = new Map<string, RelationshipReading>();
  const waiting: TypedValue[] = [];
  for (const row of rows) for (const cell of row) {
    waiting.push(cell);
    // A stack rather than recursion: lists may nest deeper than the call stack.
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      const inner = read(value);
      if (inner.kind === 'node') { if (!nodes.has(inner.id)) nodes.set(inner.id, inner); }
      else if (inner.kind === 'relationship') { if (!relationships.has(inner.id)) relationships.set(inner.id, inner); }
      else if (inner.kind === 'list' || inner.kind === 'path') for (let i = inner.items.length - 1; i >= 0; i--) waiting.push(inner.items[i]!);
      else if (inner.kind === 'map') waiting.push(...Object.values(inner.entries).reverse());
    }
  }
  return { nodes, relationships };
}
