/**
 * Expressions by precedence, loosest first: OR, XOR, AND, NOT, comparisons, predicates (IN, STARTS WITH, IS …), sums,
 * products, powers, signs, postfixes. Atoms are in parse-atom.ts.
 * It may not know clauses.
 */
import type { BinaryOperator, ComparisonOperator, Expression, NormalizedTest, Position } from './ast.ts';
import { CypherSyntaxError } from './errors.ts';
import { parseAtom } from './parse-atom.ts';
import { parseLabelExpression } from './parse-pattern.ts';
import { parseType } from './parse-type.ts';
import type { Reader } from './reader.ts';

const MAX_INTEGER = 2n ** 63n - 1n;
const COMPARISONS: readonly ComparisonOperator[] = ['=', '<>', '<', '>', '<=', '>='];

export function parseExpression(r: Reader): Expression {
  return leftToRight(r, xor, () => (r.takeWord('OR') ? 'OR' : null));
}

const xor = (r: Reader): Expression => leftToRight(r, and, () => (r.takeWord('XOR') ? 'XOR' : null));
const and = (r: Reader): Expression => leftToRight(r, not, () => (r.takeWord('AND') ? 'AND' : null));

function leftToRight(r: Reader, operand: (r: Reader) => Expression, operator: () => BinaryOperator | null): Expression {
  let left = operand(r);
  for (;;) {
    const at = r.at;
    const found = operator();
    if (found === null) return left;
    left = { kind: 'binary', operator: found, left, right: operand(r), at };
  }
}

function not(r: Reader): Expression {
  const at = r.at;
  if (r.isWord('NOT') && !endsOperand(r)) {
    r.next();
    return { kind: 'unary', operator: 'NOT', operand: not(r), at };
  }
  return comparison(r);
}

/** True when the word here stands alone, as a variable called `not` would. */
const endsOperand = (r: Reader): boolean => r.peek(1).kind === 'end' || [')', ',', ']', '}', '=', '.'].some((symbol) => r.isSymbol(symbol, 1));

function comparison(r: Reader): Expression {
  return comparisonTail(r, predicate(r));
}

function takeComparison(r: Reader): ComparisonOperator | null {
  const token = r.peek();
  const found = token.kind === 'symbol' ? COMPARISONS.find((operator) => operator === token.text) : undefined;
  if (found === undefined) return null;
  r.next();
  return found;
}

function comparisonTail(r: Reader, first: Expression): Expression {
  const rest: { operator: ComparisonOperator; operand: Expression }[] = [];
  const at = r.at;
  for (let operator = takeComparison(r); operator !== null; operator = takeComparison(r)) rest.push({ operator, operand: predicate(r) });
  return rest.length === 0 ? first : { kind: 'comparison', first, rest, at };
}

function predicate(r: Reader): Expression {
  let left = sum(r);
  for (let next = predicateStep(r, left); next !== null; next = predicateStep(r, left)) left = next;
  return left;
}

function stringOperator(r: Reader): BinaryOperator | null {
  if (r.takeSymbol('=~')) return '=~';
  if (r.takeWords('STARTS', 'WITH')) return 'STARTS WITH';
  if (r.takeWords('ENDS', 'WITH')) return 'ENDS WITH';
  if (r.takeWord('CONTAINS')) return 'CONTAINS';
  return r.takeWord('IN') ? 'IN' : null;
}

function predicateStep(r: Reader, left: Expression): Expression | null {
  const at = r.at;
  const operator = stringOperator(r);
  if (operator !== null) return { kind: 'binary', operator, left, right: sum(r), at };
  if (r.takeSymbol('::')) return { kind: 'typeTest', operand: left, type: parseType(r), negated: false, at };
  return r.isWord('IS') ? isTest(r, left, at) : null;
}

function isTest(r: Reader, operand: Expression, at: Position): Expression {
  r.next();
  const negated = r.takeWord('NOT');
  if (r.takeWord('NULL')) return { kind: 'nullTest', operand, negated, at };
  if (r.takeWord('TYPED') || r.takeSymbol('::')) return { kind: 'typeTest', operand, type: parseType(r), negated, at };
  const form = normalForm(r);
  if (form !== null) return { kind: 'normalizedTest', operand, form, negated, at };
  if (negated) r.fail('Expected NULL, NORMALIZED or a type (:: …)');
  return { kind: 'labelTest', operand, labels: parseLabelExpression(r), at };
}

