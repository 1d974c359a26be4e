// What the language support and the completion need to know of the schema, made from the server's answer.
// It may not know the editor; a sub-label stands for the label that may bear it, and the other way round.
import type { DbSchema } from '@neo4j-cypher/language-support';
import type { SchemaAnswer, SchemaProperty } from '#graph/answers';
import type { Routine } from './routines.ts';

export type SchemaLabel = SchemaAnswer['labels'][number];
export type SchemaRelationship = SchemaAnswer['relationships'][number];
export interface FormParameter { readonly name: string; readonly type: string }
export interface Language { readonly schema: SchemaAnswer; readonly routines: readonly Routine[]; readonly parameters: readonly FormParameter[] }

const layers: Readonly<Record<string, string>> = { Entity: 'entity', Fact: 'fact' };

/** The labels an end of a relationship may have: `Any`, `Entity` and `Fact` spelt out, sub-labels and what a sub-label may come with included. */
export function labelsOf(schema: SchemaAnswer, ends: readonly string[]): ReadonlySet<string> {
  const named = ends.flatMap((end) => (end === 'Any' ? schema.labels : schema.labels.filter(({ name, layer }) => name === end || layer === layers[end])).map(({ name }) => name));
  return new Set(named.flatMap((name) => [name, ...schema.labels.filter((label) => label.subLabels.includes(name)).map((label) => label.name), ...schema.labels.find((label) => label.name === name)?.subLabels ?? []]));
}

/** The properties of any of the labels or types, once each; of everything where none is named. */
export function propertiesOf(schema: SchemaAnswer, names: readonly string[]): readonly SchemaProperty[] {
  const all = [...schema.labels.map(({ name, properties }) => ({ name, properties })), ...schema.relationships.map(({ type, properties }) => ({ name: type, properties }))];
  const wanted = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  return [...new Map(wanted.flatMap(({ properties }) => properties).map((property) => [property.name, property])).values()];
}

/** The labels (or types) that have a property. */
export const ownersOf = (schema: SchemaAnswer, property: string): string[] => [
  ...schema.labels.filter(({ properties }) => properties.some(({ name }) => name === property)).map(({ name }) => name),
  ...schema.relationships.filter(({ properties }) => properties.some(({ name }) => name === property)).map(({ type }) => type),
];

/** The words that a property of the labels may have; null where it is free. */
export function wordsOf(schema: SchemaAnswer, names: readonly string[], property: string): { vocabulary: string; words: readonly string[] } | null {
  const found = propertiesOf(schema, names).find(({ name, vocabulary }) => name === property && vocabulary !== null);
  const words = found?.vocabulary ? schema.vocabularies[found.vocabulary] : undefined;
  return found?.vocabulary && words ? { vocabulary: found.vocabulary, words } : null;
}

export function toDbSchema({ schema, routines, parameters }: Language): DbSchema {
  const of = (kind: Routine['kind']): Routine[] => routines.filter((routine) => routine.kind === kind);
  return {
    defaultLanguage: 'CYPHER 5',
    labels: schema.labels.map(({ name }) => name),
    relationshipTypes: schema.relationships.map(({ type }) => type),
    propertyKeys: propertiesOf(schema, []).map(({ name }) => name),
    parameters: Object.fromEntries(parameters.map(({ name, type }) => [name, sample(type)])),
    graphSchema: schema.relationships.flatMap(({ type, from, to }) => [...labelsOf(schema, from)].flatMap((start) => [...labelsOf(schema, to)].map((end) => ({ from: start, relType: type, to: end })))),
    ...(routines.length === 0 ? {} : {
      functions: { 'CYPHER 5': Object.fromEntries(of('function').map((routine) => [routine.name, neo4jFunction(routine)])) },
      procedures: { 'CYPHER 5': Object.fromEntries(of('procedure').map((routine) => [routine.name, neo4jProcedure(routine)])) },
    }),
  };
}

/** A value of the type, since the language support reads the type off a value. */
const sample = (type: string): unknown => (type.endsWith('[]') ? [''] : type === 'integer' || type === 'number' ? 0 : type === 'boolean' ? true : '');

type Functions = NonNullable<NonNullable<DbSchema['functions']>[string]>;
type Procedures = NonNullable<NonNullable<DbSchema['procedures']>[string]>;
const argumentsOf = (routine: Routine): Functions[string]['argumentDescription'] => routine.arguments.map(({ name, type, optional }) => ({ name, type, description: `${name} :: ${type}`, isDeprecated: false, ...(optional ? { default: 'null' } : {}) }));
const neo4jFunction = (routine: Routine): Functions[string] => ({
  name: routine.name, category: routine.category, description: routine.description, isBuiltIn: true, argumentDescription: argumentsOf(routine), returnDescription: routine.returns, signature: routine.signature, aggregating: routine.aggregating, isDeprecated: false,
});
const neo4jProcedure = (routine: Routine): Procedures[string] => ({
  name: routine.name, description: routine.description, mode: 'READ', worksOnSystem: false, argumentDescription: argumentsOf(routine), signature: routine.signature, admin: false, option: { deprecated: false },
  returnDescription: returnsOf(routine.returns),
});
const returnsOf = (returns: string): Procedures[string]['returnDescription'] => returns.replace(/^\(|\)$/g, '').split(/,\s*/).filter((part) => part.includes('::')).map((part) => {
  const [name, type] = part.split(/\s*::\s*/);
  return { name: name ?? '', type: type ?? '', description: part, isDeprecated: false };
});
