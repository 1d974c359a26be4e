/**
 * Patterns: chains with label expressions, variable lengths, quantified parts, inline tests, path variables and shortest paths.
 * It may not know clauses around them.
 */
import { predicate } from './expression.ts';
import type { Random } from './random.ts';
import { freshName, labels, relationshipTypes, variablesOf, type Scope } from './scope.ts';
import { literal, type Type } from './values.ts';

export interface Pattern { readonly text: string; readonly scope: Scope }

/** Never a name twice: `R|R` counts relationships twice in Neo4j 5.26.30, where it answers from its count of relationships. */
export function labelExpression(random: Random, names: readonly string[], depth = 1): string {
  if (depth <= 0 || random.chance(0.6)) return random.pick(names);
  return random.choose<string>([
    [3, () => { const [a, b] = random.shuffle(names); return `${depth > 1 ? labelExpression(random, names, depth - 1) : a}|${b}`; }],
    [2, () => `(${labelExpression(random, names, depth - 1)}&${random.pick(names)})`],
    [2, () => `!${random.pick(names)}`],
    [1, () => '%'],
    [1, () => `$(${random.pick([`'${random.pick(names)}'`, `['${random.pick(names)}', '${random.pick(names)}']`])})`],
    [1, () => `$any(['${random.pick(names)}', 'None'])`],
  ]);
}

class Builder {
  scope: Scope;
  constructor(private readonly random: Random, scope: Scope) {
    this.scope = scope;
  }

  private name(stem: string, type: Type): string {
    const name = freshName(this.scope, stem);
    this.scope = [...this.scope, { name, type }];
    return name;
  }

  node(plain = false): string {
    const { random } = this;
    const bound = variablesOf(this.scope, 'node');
    if (bound.length > 0 && random.chance(0.15)) return `(${random.pick(bound).name})`;
    const named = random.chance(0.75);
    const variable = named ? this.name('n', 'node') : '';
    const label = random.chance(0.35) ? `:${labelExpression(random, labels)}` : '';
    const inline = random.chance(0.08) ? ` {${random.pick(['i', 'key'])}: ${random.int(0, 4)}}` : '';
    const where = !plain && named && random.chance(0.08) ? ` WHERE ${predicate(random, [{ name: variable, type: 'node' }], 0)}` : '';
    return `(${variable}${label}${inline}${where})`;
  }

  /** Types of a relationship: `:R`, `:R|S`, `:!R`, or none. */
  private types(): string {
    return this.random.chance(0.5) ? '' : `:${this.random.chance(0.75) ? this.random.shuffle(relationshipTypes).slice(0, this.random.int(1, 2)).join('|') : labelExpression(this.random, relationshipTypes)}`;
  }

  private arrow(inner: string): string {
    const text = inner === '' ? '' : `[${inner}]`;
    return this.random.choose<string>([[5, () => `-${text}->`], [3, () => `<-${text}-`], [3, () => `-${text}-`]]);
  }

  relationship(): string {
    const { random } = this;
    const kind = random.choose<string>([[10, () => 'one'], [2, () => 'length'], [2, () => 'quantified']]);
    const types = this.types();
    if (kind === 'length') return this.arrow(`${random.chance(0.3) ? this.name('v', 'list') : ''}${/[!%&($]/.test(types) ? '' : types}*${random.pick(['1..2', '0..2', '2', '..3', '0..1', '1..2', '2..3', '', '1..'])}`);
    if (kind === 'quantified') return `${this.arrow(`${random.chance(0.3) ? this.name('q', 'list') : ''}${types}`)}${random.pick(['{1,2}', '{0,2}', '{2}', '{,2}', '{1,3}', '{1}', '+', '*'])}`;
    const named = random.chance(0.5);
    const variable = named ? this.name('r', 'relationship') : '';
    const where = named && random.chance(0.1) ? ` WHERE ${variable}.key % 2 = 0` : '';
    return this.arrow(`${variable}${types}${where}`);
  }

  chain(length: number): string {
    let text = this.node();
    for (let i = 0; i < length; i++) text += this.random.chance(0.08) ? this.quantifiedPart() : `${this.relationship()}${this.node()}`;
    return text;
  }

  /** `((a)-[r]->(b)){1,2}` and the node after it; what is named inside is a list outside. */
  private quantifiedPart(): string {
    const { random } = this;
    const [a, b, r] = [this.name('x', 'list'), this.name('y', 'list'), this.name('z', 'list')];
    const where = random.chance(0.3) ? ` WHERE ${random.pick([`${a}.key < ${b}.key`, `${r}.key > ${random.int(99, 105)}`, `${a}.i IS NOT NULL`])}` : '';
    return ` ((${a}${random.chance(0.3) ? `:${random.pick(labels)}` : ''})${this.arrow(`${r}${this.types()}`)}(${b})${where})${random.pick(['{1,2}', '{0,2}', '{2}', '{1,3}', '{0,1}', '+'])} ${this.node(true)}`;
  }