function normalForm(r: Reader): NormalizedTest['form'] | null {
  if (r.takeWord('NORMALIZED')) return 'NFC';
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) if (r.takeWords(form, 'NORMALIZED')) return form;
  return null;
}

/** `> 5`, `IS NULL`, `STARTS WITH 'a'` … whose left side is given: the extended tests of CASE. Null where none begins. */
export function parseTestOf(r: Reader, subject: Expression): Expression | null {
  // types cannot be tested so, in Neo4j neither
  if (r.isSymbol('::') || (r.isWord('IS') && (r.isSymbol('::', 1) || r.isWord('TYPED', 1)))) return null;
  const tested = predicateStep(r, subject);
  if (tested !== null) return tested;
  const compared = comparisonTail(r, subject);
  return compared === subject ? null : compared;
}

function sum(r: Reader): Expression {
  return leftToRight(r, product, () => (r.takeSymbol('+') ? '+' : r.takeSymbol('||') ? '||' : r.takeSymbol('-') ? '-' : null));
}

const product = (r: Reader): Expression => leftToRight(r, power, () => (r.takeSymbol('*') ? '*' : r.takeSymbol('/') ? '/' : r.takeSymbol('%') ? '%' : null));
const power = (r: Reader): Expression => leftToRight(r, sign, () => (r.takeSymbol('^') ? '^' : null));

function sign(r: Reader): Expression {
  const at = r.at;
  if (r.takeSymbol('+')) return { kind: 'unary', operator: '+', operand: signed(r), at };
  if (!r.isSymbol('-')) return parsePostfix(r);
  if (r.peek(1).kind === 'integer') return negative(r);
  r.expectSymbol('-');
  return { kind: 'unary', operator: '-', operand: signed(r), at };
}

/** After a sign: another stands only as the minus of a number that is written out. */
function signed(r: Reader): Expression {
  if (r.isSymbol('+')) r.fail('Expected an expression after a sign, not another sign: put it in parentheses');
  if (r.isSymbol('-') && r.peek(1).kind !== 'integer' && r.peek(1).kind !== 'float') r.fail('Expected a number after two signs: put the rest in parentheses');
  return r.isSymbol('-') ? negative(r) : parsePostfix(r);
}

function negative(r: Reader): Expression {
  const at = r.at;
  r.expectSymbol('-');
  const token = r.peek();
  if (token.kind !== 'integer') return { kind: 'unary', operator: '-', operand: parsePostfix(r), at };
  r.next();
  if (token.integer > MAX_INTEGER + 1n) overflow(token.text, at);
  return postfixes(r, { kind: 'integer', value: -token.integer, at });
}

function overflow(text: string, at: Position): never {
  throw new CypherSyntaxError(`The integer ${text} does not fit in 64 bits.`, at, { detail: 'IntegerOverflow' });
}

export function parsePostfix(r: Reader): Expression {
  const token = r.peek();
  if (token.kind !== 'integer') return postfixes(r, parseAtom(r));
  r.next();
  if (token.integer > MAX_INTEGER) overflow(token.text, token.at);
  return postfixes(r, { kind: 'integer', value: token.integer, at: token.at });
}

function postfixes(r: Reader, start: Expression): Expression {
  let subject = start;
  for (;;) {
    const at = r.at;
    if (r.isSymbol('.') && r.isName(1)) {
      r.next();
      subject = { kind: 'property', subject, key: r.name('a property name'), at };
    } else if (r.isSymbol('[')) subject = indexOrSlice(r, subject, at);
    else if (r.isSymbol(':') && labelTestFollows(r)) {
      r.next();
      subject = { kind: 'labelTest', operand: subject, labels: parseLabelExpression(r), at };
    } else return subject;
  }
}

const labelTestFollows = (r: Reader): boolean => r.isName(1) || r.isSymbol('!', 1) || r.isSymbol('%', 1) || r.isSymbol('(', 1) || r.isSymbol('$', 1) || (r.peek(1).kind === 'parameter' && r.isSymbol('(', 2));

function indexOrSlice(r: Reader, subject: Expression, at: Position): Expression {
  r.expectSymbol('[');
  return r.withoutBar(() => {
    const from = r.isSymbol('..') ? null : parseExpression(r);
    if (from !== null && r.takeSymbol(']')) return { kind: 'index', subject, index: from, at };
    r.expectSymbol('..');
    const to = r.isSymbol(']') && from !== null ? null : parseExpression(r);
    r.expectSymbol(']');
    return { kind: 'slice', subject, from, to, at };
  });
}
