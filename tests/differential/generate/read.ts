/**
 * Reading clauses and whole reading queries. Where rows are cut or listed, an ORDER BY over everything visible comes first, since Cypher defines no other order.
 * A column whose list has no defined order is named `bag…`, a float that depends on the order of adding `about…`: the comparison knows these.
 */
import { expression, predicate } from './expression.ts';
import { pattern, selectedPaths } from './pattern.ts';
import type { Random } from './random.ts';
import { freshName, type Scope } from './scope.ts';
import { nested, subqueryTest } from './subquery.ts';
import { literal, scalarTypes, type Type } from './values.ts';

export interface Step { readonly text: string; readonly scope: Scope }

const valueTypes = [...scalarTypes, 'int', 'int', 'string', 'float', 'bool', 'ints', 'strings', 'list', 'map', 'any'] as const;

/**
 * What orders rows to the last, as far as their values differ; null when something in scope cannot (a path, a map), or when `computed` is sorted by after an OPTIONAL MATCH:
 * Neo4j 5.26.30 may compute that inside of it, to sort early, and then gives null where nothing matched.
 */
export function totalOrder(random: Random, scope: Scope, computed: boolean, optional: boolean): string | null {
  if (optional && computed) return null;
  if (scope.length === 0 || scope.some((v) => v.type === 'path' || v.type === 'map' || v.type === 'list')) return null;
  return random.shuffle(scope).map((v) => `${v.type === 'node' || v.type === 'relationship' ? `${v.name}.key` : v.name}${random.pick(['', '', ' DESC', ' ASC', ' DESCENDING'])}`).join(', ');
}

function matching(random: Random, scope: Scope): Step {
  const optional = random.chance(0.2) ? 'OPTIONAL ' : '';
  const found = pattern(random, scope);
  // Neo4j 5.26.30 loses rows where OPTIONAL MATCH has a condition with COUNT { … }
  const where = random.chance(0.35) ? ` WHERE ${optional === '' && random.chance(0.2) ? subqueryTest(random, found.scope) : predicate(random, found.scope, 1)}` : '';
  return { text: `${optional}MATCH ${found.text}${where}`, scope: found.scope };
}

function unwinding(random: Random, scope: Scope): Step {
  const name = freshName(scope, 'u');
  const [list, type] = random.choose<readonly [string, Type]>([
    [4, () => [literal(random, 'ints'), 'int']], [2, () => [literal(random, 'list'), 'any']], [2, () => ['range(0, 3)', 'int']], [1, () => [literal(random, 'strings'), 'string']], [1, () => [expression(random, 'ints', scope, 1), 'int']],
    [1, () => [`[${random.some(1, 3, () => literal(random, 'map')).join(', ')}]`, 'map']],
  ]);
  return { text: `UNWIND ${list} AS ${name}`, scope: [...scope, { name, type }] };
}

/** Of one NaN, computed once and then joined with several rows, Neo4j makes one; of several it keeps each. What may be NaN is not told apart after a MATCH. */
const maybeNaN = ({ type }: { readonly type: Type }): boolean => type === 'float' || type === 'any';

/** Some variables kept, some expressions added, perhaps distinct, filtered, ordered and cut. */
function projecting(random: Random, scope: Scope, optional: boolean): Step {
  if (scope.length > 0 && random.chance(0.08)) return { text: `WITH *${random.chance(0.5) ? ` WHERE ${predicate(random, scope, 1)}` : ''}`, scope };
  const kept = scope.filter(() => random.chance(0.7)).slice(0, 4);
  const added = random.some(kept.length === 0 ? 1 : 0, 2, (i) => ({ name: freshName(scope, `e${i}`), type: random.pick(valueTypes) as Type }));
  const next = [...kept, ...added];
  const items = [...kept.map((v) => v.name), ...added.map((v) => `${expression(random, v.type, scope, random.int(1, 2))} AS ${v.name}`)];
  const order = random.chance(0.35) ? totalOrder(random, next, added.length > 0, optional) : null;
  const cut = order !== null && random.chance(0.6) ? `${random.chance(0.4) ? ` ${random.pick(['SKIP', 'OFFSET'])} ${random.int(0, 2)}` : ''} LIMIT ${random.pick(['1', '2', '3', '5', '$one', '1 + 1'])}` : '';
  const where = random.chance(0.25) ? ` WHERE ${predicate(random, next, 1)}` : '';
  return { text: `WITH ${random.chance(0.15) && !next.some(maybeNaN) ? 'DISTINCT ' : ''}${items.join(', ')}${order === null ? '' : ` ORDER BY ${order}${cut}`}${where}`, scope: next };
}

