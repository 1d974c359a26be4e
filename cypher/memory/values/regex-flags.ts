/**
 * Java's flags inside a pattern, `(?i)`, `(?i:…)`, `(?s-i)` …, spelled out in what follows them, since JavaScript knows flags only for
 * the whole; and letters and white space as Java understands them.
 * It may not know how patterns are run.
 */

interface Flags { readonly i: boolean; readonly s: boolean; readonly x: boolean }

const FLAGS = /^\(\?([imsux]*)(?:-([imsux]+))?([:)])/;
/** Java's `\s` is ASCII alone. */
const SPACE = ' \\t\\n\\x0B\\f\\r';

/** The pattern without flags for parts of it. `m` and `u` in the middle are passed over. */
export function spelledOut(pattern: string): string {
  let out = '';
  let flags: Flags = { i: false, s: false, x: false };
  const outer: Flags[] = [];
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    const set = FLAGS.exec(rest);
    if (set !== null && set[0] !== '(?:') {
      if (set[3] === ':') outer.push(flags);
      flags = changed(flags, set[1] ?? '', set[2] ?? '');
      out += set[3] === ':' ? '(?:' : '';
      at += set[0].length;
      continue;
    }
    if (flags.x && rest.startsWith('#')) {
      at += (/^#.*/.exec(rest)?.[0] ?? '#').length;
      continue;
    }
    const token = tokenOf(rest);
    if (token.startsWith('(')) outer.push(flags);
    if (token === ')') flags = outer.pop() ?? flags;
    out += spelled(token, flags);
    at += token.length;
  }
  return out;
}

function changed(flags: Flags, on: string, off: string): Flags {
  const value = (name: 'i' | 's' | 'x'): boolean => (off.includes(name) ? false : on.includes(name) || flags[name]);
  return { i: value('i'), s: value('s'), x: value('x') };
}

/** The next whole thing: an escape, the head of a group, a class in brackets, a comment's `#`, or one character. */
export function tokenOf(rest: string): string {
  const fixed = /^(?:\\Q[\s\S]*?(?:\\E|$)|\\(?:[pP]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|[\s\S])|\(\?(?:<[A-Za-z]\w*>|<?[=!]|>|:))/.exec(rest);
  if (fixed !== null) return fixed[0];
  return rest.startsWith('[') ? classOf(rest) : rest.charAt(0);
}

function classOf(rest: string): string {
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '\\') at++;
    else if (rest[at] === '[') depth++;
    else if (rest[at] === ']' && --depth === 0) return rest.slice(0, at + 1);
  }
  return rest;
}

function spelled(token: string, flags: Flags): string {
  if (token.startsWith('[')) {
    const set = token.replace(/\\([\s\S])/g, (all, letter: string) => (letter === 's' ? SPACE : all));
    return flags.i ? withBothCases(set) : set;
  }
  if (token === '\\s') return `[${SPACE}]`;
  if (token === '\\S') return `[^${SPACE}]`;
  if (flags.x && /^\s$/.test(token)) return '';
  if (token === '.' && flags.s) return '\\p{Any}';
  return flags.i && token.length === 1 ? withBothCases(token) : token;
}

/** What stands for itself in a pattern: escapes, and the heads of groups. */
const FIXED = /^(?:\\(?:[pP]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|[\s\S])|\(\?(?:<[A-Za-z]\w*>|<?[=!]|:))/;

/** Every ASCII letter beside its other case, ranges too. */
export function withBothCases(body: string): string {
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
