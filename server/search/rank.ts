// The one ranker of both databases: how well a name answers what was typed. Word order is ignored, typing errors are forgiven.
import { editDistance } from '#graph/nearest';
import { fold } from './fold.ts';
import type { Name, NameIndex } from './name-index.ts';
import type { GraphNode } from '#graph/model';

export interface Found { readonly node: GraphNode; readonly matched: string; readonly score: number }

/** How well one typed word answers one word of a name, 0–1. A typing error costs more than an ending left off. */
export function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return 0.75 + 0.2 * (typed.length / word.length);
  if (typed.length < 3 || (typed.length === 3 && (word.length !== 4 || word[0] !== typed[0]))) return 0;
  const allowed = typed.length < 8 ? 1 : 2;
  const errors = editDistance(typed, word, allowed);
  if (errors <= allowed) return 0.8 - 0.2 * errors;
  const start = editDistance(typed, word.slice(0, typed.length), 1);
  if (start <= 1 && word.length > typed.length && typed.length > 4) return 0.5;
  return word.includes(typed) ? 0.45 : 0;
}

/** Facts and sources stand below entities that match as well. */
const layerWeight = (node: GraphNode): number => (node.labels.includes('Entity') ? 1 : node.labels.includes('Source') ? 0.7 : 0.75);
/** Below this, a resemblance is chance. */
const worthShowing = 0.3;

/** The nodes that `keep` lets through and one of whose names answers every word of `query`, with a score; unordered. */
export function rank(index: NameIndex, query: string, keep: (node: GraphNode) => boolean): Found[] {
  const typed = fold(query);
  if (typed.length === 0) return [];
  const tables = typed.map((word) => new Map([...index.words].map((other) => [other, likeness(word, other)] as const).filter(([, value]) => value > 0)));
  const joined = typed.length > 1 ? typed.join('') : undefined;
  return index.nodes.flatMap(({ node, names }) => {
    const best = bestOf(names, typed, tables, joined);
    const score = best ? best.score * layerWeight(node) : 0;
    return best && score >= worthShowing && keep(node) ? [{ node, matched: best.name.text, score }] : [];
  });
}

type Table = ReadonlyMap<string, number>;

function bestOf(names: readonly Name[], typed: readonly string[], tables: readonly Table[], joined: string | undefined): { name: Name; score: number } | undefined {
  let best: { name: Name; score: number } | undefined;
  for (const name of names) {
    const score = scoreOf(name, typed, tables, joined);
    if (score > 0 && (!best || score > best.score)) best = { name, score };
  }
  return best;
}

/** Every typed word must find a word of its own; what is left over of the name costs a little, and words in their order gain a little. */
function scoreOf(name: Name, typed: readonly string[], tables: readonly Table[], joined: string | undefined): number {
  if (joined !== undefined && (name.words.join('') === joined || name.initials === joined)) return 0.98;
  if (typed.length === 1 && name.initials !== undefined && name.initials === typed[0]) return 0.9;
  const free = new Set(name.words.keys());
  let sum = 0;
  let ordered = true;
  let last = -1;
  for (const table of tables) {
    const place = bestPlace(name.words, free, table);
    if (place === undefined) return 0;
    free.delete(place.at);
    sum += place.value;
    ordered &&= place.at > last;
    last = place.at;
  }
  const quality = sum / tables.length;
  const covered = tables.length / name.words.length;
  return quality * (0.7 + 0.2 * covered + (ordered ? 0.05 : 0) + (ordered && free.size === 0 ? 0.05 : 0));
}

function bestPlace(words: readonly string[], free: ReadonlySet<number>, table: Table): { at: number; value: number } | undefined {
  let best: { at: number; value: number } | undefined;
  for (const at of free) {
    const value = table.get(words[at]!) ?? 0;
    if (value > 0 && (!best || value > best.value)) best = { at, value };
  }
  return best;
}
