/**
 * What a statement would do, decided on its syntax tree, subqueries included: whoever lets strangers ask decides by this.
 * It may not know databases; it serves for any that speaks this Cypher.
 */
import type { Statement } from './ast.ts';
import { isWritingClause, visit } from './visit.ts';

export interface Classification {
  /** Creates, changes or deletes data, or batches transactions. */
  readonly writes: boolean;
  /** Creates or drops indexes or constraints. */
  readonly schema: boolean;
  readonly loadCsv: boolean;
  /** SHOW …: its target, such as INDEXES; null for other statements. */
  readonly show: string | null;
  /** USE names another graph. */
  readonly use: boolean;
  /** Names of the procedures called, lower-cased, each once. */
  readonly procedures: readonly string[];
  /** Names of the functions called, lower-cased, each once. */
  readonly functions: readonly string[];
  readonly explain: boolean;
}

export function classify(statement: Statement): Classification {
  const procedures = new Set<string>();
  const functions = new Set<string>();
  let [writes, loadCsv, use] = [false, false, false];
  visit(statement, (node) => {
    if (isWritingClause(node)) writes = true;
    if (node.kind === 'callSubquery' && 'transactions' in node && node.transactions !== null) writes = true;
    if (node.kind === 'loadCsv') loadCsv = true;
    if (node.kind === 'use') use = true;
    if ('name' in node && typeof node.name === 'string') {
      if (node.kind === 'callProcedure') procedures.add(node.name.toLowerCase());
      if (node.kind === 'call') functions.add(node.name.toLowerCase());
    }
    return true;
  });
  return {
    writes,
    schema: statement.kind === 'schema',
    loadCsv,
    use,
    show: statement.kind === 'show' ? statement.target : null,
    procedures: [...procedures],
    functions: [...functions],
    explain: statement.kind === 'query' && statement.prefix === 'explain',
  };
}
