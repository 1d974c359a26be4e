/**
 * What Neo4j does not let stand together in one clause: the label syntax of before Neo4j 5 (`:A:B`) with that of Neo4j 5 (`:A&B`),
 * variable lengths (`*1..3`) with quantified patterns, selectors with other paths; and what a quantified pattern may hold.
 * It may not know names or types.
 */
import type { CreateClause, GroupPattern, LabelExpression, MatchClause, MergeClause, PathPattern, PatternExpression, RelationshipPattern } from './ast.ts';
import { mistake } from './checker.ts';
import { visit } from './visit.ts';

interface Seen { colon: LabelExpression | null; symbol: boolean; length: RelationshipPattern | null; quantified: boolean }

/** Throws CypherSyntaxError. */
export function checkMixing(clause: MatchClause | CreateClause | MergeClause): void {
  const seen: Seen = { colon: null, symbol: false, length: null, quantified: false };
  note(clause, seen);
  if (seen.colon !== null && seen.symbol) mistake("':' between labels cannot be mixed with '|', '&', '!' and '%' in one clause.", 'UnexpectedSyntax', seen.colon.at, 'SyntaxError', "Write '&' in place of the second ':'.");
  if (seen.length !== null && seen.quantified) mistake("A variable length ('-[*]-') cannot be mixed with quantified relationships or path patterns in one clause.", 'UnexpectedSyntax', seen.length.at, 'SyntaxError', 'Write -[]-{1,3} in place of -[*1..3]-.');
  if (clause.kind !== 'match') return;
  for (const path of clause.patterns) {
    if (clause.patterns.length > 1 && path.selector !== null && path.selector.kind !== 'all') mistake('A path with a selector must be the only one of its clause.', 'UnexpectedSyntax', path.at, 'SyntaxError', 'Give the other paths a MATCH of their own.');
    checkGroups(path);
  }
}

function note(tree: unknown, seen: Seen): void {
  visit(tree, (node) => {
    if (isRelationship(node)) {
      if (node.types !== null) noteTypes(node.types, seen);
      if (node.length !== null) seen.length ??= node;
      if (node.quantifier !== null) seen.quantified = true;
      note([node.properties, node.where], seen);
      return false;
    }
    if (node.kind === 'subquery') {
      const inside: Seen = { ...seen, length: null, quantified: false };
      note(Object.values(node), inside);
      seen.colon ??= inside.colon;
      seen.symbol ||= inside.symbol;
      return false;
    }
    if (isMatch(node) || isPattern(node)) {
      for (const path of isMatch(node) ? node.patterns : [node.pattern]) notePath(path, seen);
      if (isMatch(node)) note(node.where, seen);
      return false;
    }
    if (isGroup(node) && node.quantifier !== null) seen.quantified = true;
    if (isJoin(node)) noteJoin(node, seen);
    if (node.kind === 'wildcard' || (node.kind === 'not' && 'operand' in node)) seen.symbol = true;
    return true;
  });
}

/** The lengths in shortestPath(…) may stand beside quantified patterns. */
const notePath = (path: PathPattern, seen: Seen): void => note(path.legacyShortest === null ? path.elements : path.elements.filter((element) => element.kind === 'node'), seen);

/** `:R|S` is of both syntaxes. */
function noteTypes(types: LabelExpression, seen: Seen): void {
  if (types.kind === 'or') for (const side of [types.left, types.right]) noteTypes(side, seen);
  else if (types.kind !== 'name' && types.kind !== 'dynamic') seen.symbol = true;
}

type Join = LabelExpression & { readonly colon: boolean };
function noteJoin(join: Join, seen: Seen): void {
  if (join.colon) seen.colon ??= join;
  else seen.symbol = true;
}

type Node = { readonly kind: string };
const isRelationship = (node: Node): node is RelationshipPattern => node.kind === 'relationship' && 'quantifier' in node;
const isGroup = (node: Node): node is GroupPattern => node.kind === 'group' && 'quantifier' in node;
const isMatch = (node: Node): node is MatchClause => node.kind === 'match' && 'patterns' in node;
const isPattern = (node: Node): node is PatternExpression => node.kind === 'pattern' && 'pattern' in node;
const isJoin = (node: Node): node is Join => (node.kind === 'and' || node.kind === 'or') && 'colon' in node;

function checkGroups(path: PathPattern): void {
  for (const element of path.elements) {
    if (element.kind === 'relationship' && element.length !== null && element.quantifier !== null) mistake('A variable length cannot be quantified as well.', 'UnexpectedSyntax', element.at);
    if (element.kind !== 'group') continue;
    if (element.quantifier === null && path.elements.length > 1) mistake('A path in parentheses can stand beside others only when it is quantified.', 'UnexpectedSyntax', element.at, 'SyntaxError', 'Add a quantifier such as {1}, or leave the parentheses out.');
    if (element.quantifier !== null) checkQuantified(element);
  }
}

function checkQuantified(group: GroupPattern): void {
  const { elements } = group.path;
  if (!elements.some((element) => element.kind === 'relationship')) mistake('A quantified path pattern needs at least one relationship.', 'UnexpectedSyntax', group.at);
  for (const element of elements) {
    if (element.kind === 'relationship' && element.length !== null) mistake('A variable length cannot be part of a quantified path pattern.', 'UnexpectedSyntax', element.at);
    if (element.kind !== 'node' && element.quantifier !== null) mistake('Quantified path patterns cannot be nested.', 'UnexpectedSyntax', element.at);
  }
}
