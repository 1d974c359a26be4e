/**
 * Functions on lists: ends, order, ranges. Long ones poll the budget as they build.
 * It may not know how lists are read from a query.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { reversed } from '../values/long-text.ts';
import { reserve, work } from '../values/pulse.ts';
import { displayText } from '../values/text.ts';
import { int, isInteger, isList, type Value } from '../values/value.ts';
import type { FunctionContext } from './context.ts';
import { define, type CypherFunction } from './define.ts';

const BYTES_PER_ITEM = 8;

function wholeNumber(v: Value): bigint {
  if (isInteger(v)) return BigInt(v);
  throw CypherRuntimeError.wrongType('INTEGER arguments', displayText(v), 'range()');
}

/** Both ends included; throws for a step of 0. */
function range(args: readonly Value[], { budget }: FunctionContext): Value {
  const start = wholeNumber(args[0] ?? null);
  const end = wholeNumber(args[1] ?? null);
  const step = args.length > 2 ? wholeNumber(args[2] ?? null) : 1n;
  if (step === 0n) throw new CypherRuntimeError('ArgumentError', 'NumberOutOfRange', 'The step of range() cannot be zero.');
  const length = (end - start) / step + 1n;
  if (step > 0n ? end < start : end > start) return [];
  // asked for before it is built, so that a hopeless one is refused at once; given back, since whoever keeps the list declares it
  budget.hold(Number(length) * BYTES_PER_ITEM);
  budget.release(Number(length) * BYTES_PER_ITEM);
  return fill(Number(length), start, step, budget.tick.bind(budget));
}

function fill(length: number, start: bigint, step: bigint, tick: () => void): Value {
  const first = Number(start);
  const by = Number(step);
  const quick = Number.isSafeInteger(first) && Number.isSafeInteger(by) && Number.isSafeInteger(first + by * length);
  const list: Value[] = [];
  for (let i = 0; i < length; i++) {
    tick();
    list.push(quick ? first + by * i : int(start + step * BigInt(i)));
  }
  return list;
}

/** What copying a list costs, and the copy. */
function copied(list: readonly Value[], from = 0): Value[] {
  work(list.length / 8);
  reserve(list.length * BYTES_PER_ITEM);
  return list.slice(from);
}

function reverse(v: Value): Value {
  return typeof v === 'string' ? reversed(v) : isList(v) ? copied(v).reverse() : null;
}

export const LIST: readonly CypherFunction[] = [
  define('List', 'range(start: INTEGER, end: INTEGER, step?: INTEGER) :: LIST<INTEGER>', range, { nulls: true }),
  define('String', 'reverse(input: STRING | LIST<ANY>) :: ANY', ([v = null]) => reverse(v)),
  define('List', 'tail(list: ANY) :: LIST<ANY>', ([v = null]) => (isList(v) ? copied(v, 1) : v === null ? null : [])),
  define('Scalar', 'head(list: LIST<ANY>) :: ANY', ([v = null]) => (isList(v) ? (v[0] ?? null) : null)),
  define('Scalar', 'last(list: LIST<ANY>) :: ANY', ([v = null]) => (isList(v) ? (v[v.length - 1] ?? null) : null)),
];