  path(text: string, chance: number): string {
    // Neo4j 5.26.30 stumbles over the path of one node: without a name, or in OPTIONAL MATCH
    return /[-)] ?[-<(]/.test(text) && this.random.chance(chance) ? `${this.name('p', 'path')} = ${text}` : text;
  }

  /** Between two nodes; only lengths and counts are defined, not which of several shortest. */
  shortest(): string {
    const { random } = this;
    // the old functions refuse two ends that are one node
    if (random.chance(0.3)) return this.legacyShortest();
    const [a, b] = [this.node(), this.node()];
    const types = random.chance(0.5) ? '' : `:${random.pick(relationshipTypes)}`;
    if (random.chance(0.4)) return this.path(`ALL SHORTEST ${a}${this.arrow(types)}+${b}`, 0.5);
    return this.path(`SHORTEST ${random.int(1, 2)} GROUPS ${a}${this.arrow(types)}+${b}`, 0.5);
  }

  private legacyShortest(): string {
    const [a, b] = [this.name('n', 'node'), this.name('n', 'node')];
    const types = this.random.chance(0.5) ? '' : `:${this.random.pick(relationshipTypes)}`;
    return `(${a}), (${b}) WHERE ${a}.key < ${b}.key MATCH ${this.path(`allShortestPaths((${a})${this.arrow(`${types}*${this.random.pick(['', '..3', '1..'])}`)}(${b}))`, 0.7)}`;
  }
}

/** One to two comma-separated chains, with the variables they bind. */
export function pattern(random: Random, scope: Scope): Pattern {
  const builder = new Builder(random, scope);
  if (random.chance(0.06)) return { text: builder.shortest(), scope: builder.scope };
  const parts = random.some(1, random.chance(0.2) ? 2 : 1, () => builder.path(builder.chain(random.choose([[3, () => 0], [5, () => 1], [2, () => 2], [1, () => 3]])), 0.2));
  return { text: parts.join(', '), scope: builder.scope };
}

/** A whole query over selected paths: which of several paths as long is free, so it asks for ends and lengths alone. */
export function selectedPaths(random: Random): string {
  const node = (name: string): string => `(${name}${random.chance(0.4) ? `:${labelExpression(random, labels)}` : ''}${random.chance(0.1) ? ` WHERE ${name}.key > 1` : ''})`;
  const types = random.chance(0.5) ? '' : `:${random.shuffle(relationshipTypes).slice(0, random.int(1, 2)).join('|')}`;
  const arrow = random.choose<string>([[3, () => `-[${types}]->`], [2, () => `<-[${types}]-`], [2, () => `-[${types}]-`]]);
  const one = random.choose<string>([
    [3, () => `${arrow}${random.pick(['+', '{1,3}', '*', '{2,3}', '{,2}'])}`],
    [2, () => `((x)${arrow.replace('[', '[z')}(y)${random.chance(0.4) ? ` WHERE ${random.pick(['x.key <> y.key', 'z.key % 2 = 0', 'x.i IS NULL'])}` : ''})${random.pick(['+', '{1,3}'])}`],
  ]);
  const selector = random.pick([`SHORTEST ${random.int(1, 3)}`, 'ANY SHORTEST', `SHORTEST ${random.int(1, 2)} PATHS`, 'SHORTEST PATHS', `SHORTEST ${random.int(1, 3)} GROUPS`, 'ALL SHORTEST', 'SHORTEST GROUP']);
  return random.choose<string>([
    [5, () => `MATCH p = ${selector} ${node('a')}${one}${node('b')}${random.chance(0.2) ? ' WHERE a.key <> b.key' : ''} RETURN a.key, b.key, length(p) AS l`],
    [1, () => `MATCH ANY ${node('a')}${one}${node('b')} RETURN a.key, b.key`],
    [1, () => `MATCH ${selector} ${node('a')}${one}${node('b')} RETURN a.key, count(*) AS c, max(b.key) AS m`],
    [1, () => `MATCH p = ${selector} (${node('a')}${one}${node('b')} WHERE a.key < b.key) RETURN a.key, b.key, length(p) AS l`],
    [1, () => `MATCH ${node('a')}, ${node('b')} WITH a, b WHERE a <> b MATCH p = shortestPath((a)${arrow.replace(']', random.pick(['*', '*..3', '*1..2']) + ']')}(b)) RETURN a.key, b.key, length(p) AS l`],
    [1, () => `MATCH ${node('a')} OPTIONAL MATCH p = ${selector} (a)${one}${node('b')} RETURN a.key, b.key, length(p) AS l`],
  ]);
}

/** A chain from a known node for EXISTS, COUNT and comprehensions. */
export function chainFrom(random: Random, start: string): string {
  const types = random.chance(0.5) ? '' : `:${random.pick(relationshipTypes)}`;
  const label = random.chance(0.3) ? `:${random.pick(labels)}` : '';
  return `(${start})${random.pick([`-[${types}]->`, `<-[${types}]-`, `-[${types}]-`])}(${label}${random.chance(0.1) ? ` {i: ${literal(random, 'int')}}` : ''})`;
}