function aggregate(random: Random, scope: Scope): { text: string; name: string; type: Type } {
  const distinct = random.chance(0.2) ? 'DISTINCT ' : '';
  const number = (): string => expression(random, random.pick(['int', 'float'] as const), scope, 1);
  return random.choose<{ text: string; name: string; type: Type }>([
    [4, () => ({ text: 'count(*)', name: 'c', type: 'int' })],
    [3, () => ({ text: `count(${distinct}${expression(random, distinct === '' ? 'any' : 'string', scope, 1)})`, name: 'c', type: 'int' })],
    [3, () => ({ text: `sum(${distinct}${expression(random, 'int', scope, 1)})`, name: 's', type: 'int' })],
    [2, () => ({ text: `${random.pick(['min', 'max'])}(${expression(random, random.pick(scalarTypes), scope, 1)})`, name: 'm', type: 'any' })],
    [1, () => ({ text: `${random.pick(['min', 'max'])}(${literal(random, 'list')})`, name: 'm', type: 'any' })],
    [2, () => ({ text: `collect(${distinct}${expression(random, distinct === '' ? random.pick(valueTypes) : 'int', scope, 1)})`, name: 'bag', type: 'list' })],
    [1, () => ({ text: `${random.pick(['avg', 'stDev', 'stDevP', 'sum'])}(${number()})`, name: 'about', type: 'float' })],
    [1, () => ({ text: `${random.pick(['percentileDisc', 'percentileCont'])}(${number()}, ${random.pick(['0.5', '0.0', '1.0', '0.25', '$half'])})`, name: 'about', type: 'float' })],
    [1, () => ({ text: `${random.pick(['avg', 'sum'])}(${expression(random, 'duration', scope, 0)})`, name: 'about', type: 'duration' })],
    [1, () => ({ text: `[min(${literal(random, 'int')}), max(${expression(random, 'int', scope, 0)}), count(*)]`, name: 'm', type: 'ints' })],
    [1, () => ({ text: `{c: count(*), s: sum(${distinct}${expression(random, 'int', scope, 0)})}`, name: 'm', type: 'map' })],
    [1, () => ({ text: `CASE WHEN count(*) > ${random.int(0, 3)} THEN 'many' ELSE toString(count(${distinct}${expression(random, 'string', scope, 0)})) END`, name: 'm', type: 'string' })],
    [1, () => ({ text: `${random.pick(['stDev', 'stDevP', 'avg'])}(DISTINCT ${expression(random, 'int', scope, 1)})`, name: 'about', type: 'float' })],
    [1, () => ({ text: `size(collect(${distinct}${expression(random, 'string', scope, 0)})) + count(*)`, name: 'c', type: 'int' })],
  ]);
}

function aggregating(random: Random, scope: Scope, keyword: 'WITH' | 'RETURN'): Step {
  const keys = random.some(0, 2, (i) => {
    const known = scope.filter((v) => v.type !== 'path' && !maybeNaN(v));
    if (known.length > 0 && random.chance(0.4)) return { ...random.pick(known), text: null };
    const type = random.pick(valueTypes.filter((each) => !maybeNaN({ type: each }))) as Type;
    return { name: freshName(scope, `g${i}`), type, text: expression(random, type, scope, 1) };
  }).filter((key, i, all) => all.findIndex((other) => other.name === key.name) === i);
  const counts = random.some(1, 2, (i) => ({ ...aggregate(random, scope), i })).map(({ i, ...a }) => ({ ...a, name: freshName(scope, `${a.name}${i}`) }));
  // Neo4j 5.26.30 answers count(x.y), alone over a single relationship, from its count of relationships
  const alone = keys.length === 0 && counts.length === 1;
  const items = [...keys.map((key) => (key.text === null ? key.name : `${key.text} AS ${key.name}`)), ...counts.map((a) => `${alone ? a.text.replace(/^count\((\w+(?:\.\w+|\[[^\]]*\]))\)$/, 'count(coalesce($1, null))') : a.text} AS ${a.name}`)];
  // an aggregate beside what is grouped by
  const [group] = keys;
  if (group?.type === 'int' && random.chance(0.3)) items.push(`${group.text === null ? group.name : `(${group.text})`} + count(*) AS also`);
  // what has no defined order must not be computed with later
  const next = [...keys, ...counts.filter((a) => !/^(bag|about)/.test(a.name))].map(({ name, type }) => ({ name, type }));
  return { text: `${keyword} ${random.shuffle(items).join(', ')}`, scope: next };
}

