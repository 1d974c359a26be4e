// The one table that turns a failure into status and words (RFC 9457). Never a stack trace, and nothing of the machine.
import type { Problem } from '#graph/answers';
import { DatabaseUnavailable, LoadRefused, QueryCancelled, QueryFailed, QueryForbidden, QuerySyntaxError, QueryTimedOut, QueryTooLarge } from '#cypher/failures';
import { NotAllowed, TooManyRequests, UnknownAddress, UnknownId, WrongMethod, WrongRequest } from './refusals.ts';

interface Row { readonly status: number; readonly kind: string; readonly title: string; readonly claims: (error: unknown) => boolean; more(error: unknown): Partial<Problem> }

/** One class of failures. */
function row<E extends Error>(failure: new (...parameters: never[]) => E, status: number, kind: string, title: string, more: (error: E) => Partial<Problem> = () => ({})): Row {
  return { status, kind, title, claims: (error) => error instanceof failure, more: (error) => more(error as E) };
}

const table: readonly Row[] = [
  row(WrongRequest, 400, 'wrong-request', 'The request is wrong'),
  row(QuerySyntaxError, 400, 'query-syntax', 'The query is not Cypher', (error) => ({ ...(error.position ? { position: { line: error.position.line, column: error.position.column } } : {}), cure: error.cure ?? 'Correct the query at this place.' })),
  { ...row(QueryFailed, 500, 'query-broke', 'The database failed'), claims: (error) => error instanceof QueryFailed && error.code.startsWith('Neo.DatabaseError') },
  row(QueryFailed, 400, 'query-failed', 'The query failed'),
  row(NotAllowed, 403, 'not-allowed', 'Not allowed'),
  row(QueryForbidden, 403, 'query-forbidden', 'Questions only read'),
  row(UnknownId, 404, 'unknown-id', 'Unknown id', (error) => ({ nearest: error.nearest })),
  row(UnknownAddress, 404, 'unknown-address', 'Unknown address'),
  row(WrongMethod, 405, 'wrong-method', 'Wrong method'),
  row(LoadRefused, 409, 'load-refused', 'The dataset cannot be loaded'),
  row(QueryTooLarge, 413, 'query-too-large', 'The answer is too large'),
  row(TooManyRequests, 429, 'too-many-requests', 'Too many requests'),
  row(QueryCancelled, 499, 'cancelled', 'The question was cancelled'),
  row(DatabaseUnavailable, 503, 'database-away', 'The database is away'),
  row(QueryTimedOut, 504, 'timeout', 'The question took too long'),
];

/** Refusals of Express and its body parser, by their `type`. */
const transport: Readonly<Record<string, Omit<Problem, 'type'> & { readonly kind: string }>> = {
  'entity.parse.failed': { kind: 'wrong-request', title: 'The request is wrong', status: 400, detail: 'The body is not JSON. Send {"query": "MATCH …", "params": {}}.' },
  'entity.too.large': { kind: 'body-too-large', title: 'The body is too large', status: 413, detail: 'The body is larger than 1 MB. Send a shorter query, or fewer parameters.' },
  'encoding.unsupported': { kind: 'unsupported-media-type', title: 'Unsupported media type', status: 415, detail: 'The encoding of the body is not known. Send it plain, or gzipped.' },
  'charset.unsupported': { kind: 'unsupported-media-type', title: 'Unsupported media type', status: 415, detail: 'The character set of the body is not known. Send UTF-8.' },
  'media.unsupported': { kind: 'unsupported-media-type', title: 'Unsupported media type', status: 415, detail: 'The body must be JSON. Send the header Content-Type: application/json.' },
  'request.aborted': { kind: 'cancelled', title: 'The request was cancelled', status: 400, detail: 'The request ended before its body. Send it again.' },
  'request.size.invalid': { kind: 'wrong-request', title: 'The request is wrong', status: 400, detail: 'The body does not have the announced length. Send it again.' },
};
const unreadable = 'The address or the body cannot be read. Percent-encode the address as UTF-8, and send JSON.';

const problem = (kind: string, title: string, status: number, detail: string): Problem => ({ type: `urn:pacta:problem:${kind}`, title, status, detail });

/** The problem that a failure is told as. What is not in the table is a fault of ours: 500. */
export function problemOf(error: unknown): Problem {
  const found = table.find(({ claims }) => claims(error));
  if (found && error instanceof Error) return { ...problem(found.kind, found.title, found.status, error.message), ...found.more(error) };
  const { type, status } = typeof error === 'object' && error !== null ? (error as { readonly type?: unknown; readonly status?: unknown }) : {};
  const known = typeof type === 'string' ? transport[type] : undefined;
  if (known) return problem(known.kind, known.title, known.status, known.detail);
  if (typeof status === 'number' && status >= 400 && status < 500) return problem('wrong-request', 'The request is wrong', 400, unreadable);
  return problem('internal', 'Something went wrong in Pacta', 500, 'This is a fault of Pacta. Try again; if it stays, report the address and the time: the log has the details.');
}

/** Every status that a question can be refused with, for the description of the API. */
export const problemStatuses: readonly number[] = [400, 403, 404, 405, 413, 415, 429, 500, 503, 504];
