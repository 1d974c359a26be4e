/**
 * The rules of expressions: names in scope, functions and their arguments, aggregates where they may stand, and the types that
 * can be told before running. It may not know clauses.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { findSignature, isAggregating } from '../functions/registry.ts';
import { CASE_SUBJECT, type BinaryExpression, type Expression, type FunctionCall, type IndexAccess, type LabelExpression, type ListComprehension, type PatternComprehension, type PatternExpression, type Position, type Quantifier, type Reduce, type SubqueryExpression } from './ast.ts';
import { checkMatchPatterns, namesIn } from './check-pattern.ts';
import { checkCondition, mistake, type Checker, type Place } from './checker.ts';
import { aKind, ANY, BOOLEAN, commonOf, either, from, fromSignature, INSTANTS, INTEGER, isNumber, itemOf, kindsOf, listOf, mayBe, type Names, NUMBERS, oneOf, originOf, PATH, type StaticType } from './static-type.ts';
import { arithmetic } from './check-arithmetic.ts';
import { visit } from './visit.ts';

export function checkExpression(c: Checker, e: Expression, place: Place): StaticType {
  const value = (inner: Expression): StaticType => c.expression(inner, { ...place, predicate: false });
  switch (e.kind) {
    case 'null':
    case 'string':
      return { kind: e.kind };
    case 'boolean':
    case 'integer':
    case 'float':
      return { kind: e.kind, origin: 'written' };
    case 'parameter':
      return ANY;
    case 'variable':
      return variable(e.name, e.at, place.names);
    case 'property': {
      const subject = value(e.subject);
      if (subject.kind === 'path') mistake('A path has no properties.', 'InvalidArgumentType', e.at);
      if (!mayBe(subject, 'node', 'relationship', 'map', 'duration', 'point', ...INSTANTS)) mistake(`${firstUp(aKind(subject))} has no properties, so '${e.key}' cannot be read from it.`, 'InvalidArgumentType', e.at, 'TypeError');
      return ANY;
    }
    case 'index':
      return index(c, e, place);
    case 'slice': {
      const subject = value(e.subject);
      for (const bound of [e.from, e.to]) if (bound !== null && !mayBe(value(bound), 'integer')) mistake('A slice is bounded by whole numbers.', 'InvalidArgumentType', bound.at);
      if (!mayBe(subject, 'list')) mistake(`${firstUp(aKind(subject))} cannot be sliced; only lists can.`, 'InvalidArgumentType', e.at);
      return subject.kind === 'list' ? subject : listOf(ANY);
    }
    case 'list':
      return listOf(items(commonOf(e.items.map(value))));
    case 'map':
      for (const entry of e.entries) value(entry.value);
      return { kind: 'map' };
    case 'mapProjection':
      value(e.subject);
      for (const item of e.items) {
        if (item.kind === 'entry') value(item.value);
        if (item.kind === 'variable') value(item.variable);
      }
      return { kind: 'map' };
    case 'call':
      return call(c, e, place);
    case 'countStar':
      aggregate('count(*)', e.at, place);
      return INTEGER;
    case 'unary': {
      const type = c.expression(e.operand, { ...place, predicate: e.operator === 'NOT' });
      if (e.operator === 'NOT') {
        truth(type, e.operand.at);
        return BOOLEAN;
      }
      if (e.operator === '+' && kindsOf(type) !== null && mayBe(type, 'duration', ...INSTANTS)) return type;
      number(type, e.operator, e.operand.at);
      if (kindsOf(type) === null) return oneOf(NUMBERS);
      return e.operator === '-' && originOf(type) === 'item' ? from('written', type) : type;
    }
    case 'binary':
      return binary(c, e, place);
    case 'comparison': {
      const types = [e.first, ...e.rest.map(({ operand }) => operand)].map(value);
      const [comparison] = e.rest;
      return e.rest.length === 1 && comparison !== undefined && ['=', '<', '>'].includes(comparison.operator) && types.every((type) => isNumber(type) && originOf(type) === 'written') ? from('written', BOOLEAN) : BOOLEAN;
    }
    case 'typeTest':
      value(e.operand);
      return e.negated ? BOOLEAN : from('written', BOOLEAN);
    case 'nullTest':
    case 'normalizedTest':
      value(e.operand);
      return BOOLEAN;
    case 'labelTest': {
      const type = value(e.operand);
      if (!mayBe(type, 'node', 'relationship')) mistake(`Only nodes and relationships have labels or types, not ${aKind(type)}.`, 'InvalidArgumentType', e.at);
      refuseDynamicLabels(e.labels);
      return BOOLEAN;
    }
    case 'case': {
      const subject = e.subject === null ? ANY : value(e.subject);
      const names = new Map([...place.names, [CASE_SUBJECT, subject] as const]);
      const thens: StaticType[] = [];
      for (const { tests, then } of e.whens) {
        for (const test of tests) truth(c.expression(test, { ...place, names, predicate: true }), test.at);
        thens.push(value(then));
      }
      if (e.otherwise !== null) thens.push(value(e.otherwise));
      return either(thens);
    }
    case 'listComprehension':
    case 'quantifier':
    case 'reduce':
      return overList(c, e, place);
    case 'patternComprehension':
      return patternComprehension(c, e, place);
    case 'pattern':
      return pattern(c, e, place);
    case 'subquery':
      return subquery(c, e, place);
  }
}

function variable(name: string, at: Position, names: Names): StaticType {
  const type = names.get(name) ?? mistake(`The variable ${name} is not defined here.`, 'UndefinedVariable', at, 'SyntaxError', suggestion(name, names));
  return originOf(type) === 'written' ? from(undefined, type) : type;
}

/** What is written out is an item in a list, and only there: */
const items = (type: StaticType): StaticType => (originOf(type) === 'written' ? from('item', type) : type);

