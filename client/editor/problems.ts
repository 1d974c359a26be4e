// What is wrong with a text, as sentences with cures: the language support's findings in our words, and what only the schema can tell.
// Runs in the worker; it may not know the editor. Offsets count UTF-16 units from the start of the text.
import type { SyntaxDiagnostic } from '@neo4j-cypher/language-support';
import { nearest } from '#graph/nearest';
import { ownersOf, propertiesOf, wordsOf, type Language } from './db-schema.ts';
import type { Finding } from './finding.ts';
import { blanked, variablesOf, type Variable } from './scope.ts';
import { keywords } from './tokens.ts';
import { aimProblem } from './wrong-way.ts';

type Variables = ReadonlyMap<string, Variable>;
const code = (word: string): string => `\`${word}\``;
const listed = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`);

/** Everything that is wrong, in the order of the text; one finding a place. */
export function findingsOf(text: string, diagnostics: readonly SyntaxDiagnostic[], language: Language): Finding[] {
  const variables = variablesOf(text);
  const told = diagnostics.map((diagnostic) => tell(text, diagnostic, language, variables)).filter((finding) => finding !== null);
  const all = [...told, ...writes(text), ...strangeProperties(text, language, variables), ...strangeWords(text, language, variables)];
  const strict = [...all].sort((a, b) => (a.severity === b.severity ? a.from - b.from || b.cures.length - a.cures.length : a.severity === 'error' ? -1 : 1));
  const kept = strict.filter((finding, at) => !strict.slice(0, at).some((other) => other.from <= finding.from && finding.from < Math.max(other.to, other.from + 1) || finding.from < other.from && other.to <= finding.to));
  return kept.sort((a, b) => a.from - b.from);
}

export function withNearest(from: number, to: number, severity: Finding['severity'], message: string, wanted: string, candidates: Iterable<string>, quote: (word: string) => string = (word) => word): Finding {
  const all = [...candidates];
  const same = all.find((word) => word.toLowerCase() === wanted.toLowerCase());
  const near = same === undefined || same === wanted ? nearest(wanted, all, 2).filter((word) => word !== wanted) : [same];
  return { from, to, severity, message, asked: near.length > 0 ? `Did you mean ${listed(near.map(code))}?` : null, cures: near.map((word, at) => ({ label: near.length > 1 || at > 0 ? `Write ${word}` : 'Replace', from, to, insert: quote(word) })) };
}

const absent = /^(Label|Relationship type|Function|Procedure)? ?(.+?) is not present in the database/s;
const backticked = (word: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(word) ? word : `\`${word}\``);

/** One finding of the language support in our words; null for what is no fault here. */
function tell(text: string, { message: said, offsets: { start, end }, severity }: SyntaxDiagnostic, language: Language, variables: Variables): Finding | null {
  const { schema, routines } = language;
  const message = typeof said === 'string' ? said : said.value;
  const grade = severity === 1 ? 'error' : 'warning';
  const missing = absent.exec(message);
  const word = missing?.[2] ?? '';
  if (missing?.[1] === 'Label') return withNearest(start, end, 'warning', `There is no label ${code(word)}.`, word, schema.labels.map(({ name }) => name), backticked);
  if (missing?.[1] === 'Relationship type') return withNearest(start, end, 'warning', `There is no relationship type ${code(word)}.`, word, schema.relationships.map(({ type }) => type), backticked);
  if (missing?.[1] === 'Function') return withNearest(start, end, 'error', `There is no function ${code(word)}.`, word, routines.filter(({ kind }) => kind === 'function').map(({ name }) => name));
  if (missing?.[1] === 'Procedure') return withNearest(start, end, 'error', `The procedure ${code(word)} is unknown or not allowed here.`, word, routines.filter(({ kind }) => kind === 'procedure').map(({ name }) => name));
  if (missing) return strangeProperty(text, start, end, word, language, variables);
  if (/^Parameter \$.* is not defined/.test(message)) return null;
  const variable = /^Variable `(.+)` not defined/.exec(message)?.[1];
  if (variable !== undefined) {
    const to = Math.min(end, start + variable.length);
    return withNearest(start, to, 'error', `The variable ${code(variable)} is not defined.`, variable, [...variables.keys()].filter((name) => name !== variable && name.length > 1));
  }
  const aim = aimProblem(text, message, start, end, schema);
  if (aim !== undefined) return aim;
  const invalid = /^Invalid input '(.*?)'(?:, |: )expected (.*)$/s.exec(message);
  if (invalid) return unexpected(start, end, invalid[1] ?? '', invalid[2] ?? '');
  const unended = /^Query cannot conclude with (\w+)/.exec(message)?.[1];
  if (unended !== undefined) return { from: start, to: end, severity: 'error', message: unended === 'MATCH' || unended === 'WITH' ? 'The query does not say what to return yet.' : `A query cannot end with ${code(unended)}.`, asked: null, cures: [{ label: 'Add RETURN *', from: text.trimEnd().length, to: text.length, insert: '\nRETURN *' }] };
  return { from: start, to: end, severity: grade, message: /[.!?)]$/.test(message) ? message : `${message}.`, asked: null, cures: [] };
}

