// Functions and procedures that may be called, read from the database that will run them (SHOW FUNCTIONS, SHOW PROCEDURES).
// It knows how a signature is written; it may not know the editor.
import type { CypherAnswer } from '#graph/answers';
import { functionWords } from './function-words.ts';

export interface RoutineArgument { readonly name: string; readonly type: string; readonly optional: boolean }
export interface Routine {
  readonly name: string;
  readonly kind: 'function' | 'procedure';
  readonly category: string;
  readonly description: string;
  /** As the database prints it: `abs(input :: INTEGER | FLOAT) :: INTEGER | FLOAT`. */
  readonly signature: string;
  readonly arguments: readonly RoutineArgument[];
  readonly returns: string;
  readonly aggregating: boolean;
}

/** The procedures that questions may call; the server refuses every other. Neo4j lists many more. */
export const callable: readonly string[] = [
  'db.labels', 'db.relationshipTypes', 'db.propertyKeys', 'db.schema.visualization', 'db.schema.nodeTypeProperties', 'db.schema.relTypeProperties',
  'db.index.fulltext.queryNodes', 'db.index.fulltext.queryRelationships', 'dbms.components',
];

type Row = Readonly<Record<string, unknown>>;
const rowsOf = (answer: CypherAnswer): Row[] => answer.rows.map((row) => Object.fromEntries(row.map((value, at) => [answer.columns[at] ?? '', value._value])));
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function functionsOf(answer: CypherAnswer): Routine[] {
  return merged(rowsOf(answer).map((row) => routine(text(row['name']), 'function', text(row['category']), text(row['description']) || functionWords(text(row['name'])), text(row['signature']), row['aggregating'] === true)));
}

export function proceduresOf(answer: CypherAnswer): Routine[] {
  return rowsOf(answer).filter((row) => callable.includes(text(row['name']))).map((row) => routine(text(row['name']), 'procedure', 'Procedure', text(row['description']), text(row['signature']), false));
}

/** A function that is listed once for each number of arguments is one function, whose further arguments are optional. */
function merged(routines: readonly Routine[]): Routine[] {
  const byName = new Map<string, Routine>();
  for (const one of routines) {
    const other = byName.get(one.name);
    if (!other) byName.set(one.name, one);
    else {
      const [less, more] = one.arguments.length < other.arguments.length ? [one, other] : [other, one];
      byName.set(one.name, { ...more, arguments: more.arguments.map((argument, at) => (at < less.arguments.length ? argument : { ...argument, optional: true })) });
    }
  }
  return [...byName.values()];
}

function routine(name: string, kind: Routine['kind'], category: string, description: string, signature: string, aggregating: boolean): Routine {
  const { args, returns } = readSignature(signature);
  return { name, kind, category, description, signature, arguments: args, returns, aggregating };
}

/** Reads `name(a :: INTEGER | FLOAT, b = 1 :: LIST<ANY>) :: ANY`; `a: INTEGER` is read too. A part that is missing is empty. */
export function readSignature(signature: string): { args: RoutineArgument[]; returns: string } {
  const open = signature.indexOf('(');
  const close = closing(signature, open);
  if (open < 0 || close < 0) return { args: [], returns: '' };
  const inside = signature.slice(open + 1, close).trim();
  return { args: inside === '' ? [] : atTopLevel(inside).map(readArgument), returns: signature.slice(close + 1).replace(/^\s*::\s*/, '').trim() };
}

function readArgument(part: string): RoutineArgument {
  if (/\b(?:IN|WHERE|FROM)\b/.test(part)) return { name: part, type: '', optional: false };
  const [before, ...types] = part.split(/\s*::?\s*/);
  const [name, ...rest] = (before ?? '').split('=');
  const type = types.join(': ');
  const ofType = /^(.*?)\s*=\s*\S+$/.exec(type);
  const open = (name ?? '').trim();
  return { name: open.replace(/^\[|[\]?]$/g, ''), type: (ofType?.[1] ?? type).replace(/\]$/, ''), optional: rest.length > 0 || ofType !== null || open.startsWith('[') || open.endsWith('?') };
}

function closing(signature: string, open: number): number {
  for (let at = open, depth = 0; at >= 0 && at < signature.length; at++) {
    if (signature[at] === '(') depth++;
    else if (signature[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

/** Split at commas outside brackets. */
export function atTopLevel(list: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of list) {
    if ('(<[{'.includes(char)) depth++;
    if (')>]}'.includes(char)) depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

let known: Promise<readonly Routine[]> | null = null;
/** Asks the server once; an empty list when it does not answer, and the next call asks again. */
export function askRoutines(): Promise<readonly Routine[]> {
  known ??= Promise.all([ask('SHOW FUNCTIONS YIELD name, category, description, signature, aggregating'), ask('SHOW PROCEDURES YIELD name, description, mode, signature')])
    .then(([functions, procedures]) => [...functionsOf(functions), ...proceduresOf(procedures)])
    .catch(() => {
      known = null;
      return [];
    });
  return known;
}

async function ask(query: string): Promise<CypherAnswer> {
  const response = await fetch('/api/cypher', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  if (!response.ok) throw new Error(`The server did not list its functions (status ${response.status}).`);
  return await response.json() as CypherAnswer;
}
