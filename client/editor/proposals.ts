// What could be written next, best first: from the schema where a label, type, property, parameter or word of a vocabulary is due, else from the language support.
// Pure; it may not know the editor. Where the answer is `null` here, the worker's grammar decides.
import type { CompletionItem } from '@neo4j-cypher/language-support';
import type { SchemaProperty } from '#graph/answers';
import { verdictWords } from '#graph/verdict-words';
import type { Verdict } from '#graph/vocabularies';
import { labelsOf, ownersOf, propertiesOf, wordsOf, type Language, type SchemaRelationship } from './db-schema.ts';
import type { Routine } from './routines.ts';
import { blanked, nodeBefore, stepBefore, variablesOf } from './scope.ts';

export type ProposalKind = 'label' | 'type' | 'property' | 'word' | 'parameter' | 'variable' | 'function' | 'procedure' | 'keyword';
export interface Proposal {
  readonly kind: ProposalKind;
  readonly label: string;
  readonly insert: string;
  /** Stands at the right of the list: a type, a count. */
  readonly detail: string;
  readonly title: string;
  readonly text: string;
  /** A vocabulary's words, shown beside the description. */
  readonly vocabulary: { readonly name: string; readonly words: readonly string[] } | null;
}
export interface Proposals { readonly from: number; readonly options: readonly Proposal[] }

const identifier = '[\\p{L}_][\\p{L}\\p{N}_]*';
const asCode = (word: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(word) ? word : `\`${word}\``);
const plain = { detail: '', text: '', vocabulary: null };
const counted = (count: number): string => count.toLocaleString('en-GB');

/** Null where only the grammar can tell; an empty list where nothing is to be offered (in a comment or a string). */
export function schemaProposals(text: string, offset: number, language: Language): Proposals | null {
  const before = text.slice(0, offset);
  const code = blanked(before);
  const words = wordProposals(before, text, language);
  if (words) return words;
  if (offset > 0 && before.at(-1)?.trim() !== '' && code.at(-1)?.trim() === '') return { from: offset, options: [] };
  return parameterProposals(before, language) ?? propertyProposals(code, text, offset, language) ?? keyProposals(code, text, offset, language) ?? nameProposals(code, text, offset, language);
}

/** Words of a closed vocabulary: after `c.verdict = `, in `c.verdict IN [` and in `(c:Commitment {verdict: `. */
function wordProposals(before: string, text: string, { schema }: Language): Proposals | null {
  const compared = new RegExp(`(${identifier})\\.(${identifier})\\s*(?:=|<>|(?:\\bIN\\s*\\[[^\\]]*?))\\s*(['"]?)([\\p{L}\\p{N}_-]*)$`, 'iu').exec(before);
  const mapped = new RegExp(`[(]\\s*(?:${identifier})?\\s*:\\s*(${identifier})\\s*\\{[^{}]*?(${identifier})\\s*:\\s*(['"]?)([\\p{L}\\p{N}_-]*)$`, 'u').exec(before);
  const found = compared ?? mapped;
  if (!found) return null;
  const [, subject = '', property = '', quote = '', begun = ''] = found;
  const vocabulary = wordsOf(schema, compared ? variablesOf(text).get(subject)?.labels ?? [] : [subject], property);
  if (!vocabulary || compared && blanked(before).slice(compared.index, compared.index + subject.length) !== subject) return null;
  const options = vocabulary.words.map((word): Proposal => ({ ...plain, kind: 'word', label: word, insert: quote === '' ? `'${word}'` : word, title: word, detail: vocabulary.vocabulary === 'verdict' ? verdictWords[word as Verdict] : '', vocabulary: { name: vocabulary.vocabulary, words: [word] } }));
  return { from: before.length - begun.length, options };
}

function parameterProposals(before: string, { parameters }: Language): Proposals | null {
  const found = /\$([\p{L}\p{N}_]*)$/u.exec(before);
  if (!found) return null;
  // What is being typed is itself a parameter of the text, of no type as yet.
  const offered = parameters.filter(({ name, type }) => type !== '' || name !== found[1]);
  return { from: found.index, options: offered.map(({ name, type }) => ({ ...plain, kind: 'parameter', label: `$${name}`, insert: `$${name}`, detail: type, title: `$${name}`, text: type === '' ? 'Used elsewhere in the text.' : 'A value that the form asks for.' })) };
}

/** Properties of the label that the variable has: those that are its own first, closed lists before free text. */
function propertyProposals(code: string, text: string, offset: number, language: Language): Proposals | null {
  const found = new RegExp(`(?<![.\\p{L}\\p{N}_$])(${identifier})\\.(${identifier})?$`, 'u').exec(code);
  const variable = variablesOf(text).get(found?.[1] ?? '');
  if (!found || !variable) return null;
  return { from: offset - (found[2]?.length ?? 0), options: propertyList(variable.labels, language, '') };
}

