/**
 * Whether a parsed query may do what it would do.
 * It may not know who asks.
 */
import type { Classification } from './language/access.ts';
import type { Access, Failure } from './protocol.ts';

/** Null: it may. EXPLAIN is judged as the query itself. */
export function refusal(found: Classification, access: Access): Extract<Failure, { reason: 'forbidden' }> | null {
  if (found.loadCsv) return { reason: 'forbidden', what: 'load-csv', message: 'LOAD CSV is not allowed here. Give the rows as a parameter and UNWIND it.' };
  if (found.schema && !access.schema) return { reason: 'forbidden', what: 'schema', message: 'Indexes and constraints may not be changed here.' };
  if (found.writes && !access.writes) return { reason: 'forbidden', what: 'write', message: 'Only reading is allowed here: remove CREATE, MERGE, SET, REMOVE, DELETE, FOREACH and IN TRANSACTIONS.' };
  const { procedures } = access;
  const unlisted = procedures === '*' ? undefined : found.procedures.find((name) => !procedures.includes(name));
  if (unlisted !== undefined) return { reason: 'forbidden', what: 'procedure', message: `The procedure ${unlisted} may not be called here.` };
  return null;
}
