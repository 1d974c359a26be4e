/**
 * Roughly how many bytes a value holds, for the memory budget: an estimate from V8's object sizes, never an exact count.
 * Nodes and relationships count as references, since the store holds what they show.
 * It may not know budgets.
 */
import { isList, isMap, PathValue, type Value } from './value.ts';

const WORD = 8;
const OBJECT = 48;
/** An empty Map has its table already. */
const MAP = 160;

export function sizeInBytes(v: Value): number {
  if (v === null || typeof v === 'boolean' || typeof v === 'number') return WORD;
  if (typeof v === 'string') return 24 + v.length * 2;
  if (isList(v)) return v.reduce((sum: number, item) => sum + sizeInBytes(item), 32 + WORD * v.length);
  if (isMap(v)) return [...v].reduce((sum, [key, value]) => sum + OBJECT + key.length * 2 + sizeInBytes(value), MAP);
  if (v instanceof PathValue) return OBJECT * (v.nodes.length + v.relationships.length + 1);
  return OBJECT;
}
