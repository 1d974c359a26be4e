// The plain shape of the graph in memory: what a dataset compiles to, what a database stores and gives back.
// Knows no rule of the domain; `schema.ts` says which labels, types and properties may occur.
import type { RelationshipType } from './schema.ts';

/** Money and shares are `decimal` properties (numbers of at most 15 significant digits), dates are ISO strings, lists are string lists. */
export type PropertyValue = string | number | boolean | readonly string[];
export type Properties = Readonly<Record<string, PropertyValue>>;

/** `labels` are sorted by code point and contain every label the node bears, `Pacta` and the layer label too. */
export interface GraphNode {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Properties;
}

/** `from` and `to` are node ids; `properties` holds neither them nor the id. */
export interface GraphEdge {
  readonly id: string;
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly properties: Properties;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** One dataset, compiled from its tables. Every node and edge bears `datasets`, the ids of the datasets that use it. */
export interface Dataset extends Graph {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Datasets whose entities and facts this one refers to; they must be loaded first. */
  readonly buildsOn: readonly string[];
  /** Nodes of those datasets that this one refers to: they live as long as it does. */
  readonly uses: readonly string[];
  /** SHA-256 of the tables, hexadecimal: a shipped dataset is loaded again only when it differs. */
  readonly hash: string;
  /** Laid-out positions of the entities, id → [x, y]. */
  readonly positions: Readonly<Record<string, readonly [number, number]>>;
}
