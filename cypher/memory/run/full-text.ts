/**
 * Full-text search: the words of chosen properties of chosen records, which records hold each, and how well a record answers a search
 * (Lucene's BM25, as in Neo4j). Changes are only noted; the words are read when the next search comes, so that a load is not slowed
 * by a search that may never come. It may not know procedures or queries in Cypher.
 */
import type { Value } from '../values/value.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';
import type { TextQuery } from './text-query.ts';

/** The one analyzer of this engine, which is Neo4j's own unless another is asked for. */
export const ANALYZER = 'standard-no-stop-words';

const f32 = Math.fround;
const K1 = f32(1.2);
const B = f32(0.75);
const SEGMENTS = new Intl.Segmenter('en', { granularity: 'word' });
const PLAIN = /^[A-Za-z0-9\s]*$/;

/** Words in lower case, divided as Unicode divides words: `don't` and `3.5` are one, `e-mail` is two. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words = PLAIN.test(lower) ? lower.split(/\s+/) : Array.from(SEGMENTS.segment(lower)).flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []));
  return words.flatMap((word) => (word.length <= LONGEST ? (word === '' ? [] : [word]) : (word.match(PIECES) ?? [])));
}

/** Longer words are cut, as Lucene cuts them. */
const LONGEST = 255;
const PIECES = /.{1,255}/gsu;

const textOf = (value: Value | undefined): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

type Indexed = NodeRecord | RelationshipRecord;
/** By property, in the order of the text. */
type Words = ReadonlyMap<string, readonly string[]>;
type Scores<E> = Map<E, number>;

export interface Hit<E> {
  readonly record: E;
  readonly score: number;
}

export class TextIndex<E extends Indexed = NodeRecord> {
  readonly labels: readonly string[];
  readonly properties: readonly string[];
  private readonly words = new Map<E, Words>();
  private readonly holders = new Map<string, Set<E>>();
  private readonly stale = new Set<E>();
  /** Of each property: how many records have words in it, and how many words. */
  private readonly sizes = new Map<string, { records: number; words: number }>();
  /** Every word in order; null when it must be put in order again. */
  private ordered: string[] | null = null;

  constructor(labels: readonly string[], properties: readonly string[], records: Iterable<E>) {
    this.labels = labels;
    this.properties = properties;
    for (const record of records) this.stale.add(record);
  }

  /** Something about the record has changed: it is read anew before the next search. */
  touch(record: E): void {
    this.stale.add(record);
  }

  /** The records that answer the search, the best first. `tick` is called for every step of work. */
  search(query: TextQuery, tick: () => void): Hit<E>[] {
    this.refresh(tick);
    const found = [...this.scores(query, tick)].map(([record, score]) => ({ record, score }));
    return found.sort((a, b) => b.score - a.score || a.record.number - b.record.number);
  }

  private refresh(tick: () => void): void {
    for (const record of this.stale) {
      tick();
      this.drop(record);
      if (!record.deleted && this.labels.some((label) => hasLabel(record, label))) this.read(record);
      this.stale.delete(record);
    }
  }

  private count(property: string, records: number, words: number): void {
    const size = this.sizes.get(property) ?? { records: 0, words: 0 };
    this.sizes.set(property, { records: size.records + records, words: size.words + words });
  }

  private drop(record: E): void {
    for (const [property, words] of this.words.get(record) ?? []) {
      this.count(property, -1, -words.length);
      for (const word of words) {
        const holders = this.holders.get(word);
        holders?.delete(record);
        if (holders?.size !== 0) continue;
        this.holders.delete(word);
        this.ordered = null;
      }
    }
    this.words.delete(record);
  }

  private read(record: E): void {
    const all = new Map<string, readonly string[]>();
    for (const property of this.properties) {
      const words = textOf(record.attributes.properties.get(property)).flatMap(wordsOf);
      if (words.length === 0) continue;
      all.set(property, words);
      this.count(property, 1, words.length);
      for (const word of words) this.hold(word, record);
    }
    if (all.size > 0) this.words.set(record, all);
  }

  private hold(word: string, record: E): void {
    const holders = this.holders.get(word);
    if (holders !== undefined) return void holders.add(record);
    this.holders.set(word, new Set([record]));
    this.ordered = null;
  }

  private scores(query: TextQuery, tick: () => void): Scores<E> {
    switch (query.kind) {
      case 'words':
        return this.anyOf(wordsOf(query.text), query.field, tick);
      case 'phrase':
        return this.phrase(wordsOf(query.text), query.slop, query.field, tick);
      case 'pattern':
        return this.pattern(query, tick);
      case 'all':
        return new Map([...this.words.keys()].map((record) => [record, 1]));
      case 'boost':
        return new Map([...this.scores(query.query, tick)].map(([record, score]) => [record, f32(score * query.by)]));
      case 'clauses':
        return this.clauses(query.clauses, tick);
    }
  }

  private fields(field: string | null): readonly string[] {
    return field === null ? this.properties : this.properties.filter((property) => property === field);
  }

