/**
 * Patterns: paths, nodes, relationships, quantified groups, path selectors and label expressions.
 * It may not know clauses; expressions come from the reader's grammar.
 */
import type { Direction, GroupPattern, LabelExpression, LabelName, MapLiteral, NodePattern, Parameter, PathElement, PathPattern, PathSelector, Quantity, RelationshipPattern, Variable } from './ast.ts';
import { CypherSyntaxError } from './errors.ts';
import type { Reader } from './reader.ts';

export function parseVariable(r: Reader): Variable {
  const at = r.at;
  return { kind: 'variable', name: r.name('a variable'), at };
}

/** `[p =] [selector] elements`. */
export function parsePath(r: Reader): PathPattern {
  const at = r.at;
  const variable = r.isName() && r.isSymbol('=', 1) ? parseVariable(r) : null;
  if (variable !== null) r.expectSymbol('=');
  const selector = parseSelector(r);
  const shortest = r.isSymbol('(', 1) ? (r.isWord('SHORTESTPATH') ? 'single' : r.isWord('ALLSHORTESTPATHS') ? 'all' : null) : null;
  if (shortest === null) return { variable, selector, legacyShortest: null, elements: parseElements(r), at };
  r.next();
  r.expectSymbol('(');
  const elements = parseElements(r);
  r.expectSymbol(')');
  return { variable, selector, legacyShortest: shortest, elements, at };
}

function parseSelector(r: Reader): PathSelector | null {
  const count = (): number => (r.peek().kind === 'integer' ? r.wholeNumber('a number of paths') : 1);
  const paths = (): boolean => r.takeWord('PATHS') || r.takeWord('PATH');
  if (r.takeWords('ALL', 'SHORTEST')) {
    paths();
    return { kind: 'allShortest' };
  }
  if (r.takeWords('ANY', 'SHORTEST')) {
    paths();
    return { kind: 'shortest', count: 1 };
  }
  if (r.takeWord('SHORTEST')) {
    const counted = r.peek().kind === 'integer';
    const k = count();
    paths();
    if (!counted && !r.isWord('GROUPS') && !r.isWord('GROUP')) r.fail('Expected a number of paths after SHORTEST, or GROUP');
    return r.takeWord('GROUPS') || r.takeWord('GROUP') ? { kind: 'shortestGroups', count: k } : { kind: 'shortest', count: k };
  }
  if (r.takeWord('ANY')) {
    const k = count();
    paths();
    return { kind: 'any', count: k };
  }
  if (r.takeWord('ALL')) {
    paths();
    return { kind: 'all' };
  }
  return null;
}

const relationshipFollows = (r: Reader): boolean => r.isSymbol('-') || (r.isSymbol('<') && r.isSymbol('-', 1));

function parseElements(r: Reader): PathElement[] {
  const elements: PathElement[] = [];
  if (!r.isSymbol('(')) r.fail("Expected a pattern that begins with '('");
  while (r.isSymbol('(') || (elements.length > 0 && relationshipFollows(r))) {
    if (!r.isSymbol('(')) {
      elements.push(parseRelationship(r));
      if (!r.isSymbol('(')) r.fail("Expected a node, '(…)', after the relationship");
    }
    elements.push(groupFollows(r) ? parseGroup(r) : parseNode(r));
  }
  return elements;
}

const groupFollows = (r: Reader): boolean => r.isSymbol('(', 1) || (r.isName(1) && r.isSymbol('=', 2)) || (r.isName(1) && r.isSymbol('(', 2));

function parseGroup(r: Reader): GroupPattern {
  const at = r.at;
  r.expectSymbol('(');
  return r.withoutBar(() => {
    const path = parsePath(r);
    const where = r.takeWord('WHERE') ? r.grammar.expression(r) : null;
    r.expectSymbol(')');
    return { kind: 'group', path, where, quantifier: parseQuantifier(r), at };
  });
}

