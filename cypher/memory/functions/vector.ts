/**
 * Similarity of vectors given as lists of numbers, in single precision as in Neo4j.
 * It may not know vector indexes.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { float, isList, isNumber, numberOf, type Value } from '../values/value.ts';
import { define, type CypherFunction } from './define.ts';

function numbers(v: Value | undefined): number[] {
  if (v !== undefined && isList(v) && v.length > 0) {
    const list = v.map((item) => (isNumber(item) ? numberOf(item) : NaN));
    if (list.every((n) => Number.isFinite(Math.fround(n)))) return list;
  }
  throw CypherRuntimeError.badArgument('A vector must be a non-empty list of finite numbers of single precision.');
}

function pair(args: readonly Value[]): [number[], number[]] {
  const a = numbers(args[0]);
  const b = numbers(args[1]);
  if (a.length !== b.length) throw CypherRuntimeError.badArgument(`The vectors have ${a.length} and ${b.length} dimensions; they must have the same.`);
  return [a, b];
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

function cosine(args: readonly Value[]): Value {
  const [a, b] = pair(args);
  if ([a, b].some((v) => dot(v, v) === 0)) throw CypherRuntimeError.badArgument('A vector of length 0 has no direction, so that its cosine is undefined.');
  return float(Math.fround((1 + dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))) / 2));
}

function euclidean(args: readonly Value[]): Value {
  const [a, b] = pair(args);
  return float(Math.fround(1 / (1 + a.reduce((sum, x, i) => sum + (x - (b[i] ?? 0)) ** 2, 0))));
}

export const VECTOR: readonly CypherFunction[] = [
  define('Vector', 'vector.similarity.cosine(a: LIST<INTEGER | FLOAT>, b: LIST<INTEGER | FLOAT>) :: FLOAT', cosine),
  define('Vector', 'vector.similarity.euclidean(a: LIST<INTEGER | FLOAT>, b: LIST<INTEGER | FLOAT>) :: FLOAT', euclidean),
];