/** A name in scope that differs by case or one letter. */
function suggestion(name: string, names: Names): string | undefined {
  const close = [...names.keys()].find((known) => known.toLowerCase() === name.toLowerCase() || (Math.abs(known.length - name.length) <= 1 && known.length > 2 && (known.startsWith(name.slice(0, -1)) || name.startsWith(known.slice(0, -1)))));
  return close === undefined || close.startsWith(' ') ? undefined : `Did you mean ${close}?`;
}

/** `a[b]`. Temporal values are read by a name that is written out; nothing that a node or relationship keeps is a map. */
function index(c: Checker, e: IndexAccess, place: Place): StaticType {
  const subject = c.expression(e.subject, { ...place, predicate: false });
  const key = c.expression(e.index, { ...place, predicate: false });
  if (e.index.kind === 'string' && (e.index.value === '' || e.index.value.includes('\0'))) mistake('A name cannot be empty or contain a null character.', 'InvalidTokenName', e.index.at);
  const kept = e.subject.kind === 'property' && e.subject.subject.kind === 'variable' && ['node', 'relationship'].includes(place.names.get(e.subject.subject.name)?.kind ?? '');
  if ((subject.kind === 'list' || kept) && !mayBe(key, 'integer')) mistake(`A list is read by whole numbers, not by ${aKind(key)}.`, 'InvalidArgumentType', e.index.at, 'TypeError');
  if ((subject.kind === 'map' || subject.kind === 'node' || subject.kind === 'relationship') && !mayBe(key, 'string')) mistake(`A ${subject.kind} is read by strings, not by ${aKind(key)}.`, 'InvalidArgumentType', e.index.at, 'TypeError');
  const readable = mayBe(subject, 'list', 'map', 'node', 'relationship') || kindsOf(subject)?.length === 0 || (e.index.kind === 'string' && mayBe(subject, 'duration', ...INSTANTS));
  // a variable's boolean, number or string is refused when it is read, as the openCypher TCK asks
  const late = e.subject.kind === 'variable' && mayBe(subject, 'boolean', 'integer', 'float', 'string');
  if (!readable && !late) mistake(`${firstUp(aKind(subject))} cannot be read by [ ] here.`, 'InvalidArgumentType', e.at);
  return itemOf(subject);
}

