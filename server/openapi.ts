// The description of the API (OpenAPI 3.1), made from the schemas that check the requests and describe the answers.
import { z } from 'zod';
import { named, problem } from './answers/shapes.ts';
import { parameterDescriptions } from './parameters.ts';
import { problemStatuses } from './problems.ts';
import type { Question } from './question.ts';

type Json = Readonly<Record<string, unknown>>;
const componentUri = (id: string): string => `#/components/schemas/${id}`;

/** The document for these questions; the same for every server of one version. */
export function openApi(questions: readonly Question[], version: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Pacta', version, description: 'Who committed, who reneged and where the money went, and who says so. Every question about the facts takes a lens (asOf, knownBy, sources), and its answer echoes it, resolved, with the version of the verdict rule; health and cypher take none, since they tell of what is stored. Unknown parameters are refused.', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    paths: Object.fromEntries([...questions.map((question) => [openPath(question.path), { [question.method]: operation(question) }]), ['/api/openapi.json', { get: ownOperation }]]),
    components: { schemas: components(), responses: { Problem: { description: 'What is wrong and what to do, as a sentence.', content: { 'application/problem+json': { schema: { $ref: componentUri('Problem') } } } } } },
  };
}

const ownOperation: Json = { operationId: 'openapi', summary: 'This description.', responses: { 200: { description: 'An OpenAPI 3.1 document.', content: { 'application/json': { schema: { type: 'object' } } } }, 400: { $ref: '#/components/responses/Problem' } } };
const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

function operation(question: Question): Json {
  const answer = { 'application/json': { schema: { $ref: componentUri(idOf(question.answer)) } } };
  return {
    operationId: question.name, summary: question.summary, ...(question.description === '' ? {} : { description: question.description }),
    parameters: [...Object.entries(question.params).map(([name, schema]) => parameter('path', name, schema)), ...Object.entries(question.query).map(([name, schema]) => parameter('query', name, schema))],
    ...(question.body ? { requestBody: { required: true, content: { 'application/json': { schema: inline(question.body) } } } } : {}),
    responses: {
      200: { description: question.summary, content: answer },
      ...Object.fromEntries(problemStatuses.filter((status) => status !== 503 || !question.away).map((status) => [status, { $ref: '#/components/responses/Problem' }])),
      ...(question.away ? { 503: { description: 'The database is away.', content: answer } } : {}),
    },
  };
}

function idOf(schema: z.ZodType): string {
  const id = named.get(schema)?.id;
  if (id === undefined) throw new TypeError('An answer has no name. Name it in answers/shapes.ts.');
  return id;
}

/** A parameter's check may be wrapped in `optional` or `default`; its description is on the innermost. */
function parameter(place: 'path' | 'query', name: string, schema: z.ZodType): Json {
  let inner: z.ZodType = schema;
  let fallback: unknown;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) {
    if (inner instanceof z.ZodDefault) fallback = inner.def.defaultValue;
    inner = inner.unwrap() as z.ZodType;
  }
  const described = parameterDescriptions.get(inner);
  if (!described) throw new TypeError(`The parameter ${name} is not described.`);
  return {
    name, in: place, required: place === 'path' || inner === schema, description: described.description,
    schema: { ...described.schema, ...(fallback === undefined ? {} : { default: fallback }) }, ...(place === 'query' ? { style: 'form', explode: false, allowReserved: true } : {}),
  };
}

function inline(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

function components(): Json {
  named.get(problem);
  const { schemas } = z.toJSONSchema(named, { uri: componentUri });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...rest }]) => [id, rest]));
}
