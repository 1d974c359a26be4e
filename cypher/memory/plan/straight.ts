/**
 * Which writing clauses may change the graph row by row, instead of waiting for all rows: those at the end of a query that only make
 * things and fill what they made, when nothing before them reads what they change. A load is such a query, and then holds no rows.
 * It may not know how a clause is run.
 */
import type { Clause, PathPattern, SetItem, SingleQuery } from '../language/ast.ts';
import { variablesIn, visit } from '../language/visit.ts';

/** The clauses of the query that may go row by row; `known`: the names bound before it. */
export function straightClauses(query: SingleQuery, known: Iterable<string>): ReadonlySet<Clause> {
  const from = query.clauses.findLastIndex(({ kind }) => kind !== 'create' && kind !== 'set') + 1;
  const [before, tail] = [query.clauses.slice(0, from), query.clauses.slice(from)];
  if (tail.length === 0 || looksAround(tail) || looksAround(before.map(withoutPatterns))) return NONE;
  const bound = new Set([...known, ...variablesIn(before)]);
  const patterns = tail.flatMap((clause) => (clause.kind === 'create' ? clause.patterns : []));
  const made = new Set([...variablesIn(patterns.map(names))].filter((name) => !bound.has(name)));
  if (!tail.every((clause) => clause.kind === 'create' || (clause.kind === 'set' && clause.items.every((item) => made.has(subjectOf(item)))))) return NONE;
  const makesNodes = patterns.some(({ elements }) => elements.some((element) => element.kind === 'node' && (element.variable === null || made.has(element.variable.name))));
  return before.every((clause) => readsApart(clause, makesNodes)) ? new Set(tail) : NONE;
}

const NONE: ReadonlySet<Clause> = new Set();

/** Whether the clause reads nothing of what is made later: no node where nodes are, and no relationship ever. */
function readsApart(clause: Clause, makesNodes: boolean): boolean {
  if (clause.kind === 'unwind' || clause.kind === 'with') return true;
  return clause.kind === 'match' && !makesNodes && clause.patterns.every(({ elements }) => elements.length === 1 && elements[0]?.kind === 'node');
}

/** The patterns of MATCH are looked at alone; what their nodes must satisfy is not. */
const withoutPatterns = (clause: Clause): unknown => (clause.kind === 'match' ? [clause.where, clause.patterns.map(({ elements }) => elements)] : clause);

const AROUND = new Set(['pattern', 'patternComprehension', 'subquery']);

/** Whether any expression in it reads more of the graph than what its variables hold. */
function looksAround(tree: unknown): boolean {
  let found = false;
  visit(tree, (node) => {
    found ||= AROUND.has(node.kind);
    return !found;
  });
  return found;
}

const names = ({ elements }: PathPattern): unknown => elements.map((element) => (element.kind === 'group' ? null : element.variable));

/** The variable that is set; '' for anything else. */
function subjectOf(item: SetItem): string {
  const subject = item.kind === 'property' || item.kind === 'dynamicProperty' ? item.subject : item.variable;
  return subject.kind === 'variable' ? subject.name : '';
}