export function parseNode(r: Reader): NodePattern {
  const at = r.at;
  r.expectSymbol('(');
  return r.withoutBar(() => {
    const variable = startsVariable(r) ? parseVariable(r) : null;
    const labels = parseLabels(r);
    const properties = parseProperties(r);
    const where = r.takeWord('WHERE') ? r.grammar.expression(r) : null;
    if (!r.isSymbol(')')) r.fail("Expected ')' at the end of the node");
    r.next();
    return { kind: 'node', variable, labels, properties, where, at };
  });
}

/** `(WHERE …)` and `(IS A)` begin with words that are no variables, unless they are all there is. */
function startsVariable(r: Reader): boolean {
  if (!r.isName()) return false;
  if (r.isWord('WHERE')) return r.isSymbol(')', 1) || r.isSymbol(']', 1) || r.isSymbol(':', 1) || r.isSymbol('{', 1) || r.isWord('WHERE', 1);
  if (r.isWord('IS')) return !r.isName(1) || r.isWord('WHERE', 1) || r.isWord('IS', 1);
  return true;
}

function parseLabels(r: Reader): LabelExpression | null {
  if (r.takeSymbol(':')) return parseLabelExpression(r);
  if (!r.takeWord('IS')) return null;
  const labels = parseLabelExpression(r);
  return (labels.kind === 'and' || labels.kind === 'or') && labels.colon ? r.fail("':' between labels cannot follow IS: write '&'") : labels;
}

function parseProperties(r: Reader): MapLiteral | Parameter | null {
  const token = r.peek();
  if (token.kind === 'parameter') {
    r.next();
    return { kind: 'parameter', name: token.text, at: token.at };
  }
  return r.isSymbol('{') ? parseMapLiteral(r) : null;
}

export function parseMapLiteral(r: Reader): MapLiteral {
  const at = r.at;
  r.expectSymbol('{');
  const entry = (): { key: string; value: ReturnType<typeof r.grammar.expression> } => {
    const key = r.name('a property name');
    r.expectSymbol(':');
    return { key, value: r.grammar.expression(r) };
  };
  return r.withoutBar(() => {
    const entries = r.isSymbol('}') ? [] : r.commaSeparated(entry);
    r.expectSymbol('}');
    return { kind: 'map', entries, at };
  });
}

function parseRelationship(r: Reader): RelationshipPattern {
  const at = r.at;
  const left = r.takeSymbol('<');
  r.expectSymbol('-');
  const inside = r.isSymbol('[') ? parseBracket(r) : { variable: null, types: null, length: null, properties: null, where: null };
  if (!r.takeSymbol('-')) r.fail("Expected '-' after the relationship");
  const right = r.takeSymbol('>');
  const direction: Direction = left === right ? 'both' : right ? 'out' : 'in';
  return { kind: 'relationship', ...inside, direction, quantifier: parseQuantifier(r), at };
}

type Bracket = Pick<RelationshipPattern, 'variable' | 'types' | 'length' | 'properties' | 'where'>;

function parseBracket(r: Reader): Bracket {
  r.expectSymbol('[');
  return r.withoutBar(() => {
    const variable = startsVariable(r) ? parseVariable(r) : null;
    const types = parseLabels(r);
    const length = parseLength(r);
    const properties = parseProperties(r);
    const where = r.takeWord('WHERE') ? r.grammar.expression(r) : null;
    if (!r.isSymbol(']')) r.fail("Expected ']' at the end of the relationship", r.isSymbol('..') || r.peek().kind === 'integer' || r.isSymbol('-') ? 'InvalidRelationshipPattern' : 'UnexpectedSyntax');
    r.next();
    return { variable, types, length, properties, where };
  });
}