function calling(random: Random, scope: Scope): Step {
  const imported = scope.filter((v) => v.type !== 'path' && random.chance(0.6)).slice(0, 2);
  const optional = random.chance(0.15) ? 'OPTIONAL ' : '';
  const name = freshName(scope, 'o');
  const body = (inner: Scope): string => random.choose<string>([
    [3, () => `UNWIND ${expression(random, 'ints', inner, 1)} AS w RETURN w AS ${name}`],
    [3, () => { const found = pattern(random, inner); return `MATCH ${found.text} RETURN ${random.pick(['count(*)', `sum(${expression(random, 'int', found.scope, 1)})`])} AS ${name}`; }],
    [2, () => `RETURN ${expression(random, 'int', inner, 2)} AS ${name} UNION${random.chance(0.5) ? ' ALL' : ''} RETURN ${expression(random, 'int', inner, 1)} AS ${name}`],
    [1, () => { const found = pattern(random, inner); return `OPTIONAL MATCH ${found.text} WITH DISTINCT ${expression(random, 'int', found.scope, 0)} AS w ORDER BY w LIMIT 2 RETURN w AS ${name}`; }],
    [1, () => { const found = pattern(random, inner); return `MATCH ${found.text} RETURN ${expression(random, 'int', found.scope, 1)} AS ${name} UNION MATCH (w) RETURN w.i AS ${name}`; }],
    [1, () => `WITH ${expression(random, 'int', inner, 1)} AS w WHERE w > 0 RETURN w AS ${name}`],
    [1, () => `UNWIND [1, 2] AS w CALL (${[...inner.map((v) => v.name), 'w'].join(', ')}) { RETURN ${expression(random, 'int', [...inner, { name: 'w', type: 'int' }], 1)} AS v } RETURN sum(v) AS ${name}`],
  ]);
  const text = random.chance(0.8) || imported.length === 0 ? `${optional}CALL (${imported.length === scope.length && random.chance(0.5) ? '*' : imported.map((v) => v.name).join(', ')}) { ${body(imported)} }` : `CALL { WITH ${imported.map((v) => v.name).join(', ')} ${body(imported).replace(/ UNION.*/, '')} }`;
  return { text, scope: [...scope, { name, type: 'int' }] };
}

/** One more clause after the others; `optional`: one of them was an OPTIONAL MATCH. */
export function clause(random: Random, scope: Scope, optional = false): Step {
  return random.choose<Step>([
    [10, () => matching(random, scope)],
    [4, () => unwinding(random, scope)],
    [6, () => projecting(random, scope, optional)],
    [2, () => aggregating(random, scope, 'WITH')],
    [3, () => calling(random, scope)],
  ]);
}

