/**
 * The smallest expressions: literals, names, calls, comprehensions, quantifiers, CASE, subqueries, patterns.
 * It may not know operators; whole expressions, paths and queries come from the reader's grammar.
 */
import { CASE_SUBJECT } from './ast.ts';
import type { CaseBranch, Expression, MapProjectionItem, Position, Quantifier, Query, SubqueryExpression } from './ast.ts';
import { parseMapLiteral, parseVariable } from './parse-pattern.ts';
import type { Reader } from './reader.ts';

const QUANTIFIERS: Record<string, Quantifier['quantifier']> = { ALL: 'all', ANY: 'any', NONE: 'none', SINGLE: 'single' };
const SUBQUERIES: Record<string, SubqueryExpression['flavour']> = { EXISTS: 'exists', COUNT: 'count', COLLECT: 'collect' };

export function parseAtom(r: Reader): Expression {
  const token = r.peek();
  const at = token.at;
  switch (token.kind) {
    case 'float':
      r.next();
      return { kind: 'float', value: token.number, at };
    case 'string':
      r.next();
      return { kind: 'string', value: token.text, at };
    case 'parameter':
      r.next();
      return { kind: 'parameter', name: token.text, at };
    case 'symbol':
      return symbolAtom(r, at);
    case 'word':
      return wordAtom(r, at);
    case 'escaped':
      return nameAtom(r, at);
    case 'badNumber':
      return r.fail('Expected a number', 'InvalidNumberLiteral');
    case 'integer':
    case 'end':
      return r.fail('Expected an expression');
  }
}

function symbolAtom(r: Reader, at: Position): Expression {
  if (r.isSymbol('(')) return parenthesised(r, at);
  if (r.isSymbol('[')) return r.withoutBar(() => bracketed(r, at));
  if (r.isSymbol('{')) return parseMapLiteral(r);
  return r.fail('Expected an expression');
}

function parenthesised(r: Reader, at: Position): Expression {
  const pattern = mayBePattern(r) ? r.attempt(() => patternExpression(r, at)) : null;
  if (pattern !== null) return pattern;
  r.expectSymbol('(');
  const inner = r.withoutBar(() => r.grammar.expression(r));
  r.expectSymbol(')');
  return inner;
}

/** Looks for the relationship behind the closing parenthesis, so that `(a)` alone is not tried as a pattern. */
function mayBePattern(r: Reader): boolean {
  const closing = r.aheadOfClosing();
  if (closing === null) return false;
  const arrow = r.isSymbol('<', closing + 1) ? closing + 2 : closing + 1;
  return r.isSymbol('-', arrow) && (r.isSymbol('-', arrow + 1) || r.isSymbol('[', arrow + 1));
}

function patternExpression(r: Reader, at: Position): Expression | null {
  const pattern = r.grammar.path(r);
  return pattern.elements.length > 1 || pattern.legacyShortest !== null ? { kind: 'pattern', pattern, at } : null;
}

function bracketed(r: Reader, at: Position): Expression {
  if (r.isName(1) && r.isWord('IN', 2)) {
    const comprehension = r.attempt(() => listComprehension(r, at));
    if (comprehension !== null) return comprehension;
  }
  if (r.isSymbol('(', 1) || (r.isName(1) && r.isSymbol('=', 2) && r.isSymbol('(', 3))) {
    const comprehension = r.attempt(() => patternComprehension(r, at));
    if (comprehension !== null) return comprehension;
  }
  r.expectSymbol('[');
  const items = r.isSymbol(']') ? [] : r.commaSeparated(() => r.grammar.expression(r));
  r.expectSymbol(']');
  return { kind: 'list', items, at };
}

function listComprehension(r: Reader, at: Position): Expression | null {
  r.expectSymbol('[');
  const variable = parseVariable(r);
  r.expectWord('IN');
  const source = r.withBar(() => r.grammar.expression(r));
  const where = r.takeWord('WHERE') ? r.withBar(() => r.grammar.expression(r)) : null;
  const project = r.takeSymbol('|') ? r.grammar.expression(r) : null;
  if (!r.takeSymbol(']')) return null;
  return { kind: 'listComprehension', variable, source, where, project, at };
}

function patternComprehension(r: Reader, at: Position): Expression | null {
  r.expectSymbol('[');
  const pattern = r.grammar.path(r);
  const where = r.takeWord('WHERE') ? r.withBar(() => r.grammar.expression(r)) : null;
  if (pattern.elements.length < 2 || !r.takeSymbol('|')) return null;
  const project = r.grammar.expression(r);
  r.expectSymbol(']');
  return { kind: 'patternComprehension', pattern, where, project, at };
}

