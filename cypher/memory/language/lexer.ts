/**
 * Query text → tokens, with the place of each. Words are not divided into keywords and names here: Cypher reserves none,
 * so the parser decides by context. It may not know the grammar.
 */
import type { Position } from './ast.ts';
import { work } from '../values/pulse.ts';
import { CypherSyntaxError } from './errors.ts';

export type TokenKind = 'word' | 'escaped' | 'integer' | 'float' | 'badNumber' | 'string' | 'parameter' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** A word as written, an escaped name or string decoded, a symbol, a parameter's name. */
  readonly text: string;
  /** Words only: upper-cased, for keywords. */
  readonly upper: string;
  readonly number: number;
  readonly integer: bigint;
  readonly at: Position;
  /** Offset behind the token. */
  readonly end: number;
}

const WORD_START = /[\p{L}\p{Nl}_]/u;
const WORD_PART = /[\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Sc}]/u;
const SYMBOLS_2 = ['<=', '>=', '<>', '=~', '+=', '..', '||', '::'];
const SYMBOLS_1 = new Set('()[]{}.,:;|&!%*/+-^=<>$');
const SPACE = /[\s\u001c-\u001f\u180e\u0085]/;

class Lexer {
  private index = 0;
  private line = 1;
  private lineStart = 0;
  private readonly text: string;
  private readonly written: Written;
  readonly tokens: Token[] = [];

  constructor(written: Written) {
    this.text = written.text;
    this.written = written;
  }

  run(): readonly Token[] {
    for (;;) {
      work(4);
      this.skipBlank();
      const at = this.place();
      if (this.index >= this.text.length) {
        this.push('end', '', at);
        return this.tokens;
      }
      this.token(at);
    }
  }

  private place(): Position {
    const offset = this.written.offset(this.index);
    return { offset, line: this.line, column: offset - this.lineStart + 1 };
  }

  private push(kind: TokenKind, text: string, at: Position, number = 0, integer = 0n): void {
    this.tokens.push({ kind, text, upper: kind === 'word' ? text.toUpperCase() : '', number, integer, at, end: this.written.offset(this.index) });
  }

  private newline(): void {
    this.line += 1;
    this.lineStart = this.written.offset(this.index);
  }

  private skipBlank(): void {
    while (this.index < this.text.length) {
      const char = this.text[this.index] ?? '';
      if (char === '\n') {
        this.index += 1;
        this.newline();
      } else if (SPACE.test(char)) this.index += 1;
      else if (this.text.startsWith('//', this.index)) {
        // a carriage return ends it too, as in Neo4j: else what follows would be run there unread
        while (this.index < this.text.length && this.text[this.index] !== '\n' && this.text[this.index] !== '\r') this.index += 1;
      } else if (this.text.startsWith('/*', this.index)) this.blockComment();
      else return;
    }
  }

  private blockComment(): void {
    const at = this.place();
    const end = this.text.indexOf('*/', this.index + 2);
    if (end < 0) throw new CypherSyntaxError('This comment is not closed: end it with */.', at);
    while (this.index < end + 2) {
      const char = this.text[this.index];
      this.index += 1;
      if (char === '\n') this.newline();
    }
  }

