/**
 * `=~`: Java's regular expressions, matched against the whole text. Patterns that cannot run long are matched directly; the
 * others inside `node:vm` with a time limit, since a backtracking match cannot be interrupted otherwise.
 * It may not know queries.
 */
import { createContext, Script } from 'node:vm';
import { spelledOut, withBothCases } from './regex-flags.ts';
import { toJavaScriptSpelling } from './regex-java.ts';
import { CypherRuntimeError } from './errors.ts';
import { work } from './pulse.ts';

/** A match holds up whatever shares the thread. */
const TIME_LIMIT_MS = 60;
const CACHE_SIZE = 200;
const LONGEST_PATTERN = 10_000;
const DEEPEST_PATTERN = 200;

interface Compiled {
  readonly regex: RegExp;
  /** Steps that a match may take on a text of such length, at worst. */
  readonly cost: (length: number) => number;
}

const cache = new Map<string, Compiled>();
const sandbox = createContext({ regex: /a/, text: '' });
const test = new Script('regex.test(text)');

/** Steps that a match may take without being watched, about 20 ms. */
const UNWATCHED = 2_000_000;

/** True when all of `text` matches. Throws SemanticError for a pattern that cannot be read, ArgumentError when matching takes too long. */
export function matchesPattern(text: string, pattern: string): boolean {
  const { regex, cost } = compiled(pattern);
  const steps = cost(text.length);
  work(Math.min(steps, UNWATCHED) / 64);
  return steps <= UNWATCHED ? regex.test(text) : watched(regex, text);
}

function watched(regex: RegExp, text: string): boolean {
  // starting a watch costs about as much as this
  work(4096);
  sandbox['regex'] = regex;
  sandbox['text'] = text;
  try {
    return test.runInContext(sandbox, { timeout: TIME_LIMIT_MS }) === true;
  } catch (cause) {
    throw new CypherRuntimeError('ArgumentError', 'InvalidArgumentValue', `The regular expression ran for more than ${TIME_LIMIT_MS} ms on one text and was stopped. Write one with fewer repetitions that can match the same characters.`, { cause });
  } finally {
    sandbox['text'] = '';
  }
}

function compiled(pattern: string): Compiled {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  refuseHuge(pattern);
  work(pattern.length * 4);
  if (cache.size >= CACHE_SIZE) cache.clear();
  const made = { regex: toJavaScript(pattern), cost: costOf(pattern) };
  cache.set(pattern, made);
  return made;
}

/** Compiling cannot be stopped either, and takes as much as the counts multiply to. */
function refuseHuge(pattern: string): void {
  let [depth, deepest] = [0, 0];
  for (const char of pattern.slice(0, LONGEST_PATTERN)) {
    if (char === '(') deepest = Math.max(deepest, ++depth);
    else if (char === ')') depth--;
  }
  const copies = (pattern.slice(0, LONGEST_PATTERN).match(/\{\d+(?:,\d*)?\}/g) ?? []).reduce((product, count) => product * Math.max(1, ...(count.match(/\d+/g) ?? []).map(Number)), 1);
  if (pattern.length <= LONGEST_PATTERN && deepest <= DEEPEST_PATTERN && copies <= 1e7) return;
  throw new CypherRuntimeError('SemanticError', 'InvalidArgumentValue', `The regular expression is too large: it may have ${LONGEST_PATTERN} characters, ${DEEPEST_PATTERN} groups within each other, and counts that multiply to 10,000,000.`);
}

/** Steps at worst, by the length of the text: each choice multiplies them; a repeated group or a reference back has no bound. */
function costOf(pattern: string): (length: number) => number {
  if (/\\[1-9k]|\)[*+{?]|\(\?<?[=!]/.test(pattern)) return () => Infinity;
  const repetitions = (pattern.match(/[*+]|\{\d+,/g) ?? []).length;
  const choices = (pattern.match(/[?|]/g) ?? []).length;
  return (length) => Math.max(1, length) ** Math.max(1, repetitions) * 2 ** choices;
}

function toJavaScript(pattern: string): RegExp {
  const flags = new Set('u');
  const head = /^\(\?([imsux]+)\)/.exec(pattern);
  for (const flag of head?.[1] ?? '') if (flag !== 'u' && flag !== 'x') flags.add(flag);
  // Java folds only ASCII letters unless the flag u is given as well
  const asciiOnly = flags.has('i') && head?.[1]?.includes('u') === false;
  if (asciiOnly) flags.delete('i');
  try {
    // free spacing is spelled out with the rest
    const plain = toJavaScriptSpelling(spelledOut(`${head?.[1]?.includes('x') === true ? '(?x)' : ''}${pattern.slice(head?.[0].length ?? 0)}`), flags.has('s'));
    const body = asciiOnly ? withBothCases(plain) : plain;
    if (/&&|\[[^\]\\]*\[/.test(body)) flags.delete('u');
    // only the flag v knows Java's intersections and nested classes
    if (!flags.has('u')) flags.add('v');
    // alone first: an open bracket must not reach into the frame around it
    void new RegExp(body, [...flags].join(''));
    return new RegExp(`^(?:${body})$(?![\\s\\S])`, [...flags].join(''));
  } catch (cause) {
    throw new CypherRuntimeError('SemanticError', 'InvalidArgumentValue', `Invalid regular expression: '${pattern}'. ${cause instanceof Error ? cause.message : ''}`.trim(), { cause });
  }
}
