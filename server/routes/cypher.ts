// Ad-hoc Cypher: read-only, decided on the parsed query, under caps of time, rows and bytes. Closing the connection cancels it.
import { z } from 'zod';
import type { PlanAnswer, TypedValue } from '#graph/answers';
import { assertReadOnlyAside } from '#cypher/aside';
import { QueryTooLarge } from '#cypher/failures';
import { assertParameters } from '#cypher/parameters';
import type { Plan } from '#cypher/database';
import { cypher as answer } from '../answers/shapes.ts';
import { question } from '../question.ts';

const note = 'Reads what is stored: verdicts are those of the default lens (all sources, as of today).';
const longest = 100_000;
/** An answer is for a person: rows beyond so many million characters of JSON are cut off. */
const answerMegabytes = 16;
/** How long a truncated question may go on counting its rows. */
const countMs = 500;

export const cypher = question({
  name: 'cypher',
  method: 'post',
  path: '/api/cypher',
  summary: 'Runs a Cypher query that only reads.',
  description: `${note} Values come in the typed JSON of Neo4j's Query API. Syntax errors are 400, with \`position\` and \`cure\`; what would write, load a file or call an unlisted procedure is 403, also behind EXPLAIN. A result that was cut says \`truncated\`.`,
  lens: false,
  body: z.strictObject({
    query: z.string('query is missing. Send {"query": "MATCH …", "params": {}}.').trim().min(1, 'query is empty. Write a query such as MATCH (c:Commitment) RETURN c.title LIMIT 10.').max(longest, `query is longer than ${longest} characters. Shorten it, and send data as params.`),
    params: z.record(z.string(), z.unknown(), 'params must be an object of parameter names and values.').default({}),
    limit: z.int('limit must be a whole number of rows, such as 1000.').min(1, 'limit must be at least 1.').optional().describe('How many rows to answer at most; as many as PACTA_QUERY_MAX_ROWS allows unless given, and never more.'),
  }, 'The body must be an object such as {"query": "MATCH …", "params": {}}.'),
  answer,
  respond: async ({ body, database, settings, signal }) => {
    await assertReadOnlyAside(body.query, signal);
    assertParameters(body.params);
    const maxBytes = Math.min(answerMegabytes, settings.maxMegabytes) * 1_048_576;
    const result = await database.run(body.query, body.params, { mode: 'read', timeoutMs: settings.timeoutMs, maxRows: Math.min(settings.maxRows, body.limit ?? settings.maxRows), maxBytes, countMs, signal });
    const rows = withinBytes(result.rows, maxBytes);
    const truncated = result.truncated || rows.length < result.rows.length;
    return { columns: result.columns, rows, truncated, summary: { ms: Math.round(result.summary.ms * 10) / 10, rows: rows.length, total: result.total, database: database.kind, note, plan: result.summary.plan ? planAnswer(result.summary.plan) : null } };
  },
});

const planAnswer = ({ operator, details, rows, lookups, ms, children }: Plan): PlanAnswer => ({ operator, details, rows: rows ?? null, lookups: lookups ?? null, ms: ms ?? null, children: children.map(planAnswer) });

/** As many rows as fit into an answer. Throws QueryTooLarge when the first one does not. */
function withinBytes(rows: readonly (readonly TypedValue[])[], maxBytes: number): readonly (readonly TypedValue[])[] {
  let size = 0;
  const end = rows.findIndex((row) => (size += JSON.stringify(row).length + 1) > maxBytes);
  if (end === 0) throw new QueryTooLarge(maxBytes / 1_048_576, 'row');
  return end < 0 ? rows : rows.slice(0, end);
}