function returning(random: Random, scope: Scope, optional: boolean): { text: string; total: boolean } {
  if (random.chance(0.25)) return { text: aggregating(random, scope, 'RETURN').text, total: false };
  if (scope.length > 0 && random.chance(0.1)) return { text: `RETURN *${random.chance(0.3) ? `, ${expression(random, 'any', scope, 1)} AS extra` : ''}`, total: false };
  const kept = scope.filter(() => random.chance(0.6)).slice(0, 4);
  const made = random.some(kept.length === 0 ? 1 : 0, 3, () => (random.chance(0.2) ? nested(random, scope) : ((type: Type) => ({ text: expression(random, type, scope, random.int(1, 3)), name: 'e', type }))(random.pick(valueTypes))))
    .map((made, i) => ({ ...made, name: freshName(scope, `${made.name}${i}`) }));
  const items = [...kept.map((v) => v.name), ...made.map((v) => `${v.text} AS ${v.name}`)];
  const distinct = random.chance(0.1) && made.every((v) => !/^bag/.test(v.name)) && ![...kept, ...made].some(maybeNaN) ? 'DISTINCT ' : '';
  const order = random.chance(0.3) ? totalOrder(random, [...kept, ...made.filter((v) => !/^(bag|about)/.test(v.name))], made.length > 0, optional) : null;
  const whole = order !== null && made.every((v) => !/^bag/.test(v.name));
  const cut = whole && random.chance(0.5) ? ` LIMIT ${random.int(1, 4)}` : '';
  return { text: `RETURN ${distinct}${items.join(', ')}${order === null ? '' : ` ORDER BY ${order}${cut}`}`, total: whole };
}

export interface Made { readonly text: string; readonly order: 'total' | 'free'; readonly writes: boolean }

/** Expressions alone, over a few made-up values. */
function calculation(random: Random): Made {
  const scope: Scope = random.some(0, 3, (i) => ({ name: `v${i}`, type: random.pick(valueTypes) as Type }));
  const head = scope.length === 0 ? '' : `WITH ${scope.map((v) => `${random.chance(0.1) ? 'null' : literal(random, v.type)} AS ${v.name}`).join(', ')} `;
  const items = random.some(1, 4, (i) => `${expression(random, random.pick(valueTypes), scope, random.int(1, 3))} AS r${i}`);
  return { text: `${head}RETURN ${items.join(', ')}`, order: 'free', writes: false };
}

/** A list of mixed values put in order, or each compared with each. */
function ordering(random: Random): Made {
  const items = random.some(3, 8, () => literal(random, random.chance(0.2) ? random.pick(['list', 'map'] as const) : random.pick([...scalarTypes, 'any'] as const))).join(', ');
  const text = random.choose<string>([
    [3, () => `UNWIND [${items}] AS x WITH x ORDER BY x${random.pick(['', ' DESC'])} RETURN collect(valueType(x)) AS r, collect(x) AS x`],
    [2, () => `WITH [${items}] AS l UNWIND l AS x UNWIND l AS y RETURN x = y AS e, x < y AS l, x >= y AS g, x <> y AS n`],
    [1, () => `UNWIND [${items}] AS x RETURN DISTINCT x`],
    [1, () => `UNWIND [${items}] AS x RETURN min(x) AS a, max(x) AS b, count(DISTINCT x) AS c`],
    [1, () => `UNWIND [${items}] AS x RETURN x, count(*) AS c`],
  ]);
  return { text, order: 'free', writes: false };
}

function pipeline(random: Random): Made {
  let scope: Scope = [];
  const texts: string[] = [];
  let optional = false;
  for (let i = random.choose([[5, () => 1], [5, () => 2], [3, () => 3], [1, () => 4]]); i > 0; i--) {
    const step = clause(random, scope, optional);
    texts.push(step.text);
    optional ||= step.text.includes('OPTIONAL ');
    scope = step.scope;
  }
  const end = returning(random, scope, optional);
  return { text: [...texts, end.text].join(' '), order: end.total ? 'total' : 'free', writes: false };
}

export function readingQuery(random: Random): Made {
  return random.choose<Made>([[3, () => calculation(random)], [1, () => ordering(random)], [7, () => pipeline(random)], [1, () => ({ text: selectedPaths(random), order: 'free', writes: false })], [1, () => {
    const types = random.some(1, 2, () => random.pick(valueTypes));
    const part = (): string => { const step = clause(random, []); return `${step.text} RETURN ${types.map((type, i) => `${expression(random, type, step.scope, 1)} AS x${i}`).join(', ')}`; };
    return { text: random.some(2, 3, part).join(random.pick([' UNION ', ' UNION ALL ', ' UNION DISTINCT '])), order: 'free', writes: false };
  }]]);
}
