/**
 * A cursor over tokens with the few questions a recursive-descent parser asks, and the grammar's entry points, handed in so
 * that expressions, patterns and queries can hold one another without their files forming a ring.
 * It may not know any rule of the grammar.
 */
import type { Expression, PathPattern, Position, Query } from './ast.ts';
import { CypherSyntaxError } from './errors.ts';
import { work } from '../values/pulse.ts';
import type { Token } from './lexer.ts';

export interface Grammar {
  readonly expression: (reader: Reader) => Expression;
  /** An atom with its `.key`, `[…]` and `:Label`, without operators. */
  readonly postfix: (reader: Reader) => Expression;
  /** A test whose left side is given (`> 5`, `IS NULL`), as in an extended CASE; null where none begins here. */
  readonly testOf: (reader: Reader, subject: Expression) => Expression | null;
  readonly path: (reader: Reader) => PathPattern;
  readonly query: (reader: Reader) => Query;
}

const MOST_TAKEN = 10_000;
const MOST_TAKEN_EACH = 20;
/** Each level of queries looks through all that are within it. */
const MOST_NESTED = 100;

export class Reader {
  private index = 0;
  private taken = 0;
  private depth = 0;
  private closings: Int32Array | null = null;
  /** Above 0 a bare `|` ends a label expression instead of joining two labels. */
  private barDepth = 0;
  readonly text: string;
  readonly grammar: Grammar;
  private readonly tokens: readonly Token[];

  constructor(text: string, tokens: readonly Token[], grammar: Grammar) {
    this.text = text;
    this.tokens = tokens;
    this.grammar = grammar;
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new Error('no tokens');
    return token;
  }

  next(): Token {
    const token = this.peek();
    work(2);
    // going back and trying again may at worst double with each level of nesting
    if (++this.taken > MOST_TAKEN + MOST_TAKEN_EACH * this.tokens.length) throw new CypherSyntaxError('This is nested too deeply to be read.', token.at);
    if (this.index < this.tokens.length - 1) this.index += 1;
    return token;
  }

  /** How far ahead the parenthesis that stands here is closed; null where it is not. */
  aheadOfClosing(): number | null {
    this.closings ??= closingsOf(this.tokens);
    const found = this.closings[this.index] ?? -1;
    return found < 0 ? null : found - this.index;
  }

  get at(): Position {
    return this.peek().at;
  }

  /** The source between a place and the end of the last token taken. */
  since(start: Position): string {
    return this.text.slice(start.offset, this.tokens[this.index - 1]?.end ?? start.offset);
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.upper === word;
  }

  /** True when the words follow one another from here. */
  areWords(...words: readonly string[]): boolean {
    return words.every((word, ahead) => this.isWord(word, ahead));
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.next();
    return true;
  }

  takeWords(...words: readonly string[]): boolean {
    if (!this.areWords(...words)) return false;
    for (const _ of words) this.next();
    return true;
  }

  /** Takes the first of several phrases that stands here, if any: words that may be left out. */
  takeFirst(...phrases: readonly string[]): void {
    const found = phrases.find((phrase) => this.areWords(...phrase.split(' ')));
    if (found !== undefined) this.takeWords(...found.split(' '));
  }

  expectWord(...words: readonly string[]): void {
    for (const word of words) if (!this.takeWord(word)) this.fail(`Expected ${word}`);
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.next();
    return true;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.fail(`Expected '${symbol}'`);
  }

  isName(ahead = 0): boolean {
    const kind = this.peek(ahead).kind;
    return kind === 'word' || kind === 'escaped';
  }

  name(what: string): string {
    if (!this.isName()) this.fail(`Expected ${what}`);
    return this.next().text;
  }

  /** A literal whole number. */
  wholeNumber(what: string): number {
    if (this.peek().kind !== 'integer') this.fail(`Expected ${what}, a whole number`);
    return this.next().number;
  }

  fail(message: string, detail = 'UnexpectedSyntax'): never {
    const token = this.peek();
    const found = token.kind === 'end' ? 'the query ends here' : `found '${this.text.slice(token.at.offset, token.end)}'`;
    throw new CypherSyntaxError(`${message}, but ${found}.`, token.at, { detail });
  }

  get barEnds(): boolean {
    return this.barDepth > 0;
  }

  /** Reads with `|` ending label expressions (comprehensions, FOREACH, reduce). */
  withBar<T>(read: () => T): T {
    return this.barLevel(1, read);
  }

  /** Reads with `|` joining labels again (inside brackets). */
  withoutBar<T>(read: () => T): T {
    return this.barLevel(0, read);
  }

  private barLevel<T>(level: number, read: () => T): T {
    const before = this.barDepth;
    this.barDepth = level;
    try {
      return read();
    } finally {
      this.barDepth = before;
    }
  }

  /** Tries `read`; on a syntax error, or when it answers null, goes back to where it began and answers null. */
  attempt<T>(read: () => T | null): T | null {
    const [start, depth] = [this.index, this.depth];
    try {
      const result = read();
      if (result === null) this.index = start;
      return result;
    } catch (error) {
      if (!(error instanceof CypherSyntaxError)) throw error;
      this.index = start;
      this.depth = depth;
      return null;
    }
  }

  /** Reads a query within the query. */
  nested<T>(read: () => T): T {
    if (++this.depth > MOST_NESTED) throw new CypherSyntaxError(`Queries are nested more than ${MOST_NESTED} deep. Write fewer within each other.`, this.at);
    const result = read();
    this.depth -= 1;
    return result;
  }

  commaSeparated<T>(read: () => T): T[] {
    const items = [read()];
    while (this.takeSymbol(',')) items.push(read());
    return items;
  }
}

/** For each opening parenthesis the index of its closing one; -1 elsewhere. */
function closingsOf(tokens: readonly Token[]): Int32Array {
  const closings = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'symbol') return;
    if (text === '(') open.push(index);
    const opened = text === ')' ? open.pop() : undefined;
    if (opened !== undefined) closings[opened] = index;
  });
  return closings;
}
