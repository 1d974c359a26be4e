/**
 * Nodes and relationships as the store keeps them: values with their labels, properties and neighbours at hand, so that
 * walking the graph needs no look-up by key. One record per entity: identity is object identity.
 * It may not know indexes, undo or queries.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { NodeValue, RelationshipValue, type EntityKey, type GraphReader, type Properties, type Value } from '../values/value.ts';
import { lookups } from './lookups.ts';

/** What graphology holds for a node; the very containers of the record, so that both always agree. */
export interface NodeAttributes {
  labels: string[];
  properties: Map<string, Value>;
}

export interface RelationshipAttributes {
  type: string;
  properties: Map<string, Value>;
}

/** Keys of the engine's own making are one of these and the number; most are never asked for. */
export const NODE_LETTER = 'n';
export const RELATIONSHIP_LETTER = 'r';

function gone(what: string): never {
  throw new CypherRuntimeError('EntityNotFound', 'DeletedEntityAccess', `This ${what} was deleted in this query; its labels and properties can no longer be read.`);
}

export class NodeRecord extends NodeValue {
  readonly number: number;
  readonly attributes: NodeAttributes;
  readonly outgoing: RelationshipRecord[] = [];
  readonly incoming: RelationshipRecord[] = [];
  deleted = false;
  /** The number of the transaction that made it. */
  madeIn = 0;

  /** `id`: null for the key that goes with the number. */
  constructor(id: EntityKey | null, graph: GraphReader, number: number, attributes: NodeAttributes) {
    super(id, graph);
    this.number = number;
    this.attributes = attributes;
  }

  override get id(): EntityKey {
    return (this.given ??= NODE_LETTER + this.number);
  }

  override get labels(): readonly string[] {
    lookups.count += 1;
    return this.deleted ? gone('node') : this.attributes.labels;
  }

  override get properties(): Properties {
    lookups.count += 1;
    return this.deleted ? gone('node') : this.attributes.properties;
  }
}

export class RelationshipRecord extends RelationshipValue {
  readonly number: number;
  readonly attributes: RelationshipAttributes;
  readonly source: NodeRecord;
  readonly target: NodeRecord;
  deleted = false;
  madeIn = 0;

  /** `id`: null for the key that goes with the number. */
  constructor(id: EntityKey | null, graph: GraphReader, number: number, attributes: RelationshipAttributes, source: NodeRecord, target: NodeRecord) {
    super(id, graph);
    this.number = number;
    this.attributes = attributes;
    this.source = source;
    this.target = target;
  }

  override get id(): EntityKey {
    return (this.given ??= RELATIONSHIP_LETTER + this.number);
  }

  override get type(): string {
    return this.attributes.type;
  }

  override get properties(): Properties {
    lookups.count += 1;
    return this.deleted ? gone('relationship') : this.attributes.properties;
  }

  override get start(): NodeRecord {
    return this.source;
  }

  override get end(): NodeRecord {
    return this.target;
  }

  other(node: NodeRecord): NodeRecord {
    return this.source === node ? this.target : this.source;
  }
}
