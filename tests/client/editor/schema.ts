// The schema as the server answers it, made from the same definitions, with a few routines.
import type { SchemaAnswer, SchemaProperty } from '#graph/answers';
import { labels, relationships, type PropertyDef } from '#graph/schema';
import { vocabularies } from '#graph/vocabularies';
import { readSignature, type Routine } from '../../../client/editor/routines.ts';

const row = (property: PropertyDef): SchemaProperty => ({ name: property.name, type: property.type, required: property.required === true, unit: property.unit ?? null, vocabulary: property.vocabulary ?? null, description: property.description });
const known = new Set<string>(labels.map(({ name }) => name));
export const schema: SchemaAnswer = {
  lens: { asOf: '2026-11-24', knownBy: '2026-11-24', sources: null }, rule: '1', vocabularies: { ...vocabularies },
  labels: labels.flatMap(({ name, layer, subLabels, description, properties }) => [
    { name, layer, subLabels, description, count: 1, properties: properties.map(row) },
    ...subLabels.filter((sub) => !known.has(sub)).map((sub) => ({ name: sub, layer, subLabels: [], description: `A kind of ${name}.`, count: 1, properties: properties.map(row) })),
  ]),
  relationships: relationships.map(({ type, from, to, description, properties }) => ({ type, from, to, description, count: 1, properties: properties.map(row) })),
};

const routine = (kind: Routine['kind'], signature: string, aggregating = false): Routine => {
  const { args, returns } = readSignature(signature);
  return { name: signature.slice(0, signature.indexOf('(')), kind, category: kind, description: '', signature, arguments: args, returns, aggregating };
};
export const routines: readonly Routine[] = [
  routine('function', 'toUpper(input :: STRING) :: STRING'), routine('function', 'count(input :: ANY) :: INTEGER', true), routine('function', 'collect(input :: ANY) :: LIST<ANY>', true), routine('function', 'date(input = DEFAULT :: ANY) :: DATE'),
  routine('function', 'date.truncate(unit :: STRING, input = DEFAULT :: ANY, fields = null :: MAP) :: DATE'), routine('procedure', 'db.labels() :: (label :: STRING)'),
  routine('procedure', 'db.index.fulltext.queryNodes(indexName :: STRING, queryString :: STRING, options = {} :: MAP) :: (node :: NODE, score :: FLOAT)'),
];
export const language = { schema, routines, parameters: [{ name: 'verdicts', type: 'string[]' }] } as const;
