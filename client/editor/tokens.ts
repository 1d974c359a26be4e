// Cypher's words for the eye: a small tokenizer on the main thread, so that colours keep up with typing.
// It knows where labels, relationship types, properties and parameters stand, but not the grammar and not the schema; a wrong query is coloured as well as it can be.
import { StreamLanguage, type StreamParser, type StringStream } from '@codemirror/language';
import { Tag } from '@lezer/highlight';

/** What a word is. `label:X` names the label, so that the style can give it the hue of its kind. */
export const tokenTags = {
  keyword: Tag.define(), function: Tag.define(), relationshipType: Tag.define(), property: Tag.define(), variable: Tag.define(), parameter: Tag.define(), comment: Tag.define(), string: Tag.define(),
  number: Tag.define(), constant: Tag.define(), punctuation: Tag.define(), broken: Tag.define(),
  labelActor: Tag.define(), labelInstitution: Tag.define(), labelProject: Tag.define(), labelAgreement: Tag.define(), labelRegion: Tag.define(), label: Tag.define(),
} as const;
export type TokenName = keyof typeof tokenTags;

/** Labels of entities whose hue the canvas uses; a label beneath one of them takes its hue. */
const hues: Readonly<Record<string, TokenName>> = { Actor: 'labelActor', Institution: 'labelInstitution', Project: 'labelProject', Agreement: 'labelAgreement', Region: 'labelRegion' };

export const keywords: ReadonlySet<string> = new Set(`
  ADD ALL AND ANY AS ASC ASCENDING BY CALL CASE CONCURRENT CONSTRAINT CONTAINS CREATE CYPHER DELETE DESC DESCENDING DETACH DISTINCT DROP ELSE END ENDS EXISTS EXPLAIN FINISH FOR FOREACH FROM FULLTEXT
  GROUPS IF IN INDEX INDEXES INSERT INTO IS JOIN LIMIT LOAD CSV MATCH MERGE NODETACH NONE NOT NULLS OF OFFSET ON OPTIONAL OR ORDER PATH PATHS PROCEDURES FUNCTIONS CONSTRAINTS PROFILE REDUCE REMOVE REQUIRE
  RETURN ROWS SET SHORTEST SHOW SINGLE SKIP STARTS THEN TO TRANSACTIONS TYPED UNION UNIQUE UNWIND USE USING WHEN WHERE WITH XOR YIELD COUNT COLLECT`.trim().split(/\s+/));
const constants: ReadonlySet<string> = new Set(['TRUE', 'FALSE', 'NULL', 'NAN', 'INF', 'INFINITY']);
/** Words that are a clause only before a brace, and a function before a parenthesis. */
const subqueries: ReadonlySet<string> = new Set(['COUNT', 'COLLECT', 'EXISTS']);

type Bracket = '(' | '[' | '{';
interface State { block: boolean; quote: string | null; brackets: Bracket[]; after: 'nothing' | 'colon' | 'dot' | 'dash' | 'dash-bracket'; edges: boolean[] }
const word = /^[\p{L}_][\p{L}\p{N}\p{Pc}]*/u;

export const cypherParser: StreamParser<State> = {
  name: 'cypher',
  startState: () => ({ block: false, quote: null, brackets: [], after: 'nothing', edges: [] }),
  copyState: (state) => ({ ...state, brackets: [...state.brackets], edges: [...state.edges] }),
  token: (stream, state) => {
    if (state.block) return blockComment(stream, state);
    if (state.quote !== null) return string(stream, state);
    if (stream.eatSpace()) return null;
    return trivia(stream, state) ?? name(stream, state) ?? sign(stream, state);
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } }, closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] } },
  tokenTable: tokenTags,
};
export const cypherLanguage = StreamLanguage.define(cypherParser);

function blockComment(stream: StringStream, state: State): TokenName {
  state.block = !stream.match(/^.*?\*\//);
  if (state.block) stream.skipToEnd();
  return 'comment';
}

function string(stream: StringStream, state: State): TokenName {
  for (let char = stream.next(); char !== undefined && char !== null; char = stream.next()) {
    if (char === '\\') stream.next();
    else if (char === state.quote) {
      state.quote = null;
      break;
    }
  }
  return 'string';
}

function trivia(stream: StringStream, state: State): TokenName | null {
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) return blockComment(stream, state);
  if (stream.match(/^['"]/)) {
    state.quote = stream.current();
    state.after = 'nothing';
    return string(stream, state);
  }
  if (stream.match(/^\$(?:`(?:[^`]|``)*`|[\p{L}\p{N}_]+)/u)) return done(state, 'parameter');
  if (stream.match(/^(?:0x[\da-f_]+|0o[0-7_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:e[+-]?\d+)?)/i)) return done(state, 'number');
  return null;
}

function done(state: State, token: TokenName): TokenName {
  state.after = 'nothing';
  return token;
}

/** A word, by what stands before it and behind it. */
function name(stream: StringStream, state: State): TokenName | null {
  const quoted = stream.match(/^`(?:[^`]|``)*`?/);
  if (!quoted && !stream.match(word)) return null;
  const text = quoted ? stream.current().slice(1, -1) : stream.current();
  const { after } = state;
  state.after = 'nothing';
  if (after === 'dot') return stream.match(/^\s*\(/, false) ? 'function' : 'property';
  if (after === 'colon') return state.edges.at(-1) ? 'relationshipType' : labelToken(text);
  if (quoted) return 'variable';
  const upper = text.toUpperCase();
  if (constants.has(upper)) return 'constant';
  if (state.brackets.at(-1) === '{' && stream.match(/^\s*:(?!:)/, false)) return 'property';
  if (stream.match(/^\s*\(/, false) && (subqueries.has(upper) || !keywords.has(upper)) || stream.match(/^(?:\.\w+)+\s*\(/, false)) return 'function';
  return keywords.has(upper) && !(state.brackets.at(-1) === '(' && stream.match(/^\s*:/, false)) ? 'keyword' : 'variable';
}

export const labelToken = (label: string): TokenName => hues[label] ?? 'label';

/** Punctuation, which decides what the next word is. */
function sign(stream: StringStream, state: State): TokenName {
  if (stream.match('::') || stream.match('..')) return done(state, 'punctuation');
  if (stream.match(/^:\s*!?\(?/)) return colon(stream, state);
  const char = stream.next() ?? '';
  const previous = state.after;
  state.after = char === '.' ? 'dot' : char === '-' ? 'dash' : /[|&!%]/.test(char) && state.brackets.at(-1) !== '{' && stream.match(/^\s*[!:(]*[\p{Lu}`]/u, false) ? 'colon' : 'nothing';
  if (char === '(' || char === '[' || char === '{') {
    state.brackets.push(char);
    state.edges.push(char === '[' && previous === 'dash');
  } else if (char === ')' || char === ']' || char === '}') {
    state.brackets.pop();
    state.edges.pop();
  }
  return 'punctuation';
}

/** A colon before a label wears the label's hue, as the label does; in a map it is punctuation. */
function colon(stream: StringStream, state: State): TokenName {
  const inMap = state.brackets.at(-1) === '{';
  if (stream.current().endsWith('(')) {
    state.brackets.push('(');
    state.edges.push(state.edges.at(-1) === true);
  }
  if (inMap) return done(state, 'punctuation');
  state.after = 'colon';
  if (state.edges.at(-1)) return 'punctuation';
  const next = stream.match(/^\s*`?([\p{L}_][\p{L}\p{N}_]*)/u, false);
  return next && next !== true ? labelToken(next[1] ?? '') : 'label';
}
