// The parameters that questions take: how each is checked, and how it is described to the world. Sentences name the parameter and what is allowed.
import { z } from 'zod';
import { nearest } from '#graph/nearest';

export interface ParameterDescription { readonly description: string; readonly schema: Readonly<Record<string, unknown>> }
/** How each parameter is described in the OpenAPI document; the checks themselves cannot be printed. */
export const parameterDescriptions = z.registry<ParameterDescription>();

const one = (name: string) => z.string({ error: ({ input }) => (Array.isArray(input) ? `${name} is given more than once. Give it once.` : `${name} is missing. Give it.`) });

/** Text that is not empty. */
export const text = (name: string, description: string, max = 200) =>
  one(name).trim().min(1, `${name} is empty. Write what to look for.`).max(max, `${name} is longer than ${max} characters. Shorten it.`)
    .register(parameterDescriptions, { description, schema: { type: 'string', minLength: 1, maxLength: max } });

/** A whole number between two bounds. */
export const whole = (name: string, low: number, high: number, description: string) =>
  one(name).transform((given, context) => {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
    if (value >= low && value <= high) return value;
    context.addIssue(`${name} must be a whole number ${high === Number.MAX_SAFE_INTEGER ? `of at least ${low}` : `from ${low} to ${high}`}, but is "${given}".`);
    return z.NEVER;
  }).register(parameterDescriptions, { description, schema: { type: 'integer', minimum: low, ...(high === Number.MAX_SAFE_INTEGER ? {} : { maximum: high }) } });

/** A number that is not negative. */
export const amount = (name: string, description: string) =>
  one(name).transform((given, context) => {
    const value = /^\d{1,15}(\.\d+)?$/.test(given) ? Number(given) : NaN;
    if (Number.isFinite(value)) return value;
    context.addIssue(`${name} must be a number such as 25000000000, but is "${given}".`);
    return z.NEVER;
  }).register(parameterDescriptions, { description, schema: { type: 'number', minimum: 0 } });

export const isRealDay = (given: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given) ?? [];
  if (year === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().slice(0, 10) === given;
};

/** An ISO date that exists. */
export const day = (name: string, description: string) =>
  one(name).refine(isRealDay, { error: ({ input }) => `${name} must be a date that exists, written as 2021-12-31, but is "${String(input)}".` })
    .register(parameterDescriptions, { description, schema: { type: 'string', format: 'date' } });

const parts = (given: string): string[] => given.split(',').map((part) => part.trim());

/** One word of a closed list. */
export const word = <const W extends string>(name: string, allowed: readonly W[], description: string) =>
  one(name).transform((given, context): W => {
    if ((allowed as readonly string[]).includes(given)) return given as W;
    context.addIssue(`${name} must be one of ${allowed.join(', ')}, but is "${given}".`);
    return z.NEVER;
  }).register(parameterDescriptions, { description, schema: { type: 'string', enum: allowed } });

/** Comma-separated words of a closed list, without repetition. */
export const words = <const W extends string>(name: string, allowed: readonly W[], description: string) =>
  one(name).transform((given, context): readonly W[] => {
    const chosen = [...new Set(parts(given))];
    const stray = chosen.find((part) => !(allowed as readonly string[]).includes(part));
    if (stray === undefined) return chosen as W[];
    context.addIssue(stray === '' ? `${name} has an empty value. Allowed are ${allowed.join(', ')}, separated by commas.` : `${name} has "${stray}", which is not allowed. Allowed are ${allowed.join(', ')}, separated by commas.`);
    return z.NEVER;
  }).register(parameterDescriptions, { description, schema: { type: 'string', pattern: `^(${allowed.join('|')})(,(${allowed.join('|')}))*$` } });

/** Comma-separated ids, without repetition and in order of code point. Whether they exist is asked elsewhere. */
export const ids = (name: string, what: string, description: string) =>
  one(name).transform((given, context): readonly string[] => {
    const chosen = [...new Set(parts(given))].sort();
    if (!chosen.includes('')) return chosen;
    context.addIssue(`${name} ${given.trim() === '' ? 'is empty' : 'has an empty value'}. Give ${what}, separated by commas, or leave ${name} out.`);
    return z.NEVER;
  }).register(parameterDescriptions, { description, schema: { type: 'string', minLength: 1 } });

/** The id of a node, in the address. */
export const id = (name: string, description: string) =>
  one(name).min(1, `${name} is empty. Give an id.`).max(200, `${name} is longer than any id. Give an id.`).register(parameterDescriptions, { description, schema: { type: 'string', minLength: 1, maxLength: 200 } });

export const limit = whole('limit', 1, 500, 'How many to answer at most; 50 unless given.').default(50);
/** A page of the facts that stand around something; all of them unless asked for. */
export const factLimit = whole('limit', 1, 500, 'How many facts to answer at most; all unless given.').optional();
export const offset = whole('offset', 0, Number.MAX_SAFE_INTEGER, 'How many to pass over.').default(0);

/** The faults that a schema found, as sentences: unknown parameters are named with the allowed ones. */
export function faultsOf(error: z.ZodError, allowed: readonly string[]): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [issue.message];
    return issue.keys.map((key) => {
      const meant = nearest(key, allowed, 1)[0];
      return `The parameter ${key} is not known here. ${meant ? `Did you mean ${meant}? ` : ''}${allowed.length > 0 ? `Allowed are ${allowed.join(', ')}.` : 'None is allowed.'}`;
    });
  });
}
