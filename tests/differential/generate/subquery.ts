/**
 * Values and tests that are queries of their own: EXISTS, COUNT, COLLECT, pattern comprehensions, and map projections with them.
 * A value whose list has no defined order is named `bag`. It may not know clauses.
 */
import { predicate } from './expression.ts';
import { chainFrom } from './pattern.ts';
import type { Random } from './random.ts';
import { labels, relationshipTypes, variablesOf, type Scope } from './scope.ts';
import { literal, type Type } from './values.ts';

/** EXISTS or COUNT over a small pattern. */
export function subqueryTest(random: Random, scope: Scope): string {
  const nodes = variablesOf(scope, 'node');
  const chain = chainFrom(random, nodes.length > 0 ? random.pick(nodes).name : `:${random.pick(labels)}`);
  return random.choose<string>([
    [3, () => `EXISTS { ${chain} }`],
    [1, () => `NOT EXISTS { MATCH ${chain} WHERE ${random.pick(['$one = 2', '$yes'])} }`],
    [2, () => `COUNT { ${chain} } ${random.pick(['>', '=', '<'])} ${random.int(0, 3)}`],
    [nodes.length > 0 ? 2 : 0, () => `${random.chance(0.5) ? 'NOT ' : ''}${chain.replace(/ \{i: [^}]*\}/, '')}`],
    [1, () => `COUNT { MATCH ${chain} RETURN 1 AS k UNION ${random.pick(['ALL ', ''])}MATCH (q:${random.pick(labels)}) RETURN q.key AS k } ${random.pick(['>', '<='])} 2`],
    [nodes.length > 0 ? 1 : 0, () => `EXISTS { (${random.pick(nodes).name})${random.pick(['-->+', '<--{1,2}', '--{2}'])}(q) WHERE EXISTS { (q)-[:${random.pick(relationshipTypes)}]->() } }`],
    [1, () => `EXISTS { MATCH ${chain} RETURN 1 UNION MATCH (q:${random.pick(labels)}) WHERE q.key = 1 RETURN 1 }`],
  ]);
}

/** A value from a subquery or comprehension. */
export function nested(random: Random, scope: Scope): { text: string; name: string; type: Type } {
  const nodes = variablesOf(scope, 'node');
  const start = nodes.length > 0 ? random.pick(nodes).name : '';
  const chain = chainFrom(random, start);
  const named = chain.replace(/\((:?[^()]*)\)$/, '(z$1)');
  return random.choose<{ text: string; name: string; type: Type }>([
    [2, () => ({ text: `COUNT { MATCH ${named} WHERE ${predicate(random, [{ name: 'z', type: 'node' }], 0)} }`, name: 'n', type: 'int' })],
    [2, () => ({ text: `COLLECT { MATCH ${named} RETURN z.${random.pick(['key', 'i', 's', 'm'])} }`, name: 'bag', type: 'list' })],
    [1, () => ({ text: `COLLECT { MATCH ${named} RETURN DISTINCT z.key AS k ORDER BY k LIMIT 2 }`, name: 'k', type: 'ints' })],
    [2, () => ({ text: `[${named} ${random.chance(0.3) ? 'WHERE z.i IS NOT NULL ' : ''}| z.${random.pick(['key', 'i', 's'])}]`, name: 'bag', type: 'list' })],
    [1, () => ({ text: `EXISTS { ${chain} }`, name: 'x', type: 'bool' })],
    [1, () => ({ text: `COLLECT { MATCH ${named} RETURN z.key AS k UNION ${random.pick(['ALL ', ''])}UNWIND ${literal(random, 'ints')} AS k RETURN k }`, name: 'bag', type: 'list' })],
    [1, () => ({ text: `COUNT { MATCH ${named} WITH DISTINCT z.${random.pick(['i', 's', 'm'])} AS k WHERE k IS NOT NULL RETURN k }`, name: 'n', type: 'int' })],
    [1, () => ({ text: `[q = ${named} WHERE length(q) = 1 | size(nodes(q)) + z.key]`, name: 'bag', type: 'list' })],
    [nodes.length > 0 ? 1 : 0, () => ({ text: `${start} {${random.shuffle(['.key', '.i', '.none', `n: COUNT { ${chain} }`, `k: ${start}.s`, '.*']).slice(0, random.int(1, 4)).join(', ')}}`, name: 'q', type: 'map' })],
    [nodes.length > 0 ? 1 : 0, () => ({ text: `size(labels(${start}))`, name: 'n', type: 'int' })],
    [1, () => ({ text: `size([${named} | 1])`, name: 'n', type: 'int' })],
  ]);
}
