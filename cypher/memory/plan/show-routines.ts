/**
 * The rows of SHOW FUNCTIONS and SHOW PROCEDURES: signatures as Neo4j writes them, `name :: TYPE`, one row for each number of arguments
 * that a function takes. It may not know what the routines do.
 */
import { AGGREGATIONS } from '../functions/aggregate.ts';
import type { Signature } from '../functions/define.ts';
import { FUNCTIONS } from '../functions/registry.ts';
import type { Procedure } from '../run/procedure.ts';
import type { Value } from '../values/value.ts';

/** By column; a column that is not there is null. */
export type ShownRow = Readonly<Record<string, Value>>;

const LIST_PREDICATE = '(variable :: VARIABLE IN list :: LIST<ANY> WHERE predicate :: ANY) :: BOOLEAN';
/** Those that the language itself reads. */
const SYNTACTIC: readonly (readonly [string, string, string])[] = [
  ...['all', 'any', 'none', 'single'].map((name) => [name, 'Predicate', `${name}${LIST_PREDICATE}`] as const),
  ['exists', 'Predicate', 'exists(input :: ANY) :: BOOLEAN'],
  ['reduce', 'List', 'reduce(accumulator :: VARIABLE = initial :: ANY, variable :: VARIABLE IN list :: LIST<ANY> | expression :: ANY) :: ANY'],
  ['trim', 'String', 'trim([[LEADING | TRAILING | BOTH] [trimCharacterString :: STRING] FROM] input :: STRING) :: STRING'],
];

/** Whose arguments Neo4j checks as it runs: shown with the types that it takes then. */
const SHOWN: Readonly<Record<string, string>> = {
  range: 'range(start: INTEGER, end: INTEGER, step?: INTEGER) :: LIST<INTEGER>',
  reverse: 'reverse(input: STRING | LIST<ANY>) :: STRING | LIST<ANY>',
  tail: 'tail(input: LIST<ANY>) :: LIST<ANY>',
  'point.distance': 'point.distance(from: POINT, to: POINT) :: FLOAT',
  'point.withinBBox': 'point.withinBBox(point: POINT, lowerLeft: POINT, upperRight: POINT) :: BOOLEAN',
};

/** One text for each count of arguments; a clock's or a date's argument has a default instead. */
function signatures({ name, text }: Signature, category: string): string[] {
  const [, list = '', returns = 'ANY'] = /^[\w.]+\((.*)\) :: (.+)$/.exec(Object.hasOwn(SHOWN, name) ? (SHOWN[name] ?? text) : text) ?? [];
  const params = list === '' ? [] : list.split(', ').map((param) => param.split(': '));
  const shown = (upTo: number): string => `${name}(${params.slice(0, upTo).map(([param = '', type = 'ANY']) => parameterText(param, type, category)).join(', ')}) :: ${returns}`;
  const required = params.filter(([param = '']) => !param.endsWith('?')).length;
  if (category === 'Temporal' || name.toLowerCase() === 'trim') return [shown(name.toLowerCase() === 'trim' ? 1 : params.length)];
  return Array.from({ length: params.length - required + 1 }, (_, i) => shown(required + i));
}

function parameterText(param: string, type: string, category: string): string {
  const name = param.replace(/[?.]+$/, '');
  if (name === 'normalForm') return 'normalForm = NFC :: [NFC, NFD, NFKC, NFKD]';
  if (category !== 'Temporal' || !param.endsWith('?')) return `${name} :: ${type}`;
  return name === 'fields' ? 'fields = null :: MAP' : `${name} = DEFAULT_TEMPORAL_ARGUMENT :: ANY`;
}

const row = (name: string, category: string, signature: string): ShownRow => ({
  name, category, description: '', signature, isBuiltIn: true, argumentDescription: [], returnDescription: signature.slice(signature.lastIndexOf(':: ') + 3), aggregating: category === 'Aggregating', isDeprecated: false,
});

export function functionRows(): ShownRow[] {
  const called = [...FUNCTIONS.values()].flatMap((one) => signatures(one, one.category).map((text) => row(one.name, one.category, text)));
  const aggregating = [...AGGREGATIONS.values()].flatMap((one) => signatures(one, 'Aggregating').map((text) => row(one.name, 'Aggregating', text)));
  return [...called, ...aggregating, ...SYNTACTIC.map((one) => row(...one))].sort((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1));
}

const signatureOf = (one: Procedure): string =>
  `${one.name}(${one.parameters.map(({ name, type, fallback }) => `${name}${fallback === undefined ? '' : ' = {}'} :: ${type}`).join(', ')})${one.results.length === 0 ? '' : ` :: (${one.results.map(({ name, type }) => `${name} :: ${type}`).join(', ')})`}`;

const described = ({ name, type }: { readonly name: string; readonly type: string }): Value => new Map<string, Value>([['name', name], ['type', type], ['description', ''], ['isDeprecated', false]]);

export function procedureRows(procedures: readonly Procedure[]): ShownRow[] {
  return [...procedures].sort((a, b) => (a.name < b.name ? -1 : 1)).map((one) => ({
    name: one.name, description: one.description, mode: one.mode, worksOnSystem: one.mode === 'READ', signature: signatureOf(one), argumentDescription: one.parameters.map(described),
    returnDescription: one.results.map(described), admin: false, isDeprecated: false, option: new Map<string, Value>([['deprecated', false]]),
  }));
}
