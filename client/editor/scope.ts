// Which variables a text has, and of what label or type each is said to be: read off its patterns, so that it works on half-written text.
// It may not know the schema; a variable of unknown label is listed without one.

export interface Variable { readonly name: string; readonly kind: 'node' | 'relationship' | 'value'; readonly labels: readonly string[] }
/** A step of a pattern with both ends: empty where the text names no label. `direction` is how it is drawn, left to right. */
export interface PatternEnd { readonly labels: readonly string[]; readonly direction: 'out' | 'in' | 'either' }

/** The text with comments and strings blanked, of the same length, so that offsets hold. */
export const blanked = (text: string): string => text.replace(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?/g, (found) => found.replace(/[^\n]/g, ' '));

const name = '(?:[\\p{L}_][\\p{L}\\p{N}_]*|`[^`]+`)';
const labelled = new RegExp(`([(\\[])\\s*(${name})?\\s*((?::\\s*|\\s+IS\\s+)[!(\\s]*${name}(?:\\s*[|&:]\\s*[!:(]*\\s*${name}|\\))*)`, 'gu');
const bare = new RegExp(`([(\\[])\\s*(${name})\\s*(?=[)\\]{*]|$|\\s+WHERE\\b)`, 'gu');
const predicate = new RegExp(`(?<![\\p{L}\\p{N}_.])(?<![({\\[,]\\s*)(${name})\\s*:\\s*(${name})`, 'gu');
const alias = new RegExp(`(?<![.\\p{L}\\p{N}_])(${name})?\\s+AS\\s+(${name})`, 'giu');
const negated = new RegExp(`!\\s*${name}`, 'gu');
const each = new RegExp(name, 'gu');
const plain = (word: string): string => word.replace(/^`|`$/g, '');

/** Every variable of the text, by name. */
export function variablesOf(text: string): ReadonlyMap<string, Variable> {
  const code = blanked(text);
  const found = new Map<string, Variable>();
  const add = (variable: string, kind: Variable['kind'], labels: readonly string[]): void => {
    const before = found.get(variable);
    found.set(variable, { name: variable, kind: before && before.kind !== 'value' ? before.kind : kind, labels: [...new Set([...before?.labels ?? [], ...labels])] });
  };
  for (const [, open, variable, labels] of code.matchAll(labelled)) if (variable) add(plain(variable), open === '(' ? 'node' : 'relationship', labelsIn(labels ?? ''));
  for (const [, open, variable] of code.matchAll(bare)) if (variable && !found.has(plain(variable)) && isPattern(code, variable, open === '(')) add(plain(variable), open === '(' ? 'node' : 'relationship', []);
  for (const [, variable, label] of code.matchAll(predicate)) if (found.get(plain(variable ?? ''))?.kind === 'node') add(plain(variable ?? ''), 'node', [plain(label ?? '')]);
  for (const [, from, to] of code.matchAll(alias)) {
    const source = from === undefined ? undefined : found.get(plain(from));
    add(plain(to ?? ''), source?.kind ?? 'value', source?.labels ?? []);
  }
  return found;
}

/** `(a)` is a node where it touches an arrow or follows a pattern clause; elsewhere it is a bracket. */
function isPattern(code: string, variable: string, isNode: boolean): boolean {
  const escaped = variable.replace(/[$`]/g, '\\$&');
  return isNode ? new RegExp(`(?:[->]|\\bMATCH\\s*|\\bMERGE\\s*|,\\s*|[=(]\\s*)\\(\\s*${escaped}\\s*[){]|\\(\\s*${escaped}\\s*\\)\\s*[-<]`, 'iu').test(code) : new RegExp(`-\\s*\\[\\s*${escaped}`, 'u').test(code);
}

/** The labels that an expression asks for; those behind `!` it does not. */
const labelsIn = (expression: string): string[] => [...expression.replace(/^\s*IS\s/i, '').replace(negated, '').matchAll(each)].map(([word]) => plain(word));

/** What stands left of a relationship that is being written at the offset: its node's labels, and the way the arrow points so far. Null outside one. */
export function nodeBefore(text: string, offset: number): PatternEnd | null {
  const before = blanked(text.slice(0, offset));
  const step = new RegExp(`\\(([^()]*)\\)\\s*(<?)-\\s*\\[[^\\]\\[]*$`, 'u').exec(before);
  if (!step) return null;
  const arrow = /^[^\]]*\]\s*-\s*(>?)/.exec(text.slice(offset));
  return { labels: endLabels(text, step[1] ?? ''), direction: step[2] === '<' ? 'in' : arrow?.[1] === '' ? 'either' : 'out' };
}

/** The relationship that leads to a node that is being written at the offset, and what it starts from. Null outside one. */
export function stepBefore(text: string, offset: number): { types: readonly string[]; end: PatternEnd } | null {
  const before = blanked(text.slice(0, offset));
  const step = new RegExp(`\\(([^()]*)\\)\\s*(<?)-\\s*\\[([^\\]\\[]*)\\]\\s*-\\s*(>?)\\s*\\([^()]*$`, 'u').exec(before);
  if (!step) return null;
  const types = /:(.*)$/su.exec((step[3] ?? '').replace(/[{*].*$/su, ''));
  return { types: types ? labelsIn(types[1] ?? '') : [], end: { labels: endLabels(text, step[1] ?? ''), direction: step[2] === '<' ? 'in' : step[4] === '>' ? 'out' : 'either' } };
}

function endLabels(text: string, inside: string): readonly string[] {
  const said = new RegExp(`^\\s*(${name})?\\s*(?::([^{]*))?`, 'u').exec(inside);
  if (said?.[2]) return labelsIn(said[2].replace(/\bWHERE\b.*$/isu, ''));
  return said?.[1] ? variablesOf(text).get(plain(said[1]))?.labels ?? [] : [];
}