/** Keys of a map in a pattern: `(c:Commitment {`. */
function keyProposals(code: string, text: string, offset: number, language: Language): Proposals | null {
  const found = new RegExp(`[(\\[]\\s*(${identifier})?\\s*(?::\\s*(${identifier}))?\\s*\\{(?:[^{}]*,)?\\s*(${identifier})?$`, 'u').exec(code);
  if (!found || found[1] === undefined && found[2] === undefined) return null;
  const labels = found[2] ? [found[2]] : variablesOf(text).get(found[1] ?? '')?.labels ?? [];
  return { from: offset - (found[3]?.length ?? 0), options: propertyList(labels, language, ': ') };
}

function propertyList(labels: readonly string[], { schema }: Language, after: string): Proposal[] {
  const names = new Set([...schema.labels.map(({ name }) => name), ...schema.relationships.map(({ type }) => type)]);
  const known = labels.filter((label) => names.has(label));
  const properties = propertiesOf(schema, known);
  const layerOf = (name: string): string => schema.labels.find((label) => label.subLabels.includes(name) && !label.subLabels.includes('Actor'))?.name ?? name;
  const spread = (property: SchemaProperty): number => new Set(ownersOf(schema, property.name).map(layerOf)).size;
  const score = (property: SchemaProperty): number => (known.length === 0 ? 100 - spread(property) : (spread(property) <= 2 ? 0 : property.required ? 20 : 40) + (property.vocabulary === 'verdict' ? -5 : property.vocabulary ? 0 : 10) + (['id', 'datasets', 'x', 'y'].includes(property.name) ? 60 : 0));
  return [...properties].sort((a, b) => score(a) - score(b)).map((property) => ({
    kind: 'property', label: property.name, insert: `${asCode(property.name)}${after}`, detail: typeWord(property), title: property.name,
    text: `${property.description}${property.unit ? ` In ${property.unit}.` : ''}${known.length === 0 ? ` Of ${ownersOf(schema, property.name).slice(0, 3).join(', ')}${ownersOf(schema, property.name).length > 3 ? ' and others' : ''}.` : ''}`,
    vocabulary: property.vocabulary ? { name: property.vocabulary, words: schema.vocabularies[property.vocabulary] ?? [] } : null,
  }));
}

const types: Readonly<Record<string, string>> = { string: 'text', 'string[]': 'texts', enum: 'word', decimal: 'number', integer: 'whole number', boolean: 'true, false', date: 'date', edtf: 'date' };
const typeWord = ({ type, unit }: SchemaProperty): string => unit ?? types[type] ?? type;

/** Labels after a colon in a node, types in a relationship; what fits the other end first. */
function nameProposals(code: string, text: string, offset: number, language: Language): Proposals | null {
  const node = new RegExp(`(?:\\((?:\\s*${identifier})?\\s*:[^(){}\\[\\]]*?|(?<![{,]\\s*)\\b${identifier}:[!]?)(${identifier})?$`, 'u').exec(code);
  const edge = new RegExp(`-\\s*\\[\\s*(?:${identifier})?\\s*:[^\\]{}*]*?(${identifier})?$`, 'u').exec(code);
  if (edge && /[:|&!]\s*[\p{L}\p{N}_]*$/u.test(edge[0])) return { from: offset - (edge[1]?.length ?? 0), options: typeList(text, offset, language) };
  if (node && /[:|&!]\s*[\p{L}\p{N}_]*$/u.test(node[0])) return { from: offset - (node[1]?.length ?? 0), options: labelList(text, offset, language) };
  return null;
}

function typeList(text: string, offset: number, { schema }: Language): Proposal[] {
  const end = nodeBefore(text, offset);
  const starts = (relationship: SchemaRelationship): boolean => end?.labels.some((label) => labelsOf(schema, relationship.from).has(label)) ?? false;
  const ends = (relationship: SchemaRelationship): boolean => end?.labels.some((label) => labelsOf(schema, relationship.to).has(label)) ?? false;
  const fits = (relationship: SchemaRelationship): boolean => end !== null && (end.direction === 'out' ? starts(relationship) : end.direction === 'in' ? ends(relationship) : starts(relationship) || ends(relationship));
  const wide = ({ from, to }: SchemaRelationship): number => {
    const here = end?.direction === 'in' ? to : end?.direction === 'out' ? from : [...from, ...to];
    return here.includes('Any') ? 2 : here.some((name) => name === 'Entity' || name === 'Fact') ? 1 : 0;
  };
  return [...schema.relationships].sort((a, b) => Number(fits(b)) - Number(fits(a)) || wide(a) - wide(b) || b.count - a.count).map((one) => ({
    ...plain, kind: 'type', label: one.type, insert: asCode(one.type), detail: counted(one.count), title: one.type, text: `${one.description} ${one.from.join(' or ')} → ${one.to.join(' or ')}.`,
  }));
}