function refuseDynamicLabels(labels: LabelExpression): void {
  if (labels.kind === 'dynamic') mistake('$(…) cannot be used in a condition: it belongs into the pattern of MATCH, CREATE or MERGE, or into SET and REMOVE.', 'UnexpectedSyntax', labels.at, 'SyntaxError', 'Write labels(n) and IN instead.');
  if (labels.kind === 'not') refuseDynamicLabels(labels.operand);
  if (labels.kind === 'and' || labels.kind === 'or') {
    refuseDynamicLabels(labels.left);
    refuseDynamicLabels(labels.right);
  }
}

function truth(type: StaticType, at: Position): void {
  if (!mayBe(type, 'boolean')) mistake(`Expected true or false, but this is ${aKind(type)}.`, 'InvalidArgumentType', at);
}

function number(type: StaticType, operator: string, at: Position): void {
  if (!mayBe(type, 'integer', 'float')) mistake(`'${operator}' cannot compute with ${aKind(type)}.`, 'InvalidArgumentType', at);
}

function binary(c: Checker, e: BinaryExpression, place: Place): StaticType {
  const logical = e.operator === 'AND' || e.operator === 'OR' || e.operator === 'XOR';
  const inner = { ...place, predicate: logical };
  const [left, right] = [c.expression(e.left, inner), c.expression(e.right, inner)];
  switch (e.operator) {
    case 'AND':
    case 'OR':
    case 'XOR':
      truth(left, e.left.at);
      truth(right, e.right.at);
      return BOOLEAN;
    case 'IN':
      if (!mayBe(right, 'list')) mistake(`IN looks into a list, not into ${aKind(right)}.`, 'InvalidArgumentType', e.right.at);
      return BOOLEAN;
    case '=~':
      for (const [type, at] of [[left, e.left.at], [right, e.right.at]] as const) if (!mayBe(type, 'string')) mistake(`'=~' matches strings, not ${aKind(type)}.`, 'InvalidArgumentType', at);
      return BOOLEAN;
    case 'STARTS WITH':
    case 'ENDS WITH':
    case 'CONTAINS':
      return BOOLEAN;
    case '-':
    case '*':
    case '/':
    case '+':
    case '||':
    case '%':
    case '^':
      return arithmetic(e, left, right);
  }
}

// ----------------------------------------------------------------- functions

function aggregate(name: string, at: Position, place: Place): void {
  if (place.aggregates === 'refused') mistake(`The aggregate ${name} cannot be used here.`, 'InvalidAggregation', at, 'SyntaxError', 'Aggregate in WITH first, and use its alias here.');
  if (place.aggregates === 'nested') mistake(`The aggregate ${name} stands inside another aggregate.`, 'NestedAggregation', at, 'SyntaxError', 'Aggregate in WITH first, and aggregate its alias.');
}

/** Functions whose arguments' types are told before running, with the kinds they take. */
const TAKES: Record<string, readonly StaticType['kind'][]> = {
  type: ['relationship'],
  labels: ['node'],
  properties: ['node', 'relationship', 'map'],
  keys: ['node', 'relationship', 'map'],
  length: ['path'],
  nodes: ['path'],
  relationships: ['path'],
  tail: ['list'],
  startnode: ['relationship'],
  endnode: ['relationship'],
  size: ['list', 'string'],
  tostring: ['boolean', 'integer', 'float', 'string', 'point', 'duration', ...INSTANTS],
};

/** The kinds that a signature's type words stand for; an INTEGER is taken where a FLOAT is wanted. */
const KINDS_OF: Record<string, readonly StaticType['kind'][]> = { INTEGER: ['integer'], FLOAT: ['float', 'integer'], STRING: ['string'], BOOLEAN: ['boolean'], LIST: ['list'], MAP: ['map'], NODE: ['node'], RELATIONSHIP: ['relationship'], PATH: ['path'], DURATION: ['duration'], POINT: ['point'], DATE: ['date'], 'LOCAL TIME': ['localtime'], 'ZONED TIME': ['time'], 'LOCAL DATETIME': ['localdatetime'], 'ZONED DATETIME': ['datetime'] };

