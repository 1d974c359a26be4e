/**
 * When two expressions are the same: written alike, wherever they stand.
 * It may not know scopes: the same text may mean different things in different places.
 */
import type { Expression } from './ast.ts';

/** Two expressions with one key are written alike, wherever they stand. */
export function expressionKey(expression: Expression): string {
  return JSON.stringify(expression, (name, value: unknown) => (name === 'at' ? undefined : typeof value === 'bigint' ? `${value}n` : value));
}
