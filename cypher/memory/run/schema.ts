/**
 * The declared indexes and constraints of a graph, and the checks that uniqueness constraints ask for.
 * It may not know how a statement that declares them is written.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { work } from '../values/pulse.ts';
import type { MapValue, Value } from '../values/value.ts';
import { NodeRecord } from './entities.ts';
import type { EntityIndexes, Indexes } from './indexes.ts';
import type { Indexed } from './property-index.ts';

export interface DeclaredIndex {
  readonly name: string;
  readonly type: string;
  readonly entity: 'node' | 'relationship';
  readonly labels: readonly string[];
  readonly properties: readonly string[];
  readonly owningConstraint: string | null;
  /** What OPTIONS gave for `indexConfig`. */
  readonly config: MapValue;
}

export interface DeclaredConstraint {
  readonly name: string;
  readonly entity: 'node' | 'relationship';
  /** Or the relationship's type. */
  readonly label: string;
  readonly properties: readonly string[];
}

export class Schema {
  /** Neo4j begins with the two look-ups of labels and types; here they are how records are kept. */
  readonly indexes = new Map<string, DeclaredIndex>([lookup('index_343aff4e', 'node'), lookup('index_f7700477', 'relationship')].map((index) => [index.name, index]));
  readonly constraints = new Map<string, DeclaredConstraint>();

  /** Counts the changes of what is declared: a plan made for other indexes is made again. */
  version = 0;

  /** Throws ConstraintValidationFailed when `record` has the values that another of a unique label or type has. `changed`: the one property that is new. */
  checkUnique(record: Indexed, indexes: Indexes, changed?: string): void {
    if (this.constraints.size === 0) return;
    const isNode = record instanceof NodeRecord;
    for (const constraint of this.constraints.values()) {
      if ((constraint.entity === 'node') !== isNode || (changed !== undefined && !constraint.properties.includes(changed))) continue;
      if (isNode) findDouble(record, record.attributes.labels, constraint, indexes.nodes);
      else findDouble(record, [record.attributes.type], constraint, indexes.relationships);
    }
  }
}

function findDouble<E extends Indexed>(record: E, names: readonly string[], constraint: DeclaredConstraint, indexes: EntityIndexes<E>): void {
  const { label, properties } = constraint;
  const [first, ...others] = properties;
  if (first === undefined || !names.includes(label)) return;
  const values = record.attributes.properties;
  const value = values.get(first);
  if (value === undefined || !others.every((property) => values.has(property))) return;
  for (const one of indexes.property(label, first).find(value)) {
    work(1);
    if (one !== record && others.every((property) => indexes.property(label, property).has(values.get(property) ?? null, one))) violated(constraint, value);
  }
}

function violated(constraint: DeclaredConstraint, value: Value): never {
  throw new CypherRuntimeError(
    'ConstraintValidationFailed',
    'ConstraintValidationFailed',
    `Another ${constraint.entity} ${constraint.entity === 'node' ? 'with label' : 'of type'} ${constraint.label} has ${constraint.properties.join(', ')} = ${typeof value === 'string' ? `'${value}'` : String(value)} already, and the constraint ${constraint.name} allows one only.`,
  );
}

function lookup(name: string, entity: 'node' | 'relationship'): DeclaredIndex {
  return { name, type: 'LOOKUP', entity, labels: [], properties: [], owningConstraint: null, config: new Map() };
}
