/**
 * The one error for a query that cannot be run as written, raised before anything runs.
 * It knows places in the text and the TCK's names for what went wrong; it may not know the grammar.
 */
import type { Position } from './ast.ts';

export type CompileErrorType = 'SyntaxError' | 'SemanticError' | 'ParameterMissing' | 'ProcedureError' | 'TypeError' | 'ArgumentError' | 'NotSupported';

const CODES: Record<CompileErrorType, string> = {
  SyntaxError: 'Neo.ClientError.Statement.SyntaxError',
  SemanticError: 'Neo.ClientError.Statement.SemanticError',
  ParameterMissing: 'Neo.ClientError.Statement.ParameterMissing',
  ProcedureError: 'Neo.ClientError.Procedure.ProcedureNotFound',
  TypeError: 'Neo.ClientError.Statement.TypeError',
  ArgumentError: 'Neo.ClientError.Statement.ArgumentError',
  NotSupported: 'Neo.ClientError.Statement.UnsupportedOperationError',
};

/** A message may quote a name of millions of characters. */
const LONGEST = 2000;

export class CypherSyntaxError extends Error {
  override readonly name = 'CypherSyntaxError';
  /** Neo4j's status code. */
  readonly code: string;
  /** The TCK's error type and detail, such as SyntaxError and UndefinedVariable. */
  readonly type: CompileErrorType;
  readonly detail: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** What to write instead, where that is known. */
  readonly cure?: string;

  constructor(message: string, at: Position, options: { readonly detail?: string; readonly type?: CompileErrorType; readonly cure?: string } = {}) {
    super(`${message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message} (line ${at.line}, column ${at.column})`);
    this.type = options.type ?? 'SyntaxError';
    this.code = CODES[this.type];
    this.detail = options.detail ?? 'UnexpectedSyntax';
    this.line = at.line;
    this.column = at.column;
    this.offset = at.offset;
    if (options.cure !== undefined) this.cure = options.cure;
  }
}
