/**
 * Work on strings that may have millions of characters, in pieces between which the query can be stopped. Positions count
 * UTF-16 units here unless a name says points.
 * It may not know functions or operators.
 */
import { CypherRuntimeError } from './errors.ts';
import { reserve, work, workOnText } from './pulse.ts';

/** Longer strings are refused: one native call on them could not be stopped in time. */
export const MAX_TEXT = 2 ** 24;
const PIECE = 1 << 16;

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** Throws ArgumentError for a string that would have so many units, before it is made. */
export function expectLength(units: number): void {
  if (units > MAX_TEXT) throw CypherRuntimeError.badArgument(`The text would have ${units} characters; at most ${MAX_TEXT} are possible. Work on shorter texts.`);
  if (units > 4096) reserve(units * 2);
}

/** `a + b`. */
export function joinedText(a: string, b: string): string {
  expectLength(a.length + b.length);
  return a + b;
}

/** Applies `f` piece by piece; `mayCut` says whether the text may be cut before a unit. */
export function mapText(text: string, f: (piece: string) => string, mayCut: (text: string, at: number) => boolean = betweenPoints): string {
  if (text.length <= PIECE) return f(text);
  const parts: string[] = [];
  let length = 0;
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + PIECE);
    while (to < text.length && !mayCut(text, to)) to++;
    workOnText(4 * (to - from));
    const part = f(text.slice(from, to));
    expectLength((length += part.length));
    parts.push(part);
    from = to;
  }
  return parts.join('');
}

export const betweenPoints = (text: string, at: number): boolean => !isLow(text.charCodeAt(at)) || !isHigh(text.charCodeAt(at - 1));

/** The code points, each as a string. */
export function pointsOf(text: string): string[] {
  reserve(text.length * 24);
  const points: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = afterPoint(text, at);
    if ((at & 0xfff) === 0) work(0x800);
    points.push(text.slice(at, end));
    at = end;
  }
  return points;
}

/** Where the point that begins at a place ends. */
export const afterPoint = (text: string, at: number): number => at + (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1);
/** Where the point that ends at a place begins. */
export const beforePoint = (text: string, at: number): number => at - (isLow(text.charCodeAt(at - 1)) && isHigh(text.charCodeAt(at - 2)) ? 2 : 1);

export function countPoints(text: string): number {
  let pairs = 0;
  for (let at = 1; at < text.length; at++) {
    if ((at & 0xfff) === 0) work(0x200);
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) pairs++;
  }
  return text.length - pairs;
}

/** The place `count` points on; the end where there are fewer. */
export function skipPoints(text: string, from: number, count: number): number {
  if (count >= text.length - from) return text.length;
  workOnText(count);
  let at = from;
  for (let left = count; left > 0 && at < text.length; left--) at = afterPoint(text, at);
  return at;
}

const turned = (text: string): string => [...text].reverse().join('');

export function reversed(text: string): string {
  return text.length > PIECE ? mapBackwards(text) : turned(text);
}

function mapBackwards(text: string): string {
  const parts: string[] = [];
  for (let to = text.length; to > 0; ) {
    let from = Math.max(0, to - PIECE);
    while (from > 0 && !betweenPoints(text, from)) from--;
    workOnText(4 * (to - from));
    parts.push(turned(text.slice(from, to)));
    to = from;
  }
  return parts.join('');
}

/** Products of lengths up to which the native search is quick whatever the texts. */
const QUICK = 2 ** 24;

/** As `indexOf`, in time that grows only with the sum of the lengths. */
export function find(text: string, part: string, from = 0): number {
  const left = text.length - from;
  if (left < part.length) return -1;
  if (left < 256) return text.indexOf(part, from);
  if (part.length === 1 || left * part.length <= QUICK) return piecewise(text, part, from);
  return knuthMorrisPratt(text, part, from);
}

function piecewise(text: string, part: string, start: number): number {
  const step = Math.max(256, Math.floor(QUICK / 16 / part.length));
  // most searches end early
  for (let from = start, size = 256; from + part.length <= text.length; from += size, size = step) {
    const at = text.slice(from, from + size + part.length - 1).indexOf(part);
    if (at >= 0) return from + at;
    work(1 + size / 16);
  }
  return -1;
}

function knuthMorrisPratt(text: string, part: string, from: number): number {
  reserve(part.length * 4);
  const table = new Int32Array(part.length);
  let matched = 0;
  for (let i = 1; i < part.length; i++) {
    if ((i & 0xfff) === 0) work(0x1000);
    while (matched > 0 && part.charCodeAt(i) !== part.charCodeAt(matched)) matched = table[matched - 1] ?? 0;
    if (part.charCodeAt(i) === part.charCodeAt(matched)) matched++;
    table[i] = matched;
  }
  matched = 0;
  for (let i = from; i < text.length; i++) {
    if ((i & 0xfff) === 0) work(0x1000);
    while (matched > 0 && text.charCodeAt(i) !== part.charCodeAt(matched)) matched = table[matched - 1] ?? 0;
    if (text.charCodeAt(i) === part.charCodeAt(matched)) matched++;
    if (matched === part.length) return i - matched + 1;
  }
  return -1;
}

/** The parts between the places of a text that is not empty. */
export function splitText(text: string, at: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let found = find(text, at); found >= 0; found = find(text, at, from)) {
    work(2);
    parts.push(text.slice(from, found));
    from = found + at.length;
    if ((parts.length & 0xfff) === 0) reserve(parts.length * 40);
  }
  parts.push(text.slice(from));
  return parts;
}

/** Putting marks in order takes the square of their number. */
const MOST_MARKS = 2000;

/** Throws ArgumentError for a text with so many marks in a row that no normal form of it can be had in time. */
export function expectNormalizable(text: string): void {
  if (text.length <= MOST_MARKS) return;
  workOnText(text.length);
  let run = 0;
  for (let at = 0; at < text.length; at = afterPoint(text, at)) {
    const point = text.codePointAt(at) ?? 0;
    run = point >= 0x300 && MARK.test(String.fromCodePoint(point)) ? run + 1 : 0;
    if (run > MOST_MARKS) throw CypherRuntimeError.badArgument(`The text has more than ${MOST_MARKS} combining marks in a row, which cannot be normalized. Remove them first.`);
    if ((at & 0xff) === 0) work(0x80);
  }
}

const MARK = /\p{M}/u;
