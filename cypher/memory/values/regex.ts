/**
 * `=~`: Java's regular expressions, matched against the whole text. Patterns that cannot run long are matched directly; the
 * others inside `node:vm` with a time limit, since a backtracking match cannot be interrupted otherwise.
 * It may not know queries.
 */
import { createContext, Script } from 'node:vm';
import { CypherRuntimeError } from './errors.ts';

const TIME_LIMIT_MS = 500;
const CACHE_SIZE = 200;

interface Compiled {
  readonly regex: RegExp;
  readonly simple: boolean;
}

const cache = new Map<string, Compiled>();
const sandbox = createContext({ regex: /a/, text: '' });
const test = new Script('regex.test(text)');

/** True when all of `text` matches. Throws SemanticError for a pattern that cannot be read, ArgumentError when matching takes too long. */
export function matchesPattern(text: string, pattern: string): boolean {
  const { regex, simple } = compiled(pattern);
  if (simple || text.length < 24) return regex.test(text);
  sandbox['regex'] = regex;
  sandbox['text'] = text;
  try {
    return test.runInContext(sandbox, { timeout: TIME_LIMIT_MS }) === true;
  } catch (cause) {
    throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', `The regular expression ran for more than ${TIME_LIMIT_MS} ms and was stopped. Write one with fewer nested repetitions.`, { cause });
  }
}

function compiled(pattern: string): Compiled {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_SIZE) cache.clear();
  const made = { regex: toJavaScript(pattern), simple: isSimple(pattern) };
  cache.set(pattern, made);
  return made;
}

/** No repeated group, no back reference, and at most two unbounded repetitions: cost is at most quadratic. */
function isSimple(pattern: string): boolean {
  if (/\\[1-9k]|\)[*+{?]/.test(pattern)) return false;
  return (pattern.match(/[^\\][*+]|\{\d+,\d*\}/g) ?? []).length <= 2;
}

const POSIX: Record<string, string> = {
  Lower: '\\p{Ll}',
  Upper: '\\p{Lu}',
  Alpha: '\\p{L}',
  Digit: '0-9',
  Alnum: '\\p{L}0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Space: '\\s',
  Blank: ' \\t',
  ASCII: '\\x00-\\x7F',
  IsAlphabetic: '\\p{Alphabetic}',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  javaLowerCase: '\\p{Ll}',
  javaUpperCase: '\\p{Lu}',
};

function toJavaScript(pattern: string): RegExp {
  const flags = new Set('u');
  const head = /^\(\?([imsux]+)\)/.exec(pattern);
  for (const flag of head?.[1] ?? '') if (flag !== 'u' && flag !== 'x') flags.add(flag);
  // Java folds only ASCII letters unless the flag u is given as well
  const asciiOnly = flags.has('i') && head?.[1]?.includes('u') === false;
  if (asciiOnly) flags.delete('i');
  const plain = translate(pattern.slice(head?.[0].length ?? 0));
  const body = asciiOnly ? withBothCases(plain) : plain;
  try {
    if (/&&|\[\[/.test(body)) flags.delete('u');
    // only the flag v knows Java's intersections and nested classes
    if (!flags.has('u')) flags.add('v');
    // alone first: an open bracket must not reach into the frame around it
    void new RegExp(body, [...flags].join(''));
    return new RegExp(`^(?:${body})$(?![\\s\\S])`, [...flags].join(''));
  } catch (cause) {
    throw new CypherRuntimeError('SemanticError', 'InvalidArgumentValue', `Invalid regular expression: '${pattern}'. ${cause instanceof Error ? cause.message : ''}`.trim(), { cause });
  }
}

/** Java's spellings in JavaScript's: quoting, POSIX classes, anchors, and escapes that the `u` flag refuses. */
function translate(body: string): string {
  return body
    .replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\\-/g, '-'))
    .replace(/(\[[^\]]*)?\\p\{(\w+)\}/g, (all, open: string | undefined, name: string) => {
      const set = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
      return set === undefined ? all : open === undefined ? `[${set}]` : `${open}${set}`;
    })
    .replace(/\[([^[\]&]+)&&/g, '[[$1]&&')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(/\\h/g, '[ \\t\\u00A0]')
    .replace(/([*+?}])\+/g, '$1')
    .replace(/\\([^\w\s\\^$.*+?()[\]{}|/-])/g, '$1')
    .replace(/^([^[]*)\\-/g, '$1-');
}

/** What stands for itself in a pattern: escapes, and the heads of groups. */
const FIXED = /^(?:\\(?:[pP]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|[\s\S])|\(\?(?:<[A-Za-z]\w*>|<?[=!]|:))/;

/** Every ASCII letter beside its other case, ranges too. */
function withBothCases(body: string): string {
  let out = '';
  let depth = 0;
  for (let i = 0; i < body.length; i++) {
    const rest = body.slice(i);
    const taken = FIXED.exec(rest)?.[0] ?? (depth > 0 ? /^[A-Za-z]-[A-Za-z]/.exec(rest)?.[0] : undefined) ?? rest.charAt(0);
    if (taken === '[') depth++;
    if (taken === ']') depth--;
    const both = /^[A-Za-z](?:-[A-Za-z])?$/.test(taken) ? taken + swapCase(taken) : taken;
    out += both !== taken && depth === 0 ? `[${both}]` : both;
    i += taken.length - 1;
  }
  return out;
}

const swapCase = (text: string): string => [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
