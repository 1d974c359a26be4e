/**
 * What values and functions may ask of the graph that holds a node or relationship; the store implements it.
 * Entities are known by their graphology key. Reading a deleted entity's labels or properties throws EntityNotFound
 * (DeletedEntityAccess); a deleted relationship still tells its type.
 * It may not know how the graph is kept or changed.
 */
import type { Value } from '../values/value.ts';

export type EntityKey = string;

/** Property values by name, in the order in which they were first set; never holds null. */
export type Properties = ReadonlyMap<string, Value>;

export interface GraphReader {
  /** Labels in the order in which they were added. */
  nodeLabels(key: EntityKey): readonly string[];
  nodeProperties(key: EntityKey): Properties;
  relationshipType(key: EntityKey): string;
  relationshipProperties(key: EntityKey): Properties;
  relationshipStart(key: EntityKey): EntityKey;
  relationshipEnd(key: EntityKey): EntityKey;
  nodeExists(key: EntityKey): boolean;
  relationshipExists(key: EntityKey): boolean;
  /** What `id()` gives: stable while the entity lives. */
  nodeNumber(key: EntityKey): number;
  relationshipNumber(key: EntityKey): number;
}
