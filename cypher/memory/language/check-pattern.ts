/**
 * The rules of patterns: what may be bound again, as what, and what CREATE and MERGE need.
 * It may not know clauses; expressions go through the checker.
 */
import type { GroupPattern, LabelExpression, NodePattern, PathPattern, RelationshipPattern, Variable } from './ast.ts';
import { checkCondition, mistake, reading, type Checker } from './checker.ts';
import { aKind, listOf, mayBe, type Names, NODE, PATH, RELATIONSHIP, type StaticType } from './static-type.ts';
import { visit } from './visit.ts';

/** Every variable of the path. */
export function namesIn(path: PathPattern): Variable[] {
  const inside = path.elements.flatMap((element) => (element.kind === 'group' ? namesIn(element.path) : element.variable === null ? [] : [element.variable]));
  return path.variable === null ? inside : [...inside, path.variable];
}

/** Patterns of MATCH: answers the names in scope after them. */
export function checkMatchPatterns(c: Checker, patterns: readonly PathPattern[], before: Names): Names {
  const names = new Map(before);
  for (const path of patterns) {
    checkCounts(path);
    bindPath(path, names);
  }
  for (const path of patterns) checkInside(c, path, names);
  return names;
}

/** What may not be written of numbers and lengths. */
function checkCounts(path: PathPattern): void {
  if (path.selector !== null && 'count' in path.selector && path.selector.count < 1) mistake('The number of paths must be greater than 0.', 'InvalidArgumentValue', path.at);
  for (const element of path.elements) {
    if (element.kind === 'node') continue;
    const { quantifier } = element;
    if (quantifier?.max === 0) mistake('A quantifier must not be limited by 0.', 'InvalidArgumentValue', quantifier.at);
    if (quantifier !== null && quantifier.max !== null && quantifier.min > quantifier.max) mistake('The lower bound of a quantifier must not exceed the upper one.', 'InvalidArgumentValue', quantifier.at);
    if (element.kind === 'group') checkGroup(element);
    else if (element.length !== null) checkVariableLength(element);
  }
}

function checkGroup(group: GroupPattern): void {
  if (group.quantifier !== null && group.path.variable !== null) mistake('A path inside of a quantified pattern cannot have a name.', 'UnexpectedSyntax', group.path.variable.at, 'SyntaxError', 'Name the whole path: p = (…).');
  checkCounts(group.path);
}

function checkVariableLength(relationship: RelationshipPattern): void {
  const plain = (types: LabelExpression): boolean => types.kind === 'name' || (types.kind === 'or' && plain(types.left) && plain(types.right));
  const { where, types } = relationship;
  if (types !== null && !plain(types)) mistake('A relationship of variable length takes types joined by | and nothing else.', 'UnexpectedSyntax', types.at, 'SyntaxError', 'Write -[…]->{1,3} instead of -[…*1..3]->.');
  if (where !== null) mistake('A relationship of variable length cannot have a WHERE.', 'UnexpectedSyntax', where.at, 'SyntaxError', 'Write -[… WHERE …]->{1,3} instead of -[…*1..3]->.');
}

function bindPath(path: PathPattern, names: Map<string, StaticType>): void {
  for (const element of path.elements) {
    if (element.kind === 'node') bind(element.variable, NODE, names);
    else if (element.kind === 'relationship') bind(element.variable, isMany(element, path) ? listOf(RELATIONSHIP) : RELATIONSHIP, names);
    else bindGroup(element, names);
  }
  if (path.legacyShortest !== null) checkShortest(path);
  if (path.variable === null) return;
  if (names.has(path.variable.name)) mistake(`The variable ${path.variable.name} is bound already, so it cannot name a path.`, 'VariableAlreadyBound', path.variable.at);
  names.set(path.variable.name, PATH);
}

const isMany = (element: RelationshipPattern, path: PathPattern): boolean => element.length !== null || element.quantifier !== null || (path.legacyShortest !== null && element.length !== null);

function checkShortest(path: PathPattern): void {
  const [, middle] = path.elements;
  const [start, , end] = path.elements;
  if (start?.kind === 'node' && end?.kind === 'node' && start.variable !== null && start.variable.name === end.variable?.name) mistake('The two ends of shortestPath and allShortestPaths cannot be the same node.', 'InvalidArgumentValue', path.at);
  if (path.elements.length !== 3 || middle?.kind !== 'relationship') mistake('shortestPath and allShortestPaths take one relationship between two nodes.', 'InvalidArgumentValue', path.at);
  const { length, properties, quantifier } = middle;
  if (quantifier !== null) mistake('shortestPath and allShortestPaths take no quantifier.', 'InvalidArgumentValue', quantifier.at, 'SyntaxError', 'Write -[*1..3]->, or put SHORTEST 1 before the pattern.');
  if (length !== null && length.min > 1) mistake('shortestPath and allShortestPaths take no minimal length other than 0 or 1.', 'InvalidArgumentValue', length.at, 'SyntaxError', 'Put SHORTEST 1 before a pattern such as -[]->{2,5}.');
  if (properties !== null) mistake('shortestPath and allShortestPaths take no properties on the relationship.', 'InvalidArgumentValue', properties.at, 'SyntaxError', 'Ask for them in WHERE: all(r IN relationships(p) WHERE r.x = 1).');
}