function parseLength(r: Reader): Quantity | null {
  const at = r.at;
  if (!r.takeSymbol('*')) return null;
  if (r.isSymbol('-')) throw new CypherSyntaxError('The length of a relationship cannot be negative.', r.at, { detail: 'InvalidRelationshipPattern' });
  const min = r.peek().kind === 'integer' ? r.wholeNumber('a length') : null;
  if (!r.takeSymbol('..')) return { min: min ?? 1, max: min, at };
  if (r.isSymbol('-')) throw new CypherSyntaxError('The length of a relationship cannot be negative.', r.at, { detail: 'InvalidRelationshipPattern' });
  const max = r.peek().kind === 'integer' ? r.wholeNumber('a length') : null;
  return { min: min ?? 1, max, at };
}

function parseQuantifier(r: Reader): Quantity | null {
  const at = r.at;
  if (r.takeSymbol('+')) return { min: 1, max: null, at };
  if (r.takeSymbol('*')) return { min: 0, max: null, at };
  const first = r.peek(1);
  if (!r.isSymbol('{') || !(first.kind === 'integer' || (first.kind === 'symbol' && first.text === ','))) return null;
  r.next();
  const min = r.peek().kind === 'integer' ? r.wholeNumber('a count') : 0;
  if (r.takeSymbol('}')) return { min, max: min, at };
  r.expectSymbol(',');
  const max = r.peek().kind === 'integer' ? r.wholeNumber('a count') : null;
  r.expectSymbol('}');
  return { min, max, at };
}

/** `A&B`, `A|B`, `!A`, `%`, `$(…)`, and the older `A:B` and `A|:B`; after the `:` or IS. */
export function parseLabelExpression(r: Reader): LabelExpression {
  let left = parseLabelAnd(r);
  while (r.isSymbol('|') && !r.barEnds) {
    const at = r.at;
    r.next();
    const colon = r.takeSymbol(':');
    left = { kind: 'or', left, right: parseLabelAnd(r), colon, at };
  }
  return left;
}

function parseLabelAnd(r: Reader): LabelExpression {
  let left = parseLabelNot(r);
  while (r.isSymbol('&') || r.isSymbol(':')) {
    const at = r.at;
    const colon = r.next().text === ':';
    left = { kind: 'and', left, right: parseLabelNot(r), colon, at };
  }
  return left;
}

function parseLabelNot(r: Reader): LabelExpression {
  const at = r.at;
  if (r.takeSymbol('!')) return { kind: 'not', operand: parseLabelNot(r), at };
  if (r.takeSymbol('%')) return { kind: 'wildcard', at };
  if (r.takeSymbol('(')) {
    return r.withoutBar(() => {
      const inner = parseLabelExpression(r);
      r.expectSymbol(')');
      return inner;
    });
  }
  const dynamic = parseDynamicLabel(r);
  if (dynamic !== null) return { kind: 'dynamic', ...dynamic, at };
  return { kind: 'name', name: r.name('a label or type'), at };
}

function parseDynamicLabel(r: Reader, quantifiers = true): { expression: ReturnType<typeof r.grammar.expression>; every: boolean } | null {
  const token = r.peek();
  const quantified = quantifiers && token.kind === 'parameter' && /^(any|all)$/i.test(token.text) && r.isSymbol('(', 1);
  if (!quantified && !(r.isSymbol('$') && r.isSymbol('(', 1))) return null;
  r.next();
  r.expectSymbol('(');
  const expression = r.withoutBar(() => r.grammar.expression(r));
  r.expectSymbol(')');
  return { expression, every: token.text.toLowerCase() !== 'any' };
}

/** `:A:B` in SET and REMOVE, after the variable. */
export function parseLabelNames(r: Reader): LabelName[] {
  const names: LabelName[] = [];
  do {
    if (!r.takeSymbol(':')) r.expectWord('IS');
    const at = r.at;
    const dynamic = parseDynamicLabel(r, false);
    names.push(dynamic === null ? { kind: 'name', name: r.name('a label'), at } : { kind: 'dynamic', expression: dynamic.expression, at });
  } while (r.isSymbol(':'));
  return names;
}
