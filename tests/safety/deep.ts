/**
 * Queries that are deeper, longer or stranger than anyone writes, by name.
 * It may not know what becomes of them.
 */

const many = (text: string, times: number): string => text.repeat(times);

/** What encloses itself, `depth` times. */
export function deepQueries(depth: number): readonly (readonly [string, string])[] {
  const around = (open: string, middle: string, close: string): string => many(open, depth) + middle + many(close, depth);
  const value = (open: string, middle: string, close: string): string => `RETURN ${around(open, middle, close)} AS x`;
  return [
    ['parentheses', value('(', '1', ')')],
    ['lists', value('[', '1', ']')],
    ['maps', value('{a: ', '1', '}')],
    ['NOT', value('NOT ', 'true', '')],
    ['unary minus', value('-(', '1', ')')],
    ['signs, of which none may be before a second', value('- ', '1', '')],
    ['unary plus', value('+(', '1', ')')],
    ['CASE', value('CASE WHEN true THEN ', '1', ' END')],
    ['CASE of CASE', value('CASE ', '1', ' WHEN 1 THEN 1 END')],
    ['functions', value('abs(', '1', ')')],
    ['coalesce', value('coalesce(null, ', '1', ')')],
    ['comprehensions of comprehensions', value('[x IN ', '[1]', ' | x]')],
    ['comprehensions in comprehensions', value('[x IN [1] | ', '1', ']')],
    ['reduce', value('reduce(a = 0, b IN [1] | ', '1', ')')],
    ['quantifiers', value('all(x IN [1] WHERE ', 'true', ')')],
    ['pattern comprehensions', value('[(n)-->(m) | ', '1', ']')],
    ['map projections', `WITH {a: 1} AS m ${value('m {a: ', '1', '}')}`],
    ['indexes', value('[0][', '0', ']')],
    ['slices', value('[1][', '0', '..1]')],
    ['EXISTS', value('EXISTS { MATCH (n) WHERE ', 'true', '}')],
    ['EXISTS of a bare pattern', value('EXISTS { (n) WHERE ', 'true', '}')],
    ['COUNT', value('COUNT { MATCH (n) WHERE 1 = ', '1', '}')],
    ['COLLECT', value('COLLECT { RETURN ', '1', ' AS x }')],
    ['CALL', `${around('CALL () { ', 'RETURN 1 AS x', ' } RETURN x')}`],
    ['CALL with importing WITH', `${around('CALL { ', 'RETURN 1 AS x', ' } RETURN x')}`],
    ['parenthesised patterns', `MATCH ${around('(', '(a)-->(b)', ')')} RETURN 1 AS x`],
    ['quantified patterns', `MATCH ${around('(', '(a)-->(b)', '){1,2}')} RETURN 1 AS x`],
    ['label expressions', `MATCH (n:${around('(', 'A', ')')}) RETURN 1 AS x`],
    ['negated labels', `MATCH (n:${around('!', 'A', '')}) RETURN 1 AS x`],
    ['types', `RETURN 1 IS :: ${around('LIST<', 'INTEGER', '>')} AS x`],
    ['FOREACH', `${around('FOREACH (x IN [1] | ', 'CREATE (:Deep)', ')')}`],
    ['patterns in patterns', `RETURN ${around('(a {b: size([', '(c)-->(d) | 1', '])})-->()')} AS x`],
    ['open parentheses', many('RETURN (', depth)],
    ['parentheses that may be patterns', `RETURN ${many('(a)-[x]-(', depth)}`],
    ['lists that may be comprehensions', `RETURN ${many('[x IN (', depth)}`],
    ['lists that may be pattern comprehensions', `RETURN ${many('[(a)-->(b) WHERE ', depth)}`],
    ['nodes that do not end', `MATCH ${many('(a)-[', depth)}`],
    ['subqueries that do not end', many('CALL { ', depth)],
  ];
}

