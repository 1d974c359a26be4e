/**
 * Expressions of a wanted type over what is in scope: mostly well typed, now and then not.
 * It may not know clauses.
 */
import { templates } from './functions.ts';
import type { Random } from './random.ts';
import { propertiesOf, variablesOf, type Scope } from './scope.ts';
import { literal, scalarTypes, type Type } from './values.ts';

/** A leaf: a literal, a variable, a property of one, a parameter, or null. */
function leaf(random: Random, type: Type, scope: Scope): string {
  const owned = propertiesOf(type);
  const entities = scope.filter((v) => v.type === 'node' || v.type === 'relationship');
  const variables = variablesOf(scope, type);
  return random.choose<string>([
    [8, () => literal(random, type)],
    [1, () => 'null'],
    [variables.length > 0 ? 14 : 0, () => random.pick(variables).name],
    [entities.length > 0 && owned.length > 0 ? 14 : 0, () => `${random.pick(entities).name}.${random.pick(owned)}`],
    [parameters[type] === undefined ? 0 : 2, () => `$${random.pick(parameters[type] ?? [])}`],
  ]);
}

/** The parameters that every query is given, by type; their values are in `parameterValues`. */
const parameters: Partial<Record<Type, readonly string[]>> = { int: ['one', 'big'], float: ['half', 'whole'], string: ['word'], bool: ['yes'], list: ['mixed'], map: ['record'] };

export function expression(random: Random, type: Type, scope: Scope, depth: number): string {
  if (depth <= 0) return leaf(random, type, scope);
  // a type that does not fit: what is refused, and when, must be the same too
  if (random.chance(0.01)) return literal(random, random.pick(scalarTypes));
  const fitting = templates[type];
  if (fitting.length === 0 || random.chance(0.15)) return leaf(random, type, scope);
  const [text, ...types] = random.pick(fitting);
  const infix = /\$1 |\$1\[|\$1\.|\$1:|\$1\{|-\$1|NOT \$1/.test(text);
  // comparisons in a row are joined by AND, of which either database may leave one out, with its error
  const compares = / (?:=|<>|[<>]=?) /.test(text);
  const args = types.map((t) => {
    // the text of a computed float is not always the shortest in Java 17
    const arg = expression(random, t, scope, type === 'string' && t === 'float' ? 0 : depth - random.int(1, 2));
    return !infix || (isAtom(arg) && !(arg.startsWith('-') || /\$1[.{:]/.test(text))) || (!compares && random.chance(0.03)) ? arg : `(${arg})`;
  });
  return text.replace(/\$(\d)/g, (_, n: string) => args[Number(n) - 1] ?? 'null');
}

const isAtom = (text: string): boolean => /^(?:[\w.$]+|'(?:[^'\\]|\\.)*'|\w+\([^()]*\))$/.test(text);

/** What is looked for, perhaps in an index: Neo4j 5.26.30 does not find 0 there by -0.0, which it is equal to, and gives back 0.0 as the property where 0 is stored. */
const sought = (random: Random, type: Type): string => literal(random, type).replace(/-?\b(\d+)\.0(?!\d)/g, '$1.5');

/** A test for WHERE: boolean, and seldom failing while it runs. */
export function predicate(random: Random, scope: Scope, depth: number): string {
  const entities = scope.filter((v) => v.type === 'node' || v.type === 'relationship');
  const simple = (): string => {
    const owner = entities.length > 0 ? random.pick(entities).name : null;
    // a condition that is no more than true or false is folded away, and what stands beside it is not evaluated
    if (owner === null) return variablesOf(scope, 'int').length > 0 ? `${random.pick(variablesOf(scope, 'int')).name} ${random.pick(['<', '=', '>='])} ${random.int(-1, 3)}` : random.pick(scope.some((v) => v.type !== 'path') ? scope.filter((v) => v.type !== 'path').map((v) => `${v.name} IS ${random.pick(['', 'NOT '])}NULL`) : ['$yes', '1 < $half']);
    return random.choose<string>([
      [4, () => `${owner}.i ${random.pick(['=', '<>', '<', '<=', '>', '>='])} ${sought(random, random.pick(['int', 'float']))}`],
      [2, () => `${owner}.m ${random.pick(['=', '<>', '<', '>='])} ${sought(random, 'any')}`],
      [2, () => `${owner}.s ${random.pick(['STARTS WITH', 'CONTAINS', 'ENDS WITH'])} ${literal(random, 'string')}`],
      [2, () => `${owner}.${random.pick(['i', 's', 'm', 'd'])} IS ${random.pick(['', 'NOT '])}NULL`],
      // nor nothing: Neo4j 5.26.30 answers NOT (n.i IN []) from its index, which lacks the nodes without i
      [2, () => `${owner}.${random.pick(['i', 'm', 's'])} IN ${sought(random, 'list').replace(/^\[\]$/, '[1]')}`],
      [1, () => `${owner}.key % ${random.int(2, 3)} = ${random.int(0, 1)}`],
      [1, () => `${owner}.b`],
      [1, () => `${owner}.d ${random.pick(['<', '>='])} ${literal(random, 'date')}`],
      // Neo4j 5.26.30 answers NOT (n.m IS :: FLOAT NOT NULL) from its index, which lacks the nodes without m
      [1, () => `${owner}.m IS :: ${random.pick(['INTEGER', 'STRING', 'LIST<ANY>', 'FLOAT', 'INTEGER | BOOLEAN'])}`],
      [1, () => `${owner}.${random.pick(['i', 's'])} = ${random.pick(entities).name}.${random.pick(['i', 's'])}`],
    ]);
  };
  if (depth <= 0 || random.chance(0.5)) return simple();
  return random.choose<string>([
    [3, () => `(${predicate(random, scope, depth - 1)} AND ${predicate(random, scope, depth - 1)})`],
    [3, () => `(${predicate(random, scope, depth - 1)} OR ${predicate(random, scope, depth - 1)})`],
    [1, () => `(${predicate(random, scope, depth - 1)} XOR ${predicate(random, scope, depth - 1)})`],
    [1, () => `NOT (${predicate(random, scope, depth - 1)})`],
    [1, () => `coalesce(${predicate(random, scope, depth - 1)}, $yes)`],
  ]);
}
