// Neo4j's error codes → our failures. The driver's own wording is kept as `cause`.
import neo4j from 'neo4j-driver';
import { DatabaseUnavailable, QueryCancelled, QueryFailed, QueryForbidden, QuerySyntaxError, QueryTimedOut } from '../failures.ts';

/** The failure that an error of the driver stands for; an error that is ours already, or unknown, is given back as it is. */
export function failureOf(error: unknown, context: { readonly url: string; readonly timeoutMs: number; readonly cancelled: boolean; readonly starting?: boolean }): unknown {
  if (context.cancelled) return new QueryCancelled({ cause: error });
  if (!(error instanceof neo4j.Neo4jError)) return error;
  const { code, message } = error;
  if (code.startsWith('Neo.ClientError.Security')) return new DatabaseUnavailable(`Neo4j at ${context.url} refuses the user. Check PACTA_DATABASE_USER and PACTA_DATABASE_PASSWORD.`, 'refused', { cause: error });
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') return new DatabaseUnavailable(`Neo4j at ${context.url} has no such database. Check PACTA_DATABASE_NAME.`, 'refused', { cause: error });
  if (isGone(code)) return new DatabaseUnavailable(`Neo4j at ${context.url} cannot be reached. Start it, or correct PACTA_DATABASE_URL${context.starting === true ? ', then start Pacta again' : '; Pacta tries again by itself'}.`, 'unreachable', { cause: error });
  if (code.includes('TransactionTimedOut') || code.includes('LockClientStopped')) return new QueryTimedOut(context.timeoutMs, { cause: error });
  if (code === 'Neo.ClientError.Statement.AccessMode') return new QueryForbidden('Questions only read. Remove what would write.', 'write', { cause: error });
  const position = positionIn(message);
  // what Neo4j computes before running, such as date('x'), it calls a syntax error too, but has no place for it
  if (code === 'Neo.ClientError.Statement.SyntaxError' && position) return new QuerySyntaxError(firstLine(message), position, undefined, { cause: error });
  return new QueryFailed(firstLine(message), code, { cause: error });
}

function isGone(code: string): boolean {
  return code === 'ServiceUnavailable' || code === 'SessionExpired' || code.startsWith('Neo.TransientError.General.DatabaseUnavailable') || code === 'Neo.TransientError.Database.DatabaseUnavailable' || code === 'N/A';
}

const firstLine = (message: string): string => message.split('\n')[0]!.replace(/ \(line \d+, column \d+ \(offset: \d+\)\)$/, '');

function positionIn(message: string): { line: number; column: number } | undefined {
  const found = /\(line (\d+), column (\d+)/.exec(message);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined;
}