/** Inside a quantified group a variable is single; outside it is a list. */
function bindGroup(group: GroupPattern, names: Map<string, StaticType>): void {
  if (group.quantifier === null) return bindPath(group.path, names);
  const inner = new Map<string, StaticType>();
  bindPath(group.path, inner);
  for (const [name, type] of inner) {
    if (names.has(name)) mistake(`The variable ${name} is bound already, so it cannot be bound again in a quantified pattern.`, 'VariableAlreadyBound', group.at);
    names.set(name, listOf(type));
  }
}

function bind(variable: Variable | null, type: StaticType, names: Map<string, StaticType>): void {
  if (variable === null) return;
  const known = names.get(variable.name);
  if (known !== undefined && !fits(known, type)) mistake(`The variable ${variable.name} holds ${aKind(known)} already, so it cannot be a ${type.kind === 'list' ? 'list of relationships' : type.kind} here.`, 'VariableTypeConflict', variable.at);
  if (known === undefined || known.kind === 'any') names.set(variable.name, type);
}

function fits(known: StaticType, wanted: StaticType): boolean {
  if (known.kind === 'list' && wanted.kind === 'list') return mayBe(known.item, 'relationship');
  return mayBe(known, wanted.kind);
}

function checkInside(c: Checker, path: PathPattern, names: Names): void {
  for (const element of path.elements) {
    if (element.kind === 'group') {
      const inner = new Map(names);
      if (element.quantifier !== null) {
        for (const variable of namesIn(element.path)) inner.delete(variable.name);
        bindPath(element.path, inner);
      }
      checkInside(c, element.path, inner);
      checkCondition(c, element.where, inner);
      continue;
    }
    if (element.properties?.kind === 'parameter') mistake(`A parameter cannot stand for all properties in MATCH or MERGE.`, 'InvalidParameterUse', element.properties.at, 'SyntaxError', 'Name the properties: {name: $name}.');
    checkProperties(c, element, names);
    const labels = element.kind === 'node' ? element.labels : element.types;
    if (element.kind === 'node' && labels !== null) checkOneStyle(labels);
    if (element.kind === 'relationship' && labels?.kind === 'or' && labels.colon && (element.variable ?? element.properties ?? element.length) !== null) mistake("'|:' between types is no longer allowed beside a variable, properties or a length.", 'UnexpectedSyntax', labels.at, 'SyntaxError', 'Write A|B.');
    checkLabels(c, labels, names);
    const inner = element.kind === 'relationship' && element.variable !== null ? new Map([...names, [element.variable.name, RELATIONSHIP] as const]) : names;
    checkCondition(c, element.where, inner);
  }
}

function checkProperties(c: Checker, element: NodePattern | RelationshipPattern, names: Names): void {
  if (element.properties !== null) c.expression(element.properties, reading(names));
}

/** `A:B` is the older way, `A&B|!C` the newer; one expression keeps to one of them. */
export function checkOneStyle(labels: LabelExpression): void {
  const styles = new Set<string>();
  visit(labels, (node) => {
    if (node.kind === 'and' && 'colon' in node) styles.add(node.colon === true ? 'old' : 'new');
    if (node.kind === 'or' || node.kind === 'not' || node.kind === 'wildcard') styles.add('new');
    return node.kind !== 'dynamic';
  });
  if (styles.size > 1) mistake("':' between labels cannot be mixed with '|', '&', '!' and '%'.", 'UnexpectedSyntax', labels.at, 'SyntaxError', "Join labels with '&'.");
}

function checkLabels(c: Checker, labels: LabelExpression | null, names: Names): void {
  if (labels === null) return;
  if (labels.kind === 'dynamic') c.expression(labels.expression, reading(names));
  if (labels.kind === 'not') checkLabels(c, labels.operand, names);
  if (labels.kind === 'and' || labels.kind === 'or') {
    checkLabels(c, labels.left, names);
    checkLabels(c, labels.right, names);
  }
}

/** Patterns of CREATE and MERGE: answers the names in scope after them. */
export function checkCreatePatterns(c: Checker, patterns: readonly PathPattern[], before: Names, clause: 'CREATE' | 'MERGE'): Names {
  const names = new Map(before);
  for (const [at, path] of patterns.entries()) {
    refuseUnmade(path, new Set(patterns.slice(at).flatMap((other) => namesIn(other).map(({ name }) => name)).filter((name) => !names.has(name))), clause);
    checkCreatePath(c, path, names, new Map(names), clause);
  }
  return names;
}