  /** Text without a space may be several words: any of them will do. */
  private anyOf(words: readonly string[], field: string | null, tick: () => void): Scores<E> {
    const scores: Scores<E> = new Map();
    for (const property of this.fields(field)) {
      for (const word of words) this.rank(this.holding(word, property, tick), property, scores);
    }
    return scores;
  }

  /** How often each record has the word in the property. */
  private holding(word: string, property: string, tick: () => void): Scores<E> {
    const times: Scores<E> = new Map();
    for (const record of this.holders.get(word) ?? []) {
      tick();
      const count = this.words.get(record)?.get(property)?.filter((one) => one === word).length ?? 0;
      if (count > 0) times.set(record, count);
    }
    return times;
  }

  /** BM25 in Lucene's steps of single precision. `idf`: how rare what is counted is; by default by the records counted. */
  private rank(times: Scores<E>, property: string, into: Scores<E>, idf = this.idf(times.size, property)): void {
    const size = this.sizes.get(property) ?? { records: 1, words: 1 };
    for (const [record, count] of times) {
      const length = roundedLength(this.words.get(record)?.get(property)?.length ?? 1);
      const dampened = f32(1 / f32(K1 * f32(f32(1 - B) + f32(f32(B * length) / f32(size.words / size.records)))));
      const score = f32(idf - f32(idf / f32(1 + f32(count * dampened))));
      into.set(record, f32((into.get(record) ?? 0) + score));
    }
  }

  private idf(holders: number, property: string): number {
    const records = this.sizes.get(property)?.records ?? 0;
    return f32(Math.log(1 + (records - holders + 0.5) / (holders + 0.5)));
  }

  private phrase(words: readonly string[], slop: number, field: string | null, tick: () => void): Scores<E> {
    const scores: Scores<E> = new Map();
    for (const property of this.fields(field)) {
      const each = words.map((word) => this.holding(word, property, tick));
      const times: Scores<E> = new Map();
      for (const record of each[0]?.keys() ?? []) {
        tick();
        const count = occurrences(words, this.words.get(record)?.get(property) ?? [], slop);
        if (count > 0) times.set(record, count);
      }
      this.rank(times, property, scores, f32(each.reduce((sum, one) => sum + this.idf(one.size, property), 0)));
    }
    return scores;
  }

  /** Every word that fits; each property that holds one counts 1, whichever the word. */
  private pattern(query: TextQuery & { readonly kind: 'pattern' }, tick: () => void): Scores<E> {
    const scores: Scores<E> = new Map();
    const fields = this.fields(query.field);
    const ordered = (this.ordered ??= [...this.holders.keys()].sort());
    const fit = new Set<string>();
    for (let i = firstFrom(ordered, query.start); ordered[i]?.startsWith(query.start) === true; i += 1) {
      tick();
      const word = ordered[i] ?? '';
      if (query.matches(word)) fit.add(word);
    }
    for (const word of fit) {
      for (const record of this.holders.get(word) ?? []) {
        tick();
        if (scores.has(record)) continue;
        const count = fields.filter((property) => this.words.get(record)?.get(property)?.some((one) => fit.has(one))).length;
        if (count > 0) scores.set(record, count);
      }
    }
    return scores;
  }

  private clauses(clauses: (TextQuery & { readonly kind: 'clauses' })['clauses'], tick: () => void): Scores<E> {
    const of = (occur: string): Scores<E>[] => clauses.filter((clause) => clause.occur === occur).map(({ query }) => this.scores(query, tick));
    const [must, should, not] = [of('must'), of('should'), of('not')];
    const [first] = must;
    const scores: Scores<E> = new Map();
    for (const some of first === undefined ? should : [first]) for (const record of some.keys()) scores.set(record, 0);
    for (const record of [...scores.keys()]) {
      tick();
      if (not.some((some) => some.has(record)) || !must.every((some) => some.has(record))) scores.delete(record);
      else scores.set(record, f32([...must, ...should].reduce((sum, some) => sum + (some.get(record) ?? 0), 0)));
    }
    return scores;
  }
}

const hasLabel = (record: Indexed, label: string): boolean => ('labels' in record.attributes ? record.attributes.labels.includes(label) : record.attributes.type === label);

/** Lucene keeps the length of a text in one byte: exact to 40, then with four significant bits. */
function roundedLength(length: number): number {
  if (length < 40) return length;
  const shift = Math.max(0, Math.floor(Math.log2(length - 24)) - 3);
  return (((length - 24) >> shift) << shift) + 24;
}

/** How often the words follow each other, with at most `slop` others between all of them. */
function occurrences(words: readonly string[], text: readonly string[], slop: number): number {
  let count = 0;
  for (let from = 0; from < text.length; from += 1) {
    if (text[from] !== words[0]) continue;
    let next = from + 1;
    const end = Math.min(text.length, from + words.length + slop);
    const found = words.slice(1).every((word) => {
      while (next < end && text[next] !== word) next += 1;
      return next++ < end;
    });
    if (found) count += 1;
  }
  return count;
}

/** Where the first word stands that is not before `word`. */
function firstFrom(ordered: readonly string[], word: string): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
