/**
 * What a made-up expression may use: the variables in scope with their types, and the properties of the graph's nodes and relationships.
 * It may not know how expressions are written.
 */
import type { ScalarType, Type } from './values.ts';

export interface Variable { readonly name: string; readonly type: Type }
export type Scope = readonly Variable[];

/** Properties by type. `key` tells nodes (and relationships) apart and is always there; `m` is of any storable type; the others are missing here and there. */
export const properties: readonly (readonly [string, Type])[] = [
  ['key', 'int'], ['i', 'int'], ['j', 'int'], ['f', 'float'], ['s', 'string'], ['b', 'bool'], ['l', 'ints'], ['ss', 'strings'], ['d', 'date'], ['t', 'datetime'], ['lt', 'localdatetime'], ['u', 'duration'], ['p', 'point'], ['m', 'any'],
];
export const labels = ['A', 'B', 'C'] as const;
export const relationshipTypes = ['R', 'S', 'T'] as const;

export function propertiesOf(type: Type): readonly string[] {
  return properties.filter(([, t]) => t === type).map(([name]) => name);
}

export function variablesOf(scope: Scope, type: Type): readonly Variable[] {
  return scope.filter((v) => v.type === type);
}

/** An unused name. */
export function freshName(scope: Scope, stem: string): string {
  for (let i = 0; ; i++) if (!scope.some((v) => v.name === `${stem}${i}`)) return `${stem}${i}`;
}

export type { ScalarType, Type };