function call(c: Checker, e: FunctionCall, place: Place): StaticType {
  const name = e.name.toLowerCase();
  const isAggregate = isAggregating(name);
  const signature = findSignature(name);
  if (signature === undefined && name !== 'exists' && name !== 'coalesce') mistake(`There is no function ${e.name}.`, 'UnknownFunction', e.at);
  if (isAggregate) aggregate(`${e.name}()`, e.at, place);
  if (signature !== undefined && (e.args.length < signature.minArgs || e.args.length > signature.maxArgs)) {
    mistake(`${e.name} takes other arguments: ${signature.text}.`, 'InvalidNumberOfArguments', e.at);
  }
  const inner: Place = { ...place, predicate: name === 'exists', aggregates: isAggregate ? 'nested' : place.aggregates };
  if (name === 'exists' && e.args[0]?.kind !== 'pattern') mistake('exists(…) takes a pattern.', 'UnexpectedSyntax', e.at, 'SyntaxError', 'For a property write n.name IS NOT NULL.');
  const types = e.args.map((arg) => c.expression(arg, inner));
  if (isAggregate) e.args.forEach(refuseRandom);
  if (isAggregate && name.startsWith('percentile')) checkPercentile(e.args[1], types[1] ?? ANY);
  const takes = TAKES[name];
  const [type = ANY] = types;
  if (takes !== undefined && !mayBe(type, ...takes)) mistake(`${e.name}() takes a ${takes.join(' or ')}, not ${aKind(type)}.`, 'InvalidArgumentType', e.at);
  if (signature !== undefined) {
    e.args.forEach((arg, index) => {
      const parameter = signature.params[Math.min(index, signature.params.length - 1)];
      const kinds = (parameter?.types ?? []).flatMap((word) => KINDS_OF[word] ?? []);
      const given = types[index] ?? ANY;
      // Neo4j refuses a list in toInteger() only when it comes to it
      const late = name === 'tointeger' && given.kind === 'list';
      if (parameter === undefined || parameter.types.length === 0 || late || mayBe(given, ...kinds)) return;
      const sentence = `${e.name}() takes ${parameter.types.join(' or ')} as ${parameter.name}, not ${aKind(given)}.`;
      // the TCK asks for it at run time
      if (name === 'range') c.late.push(new CypherRuntimeError('ArgumentError', 'InvalidArgumentType', sentence));
      else mistake(sentence, 'InvalidArgumentType', arg.at);
    });
  }
  return name === 'exists' ? BOOLEAN : (GIVES[name]?.(types) ?? fromSignature(signature?.returns ?? 'ANY'));
}

/** What functions give whose type depends on that of their arguments. */
const GIVES: Record<string, (types: readonly StaticType[]) => StaticType> = {
  abs: () => oneOf(NUMBERS),
  avg: () => oneOf([...NUMBERS, 'duration']),
  coalesce: either,
  collect: ([type = ANY]) => listOf(type),
  head: ([type = ANY]) => itemOf(type),
  last: ([type = ANY]) => itemOf(type),
  max: ([type = ANY]) => type,
  min: ([type = ANY]) => type,
  percentiledisc: () => oneOf(NUMBERS),
  reverse: ([type = ANY]) => (kindsOf(type) === null ? oneOf(['string', 'list', 'boolean'], ANY) : type),
  sum: () => oneOf([...NUMBERS, 'duration']),
  tail: ([type = ANY]) => (type.kind === 'list' ? type : listOf(ANY)),
};

const firstUp = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A percentile that is written out is checked before there are rows. */
function checkPercentile(arg: Expression | undefined, type: StaticType): void {
  const [value, sign] = arg?.kind === 'unary' && arg.operator === '-' ? [arg.operand, -1] : [arg, 1];
  const wrong = value?.kind === 'integer' || value?.kind === 'float' ? Number(value.value) * sign < 0 || Number(value.value) > 1 : value?.kind === 'null' || !mayBe(type, 'integer', 'float');
  if (arg !== undefined && wrong) mistake('A percentile is a number from 0.0 to 1.0.', 'NumberOutOfRange', arg.at);
}

function refuseRandom(arg: Expression): void {
  visit(arg, (node) => {
    if (node.kind === 'call' && 'name' in node && typeof node.name === 'string' && node.name.toLowerCase() === 'rand') mistake('rand() cannot be used inside an aggregate.', 'NonConstantExpression', arg.at);
    return true;
  });
}

// --------------------------------------------------------- names of their own