function labelList(text: string, offset: number, { schema }: Language): Proposal[] {
  const step = stepBefore(text, offset);
  const relationships = step ? schema.relationships.filter(({ type }) => step.types.includes(type)) : [];
  const fitting = new Set(relationships.flatMap(({ from, to }) => [...step?.end.direction !== 'in' ? labelsOf(schema, to) : [], ...step?.end.direction !== 'out' ? labelsOf(schema, from) : []]));
  const named = new Set(relationships.flatMap(({ from, to }) => [...step?.end.direction !== 'in' ? to : [], ...step?.end.direction !== 'out' ? from : []]));
  const score = (name: string): number => (named.has(name) ? 0 : fitting.has(name) ? 1 : 2);
  return [...schema.labels].sort((a, b) => score(a.name) - score(b.name)).map((label) => ({ ...plain, kind: 'label', label: label.name, insert: asCode(label.name), detail: counted(label.count), title: label.name, text: label.description }));
}

/** What can be told without the grammar, for as long as the worker is busy: variables, functions, and words that begin a clause. */
export function plainProposals(text: string, offset: number, { routines }: Language): Proposals {
  const begun = /[\p{L}\p{N}_.]*$/u.exec(text.slice(0, offset))?.[0] ?? '';
  const variables = [...variablesOf(text).values()].filter(({ name }) => name !== begun).map(({ name, labels }): Proposal => ({ ...plain, kind: 'variable', label: name, insert: name, detail: labels.join(', '), title: name }));
  const clauses = usual.filter((word) => word !== 'count').map((word): Proposal => ({ ...plain, kind: 'keyword', label: word, insert: word, title: word }));
  return { from: offset - begun.length, options: [...(begun.includes('.') ? [] : [...variables, ...clauses]), ...routines.filter(({ kind }) => kind === 'function').map(routineProposal)] };
}

const routineProposal = (routine: Routine): Proposal => ({ kind: routine.kind, label: routine.name, insert: `${routine.name}(`, detail: routine.returns, title: routine.signature, text: routine.description, vocabulary: null });

const kinds: Readonly<Record<number, ProposalKind>> = { 2: 'procedure', 3: 'function', 6: 'variable', 10: 'property', 14: 'keyword', 20: 'label', 25: 'label' };
/** What may follow a clause is offered before what merely can. */
const usual: readonly string[] = ['MATCH', 'RETURN', 'WHERE', 'WITH', 'OPTIONAL MATCH', 'ORDER BY', 'LIMIT', 'AND', 'AS', 'UNWIND', 'CALL', 'DISTINCT', 'count'];
/** Never of use here: questions only read, in one database. */
const useless: ReadonlySet<string> = new Set(['CREATE', 'INSERT', 'DELETE', 'DETACH', 'DETACH DELETE', 'NODETACH', 'NODETACH DELETE', 'SET', 'REMOVE', 'MERGE', 'FOREACH', 'LOAD', 'LOAD CSV', 'USE', 'FINISH', 'DROP', 'ALTER', 'GRANT', 'DENY', 'REVOKE', 'START', 'STOP', 'TERMINATE', 'ENABLE', 'DRYRUN', 'DEALLOCATE', 'REALLOCATE', 'RENAME', 'SEARCH', 'FILTER', 'LET', 'NEXT', 'USING', 'FOR']);

/** The language support's items, enriched: variables first, then what is usual, functions with their signature. */
export function supportProposals(items: readonly CompletionItem[], text: string, offset: number, { routines }: Language): Proposals {
  const begun = /[\p{L}\p{N}_.]*$/u.exec(text.slice(0, offset))?.[0] ?? '';
  const variables = variablesOf(text);
  const options = items.filter(({ label, kind }) => !useless.has(label) && label !== '' && kind !== 15 && !(kind === 6 && label === begun)).map((item): Proposal => {
    const routine = routines.find(({ name }) => name === item.label);
    if (routine) return routineProposal(routine);
    const kind = item.label.startsWith('$') ? 'parameter' : kinds[item.kind ?? 14] ?? 'keyword';
    const variable = kind === 'variable' ? variables.get(item.label) : undefined;
    return { ...plain, kind, label: item.label, insert: item.label, detail: variable?.labels.join(', ') ?? '', title: item.label };
  });
  const order: readonly ProposalKind[] = ['variable', 'parameter', 'keyword', 'procedure', 'function', 'property', 'label', 'type', 'word'];
  const rank = ({ kind, label }: Proposal): number => (kind === 'keyword' ? (usual.includes(label) ? 1 + usual.indexOf(label) / 100 : 5) : kind === 'variable' ? 0 : 2 + order.indexOf(kind) / 10);
  return { from: offset - begun.length, options: [...new Map(options.map((option) => [`${option.kind} ${option.label}`, option])).values()].sort((a, b) => rank(a) - rank(b)) };
}
