// Holds an answer to the description of the API, twice: by the zod schemas and by a JSON Schema validator on the published document.
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { questions } from '#server/questions';
import { problem } from '#server/answers/shapes';
import type { Reply } from './house.ts';

interface Document { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>>; readonly components: { readonly schemas: Readonly<Record<string, object>> } }

export class Conformance {
  readonly #ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });

  constructor(readonly document: Document) {
    addFormats.default(this.#ajv);
    this.#ajv.addVocabulary(['components']);
    this.#ajv.addSchema({ $id: 'https://pacta.example/openapi', components: document.components });
  }

  /** The answer of one question, by its name, is as described; its lens and rule are there. */
  holds(name: string, reply: Reply): void {
    const question = questions.find((other) => other.name === name);
    if (!question) throw new Error(`No question is called ${name}.`);
    expect(reply.status, `${name}: ${reply.text.slice(0, 400)}`).toBe(200);
    expect(question.answer.safeParse(reply.body).error?.issues, name).toBeUndefined();
    this.#valid(this.#answerSchema(question.path, question.method, '200', 'application/json'), reply.body, name);
  }

  /** A refusal is a problem of that status, which the question's description announces. */
  refuses(name: string, status: number, reply: Reply): void {
    const question = questions.find((other) => other.name === name)!;
    expect(reply.status, reply.text.slice(0, 400)).toBe(status);
    expect(reply.type).toContain('application/problem+json');
    expect(problem.safeParse(reply.body).error?.issues).toBeUndefined();
    expect(reply.body['status']).toBe(status);
    expect(reply.text).not.toMatch(/\bat \S+ \(|node_modules|\.ts:\d/);
    expect(Object.keys(this.document.paths[pathOf(question.path)]![question.method]!.responses)).toContain(String(status));
  }

  #answerSchema(path: string, method: string, status: string, type: string): string {
    const answer = this.document.paths[pathOf(path)]![method]!.responses[status] as { content: Record<string, { schema: { $ref: string } }> };
    return answer.content[type]!.schema.$ref;
  }

  #valid(ref: string, body: unknown, name: string): void {
    const validate: ValidateFunction | undefined = this.#ajv.getSchema(`https://pacta.example/openapi${ref}`);
    if (!validate) throw new Error(`${ref} is not in the document.`);
    validate(body);
    expect(validate.errors?.slice(0, 5), name).toBeUndefined();
  }
}

const pathOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
