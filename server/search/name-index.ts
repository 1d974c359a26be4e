// Every name of every node, folded once per snapshot, so that a search reads words and not nodes. Knows no lens.
import { listOf, textOf } from '#graph/graph-index';
import type { GraphNode } from '#graph/model';
import { fold, initialsOf } from './fold.ts';

export interface Name {
  /** As it is written. */
  readonly text: string;
  readonly words: readonly string[];
  readonly initials: string | undefined;
}
export interface NamedNode { readonly node: GraphNode; readonly names: readonly Name[] }

const single = ['name', 'shortName', 'nameOriginal', 'title', 'shortTitle', 'question'] as const;

export class NameIndex {
  readonly nodes: readonly NamedNode[];
  /** Every word that occurs in a name. */
  readonly words: ReadonlySet<string>;

  constructor(nodes: readonly GraphNode[]) {
    this.nodes = nodes.map((node) => ({ node, names: namesOf(node) }));
    this.words = new Set(this.nodes.flatMap(({ names }) => names.flatMap((name) => [...name.words, ...(name.initials ? [name.initials] : [])])));
  }
}

function namesOf(node: GraphNode): Name[] {
  const texts = [...single.map((property) => textOf(node, property)), ...listOf(node, 'aliases')].filter((text) => text !== undefined);
  return [...new Set(texts)].flatMap((text) => {
    const words = fold(text);
    return words.length > 0 ? [{ text, words, initials: node.labels.includes('Entity') ? initialsOf(words) : undefined }] : [];
  });
}