/** What follows itself, `length` times and more. */
export function longQueries(length: number): readonly (readonly [string, string])[] {
  const chain = (first: string, next: string): string => `RETURN ${first}${many(next, length)} AS x`;
  const clauses = Math.ceil(length / 20);
  return [
    ['sum', chain('1', ' + 1')],
    ['AND', chain('true', ' AND true')],
    ['OR', chain('false', ' OR false')],
    ['XOR', chain('false', ' XOR true')],
    ['comparisons', chain('1', ' = 1')],
    ['texts', chain("''", " + 'a'")],
    ['powers', chain('1', ' ^ 1')],
    ['IS NULL', chain('1', ' IS NULL')],
    ['IN', chain('1', ' IN []')],
    ['indexes', chain('[1]', '[0]')],
    ['properties', `WITH {a: 1} AS m ${chain('m', '.a')}`],
    ['items', `RETURN [1${many(', 1', length)}] AS x`],
    ['unions of types', `RETURN 1 IS :: INTEGER${many(' | FLOAT', clauses)} AS x`],
    ['WITH', `${many('WITH 1 AS x ', clauses)}RETURN x`],
    ['OPTIONAL MATCH', `${many('OPTIONAL MATCH (n:Absent) ', clauses)}RETURN 1 AS x`],
    ['UNION', `${many('RETURN 1 AS x UNION ', clauses)}RETURN 1 AS x`],
    ['UNION ALL', `${many('RETURN 1 AS x UNION ALL ', clauses)}RETURN 1 AS x`],
    ['nodes in a path', `MATCH (a:Absent)${many('-->()', clauses)} RETURN 1 AS x`],
    ['patterns', `MATCH (a:Absent)${many(', (:Absent)', clauses)} RETURN 1 AS x`],
    ['labels', `MATCH (n:A${many('|A', clauses)}) RETURN 1 AS x`],
    ['columns', `RETURN 1 AS a${Array.from({ length: clauses }, (_, i) => `, ${i} AS a${i}`).join('')}`],
    ['comment', `/*${many('*', 10 * length)}*/ RETURN 1 AS x`],
    ['comments', `${many('/* */', length)} RETURN 1 AS x`],
    ['lines', `${many('//\n', length)} RETURN 1 AS x`],
    ['text', `RETURN '${many('a', 10 * length)}' AS x`],
    ['escapes', `RETURN '${many('\\u0041', length)}' AS x`],
    ['name', `RETURN 1 AS ${many('a', 10 * length)}`],
    ['backticks', `RETURN 1 AS \`${many('``', length)}\``],
    ['digits', `RETURN ${many('9', 10 * length)} AS x`],
    ['hexadecimal digits', `RETURN 0x${many('f', 10 * length)} AS x`],
    ['exponent', `RETURN 1e${many('9', 10 * length)} AS x`],
    ...['(', '[', '{', '<', '-', '<-', '$', '.', ':', ';', "'", '`', '|', 'a ', ' ', '\\u0052', '"', '\n', 'RETURN ', ')'].map((part) => [`nothing but ${JSON.stringify(part)}`, many(part, length)] as const),
  ];
}

/** What the fuzzer found: each ran for ever, or failed with what was no failure of a query. */
export const foundQueries: readonly (readonly [string, string])[] = [
  ['ORDER without BY', 'MATCH (d) RETURN d.id AS id ORDER  id'], ['ORDER alone', 'WITH 1 AS x ORDER'], ['an unknown name behind SHOW', 'SHOW INDEXES YIELD name, type WHERE type = CASE WHEN n THEN 1 END RETURN name'], ['an unknown column of SHOW', 'SHOW INDEXES YIELD nothing'], ['a column of SHOW named twice', 'SHOW INDEXES YIELD name, name WHERE type = "RANGE" RETURN name'], ['an aggregate behind SHOW', 'SHOW INDEXES YIELD name, type WHERE type = count(*) RETURN name'], ['an unknown name in ORDER BY of SHOW', 'SHOW INDEXES YIELD name ORDER BY absent LIMIT n'],
];

/** Characters that are none, or not what they seem. */
export const strangeQueries: readonly (readonly [string, string])[] = [
  ['nothing', ''], ['a space', ' '], ['a semicolon', ';'], ['a comment', '// RETURN 1'], ['an open comment', '/* RETURN 1'],
  ['a lone surrogate in a text', 'RETURN "\ud800" AS x'], ['a lone surrogate in a name', 'RETURN 1 AS `\udfff`'], ['a lone surrogate alone', '\ud800'], ['an escaped lone surrogate', 'RETURN "\\uD800" AS x'], ['surrogates the wrong way round', 'RETURN "\udc00\ud800" AS x'],
  ['NUL in a text', 'RETURN "\u0000" AS x'], ['NUL between words', 'RETURN\u00001 AS x'], ['NUL in a name', 'RETURN 1 AS `\u0000`'], ['a byte order mark', '\ufeffRETURN 1 AS x'], ['a zero-width space', 'RETURN\u200b1 AS x'],
  ['a line separator', 'RETURN\u20281 AS x'], ['a no-break space', 'RETURN\u00a01 AS x'], ['right to left', 'RETURN "\u202eabc" AS x'], ['an emoji as a name', 'RETURN 1 AS 😀'], ['Arabic', 'RETURN 1 AS عربي'], ['marks', `RETURN 1 AS a${'\u0301'.repeat(3000)}`],
  ['a broken escape', 'RETURN "\\u00" AS x'], ['an escape beyond Unicode', 'RETURN "\\U00110000" AS x'], ['normal form of many marks', `RETURN normalize('a${'\u0301\u0323'.repeat(40_000)}') AS x`], ['prototypes', 'WITH {__proto__: 1, constructor: 2, toString: 3} AS m RETURN m.__proto__, m.constructor, m.hasOwnProperty AS x'],
];
