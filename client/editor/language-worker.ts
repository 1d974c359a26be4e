// The worker with Neo4j's language support: grammar, semantic analysis, completion and formatting, away from the page.
// It knows texts and the schema, nothing of the page.
import './gaps.ts';
import { autocomplete, formatQuery, lintCypherQuery } from '@neo4j-cypher/language-support';
import { toDbSchema, type Language } from './db-schema.ts';
import type { LanguageAnswer, LanguageRequest } from './language-protocol.ts';
import { findingsOf } from './problems.ts';
import { supportProposals } from './proposals.ts';

let language: Language | null = null;
let schema: ReturnType<typeof toDbSchema> = {};

function answer(request: LanguageRequest): LanguageAnswer {
  switch (request.kind) {
    case 'language':
      language = request.language;
      schema = toDbSchema(language);
      return { kind: 'done' };
    case 'lint':
      return { kind: 'findings', findings: language ? findingsOf(request.text, lintCypherQuery(request.text, schema).diagnostics, language) : [] };
    case 'complete':
      return { kind: 'proposals', proposals: language ? supportProposals(autocomplete(request.text, schema, { caretPosition: request.offset, manual: request.manual }), request.text, request.offset, language) : { from: request.offset, options: [] } };
    case 'format': {
      const { formattedQuery, newCursorPos } = formatQuery(request.text, { cursorPosition: request.offset, maxColumn: request.columns });
      return { kind: 'formatted', text: formattedQuery, offset: newCursorPos ?? Math.min(request.offset, formattedQuery.length) };
    }
  }
}

addEventListener('message', ({ data }: MessageEvent<{ id: number; request: LanguageRequest }>) => {
  try {
    postMessage({ id: data.id, answer: answer(data.request) });
  } catch (error) {
    postMessage({ id: data.id, answer: { kind: 'failed', message: error instanceof Error ? error.message : String(error) } satisfies LanguageAnswer });
  }
});