function wordAtom(r: Reader, at: Position): Expression {
  const word = r.peek().upper;
  const before = r.isSymbol('(', 1);
  if (r.isSymbol('{', 1) && SUBQUERIES[word] !== undefined) return subquery(r, SUBQUERIES[word], at);
  if (word === 'CASE' && !r.isSymbol(')', 1) && !r.isSymbol(',', 1) && !r.isSymbol('.', 1)) return caseExpression(r, at);
  if (before && QUANTIFIERS[word] !== undefined && r.isName(2) && r.isWord('IN', 3)) return quantifier(r, QUANTIFIERS[word], at);
  if (before && word === 'REDUCE') return reduce(r, at);
  if (before && (word === 'SHORTESTPATH' || word === 'ALLSHORTESTPATHS')) return { kind: 'pattern', pattern: r.grammar.path(r), at };
  if (before && word === 'COUNT' && r.isSymbol('*', 2) && r.isSymbol(')', 3)) {
    for (let taken = 0; taken < 4; taken += 1) r.next();
    return { kind: 'countStar', at };
  }
  return constant(r, word, at) ?? nameAtom(r, at);
}

function constant(r: Reader, word: string, at: Position): Expression | null {
  if (r.isSymbol('(', 1) || (r.isSymbol('.', 1) && word !== 'NULL')) return null;
  const value = ((): Expression | null => {
    switch (word) {
      case 'NULL':
        return { kind: 'null', at };
      case 'TRUE':
        return { kind: 'boolean', value: true, at };
      case 'FALSE':
        return { kind: 'boolean', value: false, at };
      case 'INF':
      case 'INFINITY':
        return { kind: 'float', value: Infinity, at };
      case 'NAN':
        return { kind: 'float', value: NaN, at };
      default:
        return null;
    }
  })();
  if (value !== null) r.next();
  return value;
}

/** A variable, a call with or without a namespace, or a map projection. */
function nameAtom(r: Reader, at: Position): Expression {
  let ahead = 1;
  while (r.isSymbol('.', ahead) && r.isName(ahead + 1)) ahead += 2;
  if (r.isSymbol('(', ahead)) return call(r, at);
  const variable = parseVariable(r);
  if (!r.isSymbol('{')) return variable;
  r.next();
  const items = r.withoutBar(() => (r.isSymbol('}') ? [] : r.commaSeparated(() => projectionItem(r))));
  r.expectSymbol('}');
  return { kind: 'mapProjection', subject: variable, items, at };
}

function projectionItem(r: Reader): MapProjectionItem {
  const at = r.at;
  if (r.takeSymbol('.')) return r.takeSymbol('*') ? { kind: 'all', at } : { kind: 'property', key: r.name('a property name'), at };
  if (!r.isSymbol(':', 1)) return { kind: 'variable', variable: parseVariable(r), at };
  const key = r.name('a key');
  r.expectSymbol(':');
  return { kind: 'entry', key, value: r.grammar.expression(r), at };
}

function call(r: Reader, at: Position): Expression {
  const parts = [r.name('a function')];
  while (r.takeSymbol('.')) parts.push(r.name('a function'));
  r.expectSymbol('(');
  if (parts.length === 1 && parts[0]?.toLowerCase() === 'trim') return r.withoutBar(() => trimCall(r, at));
  return r.withoutBar(() => {
    const distinct = r.isWord('DISTINCT') && !r.isSymbol(')', 1) && !r.isSymbol(',', 1) ? r.takeWord('DISTINCT') : false;
    if (!distinct && (r.isName(1) || r.peek(1).kind === 'integer') && !r.isWord('IN', 1)) r.takeWord('ALL');
    const name = parts.join('.');
    let index = 0;
    const args = r.isSymbol(')') ? [] : r.commaSeparated(() => argument(r, name, index++));
    if (!r.isSymbol(')')) r.fail(`Expected ')' at the end of the call of ${name}`);
    r.next();
    return { kind: 'call', name, distinct, args, at };
  });
}

/** `trim(LEADING 'x' FROM s)`: the side and the characters stand before FROM, each at will. */
function trimCall(r: Reader, at: Position): Expression {
  const sides = { LEADING: 'ltrim', TRAILING: 'rtrim', BOTH: 'btrim' } as const;
  const word = (['LEADING', 'TRAILING', 'BOTH'] as const).find((w) => r.isWord(w) && !r.isSymbol(')', 1) && !r.isSymbol('.', 1));
  if (word !== undefined) r.next();
  const first = r.isWord('FROM') && (word !== undefined || !(r.isSymbol(')', 1) || r.isSymbol('.', 1))) ? null : r.grammar.expression(r);
  if (first !== null && word === undefined && r.isSymbol(',')) return trimOf(r, first, at);
  const from = r.takeWord('FROM');
  if (word !== undefined && !from) r.fail(`Expected FROM after ${word}`);
  const source = from ? r.grammar.expression(r) : first;
  r.expectSymbol(')');
  if (source === null) return r.fail('Expected an expression');
  if (!from) return { kind: 'call', name: 'trim', distinct: false, args: [source], at };
  if (first === null) return { kind: 'call', name: sides[word ?? 'BOTH'], distinct: false, args: [source], at };
  return { kind: 'call', name: 'trim', distinct: false, args: [source, first, { kind: 'string', value: word ?? 'BOTH', at }], at };
}

