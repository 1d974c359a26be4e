// What a stranger may run: decided on the parsed query, before it is sent to either database. READ access mode alone let Neo4j 5 read files and list its settings.
import { classify } from './memory/language/access.ts';
import { CypherSyntaxError, parse } from './memory/language/parse.ts';
import { QueryForbidden, QuerySyntaxError } from './failures.ts';

/** Procedures that only read the graph or its schema, lower-cased. */
export const readingProcedures: readonly string[] = [
  'db.labels', 'db.relationshiptypes', 'db.propertykeys', 'db.schema.visualization', 'db.schema.nodetypeproperties', 'db.schema.reltypeproperties',
  'db.index.fulltext.querynodes', 'db.index.fulltext.queryrelationships', 'dbms.components',
];
const showable: ReadonlySet<string> = new Set(['INDEXES', 'CONSTRAINTS', 'PROCEDURES', 'FUNCTIONS']);

/**
 * Lets a question pass that only reads. Throws QuerySyntaxError for what is not Cypher, and then QueryForbidden for what would write (also behind EXPLAIN),
 * change the schema, load a file, use another graph, or call a procedure that is not listed.
 */
export function assertReadOnly(query: string): void {
  const found = classify(parseOrThrow(query));
  if (found.loadCsv) throw new QueryForbidden('LOAD CSV reads files and addresses, which questions may not. Load the data as a dataset instead.', 'load-csv');
  if (found.schema) throw new QueryForbidden('Questions may not create or drop indexes or constraints. Remove that statement.', 'schema');
  if (found.writes) throw new QueryForbidden('Questions only read. Remove CREATE, MERGE, SET, REMOVE, DELETE and FOREACH.', 'write');
  if (found.use) throw new QueryForbidden('Questions may not choose another graph. Remove USE.', 'procedure');
  if (found.show !== null && !showable.has(found.show.toUpperCase())) throw new QueryForbidden(`SHOW ${found.show} is not allowed. Allowed are SHOW ${[...showable].join(', SHOW ')}.`, 'procedure');
  const strange = found.procedures.find((name) => !readingProcedures.includes(name));
  if (strange) throw new QueryForbidden(`The procedure ${strange} is not allowed. Allowed are ${readingProcedures.join(', ')}.`, 'procedure');
}

function parseOrThrow(query: string): ReturnType<typeof parse> {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof CypherSyntaxError) throw new QuerySyntaxError(error.message, { line: error.line, column: error.column }, error.cure ?? undefined, { cause: error });
    throw error;
  }
}
