/**
 * Small graphs as one CREATE: several labels and types, loops, parallel relationships, missing and mixed properties.
 * Every node and relationship has its own `key`. It may not know queries.
 */
import type { WireValue } from '#cypher/memory/wire';
import type { Random } from './random.ts';
import { labels, properties, relationshipTypes, type Type } from './scope.ts';
import { literal } from './values.ts';

/** The parameters that every query is given. */
export const parameterValues: ReadonlyMap<string, WireValue> = new Map<string, WireValue>([
  ['one', 1], ['big', 9007199254740993n], ['half', 0.5], ['whole', { kind: 'float', value: 3 }], ['word', 'ab'], ['yes', true], ['nothing', null], ['mixed', [1, 'a', null, 2.5, true, [1]]], ['record', new Map<string, WireValue>([['a', 1], ['b', null], ['c', 'x']])],
]);

const STORABLE = ['int', 'float', 'string', 'bool', 'date', 'ints', 'strings', 'duration', 'localtime'] as const;

/** A float that is no whole number, so that equal values of two types do not make an answer depend on the order of rows. */
function value(random: Random, type: Type): string {
  if (type === 'any') return value(random, random.pick(STORABLE));
  if (type === 'float') return random.pick(['0.5', '1.5', '-1.5', '2.25', '0.75', '-7.25', '3.5']);
  if (type === 'int') return random.chance(0.9) ? String(random.int(-3, 6)) : literal(random, 'int');
  return literal(random, type);
}

function props(random: Random, key: number, share: number): string {
  const own = properties.slice(1).filter(() => random.chance(share)).map(([name, type]) => `${name}: ${random.chance(0.08) ? 'null' : value(random, type)}`);
  return `{${[`key: ${key}`, ...own].join(', ')}}`;
}

export function graph(random: Random): string {
  const count = random.int(4, 8);
  const nodes = Array.from({ length: count }, (_, i) => `(n${i}${labels.filter(() => random.chance(0.4)).map((l) => `:${l}`).join('')} ${props(random, i, 0.45)})`);
  const relationships = random.some(count - 2, count + 3, (i) => {
    const from = random.int(0, count - 1);
    // near ends make short paths, and loops and parallels now and then
    const to = random.chance(0.08) ? from : (from + random.int(1, 3)) % count;
    return `(n${from})-[:${random.pick(relationshipTypes)} ${props(random, 100 + i, 0.2)}]->(n${to})`;
  });
  return `CREATE ${[...nodes, ...relationships].join(', ')}`;
}