/** `trim('LEADING', 'x', s)`, with commas: what is neither LEADING nor TRAILING stands for both, and without the characters all blanks go. */
function trimOf(r: Reader, side: Expression, at: Position): Expression {
  const rest: Expression[] = [];
  while (r.takeSymbol(',')) rest.push(r.grammar.expression(r));
  r.expectSymbol(')');
  const [first, second] = rest;
  if (first === undefined || rest.length > 2) return r.fail('trim() takes a side, the characters and a string');
  if (second !== undefined) return { kind: 'call', name: 'trim', distinct: false, args: [second, first, side], at };
  if (side.kind !== 'string') return r.fail("Without the characters trim() takes its side as a text: write trim('LEADING', s) or ltrim(s)");
  return { kind: 'call', name: side.value === 'LEADING' ? 'ltrim' : side.value === 'TRAILING' ? 'rtrim' : 'btrim', distinct: false, args: [first], at };
}

/** `normalize(s, NFC)` names its form by a bare word. */
function argument(r: Reader, name: string, index: number): Expression {
  const token = r.peek();
  if (index !== 1 || name.toLowerCase() !== 'normalize') return r.grammar.expression(r);
  if (/^NFK?[CD]$/.test(token.upper) && r.isSymbol(')', 1)) {
    r.next();
    return { kind: 'string', value: token.upper, at: token.at };
  }
  return r.fail('Expected a normal form: NFC, NFD, NFKC or NFKD');
}

function quantifier(r: Reader, kind: Quantifier['quantifier'], at: Position): Expression {
  r.next();
  r.expectSymbol('(');
  return r.withoutBar(() => {
    const variable = parseVariable(r);
    r.expectWord('IN');
    const source = r.grammar.expression(r);
    const where = r.takeWord('WHERE') ? r.grammar.expression(r) : null;
    r.expectSymbol(')');
    return { kind: 'quantifier', quantifier: kind, variable, source, where, at };
  });
}

function reduce(r: Reader, at: Position): Expression {
  r.next();
  r.expectSymbol('(');
  const accumulator = parseVariable(r);
  r.expectSymbol('=');
  const initial = r.withoutBar(() => r.grammar.expression(r));
  r.expectSymbol(',');
  const variable = parseVariable(r);
  r.expectWord('IN');
  const source = r.withBar(() => r.grammar.expression(r));
  r.expectSymbol('|');
  const body = r.withoutBar(() => r.grammar.expression(r));
  r.expectSymbol(')');
  return { kind: 'reduce', accumulator, initial, variable, source, body, at };
}

function caseExpression(r: Reader, at: Position): Expression {
  r.next();
  return r.withoutBar(() => {
    const subject = r.isWord('WHEN') ? null : r.grammar.expression(r);
    const whens: CaseBranch[] = [];
    while (r.takeWord('WHEN')) {
      const tests = subject === null ? [r.grammar.expression(r)] : r.commaSeparated(() => simpleTest(r));
      r.expectWord('THEN');
      whens.push({ tests, then: r.grammar.expression(r) });
    }
    if (whens.length === 0) r.fail('Expected WHEN');
    const otherwise = r.takeWord('ELSE') ? r.grammar.expression(r) : null;
    r.expectWord('END');
    return { kind: 'case', subject, whens, otherwise, at };
  });
}

function simpleTest(r: Reader): Expression {
  const at = r.at;
  const subject: Expression = { kind: 'variable', name: CASE_SUBJECT, at };
  const extended = r.grammar.testOf(r, subject);
  if (extended !== null) return extended;
  return { kind: 'comparison', first: subject, rest: [{ operator: '=', operand: r.grammar.expression(r) }], at };
}

const QUERY_WORDS = ['MATCH', 'OPTIONAL', 'UNWIND', 'WITH', 'RETURN', 'CALL', 'CREATE', 'INSERT', 'MERGE', 'SET', 'DELETE', 'DETACH', 'REMOVE', 'FOREACH', 'LOAD', 'USE'];

function subquery(r: Reader, flavour: SubqueryExpression['flavour'], at: Position): Expression {
  r.next();
  r.expectSymbol('{');
  return r.withoutBar(() => {
    const query = QUERY_WORDS.some((word) => r.isWord(word)) && !r.isSymbol('=', 1) ? r.grammar.query(r) : r.nested(() => barePattern(r));
    r.expectSymbol('}');
    return { kind: 'subquery', flavour, query, at };
  });
}

function barePattern(r: Reader): Query {
  const at = r.at;
  const patterns = r.commaSeparated(() => r.grammar.path(r));
  const where = r.takeWord('WHERE') ? r.grammar.expression(r) : null;
  return { kind: 'single', clauses: [{ kind: 'match', optional: false, patterns, hints: [], where, repeatable: false, at }], at };
}
