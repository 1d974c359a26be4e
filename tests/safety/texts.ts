/**
 * Work on strings that cannot be cut into rows: regular expressions, searches, conversions, normal forms.
 * It may not know how it is stopped.
 */
import type { Endless } from './endless.ts';

const many = (expression: string): string => `RETURN [i IN range(1, 1000000) WHERE ${expression}] AS l`;
const long = (part: string, doublings: number): string => `reduce(s = '${part}', i IN range(1, ${doublings}) | s + s)`;
const withLong = (part: string, doublings: number, expression: string): string => `WITH ${long(part, doublings)} AS s ${many(expression)}`;

export const texts: readonly Endless[] = [
  { name: 'regex: nested repetition', query: `RETURN '${'a'.repeat(60)}!' =~ '(a+)+' AS m` },
  { name: 'regex: nested repetition, often', query: many(`'${'a'.repeat(60)}!' =~ '(a+)+'`) },
  { name: 'regex: alternatives that overlap', query: many(`'${'a'.repeat(60)}!' =~ '(a|aa)+'`) },
  { name: 'regex: many stars', query: many(`'${'a'.repeat(900)}!' =~ '.*a.*a.*a.*a.*a.*b'`) },
  { name: 'regex: two stars, a long text', query: withLong('a', 20, "s =~ '.*.*b'") },
  { name: 'regex: a star, a long text', query: withLong('a', 24, "s =~ '.*b'") },
  { name: 'regex: short text, deep repetition', query: many("'aaaaaaaaaaaaaaaaaaaaa!' =~ '((((a*)*)*)*)*b'") },
  { name: 'regex: back reference', query: many(`'${'ab'.repeat(600)}!' =~ '(a|b)*(.*)\\\\2c'`) },
  { name: 'regex: look-ahead', query: many(`'${'a'.repeat(60)}!' =~ '(?=(a+)+b).*'`) },
  { name: 'regex: counted repetition', query: many(`'${'a'.repeat(200)}!' =~ 'a{1,90}a{1,90}a{1,90}a{1,90}b'`) },
  { name: 'regex: optional parts', query: many(`'${'a'.repeat(40)}' =~ '${'a?'.repeat(40)}${'a'.repeat(41)}'`) },
  { name: 'regex: a long pattern', query: `WITH ${long('(a|b)*', 16)} AS s ${many("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ s + i")}` },
  { name: 'regex: a deep pattern', query: `WITH ${long('(', 16)} + ${long(')', 16)} AS s ${many("'aaaa' =~ s")}` },
  { name: 'regex: huge counts', query: many("'aaaa' =~ '((a{1,1000}){1,1000}){1,1000}' + i") },
  { name: 'regex: quoted without end', query: withLong('\\\\Qa', 18, "'a' =~ s + i") },
  { name: 'CONTAINS in a long text', query: withLong('a', 24, `s CONTAINS '${'a'.repeat(300)}b'`) },
  { name: 'equality of long texts', query: withLong('a', 24, "s + 'x' = s + 'y'") },
  { name: 'order of long texts', query: withLong('a', 24, "s + 'x' > s + 'y'") },
  { name: 'toUpper of long texts', query: withLong('ß', 24, "toUpper(s) = 'x'") },
  { name: 'trim of long texts', query: withLong(' ', 24, "trim(s) = 'x'") },
  { name: 'size of long texts', query: withLong('𝕏', 23, 'size(s) = i') },
  { name: 'reverse of long texts', query: withLong('𝕏', 23, "reverse(s) = 'x'") },
  { name: 'substring of long texts', query: withLong('𝕏', 23, "substring(s, i, 5) = 'x'") },
  { name: 'split of long texts', query: withLong('a,', 23, "split(s, ',') = []") },
  { name: 'replace in long texts', query: withLong('a,', 23, "replace(s, ',', ';') = ''") },
  { name: 'normal form of long texts', query: withLong('ﷺ', 22, "normalize(s, 'NFKC') = ''") },
  { name: 'toInteger of long texts', query: withLong('9', 22, 'toInteger(s) = 1') },
  { name: 'toFloat of long texts', query: withLong('9', 24, 'toFloat(s) = 1') },
  { name: 'date of long texts', query: withLong('9', 24, 'date(s) = 1') },
  { name: 'a long text in an error', query: `RETURN abs(${long("\\\\'", 26)}) AS n` },
  { name: 'conversion of long lists', query: 'WITH range(1, 3000000) AS l RETURN [i IN l WHERE toStringList(l) = []] AS n' },
  { name: 'reverse of long lists', query: 'WITH range(1, 3000000) AS l RETURN [i IN l WHERE reverse(l) = []] AS n' },
  { name: 'tail of long lists', query: 'WITH range(1, 3000000) AS l RETURN [i IN l WHERE tail(l) = []] AS n' },
];