function unexpected(from: number, to: number, word: string, expected: string): Finding {
  const options = [...expected.matchAll(/'([^']+)'/g)].map(([, option]) => option ?? '');
  const near = /^[A-Za-z]{2,}$/.test(word) ? nearest(word.toUpperCase(), options.length > 0 ? [...options.flatMap((option) => option.split(' ')), ...keywords] : keywords, 1).filter((found) => found !== word.toUpperCase()) : [];
  const after = near.length > 0 ? '' : options.length === 0 ? ` Expected ${expected}.` : ` Expected ${listed([...options.slice(0, 6).map(code), ...options.length > 6 ? ['another clause'] : []])}.`;
  return { from, to, severity: 'error', message: word === '' ? `The query stops too early.${after}` : `${code(word)} cannot stand here.${after}`, asked: near.length > 0 ? `Did you mean ${code(near[0] ?? '')}?` : null, cures: near.map((insert) => ({ label: 'Replace', from, to, insert })) };
}

/** Questions only read: said before the server has to refuse. */
function writes(text: string): Finding[] {
  return [...blanked(text).matchAll(/(?<![.:$`\p{L}\p{N}_])(?:(?:DETACH\s+)?DELETE|CREATE|MERGE|REMOVE|FOREACH|LOAD\s+CSV|SET)(?=\s|\()/giu)].map(({ 0: found, index }) =>
    ({ from: index, to: index + found.length, severity: 'error', message: `Questions only read. Remove ${code(found.toUpperCase())}.`, asked: null, cures: [] }));
}

/** Properties that exist, but not on the labels of their variable. */
function strangeProperties(text: string, language: Language, variables: Variables): Finding[] {
  return [...blanked(text).matchAll(/(?<![.\p{L}\p{N}_$])([\p{L}_][\p{L}\p{N}_]*)\s*\.\s*([\p{L}_][\p{L}\p{N}_]*)(?!\s*[(.\p{L}\p{N}_])/gu)].flatMap((match) => {
    const [whole, variable = '', property = ''] = match;
    if (!variables.has(variable)) return [];
    const to = match.index + whole.length;
    const finding = strangeProperty(text, to - property.length, to, property, language, variables);
    return finding === null ? [] : [finding];
  });
}

/** Null where the property fits, or where nothing is known of what bears it and it exists somewhere. */
function strangeProperty(text: string, from: number, to: number, property: string, { schema }: Language, variables: Variables): Finding | null {
  const dotted = /\.\s*$/u.test(text.slice(0, from));
  const variable = /(?<![.\p{L}\p{N}_])([\p{L}_][\p{L}\p{N}_]*)\s*\.\s*$/u.exec(text.slice(0, from))?.[1];
  // What hangs on a map, a row or a moment is not the schema's to judge.
  if (dotted && (variable === undefined || (variables.get(variable)?.kind ?? 'value') === 'value')) return null;
  const known = new Set([...schema.labels.map(({ name }) => name), ...schema.relationships.map(({ type }) => type)]);
  const labels = (variables.get(variable ?? '')?.labels ?? []).filter((label) => known.has(label));
  const names = propertiesOf(schema, labels).map(({ name }) => name);
  if (names.includes(property)) return null;
  const owners = ownersOf(schema, property);
  const elsewhere = owners.length > 0 ? ` ${listed(owners.slice(0, 3)).replace(' or ', ' and ')} ${owners.length > 1 ? 'have' : 'has'}.` : '';
  const subject = labels.length > 0 ? `${listed(labels)} has no property ${code(property)}.` : `Nothing has a property ${code(property)}.`;
  return withNearest(from, to, 'warning', `${subject}${elsewhere}`, property, names);
}

/** Words that a closed vocabulary does not have: `c.verdict = 'RENEGD'`. */
function strangeWords(text: string, { schema }: Language, variables: Variables): Finding[] {
  return [...text.matchAll(/([\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*)\s*(?:=|<>|\bIN\b)\s*(\[[^\]]*\]|'[^']*'|"[^"]*")/giu)].flatMap((match) => {
    const [whole, variable = '', property = '', value = ''] = match;
    const labels = variables.get(variable)?.labels ?? [];
    const found = labels.length > 0 ? wordsOf(schema, labels, property) : null;
    if (!found || blanked(text).slice(match.index, match.index + variable.length).trim() === '') return [];
    const start = match.index + whole.length - value.length;
    return [...value.matchAll(/'([^']*)'|"([^"]*)"/g)].filter(([, single, double]) => !found.words.includes(single ?? double ?? '')).map((said) => {
      const word = said[1] ?? said[2] ?? '';
      const from = start + said.index + 1;
      return withNearest(from, from + word.length, 'warning', `${code(word)} is none of the words of ${code(property)}.`, word, found.words);
    });
  });
}