/** In its properties a path cannot match from what it makes itself, nor from what later ones make: Neo4j 5.26 takes for that the node with the number 0, whichever that is. */
function refuseUnmade(path: PathPattern, unmade: ReadonlySet<string>, clause: 'CREATE' | 'MERGE'): void {
  for (const element of path.elements) {
    if (element.kind === 'group' || element.properties === null) continue;
    visit(element.properties, (node) => {
      const matched = node.kind === 'node' || node.kind === 'relationship' ? (node as NodePattern | RelationshipPattern).variable : null;
      if (matched !== null && unmade.has(matched.name)) mistake(`${matched.name} is not there yet: this ${clause} makes it.`, 'UndefinedVariable', matched.at, 'SyntaxError', `Make ${matched.name} in a clause before, or use another name.`);
      return true;
    });
  }
}

function checkCreatePath(c: Checker, path: PathPattern, names: Map<string, StaticType>, before: Names, clause: 'CREATE' | 'MERGE'): void {
  if (path.selector !== null || path.legacyShortest !== null) mistake(`${clause} cannot create a shortest path.`, 'UnexpectedSyntax', path.at);
  const alone = path.elements.length === 1;
  for (const element of path.elements) {
    if (element.kind === 'group') mistake(`${clause} cannot create a quantified pattern.`, 'UnexpectedSyntax', element.at);
    if (element.where !== null) mistake(`A pattern of ${clause} cannot have a WHERE.`, 'UnexpectedSyntax', element.at);
    if (clause === 'MERGE' && element.properties?.kind === 'parameter') mistake('A parameter cannot stand for all properties in MATCH or MERGE.', 'InvalidParameterUse', element.properties.at, 'SyntaxError', 'Name the properties: {name: $name}.');
    if (element.kind === 'node') createNode(c, element, names, before, alone);
    else createRelationship(c, element, names, before, clause);
  }
  if (path.variable === null) return;
  if (names.has(path.variable.name)) mistake(`The variable ${path.variable.name} is bound already.`, 'VariableAlreadyBound', path.variable.at);
  names.set(path.variable.name, PATH);
}

function createNode(c: Checker, node: NodePattern, names: Map<string, StaticType>, before: Names, alone: boolean): void {
  // what a path makes cannot be read in it
  checkProperties(c, node, before);
  checkCreatedLabels(c, node.labels, before);
  if (node.variable === null) return;
  const known = names.get(node.variable.name);
  if (known !== undefined && !mayBe(known, 'node')) mistake(`The variable ${node.variable.name} holds ${aKind(known)}, so it cannot be a node here.`, 'VariableTypeConflict', node.variable.at);
  if (known !== undefined && (alone || node.labels !== null || node.properties !== null)) mistake(`The node ${node.variable.name} is bound already; it cannot be created again, with labels or properties.`, 'VariableAlreadyBound', node.variable.at, 'SyntaxError', 'Use another name, or SET what it should have.');
  names.set(node.variable.name, NODE);
}

function checkCreatedLabels(c: Checker, labels: LabelExpression | null, names: Names): void {
  if (labels === null) return;
  if (labels.kind === 'dynamic') createdName(c, labels, names);
  else if (labels.kind === 'and') {
    checkCreatedLabels(c, labels.left, names);
    checkCreatedLabels(c, labels.right, names);
  } else if (labels.kind !== 'name') mistake('Labels to create are joined by : or &.', 'UnexpectedSyntax', labels.at);
}

function createdName(c: Checker, name: LabelExpression & { kind: 'dynamic' }, names: Names): void {
  if (!name.every) mistake('$any(…) leaves open which label or type to create.', 'UnexpectedSyntax', name.at, 'SyntaxError', 'Write $(…).');
  c.expression(name.expression, reading(names));
}

function createRelationship(c: Checker, relationship: RelationshipPattern, names: Map<string, StaticType>, before: Names, clause: 'CREATE' | 'MERGE'): void {
  const at = relationship.at;
  const name = relationship.variable?.name;
  if (name !== undefined && (names.has(name) || before.has(name))) mistake(`The variable ${name} is bound already, so it cannot name a new relationship.`, 'VariableAlreadyBound', at);
  if (relationship.length !== null || relationship.quantifier !== null) mistake(`${clause} cannot create a relationship of variable length.`, 'CreatingVarLength', at);
  const types = relationship.types;
  if (types === null || (types.kind !== 'name' && types.kind !== 'dynamic')) mistake(`A relationship to ${clause === 'CREATE' ? 'create' : 'merge'} needs exactly one type.`, 'NoSingleRelationshipType', at, 'SyntaxError', 'Write -[:TYPE]->.');
  if (types?.kind === 'dynamic') createdName(c, types, before);
  if (relationship.direction === 'both' && clause === 'CREATE') mistake('A relationship to create needs a direction.', 'RequiresDirectedRelationship', at, 'SyntaxError', 'Write -[:TYPE]-> or <-[:TYPE]-.');
  checkProperties(c, relationship, before);
  if (relationship.variable === null) return;
  names.set(relationship.variable.name, RELATIONSHIP);
}

