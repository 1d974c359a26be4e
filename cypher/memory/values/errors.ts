/**
 * What can go wrong while a query runs, named as the openCypher TCK names it and as Neo4j reports it.
 * It may not know the query, nor the place in its text.
 */

/** The TCK's error types that arise from values; compile-time errors have their own class in `language/`. */
export type RuntimeErrorType =
  | 'ArithmeticError'
  | 'ArgumentError'
  | 'TypeError'
  | 'SemanticError'
  | 'SyntaxError'
  | 'EntityNotFound'
  | 'PropertyNotFound'
  | 'LabelNotFound'
  | 'ParameterMissing'
  | 'ConstraintValidationFailed'
  | 'ConstraintVerificationFailed'
  | 'ProcedureError';

const NEO4J_CODE: Record<RuntimeErrorType, string> = {
  ArithmeticError: 'Neo.ClientError.Statement.ArithmeticError',
  ArgumentError: 'Neo.ClientError.Statement.ArgumentError',
  TypeError: 'Neo.ClientError.Statement.TypeError',
  SemanticError: 'Neo.ClientError.Statement.SemanticError',
  SyntaxError: 'Neo.ClientError.Statement.SyntaxError',
  EntityNotFound: 'Neo.ClientError.Statement.EntityNotFound',
  PropertyNotFound: 'Neo.ClientError.Statement.PropertyNotFound',
  LabelNotFound: 'Neo.ClientError.Statement.LabelNotFound',
  ParameterMissing: 'Neo.ClientError.Statement.ParameterMissing',
  ConstraintValidationFailed: 'Neo.ClientError.Schema.ConstraintValidationFailed',
  ConstraintVerificationFailed: 'Neo.ClientError.Schema.ConstraintValidationFailed',
  ProcedureError: 'Neo.ClientError.Procedure.ProcedureCallFailed',
};

const LONGEST = 2000;

/** A message may quote a text of millions of characters. */
export const shortened = (message: string): string => (message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message);

/** A query failed while running. `detail` is the TCK's word for the cause (`InvalidArgumentType`, `IntegerOverflow` …). */
export class CypherRuntimeError extends Error {
  override readonly name = 'CypherRuntimeError';
  readonly type: RuntimeErrorType;
  readonly detail: string;
  /** Neo4j's status code. */
  readonly code: string;

  constructor(type: RuntimeErrorType, detail: string, message: string, options: { readonly code?: string; readonly cause?: unknown } = {}) {
    super(shortened(message), options.cause === undefined ? {} : { cause: options.cause });
    this.type = type;
    this.detail = detail;
    this.code = options.code ?? NEO4J_CODE[type];
  }

  static overflow(what: string): CypherRuntimeError {
    return new CypherRuntimeError('ArithmeticError', 'IntegerOverflow', `long overflow: ${what} does not fit an INTEGER of 64 bits. Use floats, e.g. toFloat(x).`);
  }

  /** A value of the wrong type was given. */
  static wrongType(expected: string, got: string, where: string): CypherRuntimeError {
    return new CypherRuntimeError('TypeError', 'InvalidArgumentType', `${where} expects ${expected}, but got ${got}.`);
  }

  /** An argument of the right type with a value that cannot be used. */
  static badArgument(message: string, detail = 'InvalidArgumentValue'): CypherRuntimeError {
    return new CypherRuntimeError('ArgumentError', detail, message);
  }
}
