/**
 * Roughly how many bytes a value holds, for the memory budget: an estimate from V8's object sizes, never an exact count.
 * Nodes and relationships count as references, since the store holds what they show.
 * It may not know budgets.
 */
import { reserve, work } from './pulse.ts';
import { isList, isMap, PathValue, type Value } from './value.ts';

const WORD = 8;
const OBJECT = 48;
/** An empty Map has its table already. */
const MAP = 160;

/** Throws, as the budget does, for a value whose size alone is too much: parts that are shared count each time. */
export function sizeInBytes(v: Value): number {
  if (v === null || typeof v === 'boolean' || typeof v === 'number') return WORD;
  if (typeof v === 'string') return 24 + v.length * 2;
  if (isList(v) || isMap(v)) return added(v, 0);
  return sizeAtSight(v);
}

/** The size without what a list or map refers to: at once, whatever the value. */
export function sizeAtSight(v: Value): number {
  if (v === null || typeof v === 'boolean' || typeof v === 'number') return WORD;
  if (typeof v === 'string') return 24 + v.length * 2;
  if (isList(v)) return 32 + WORD * v.length;
  if (isMap(v)) return MAP + OBJECT * v.size;
  if (v instanceof PathValue) return OBJECT * (v.nodes.length + v.relationships.length + 1);
  return OBJECT;
}

/** `before` and the size of `v`: what has been added up is reserved on the way, so that a sum without end stops. */
function added(v: Value, before: number): number {
  work(1);
  let sum = before + sizeAtSight(v);
  if (isList(v)) {
    // a long list of numbers weighs nothing more
    for (const item of v) if (item !== null && typeof item !== 'boolean' && typeof item !== 'number') sum = added(item, sum) - WORD;
    work(v.length / 8);
  } else if (isMap(v)) for (const [key, value] of v) sum = added(value, sum + key.length * 2);
  else return sum;
  reserve(sum);
  return sum;
}
