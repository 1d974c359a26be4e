// One class per way a question to the database can fail; fields rather than prose. `server` turns them into status and words.

/** The text is not Cypher. `line` and `column` are 1-based. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
  constructor(message: string, readonly position: { readonly line: number; readonly column: number } | undefined, readonly cure?: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** What the embedded engine finds wrong with a text before anything runs, as one of our failures. */
export function mistakeOf({ type, code, message, line, column, cure }: { readonly type: string; readonly code: string; readonly message: string; readonly line: number; readonly column: number; readonly cure?: string | null | undefined }, options: ErrorOptions): QuerySyntaxError | QueryFailed {
  return type === 'ParameterMissing' ? new QueryFailed(message, code, options) : new QuerySyntaxError(message, { line, column }, cure ?? undefined, options);
}

/** The statement would write, load a file, or call a procedure that is not on the list. */
export class QueryForbidden extends Error {
  override readonly name = 'QueryForbidden';
  constructor(message: string, readonly reason: 'write' | 'schema' | 'load-csv' | 'procedure', options?: ErrorOptions) {
    super(message, options);
  }
}

/** The statement ran and failed: a wrong type, a missing parameter, an overflow. `code` is Neo4j's status code where there is one. */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  constructor(message: string, readonly code: string, options?: ErrorOptions) {
    super(message, options);
  }
}

export class QueryTimedOut extends Error {
  override readonly name = 'QueryTimedOut';
  constructor(readonly timeoutMs: number, options?: ErrorOptions) {
    super(`The question took longer than ${timeoutMs} ms and was stopped. Narrow the pattern, add a LIMIT, or raise PACTA_QUERY_TIMEOUT_MS.`, options);
  }
}

export class QueryCancelled extends Error {
  override readonly name = 'QueryCancelled';
  constructor(options?: ErrorOptions) {
    super('The question was cancelled.', options);
  }
}

/** The whole question holds too much, or one row of its answer is larger than an answer may be. */
export class QueryTooLarge extends Error {
  override readonly name = 'QueryTooLarge';
  constructor(readonly maxMegabytes: number, readonly what: 'question' | 'row' = 'question', options?: ErrorOptions) {
    super(what === 'row'
      ? `One row of the answer is larger than the ${maxMegabytes} MB that an answer may have. Return less in a row: single properties instead of nodes, or a part of a list.`
      : `The question needed more than ${maxMegabytes} MB and was stopped. Return fewer rows, aggregate earlier, or raise PACTA_QUERY_MAX_MB.`, options);
  }
}

/** The database cannot be reached, refuses the user, or went away. `detail` says what to do. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  constructor(message: string, readonly kind: 'unreachable' | 'refused' | 'lost', options?: ErrorOptions) {
    super(message, options);
  }
}

/** A dataset cannot be loaded: another one is missing, or still builds on it. */
export class LoadRefused extends Error {
  override readonly name = 'LoadRefused';
}
