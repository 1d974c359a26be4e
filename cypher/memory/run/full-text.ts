/**
 * Full-text search: the words of chosen properties of the nodes of chosen labels, and which nodes hold each. Changes are only
 * noted; the words are read when the next search comes, so that a load is not slowed by a search that may never come.
 * It may not know procedures or queries.
 */
import type { Value } from '../values/value.ts';
import type { NodeRecord } from './entities.ts';

/** Words in lower case without marks: what lies between anything that is no letter and no digit. */
export const wordsOf = (text: string): string[] => text.toLowerCase().normalize('NFKD').replace(/\p{M}+/gu, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

const textOf = (value: Value | undefined): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

export interface Hit {
  readonly node: NodeRecord;
  readonly score: number;
}

export class TextIndex {
  readonly labels: readonly string[];
  readonly properties: readonly string[];
  private readonly words = new Map<NodeRecord, readonly string[]>();
  private readonly holders = new Map<string, Set<NodeRecord>>();
  private readonly stale = new Set<NodeRecord>();
  /** Every word in order; null when it must be put in order again. */
  private ordered: string[] | null = null;

  constructor(labels: readonly string[], properties: readonly string[], nodes: Iterable<NodeRecord>) {
    this.labels = labels;
    this.properties = properties;
    for (const node of nodes) this.stale.add(node);
  }

  /** Something about the node has changed: it is read anew before the next search. */
  touch(node: NodeRecord): void {
    this.stale.add(node);
  }

  /**
   * The nodes in which each of these words begins a word, the best first. The score is the share of the node's words that were asked
   * for: it orders candidates, and claims no more than that. `tick` is called for every step of work.
   */
  search(wanted: readonly string[], tick: () => void): Hit[] {
    this.refresh(tick);
    const [first, ...others] = wanted.map((word) => this.beginningWith(word, tick));
    const found: Hit[] = [];
    for (const node of first ?? []) {
      tick();
      if (others.every((nodes) => nodes.has(node))) found.push({ node, score: wanted.length / (this.words.get(node)?.length ?? 1) });
    }
    return found.sort((a, b) => b.score - a.score || a.node.number - b.node.number);
  }

  private refresh(tick: () => void): void {
    for (const node of this.stale) {
      tick();
      this.drop(node);
      if (!node.deleted && this.labels.some((label) => node.attributes.labels.includes(label))) this.read(node);
      this.stale.delete(node);
    }
  }

  private drop(node: NodeRecord): void {
    for (const word of this.words.get(node) ?? []) {
      const holders = this.holders.get(word);
      holders?.delete(node);
      if (holders?.size !== 0) continue;
      this.holders.delete(word);
      this.ordered = null;
    }
    this.words.delete(node);
  }

  private read(node: NodeRecord): void {
    const words = this.properties.flatMap((property) => textOf(node.attributes.properties.get(property))).flatMap(wordsOf);
    if (words.length === 0) return;
    this.words.set(node, words);
    for (const word of words) {
      const holders = this.holders.get(word);
      if (holders !== undefined) {
        holders.add(node);
        continue;
      }
      this.holders.set(word, new Set([node]));
      this.ordered = null;
    }
  }

  private beginningWith(start: string, tick: () => void): ReadonlySet<NodeRecord> {
    const ordered = (this.ordered ??= [...this.holders.keys()].sort());
    const at = firstFrom(ordered, start);
    const only = ordered[at + 1]?.startsWith(start) === true ? undefined : this.holders.get(ordered[at] ?? '');
    if (ordered[at]?.startsWith(start) !== true) return new Set();
    if (only !== undefined) return only;
    const nodes = new Set<NodeRecord>();
    for (let i = at; ordered[i]?.startsWith(start) === true; i += 1) {
      for (const node of this.holders.get(ordered[i] ?? '') ?? []) {
        tick();
        nodes.add(node);
      }
    }
    return nodes;
  }
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
