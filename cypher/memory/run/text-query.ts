/**
 * What a full-text search asks for, read as Lucene's classic query parser reads it: `gas line`, `"gas line"`, `pipe*`, `gaz~`,
 * `title:gas`, `+a -b`, `a AND (b OR c)`, `[a TO m]`, `/ga[sz]/`, `gas^2`. It may not know what is searched.
 */

export type Occur = 'must' | 'should' | 'not';

export type TextQuery =
  | { readonly kind: 'words'; readonly field: string | null; readonly text: string }
  | { readonly kind: 'phrase'; readonly field: string | null; readonly text: string; readonly slop: number }
  /** One word by a pattern: `matches` tells of a word, `start` is what it must begin with, for look-up. */
  | { readonly kind: 'pattern'; readonly field: string | null; readonly start: string; readonly matches: (word: string) => boolean }
  | { readonly kind: 'all' }
  | { readonly kind: 'boost'; readonly by: number; readonly query: TextQuery }
  | { readonly kind: 'clauses'; readonly clauses: readonly { readonly occur: Occur; readonly query: TextQuery }[] };

/** The text is no query; the message says where and why. */
export class TextQueryError extends Error {
  override readonly name = 'TextQueryError';
}

const SPECIAL = /[\s+\-!(){}[\]^"~*?:\\/]/;
const MOST_NESTED = 200;
/** Neo4j takes 1,024 clauses. */
const MOST_CLAUSES = 1024;
const LONGEST = 20_000;
const MOST_SLOP = 1000;

class Parser {
  private at = 0;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  whole(): TextQuery {
    const query = this.clauses(null);
    if (this.at < this.text.length) this.fail(`Unexpected '${this.text.charAt(this.at)}'`);
    return query;
  }

  private fail(what: string): never {
    throw new TextQueryError(`${what} at character ${this.at + 1} of the search. Put \\ before a character that should be searched for.`);
  }

  private blank(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at += 1;
  }

  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private takeWord(word: string): boolean {
    const next = this.text.charAt(this.at + word.length);
    return this.text.startsWith(word, this.at) && (next === '' || SPECIAL.test(next)) && this.take(word);
  }

  private clauses(field: string | null): TextQuery {
    const clauses: { occur: Occur; query: TextQuery }[] = [];
    for (this.blank(); this.at < this.text.length && this.text.charAt(this.at) !== ')'; this.blank()) {
      if (clauses.length === 0 && /^(?:AND|OR)(?![^\s])/.test(this.text.slice(this.at, this.at + 4))) this.fail('Expected something before AND and OR');
      const and = clauses.length > 0 && (this.takeWord('AND') || this.take('&&'));
      if (!and && clauses.length > 0) void (this.takeWord('OR') || this.take('||'));
      this.blank();
      const not = this.takeWord('NOT') || this.take('!') || this.take('-');
      const must = !not && this.take('+');
      this.blank();
      if (clauses.length === MOST_CLAUSES) this.fail(`More than ${MOST_CLAUSES} parts`);
      const last = clauses.at(-1);
      // AND makes both of its sides necessary
      if (and && last !== undefined && last.occur !== 'not') last.occur = 'must';
      clauses.push({ occur: not ? 'not' : must || and ? 'must' : 'should', query: this.clause(field) });
    }
    if (clauses.length === 0) this.fail('Expected something to search for');
    const [only] = clauses;
    return only !== undefined && clauses.length === 1 && only.occur !== 'not' ? only.query : { kind: 'clauses', clauses };
  }

  private clause(outer: string | null): TextQuery {
    if (this.take('*:*')) return this.boosted({ kind: 'all' });
    const field = this.field() ?? outer;
    if (!this.take('(')) return this.boosted(this.term(field));
    if (++this.depth > MOST_NESTED) this.fail('Too many brackets');
    const inside = this.clauses(field);
    if (!this.take(')')) this.fail("Expected ')'");
    this.depth -= 1;
    return this.boosted(inside);
  }

  private field(): string | null {
    const start = this.at;
    const name = this.word().text;
    if (name !== '' && this.take(':')) return name;
    this.at = start;
    return null;
  }

  private boosted(query: TextQuery): TextQuery {
    if (!this.take('^')) return query;
    const by = /^\d+(?:\.\d+)?/.exec(this.text.slice(this.at, this.at + 40))?.[0] ?? this.fail('Expected a number after ^');
    this.at += by.length;
    return { kind: 'boost', by: Number(by), query };
  }

  /** Up to the next special character; `wild`: its characters, where null stands for * and '' for ?. */
  private word(): { text: string; wild: Glob | null; start: string } {
    let [text, start, wild] = ['', '', false];
    const glob: (string | null)[] = [];
    for (; this.at < this.text.length; this.at += 1) {
      let char = this.text.charAt(this.at);
      const isWild = char === '*' || char === '?';
      if (char === '\\') char = this.text.charAt((this.at += 1)) || this.fail('Expected a character after \\');
      else if (isWild) wild = true;
      else if (SPECIAL.test(char) && !(text !== '' && /[+\-!/]/.test(char))) break;
      if (!isWild && !wild) start += char;
      text += char;
      glob.push(!isWild ? char.toLowerCase() : char === '*' ? null : '');
    }
    return { text, wild: wild ? glob : null, start };
  }

  private term(field: string | null): TextQuery {
    const open = this.text.charAt(this.at);
    if (open === '"') return this.phrase(field);
    if (open === '[' || open === '{') return this.range(field);
    if (open === '/') return this.regex(field);
    const { text, wild, start } = this.word();
    if (text === '') this.fail('Expected a word');
    if (wild !== null) return { kind: 'pattern', field, start: start.toLowerCase(), matches: (word) => globMatches(wild, word) };
    if (!this.take('~')) return { kind: 'words', field, text };
    const given = /^\d+(?:\.\d+)?/.exec(this.text.slice(this.at, this.at + 40))?.[0] ?? '2';
    if (/\d/.test(this.text.charAt(this.at))) this.at += given.length;
    const [word, most] = [text.toLowerCase(), Math.min(2, Number(given))];
    return { kind: 'pattern', field, start: '', matches: (other) => within(word, other, most) };
  }

  private phrase(field: string | null): TextQuery {
    let text = '';
    for (this.at += 1; this.text.charAt(this.at) !== '"'; this.at += 1) {
      if (this.text.charAt(this.at) === '\\') this.at += 1;
      if (this.at >= this.text.length) this.fail('Expected " at the end of the phrase');
      text += this.text.charAt(this.at);
    }
    this.at += 1;
    const slop = this.take('~') ? (/^\d+/.exec(this.text.slice(this.at, this.at + 9))?.[0] ?? '0') : '';
    this.at += slop.length;
    return { kind: 'phrase', field, text, slop: Math.min(MOST_SLOP, Number(slop)) };
  }

  private range(field: string | null): TextQuery {
    const parts = /^([[{])\s*(\S+)\s+TO\s+(\S+?)\s*([\]}])/.exec(this.text.slice(this.at)) ?? this.fail('Expected [a TO b]');
    this.at += parts[0].length;
    const [low, high] = [parts[2] ?? '*', parts[3] ?? '*'].map((end) => (end === '*' ? null : end.replace(/^"|"$/g, '').toLowerCase()));
    const [withLow, withHigh] = [parts[1] === '[', parts[4] === ']'];
    const above = (word: string): boolean => low === null || low === undefined || word > low || (withLow && word === low);
    const below = (word: string): boolean => high === null || high === undefined || word < high || (withHigh && word === high);
    return { kind: 'pattern', field, start: '', matches: (word) => above(word) && below(word) };
  }

  private regex(field: string | null): TextQuery {
    const end = this.text.indexOf('/', this.at + 1);
    if (end < 0) this.fail('Expected / at the end of the pattern');
    const pattern = this.text.slice(this.at + 1, end);
    // only what cannot take long: no group is repeated, and nothing refers back
    if (!/^(?:[\p{L}\p{N} .*+?|-]|\[[^\][\\]*\])*$/u.test(pattern) || (pattern.match(/[*+]/g) ?? []).length > 2) this.fail('This engine takes patterns of letters, [ranges], . ? | and at most two * or +');
    this.at = end + 1;
    return matching(field, pattern);
  }
}

type Glob = readonly (string | null)[];

/** In time of word times pattern at most: after a mismatch only the last star takes one character more. */
function globMatches(glob: Glob, word: string): boolean {
  let [g, w, star, from] = [0, 0, -1, 0];
  while (w < word.length) {
    if (glob[g] === null) [star, from] = [g++, w];
    else if (glob[g] === '' || glob[g] === word.charAt(w)) [g, w] = [g + 1, w + 1];
    else if (star >= 0) [g, w] = [star + 1, ++from];
    else return false;
  }
  while (g < glob.length && glob[g] === null) g += 1;
  return g === glob.length;
}

function matching(field: string | null, pattern: string): TextQuery {
  let expression: RegExp;
  try {
    expression = new RegExp(`^(?:${pattern})$`, 'su');
  } catch {
    throw new TextQueryError(`'${pattern}' is no pattern of a word.`);
  }
  return { kind: 'pattern', field, start: '', matches: (word) => expression.test(word) };
}

/** Whether `a` becomes `b` by at most so many insertions, deletions, changes and swaps of neighbours. */
function within(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      const swapped = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1) ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swapped));
    }
    [before, row] = [row, next];
  }
  return (row[b.length] ?? Infinity) <= most;
}

/** Throws TextQueryError. */
export function parseTextQuery(text: string): TextQuery {
  if (text.length > LONGEST) throw new TextQueryError(`A search takes at most ${LONGEST} characters, not ${text.length}.`);
  return new Parser(text).whole();
}
