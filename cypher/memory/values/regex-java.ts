/**
 * Java's spellings in a regular expression, in JavaScript's: quoting, classes by name, anchors, escapes, possessive quantifiers,
 * atomic groups, and brackets that stand for themselves. It may not know flags; how patterns are run it may not know either.
 */
import { tokenOf } from './regex-flags.ts';

/** What stands inside of a class in brackets, by Java's name. */
const NAMED: Readonly<Record<string, string>> = {
  Lower: 'a-z', Upper: 'A-Z', Alpha: 'a-zA-Z', Digit: '0-9', Alnum: 'a-zA-Z0-9', XDigit: '0-9a-fA-F', Punct: '!-\\/:-@\\[-`\\{-~', Graph: '!-~', Print: ' -~', Space: ' \\t\\n\\x0B\\f\\r', Blank: ' \\t', Cntrl: '\\x00-\\x1F\\x7F', ASCII: '\\x00-\\x7F',
  IsAlphabetic: '\\p{Alphabetic}', IsLetter: '\\p{L}', IsDigit: '\\p{Nd}', IsLowercase: '\\p{Lowercase}', IsUppercase: '\\p{Uppercase}', IsPunctuation: '\\p{P}', IsWhite_Space: '\\p{White_Space}', IsIdeographic: '\\p{Ideographic}', javaLowerCase: '\\p{Lowercase}', javaUpperCase: '\\p{Uppercase}',
  javaLetter: '\\p{L}', javaDigit: '\\p{Nd}', javaLetterOrDigit: '\\p{L}\\p{Nd}', javaAlphabetic: '\\p{Alphabetic}', javaWhitespace: '\\t-\\r\\x1C-\\x1F\\p{Z}', L1: '\\x00-\\xFF',
};
const WORD = '[\\p{L}\\p{N}\\p{M}_]';
/** Escapes that mean something else, or nothing, in JavaScript. */
const ESCAPES: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])', z: '(?![\\s\\S])', Z: '(?=(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])?(?![\\s\\S]))',
  b: `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`, B: `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
  R: '(?:\\r\\n|[\\n\\x0B\\f\\r\\x85\\u2028\\u2029])', X: '(?:\\P{M}\\p{M}*)', a: '\\x07', e: '\\x1B',
};
/** The same inside of a class in brackets. */
const IN_CLASS: Readonly<Record<string, string>> = { h: ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000', v: '\\n\\x0B\\f\\r\\x85\\u2028\\u2029', s: ' \\t\\n\\x0B\\f\\r', a: '\\x07', e: '\\x1B' };
const own = (table: Readonly<Record<string, string>>, name: string): string | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

/** What a property is inside of brackets; Java's `IsLatin`, `script=Latin`, `InGreek` and `general_category=Lu` are JavaScript's too, by other names. */
function property(name: string): string {
  const named = own(NAMED, name);
  if (named !== undefined) return named;
  const script = /^(?:Is|In|script=|sc=)(\w+)$/i.exec(name)?.[1];
  if (script !== undefined && !/^(?:Is)?(?:[A-Z][a-z]?|L[CD])$/.test(name)) return `\\p{Script=${script.charAt(0).toUpperCase()}${script.slice(1)}}`;
  return `\\p{${name.replace(/^(?:Is|general_category=|gc=)(?=[A-Z][a-z]?$)/i, '')}}`;
}

function escape(token: string, inClass: boolean): string {
  const letter = token.charAt(1);
  const braced = /^\\([pP])(?:\{(\^?)([^}]*)\}|(\w))$/.exec(token);
  if (braced !== null) {
    const set = property(braced[3] ?? braced[4] ?? '');
    const negated = (braced[1] === 'P') !== (braced[2] === '^');
    if (!negated) return inClass ? set : `[${set}]`;
    return /^\\p\{[^}]*\}$/.test(set) ? `\\P${set.slice(2)}` : `[^${set}]`;
  }
  const octal = /^\\0([0-7]{1,3})$/.exec(token)?.[1];
  if (octal !== undefined) return `\\u{${parseInt(octal, 8).toString(16)}}`;
  if (token.startsWith('\\x{')) return `\\u${token.slice(2)}`;
  const set = own(IN_CLASS, letter.toLowerCase());
  if (set !== undefined && /^[hvsae]$/i.test(letter) && (letter === letter.toLowerCase() || 'HVS'.includes(letter))) return letter === letter.toLowerCase() ? (inClass ? set : `[${set}]`) : `[^${set}]`;
  if (!inClass && token.length === 2) {
    const other = own(ESCAPES, letter);
    if (other !== undefined) return other;
  }
  if (/^\\[^\w\s\\^$.*+?()[\]{}|/-]$/u.test(token)) return letter;
  return token === '\\-' && !inClass ? '-' : token;
}

/** The longest escape at the beginning, or undefined. */
const escapeAt = (text: string): string | undefined => /^\\(?:[pP](?:\{[^}]*\}|\w)|0[0-3]?[0-7]{1,2}|x\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|c[A-Z]|[\s\S])/.exec(text)?.[0];

/** A class in brackets: its escapes, and Java's unions beside an intersection put in brackets of their own. */
function classOf(token: string): string {
  let out = '';
  for (let at = 0; at < token.length; ) {
    const found = escapeAt(token.slice(at));
    out += found === undefined ? token.charAt(at) : escape(found, true);
    at += found?.length ?? 1;
  }
  return out.replace(/\[(\^?)([^[\]&]+)&&/g, '[$1[$2]&&').replace(/&&([^[\]&]+)\]/g, '&&[$1]]');
}

const MOST_KEPT = 50;
const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** `dotAll`: the flag `s` holds for the whole. Throws SyntaxError for what has no like in JavaScript. */
export function toJavaScriptSpelling(body: string, dotAll: boolean): string {
  let out = '';
  // where the last thing that a quantifier may follow begins, and where the open groups do
  let atom = 0;
  const open: { start: number; atomic: boolean }[] = [];
  let kept = 0;
  /** What gives nothing back once it has matched: looked ahead for, then taken as found. */
  const keep = (start: number, inside: string): void => {
    if (/\\[1-9]/.test(body)) throw new SyntaxError('References by number beside possessive quantifiers or atomic groups are not known; use named groups.');
    kept += 1;
    if (kept > MOST_KEPT) throw new SyntaxError(`At most ${MOST_KEPT} possessive quantifiers and atomic groups are possible.`);
    out = `${out.slice(0, start)}(?:(?=(?<kept${kept}>${inside}))\\k<kept${kept}>)`;
  };
  for (let at = 0; at < body.length; ) {
    const rest = body.slice(at);
    const quote = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})([+?]?)/.exec(rest);
    const token = quote?.[0] ?? escapeAt(rest) ?? quantifier?.[0] ?? tokenOf(rest);
    at += token.length;
    if (quantifier === null) atom = token === ')' ? (open.at(-1)?.start ?? 0) : out.length;
    if (token.startsWith('(')) open.push({ start: out.length, atomic: token === '(?>' });
    if (quote !== null) out += quoted(quote[1] ?? '');
    else if (token.startsWith('\\')) out += escape(token, false);
    else if (quantifier !== null && quantifier[1] === '+') keep(atom, out.slice(atom) + token.slice(0, -1));
    else if (token === '(?>') out += '(?:';
    else if (token === ')') {
      out += token;
      const group = open.pop();
      if (group?.atomic === true) keep(group.start, out.slice(group.start));
    }
    else if (token.startsWith('[')) out += classOf(token);
    else if (token === '.' && !dotAll) out += '[^\\n\\r\\x85\\u2028\\u2029]';
    else out += token === ']' || token === '}' ? `\\${token}` : token;
  }
  return out;
}