  private char(): string {
    const code = this.text.codePointAt(this.index);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  private token(at: Position): void {
    const char = this.char();
    const next = this.text[this.index + 1] ?? '';
    if (/[0-9]/.test(char) || (char === '.' && /[0-9]/.test(next))) this.numberToken(at);
    else if (char === "'" || char === '"') this.push('string', this.quoted(char, at), at);
    else if (char === '`') this.push('escaped', this.backticked(at), at);
    else if (char === '$' && this.namesParameter()) this.parameter(at);
    else if (WORD_START.test(char)) this.push('word', this.word(), at);
    else this.symbol(char, at);
  }

  private symbol(char: string, at: Position): void {
    const two = this.text.slice(this.index, this.index + 2);
    if (two === '!=') throw new CypherSyntaxError("Cypher has no operator '!='.", at, { detail: 'UnexpectedSyntax', cure: 'Write <> instead.' });
    const symbol = SYMBOLS_2.includes(two) ? two : char;
    if (symbol.length === 1 && !SYMBOLS_1.has(symbol)) {
      throw new CypherSyntaxError(`The character '${char}' (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}) has no meaning here.`, at, {
        detail: char > '\u007f' ? 'InvalidUnicodeCharacter' : 'UnexpectedSyntax',
      });
    }
    this.index += symbol.length;
    this.push('symbol', symbol, at);
  }

  private word(): string {
    const from = this.index;
    for (let char = this.char(); char !== '' && WORD_PART.test(char); char = this.char()) this.index += char.length;
    return this.text.slice(from, this.index);
  }

  /** Between `$` and the name there may be blanks. */
  private namesParameter(): boolean {
    PARAMETER.lastIndex = this.index;
    return PARAMETER.test(this.text);
  }

  private parameter(at: Position): void {
    this.index += 1 + (/^\s*/.exec(this.text.slice(this.index + 1, this.index + 1000))?.[0].length ?? 0);
    if (NO_NAME.test(this.text.slice(this.index, this.index + 20))) throw new CypherSyntaxError('The name of a parameter is a word or a whole number.', at, { detail: 'InvalidNumberLiteral' });
    const name = this.text[this.index] === '`' ? this.backticked(at) : this.word();
    this.push('parameter', name, at);
  }

  private backticked(at: Position): string {
    this.index += 1;
    let out = '';
    for (;;) {
      const char = this.text[this.index];
      if (char === undefined) throw new CypherSyntaxError('This backticked name is not closed: end it with `.', at);
      if (char === '`') {
        if (this.text[this.index + 1] !== '`') break;
        this.index += 1;
      }
      out += char;
      this.index += 1;
      if (char === '\n') this.newline();
    }
    this.index += 1;
    return out;
  }

  private quoted(quote: string, at: Position): string {
    this.index += 1;
    const parts: string[] = [];
    for (;;) {
      const char = this.text[this.index];
      if (char === undefined) throw new CypherSyntaxError(`This string is not closed: end it with ${quote}.`, at);
      this.index += 1;
      if (char === quote) return parts.join('');
      if (char === '\n') this.newline();
      parts.push(char === '\\' ? this.escape() : char);
    }
  }

  /** After a backslash; one that begins no escape sequence stands for itself. */
  private escape(): string {
    const char = this.text[this.index] ?? '';
    const simple: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\\': '\\', "'": "'", '"': '"' };
    const value = simple[char];
    if (value === undefined) return '\\';
    this.index += 1;
    return value;
  }

  private numberToken(at: Position): void {
    const rest = this.text.slice(this.index, this.index + 400);
    const based = /^0(x|o)([0-9a-zA-Z_]*)/i.exec(rest);
    if (based !== null) return this.basedInteger(based[0], based[1] ?? '', based[2] ?? '', at);
    const match = /^(?:[0-9](?:_?[0-9])*(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*(?:[eE][+-]?[0-9](?:_?[0-9])*)?)/.exec(rest);
    const written = match?.[0] ?? '';
    const text = written.replaceAll('_', '');
    this.index += written.length;
    if (/^0[0-9]+$/.test(text)) throw new CypherSyntaxError(`The number ${text} begins with 0.`, at, { detail: 'InvalidNumberLiteral', cure: `Write ${String(Number(text))}, or 0o${text.slice(1)} for an octal number.` });
    // as in Java, a float may end in its type
    if (/[.e]/i.test(text) && /^[fd](?![\p{L}\p{N}_])/iu.test(this.text.slice(this.index, this.index + 3))) this.index += 1;
    const follower = this.char();
    // what is wrong with it depends on where it stands: the parser says
    if (follower !== '' && WORD_PART.test(follower)) return this.push('badNumber', `${text}${this.word()}`, at);
    if (/^[0-9]+$/.test(text)) return this.push('integer', text, at, Number(text), BigInt(text));
    const value = Number(text);
    if (!Number.isFinite(value)) throw new CypherSyntaxError(`${text} is too large for a float.`, at, { detail: 'FloatingPointOverflow' });
    this.push('float', text, at, value);
  }

  private basedInteger(text: string, base: string, digits: string, at: Position): void {
    const valid = base === 'x' ? /^[0-9a-f](?:_?[0-9a-f])*$/i : base === 'o' ? /^(?:_?[0-7])*$/ : /^$./;
    if (!valid.test(digits)) throw new CypherSyntaxError(`'${text}' is not a number.`, at, { detail: 'InvalidNumberLiteral' });
    this.index += text.length;
    const value = BigInt(`0${base}0${digits.replaceAll('_', '')}`);
    this.push('integer', text, at, Number(value), value);
  }
}

const PARAMETER = /\$\s{0,999}[\p{L}\p{Nl}\p{Pc}0-9`]/uy;
/** Numbers that begin with 0, and floats, name no parameter. */
const NO_NAME = /^(?:0[0-9xo]|[0-9]+\.[0-9])/;

/** Query text without unicode escapes, and where each of its characters was written. */
interface Written {
  readonly text: string;
  offset(index: number): number;
}

/**
 * `\\uXXXX` stands for its character everywhere, in names, comments and quotes too, before anything else is read: a query must be
 * the same here and in Neo4j, or one of the two takes for a comment what the other runs. A doubled backslash begins no escape.
 */
function withoutEscapes(text: string): Written {
  if (!text.includes('\\u')) return { text, offset: (index) => index };
  const parts: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; ) {
    const escaped = text.charAt(i) === '\\' && text.charAt(i + 1) === 'u';
    const length = escaped ? 6 : text.charAt(i) === '\\' && text.charAt(i + 1) === '\\' ? 2 : 1;
    const part = escaped ? unicode(text, i) : text.slice(i, i + length);
    for (let k = 0; k < part.length; k++) offsets.push(i + k);
    parts.push(part);
    i += length;
  }
  return { text: parts.join(''), offset: (index) => offsets[index] ?? text.length };
}

function unicode(text: string, index: number): string {
  const digits = text.slice(index + 2, index + 6);
  if (/^[0-9a-fA-F]{4}$/.test(digits)) return String.fromCharCode(parseInt(digits, 16));
  const line = text.slice(0, index).split('\n');
  const at = { offset: index, line: line.length, column: (line.at(-1) ?? '').length + 1 };
  throw new CypherSyntaxError('A unicode escape needs four hexadecimal digits: \\u0041.', at, { detail: 'InvalidUnicodeLiteral', cure: 'Write \\\\ for a backslash.' });
}

/** Cuts `text` into tokens; the last is of kind `end`. Throws CypherSyntaxError. */
export function tokenize(text: string): readonly Token[] {
  return new Lexer(withoutEscapes(text)).run();
}
