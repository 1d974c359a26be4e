// The description of the API: whole, without loose ends, and the same words as the checks.
import { describe, expect, it } from 'vitest';
import { openApi } from '#server/openapi';
import { questions } from '#server/questions';

interface Parameter { readonly name: string; readonly in: string; readonly required: boolean; readonly description: string; readonly schema: Readonly<Record<string, unknown>> }
interface Operation { readonly operationId: string; readonly parameters?: readonly Parameter[]; readonly responses: Readonly<Record<string, unknown>>; readonly requestBody?: unknown }
const document = openApi(questions, '1.2.3') as unknown as { readonly openapi: string; readonly info: { readonly version: string }; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: unknown };
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

describe('the OpenAPI document', () => {
  it('describes every address of the contract', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('1.2.3');
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'get /api/commitments', 'get /api/commitments/{id}', 'get /api/disputes', 'get /api/health', 'get /api/network', 'get /api/nodes/{id}', 'get /api/nodes/{id}/neighbours', 'get /api/openapi.json', 'get /api/path', 'get /api/questions',
      'get /api/schema', 'get /api/search', 'get /api/sources', 'get /api/sources/{id}', 'post /api/cypher',
    ]);
  });

  it('has no reference to nothing', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((found) => found[1]!);
    expect(references.length).toBeGreaterThan(50);
    const loose = references.filter((reference) => reference.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document) === undefined);
    expect(loose).toEqual([]);
  });

  it('names every operation once, and every parameter of its path', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
      expect(operation.parameters?.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name) ?? []).toEqual(inPath);
      expect(operation.parameters?.filter((parameter) => parameter.description === '') ?? []).toEqual([]);
    }
  });

  it('says what is required, what is usual and what is allowed', () => {
    const parameter = (path: string, name: string): Parameter | undefined => document.paths[path]!['get']!.parameters?.find((other) => other.name === name);
    expect(parameter('/api/search', 'q')).toMatchObject({ required: true });
    expect(parameter('/api/commitments', 'limit')).toMatchObject({ required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } });
    expect(parameter('/api/network', 'view')).toMatchObject({ required: false, schema: { enum: ['entities', 'evidence'], default: 'entities' } });
    for (const path of Object.keys(document.paths).filter((other) => !['/api/health', '/api/cypher', '/api/openapi.json'].includes(other))) {
      for (const name of ['asOf', 'knownBy', 'sources']) expect(parameter(path, name), `${path} ${name}`).toMatchObject({ required: false });
    }
  });

  it('announces the problems', () => {
    for (const { path, operation } of operations.filter((other) => other.path !== '/api/openapi.json')) expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['200', '400', '404', '413', '429', '503', '504']));
    expect(document.paths['/api/cypher']!['post']!.requestBody).toMatchObject({ required: true });
  });
});
