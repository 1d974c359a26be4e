/**
 * All functions by lower-cased name: what the semantic checks, the evaluator and SHOW FUNCTIONS look up.
 * It may not know what any of them does.
 */
import { AGGREGATIONS } from './aggregate.ts';
import type { CypherFunction, Signature } from './define.ts';
import { LIST } from './list.ts';
import { NUMBER } from './number.ts';
import { SCALAR } from './scalar.ts';
import { SPATIAL } from './spatial.ts';
import { STRING } from './string.ts';
import { TEMPORAL } from './temporal.ts';
import { VECTOR } from './vector.ts';

export const FUNCTIONS: ReadonlyMap<string, CypherFunction> = new Map(
  [...SCALAR, ...LIST, ...NUMBER, ...STRING, ...TEMPORAL, ...SPATIAL, ...VECTOR].map((f) => [f.name.toLowerCase(), f]),
);

export function findFunction(name: string): CypherFunction | undefined {
  return FUNCTIONS.get(name.toLowerCase());
}

export function isAggregating(name: string): boolean {
  return AGGREGATIONS.has(name.toLowerCase());
}

/** False for functions that may answer differently for the same arguments (`rand`, `randomUUID`, clocks). */
export function isDeterministic(name: string): boolean {
  return findFunction(name)?.deterministic ?? true;
}

/** The signature of a function or aggregation; undefined when there is none of that name. */
export function findSignature(name: string): Signature | undefined {
  return findFunction(name) ?? AGGREGATIONS.get(name.toLowerCase());
}
