/**
 * The rules of hints (USING …): a hint speaks of a label or a type, and of properties, that its own MATCH asks for, in the pattern or in
 * conditions that an index can answer; an index that is not there is no mistake, as in Neo4j. It may not know indexes.
 */
import { mistake, reading, type Checker } from './checker.ts';
import type { Expression, Hint, LabelExpression, MatchClause, NodePattern, PathPattern, RelationshipPattern } from './ast.ts';
import type { Names, StaticType } from './static-type.ts';

/** What one MATCH says of its variables. Conditions: a property and what it is compared with, as a type; null for one that holds no string. */
interface Said {
  readonly names: Map<string, Set<string>>;
  readonly conditions: { readonly variable: string; readonly key: string; readonly text: boolean }[];
}

/** Throws CypherSyntaxError. */
export function checkHints(c: Checker, clause: MatchClause, names: Names): void {
  if (clause.hints.length === 0) return;
  const said: Said = { names: new Map(), conditions: [] };
  const typeOf = (e: Expression): StaticType => c.expression(e, reading(names));
  for (const path of clause.patterns) hearPath(path, said, typeOf);
  hear(clause.where, said, typeOf);
  for (const hint of clause.hints) checkHint(hint, said, names);
}

function checkHint(hint: Hint, said: Said, names: Names): void {
  for (const name of hint.variables) {
    const type = names.get(name);
    if (type === undefined) mistake(`The variable ${name} of the hint is not defined here.`, 'UndefinedVariable', hint.at);
    if (type.kind !== 'node' && (hint.kind === 'join' || type.kind !== 'relationship')) mistake(`A hint is of a node${hint.kind === 'join' ? '' : ' or a relationship'}, but ${name} is a ${type.kind}.`, 'InvalidArgumentType', hint.at);
    if (hint.kind === 'join') continue;
    const what = type.kind === 'node' ? 'label' : 'type';
    if (hint.label !== null && said.names.get(name)?.has(hint.label) !== true) mistake(`The hint speaks of the ${what} ${hint.label}, but nothing here asks for that of ${name}: write it in the pattern.`, 'InvalidHint', hint.at);
    for (const property of hint.properties) checkProperty(hint, name, property, said);
  }
}

function checkProperty(hint: Hint, variable: string, key: string, said: Said): void {
  const conditions = said.conditions.filter((one) => one.variable === variable && one.key === key);
  if (conditions.length === 0) mistake(`The hint speaks of ${variable}.${key}, but no condition here that an index can answer does: =, <, >, IN, STARTS WITH, ENDS WITH, CONTAINS, IS NOT NULL, point.distance or point.withinBBox.`, 'InvalidHint', hint.at);
  // there are none over several properties, and then nothing to follow
  if (hint.type === 'TEXT' && hint.properties.length === 1 && !conditions.some(({ text }) => text)) mistake(`A TEXT index answers conditions on strings only, and ${variable}.${key} is compared with something else: use toString().`, 'InvalidHint', hint.at, 'SemanticError');
}

type TypeOf = (e: Expression) => StaticType;

function hearPath(path: PathPattern, said: Said, typeOf: TypeOf): void {
  for (const element of path.elements) {
    if (element.kind !== 'group') hearElement(element, said, typeOf);
    else if (element.quantifier === null) {
      hearPath(element.path, said, typeOf);
      hear(element.where, said, typeOf);
    }
  }
}

function hearElement(element: NodePattern | RelationshipPattern, said: Said, typeOf: TypeOf): void {
  const variable = element.variable?.name;
  if (variable === undefined) return;
  hearNames(variable, element.kind === 'node' ? element.labels : element.types, said);
  if (element.properties?.kind === 'map') for (const { key, value } of element.properties.entries) said.conditions.push({ variable, key, text: isText(typeOf(value), value) });
  hear(element.where, said, typeOf);
}

function hearNames(variable: string, labels: LabelExpression | null, said: Said): void {
  if (labels === null) return;
  if (labels.kind === 'name') said.names.set(variable, new Set([...(said.names.get(variable) ?? []), labels.name]));
  else if (labels.kind === 'and' || labels.kind === 'or') for (const side of [labels.left, labels.right]) hearNames(variable, side, said);
}

/** What a condition says, and those that AND, OR and NOT join; a TEXT index answers none behind NOT. */
function hear(condition: Expression | null, said: Said, typeOf: TypeOf): void {
  const waiting = condition === null ? [] : [{ e: condition, negated: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { e, negated } = next;
    if (e.kind === 'binary' && (e.operator === 'AND' || e.operator === 'OR')) waiting.push({ e: e.left, negated }, { e: e.right, negated });
    else if (e.kind === 'unary') waiting.push({ e: e.operand, negated: true });
    else if (negated) hearNegated(e, said, typeOf);
    else hearOne(e, said, typeOf);
  }
}

function hearNegated(e: Expression, said: Said, typeOf: TypeOf): void {
  const inside: Said = { names: new Map(), conditions: [] };
  hearOne(e, inside, typeOf);
  said.conditions.push(...inside.conditions.map((one) => ({ ...one, text: false })));
}

function hearOne(e: Expression, said: Said, typeOf: TypeOf): void {
  if (e.kind === 'labelTest' && e.operand.kind === 'variable') hearNames(e.operand.name, e.labels, said);
  else if (e.kind === 'nullTest' && e.negated) note(e.operand, false, said);
  else if (e.kind === 'typeTest' && !e.negated && e.type.kind === 'type' && e.type.notNull) note(e.operand, e.type.name === 'STRING', said);
  else if (e.kind === 'binary' && ['STARTS WITH', 'ENDS WITH', 'CONTAINS'].includes(e.operator)) note(e.left, true, said);
  else if (e.kind === 'binary' && e.operator === 'IN') note(e.left, isTexts(typeOf(e.right), e.right), said);
  else if (e.kind === 'call' && e.name.toLowerCase() === 'point.withinbbox') note(e.args[0], false, said);
  else if (e.kind === 'comparison') hearComparison(e.first, e.rest, said, typeOf);
}

function hearComparison(first: Expression, rest: readonly { readonly operator: string; readonly operand: Expression }[], said: Said, typeOf: TypeOf): void {
  let left = first;
  for (const { operator, operand } of rest) {
    if (operator !== '<>') {
      for (const [sought, value] of [[left, operand], [operand, left]] as const) {
        note(sought, isText(typeOf(value), value), said);
        if (operator !== '=' && sought.kind === 'call' && sought.name.toLowerCase() === 'point.distance') for (const argument of sought.args) note(argument, false, said);
      }
    }
    left = operand;
  }
}

function note(sought: Expression | undefined, text: boolean, said: Said): void {
  if (sought?.kind === 'property' && sought.subject.kind === 'variable') said.conditions.push({ variable: sought.subject.name, key: sought.key, text });
}

/** A parameter may be one: that is seen when it is given. */
const isText = (type: StaticType, value: Expression): boolean => type.kind === 'string' || value.kind === 'parameter';
const isTexts = (type: StaticType, value: Expression): boolean => (type.kind === 'list' && type.item.kind === 'string') || value.kind === 'parameter';
