/**
 * Query text → statement, for the full grammar of Neo4j 5. What an engine cannot run it refuses later, by name.
 * It checks form only; meaning (scopes, types, aggregation) is checked in check.ts.
 */
import type { Statement } from './ast.ts';
import { CypherSyntaxError } from './errors.ts';
import { tokenize } from './lexer.ts';
import { parseExpression, parsePostfix, parseTestOf } from './parse-expression.ts';
import { parseQuery } from './parse-clause.ts';
import { parsePath } from './parse-pattern.ts';
import { parseSchema, parseShow } from './parse-schema.ts';
import { Reader, type Grammar } from './reader.ts';

export { CypherSyntaxError } from './errors.ts';

const GRAMMAR: Grammar = { expression: parseExpression, postfix: parsePostfix, testOf: parseTestOf, path: parsePath, query: (r) => r.nested(() => parseQuery(r)) };

/** The one statement in `text`. Throws CypherSyntaxError with line and column where it is not Cypher. */
export function parse(text: string): Statement {
  try {
    return parseWhole(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CypherSyntaxError('The query is nested too deeply to be read. Write it with fewer levels, or send lists and maps as parameters.', { offset: 0, line: 1, column: 1 });
  }
}

function parseWhole(text: string): Statement {
  const r = new Reader(text, tokenize(text), GRAMMAR);
  skipOptions(r);
  const statement = parseStatement(r, text);
  r.takeSymbol(';');
  if (r.peek().kind !== 'end') r.fail('Expected the end of the query or another clause');
  return statement;
}

const SCHEMA_WORDS = ['INDEX', 'CONSTRAINT', 'RANGE', 'TEXT', 'POINT', 'FULLTEXT', 'LOOKUP', 'VECTOR'];

const OPTIONS = new Set(['runtime', 'planner', 'updatestrategy', 'expressionengine', 'operatorengine', 'interpretedpipesfallback', 'replan', 'connectcomponentsplanner', 'eagertype', 'inferschemaparts', 'statefulshortestplanningmode', 'planvarexpandinto', 'debug', 'parallelruntimesupport', 'labelinference']);

/** `CYPHER 5 runtime=slotted`: planner options, which change no answer. */
function skipOptions(r: Reader): void {
  if (!r.isWord('CYPHER')) return;
  r.next();
  if (r.peek().kind === 'integer' || r.peek().kind === 'float') {
    if (r.peek().text !== '5') throw new CypherSyntaxError(`This engine speaks Cypher 5, not ${r.peek().text}.`, r.at, { type: 'ArgumentError', detail: 'InvalidArgumentValue' });
    r.next();
  }
  while (r.isName() && r.isSymbol('=', 1)) {
    if (!OPTIONS.has(r.peek().text.toLowerCase())) r.fail('Expected an option such as runtime or planner');
    r.next();
    r.next();
    r.next();
  }
}

function parseStatement(r: Reader, text: string): Statement {
  const at = r.at;
  const prefix = r.takeWord('EXPLAIN') ? 'explain' : r.takeWord('PROFILE') ? 'profile' : null;
  skipOptions(r);
  if (prefix !== null && (r.isWord('SHOW') || r.isWord('DROP') || (r.isWord('CREATE') && SCHEMA_WORDS.some((word) => r.isWord(word, 1))))) {
    throw new CypherSyntaxError(`${prefix.toUpperCase()} is for queries; this engine does not explain schema commands and SHOW.`, at, { detail: 'NotSupported', type: 'NotSupported' });
  }
  if (r.isWord('SHOW')) return { ...parseShow(r), text };
  const action = parseSchema(r);
  if (action !== null) return { kind: 'schema', action, at, text };
  for (const word of ['ALTER', 'DROP', 'GRANT', 'DENY', 'REVOKE', 'START', 'STOP', 'TERMINATE', 'RENAME', 'ENABLE', 'DEALLOCATE', 'REALLOCATE', 'DRYRUN']) {
    if (r.isWord(word)) throw new CypherSyntaxError(`${word} is an administration command, which this engine does not run.`, at, { detail: 'NotSupported', type: 'NotSupported' });
  }
  return { kind: 'query', prefix, query: parseQuery(r), at, text };
}