function overList(c: Checker, e: ListComprehension | Quantifier | Reduce, place: Place): StaticType {
  const source = c.expression(e.source, { ...place, predicate: false });
  if (!mayBe(source, 'list')) mistake(`Expected a list after IN, not ${aKind(source)}.`, 'InvalidArgumentType', e.source.at);
  const names = new Map([...place.names, [e.variable.name, itemOf(source)] as const]);
  // an aggregate per item of a list would have no rows to aggregate
  const inner: Place = { names, aggregates: 'refused', predicate: false };
  switch (e.kind) {
    case 'listComprehension': {
      checkCondition(c, e.where, names);
      const projected = e.project === null ? itemOf(source) : c.expression(e.project, inner);
      return listOf(projected);
    }
    case 'quantifier':
      checkCondition(c, e.where, names);
      return BOOLEAN;
    case 'reduce': {
      const initial = c.expression(e.initial, { ...place, predicate: false });
      const body = c.expression(e.body, { ...inner, names: new Map([...names, [e.accumulator.name, initial] as const]) });
      if (!follows(body, initial)) mistake(`reduce() begins with ${aKind(initial)}, so that it cannot go on with ${aKind(body)}.`, 'InvalidArgumentType', e.body.at);
      return reduced(initial, body);
    }
  }
}

/** Whether a value may take the place of the one that reduce() began with. */
function follows(next: StaticType, first: StaticType): boolean {
  const kinds = kindsOf(first);
  if (kinds === null) return true;
  if (first.kind === 'list' && next.kind === 'list') return kindsOf(next.item)?.length === 0 || follows(next.item, first.item);
  return mayBe(next, ...kinds, ...(kinds.some((kind) => NUMBERS.includes(kind)) ? NUMBERS : []), ...(kinds.includes('node') || kinds.includes('relationship') ? ['map' as const] : []));
}

function reduced(initial: StaticType, body: StaticType): StaticType {
  if (initial.kind === 'list') return body.kind === 'list' ? body : initial;
  if (isNumber(initial)) return body.kind === 'integer' && initial.kind === 'integer' ? INTEGER : body.kind === 'float' || initial.kind === 'float' ? { kind: 'float' } : oneOf(NUMBERS);
  return kindsOf(initial) === null ? body : from(undefined, initial);
}

function patternComprehension(c: Checker, e: PatternComprehension, place: Place): StaticType {
  const names = checkMatchPatterns(c, [e.pattern], place.names);
  checkCondition(c, e.where, names);
  return listOf(from('item', c.expression(e.project, { names, aggregates: 'refused', predicate: false })));
}

function pattern(c: Checker, e: PatternExpression, place: Place): StaticType {
  if (e.pattern.legacyShortest !== null) {
    for (const { name, at } of namesIn(e.pattern)) variable(name, at, place.names);
    if (e.pattern.elements.some((element) => element.kind === 'node' && element.variable === null)) mistake('Outside of MATCH the ends of shortestPath and allShortestPaths must be nodes that are there already.', 'UnexpectedSyntax', e.at, 'SyntaxError', 'Find them with MATCH first, and name them here.');
    checkMatchPatterns(c, [e.pattern], place.names);
    return e.pattern.legacyShortest === 'single' ? PATH : listOf(PATH);
  }
  if (!place.predicate) mistake('A pattern can only be tested here, not used as a value.', 'UnexpectedSyntax', e.at, 'SyntaxError', 'Write EXISTS { … }, COUNT { … } or a pattern comprehension [… | …].');
  for (const { name, at } of namesIn(e.pattern)) variable(name, at, place.names);
  checkMatchPatterns(c, [e.pattern], place.names);
  return BOOLEAN;
}

function subquery(c: Checker, e: SubqueryExpression, place: Place): StaticType {
  const columns = c.query(e.query, place.names, 'expression');
  switch (e.flavour) {
    case 'exists':
      return BOOLEAN;
    case 'count':
      return INTEGER;
    case 'collect': {
      if (columns?.size !== 1) mistake('COLLECT { … } must end in a RETURN of exactly one column.', 'InvalidClauseComposition', e.at);
      return listOf(ANY);
    }
  }
}
