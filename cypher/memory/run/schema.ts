/**
 * The declared indexes and constraints of a graph, and the checks that uniqueness constraints ask for.
 * It may not know how a statement that declares them is written.
 */
import { equivalent } from '../values/equality.ts';
import { CypherRuntimeError } from '../values/errors.ts';
import { work } from '../values/pulse.ts';
import type { MapValue, Value } from '../values/value.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';
import type { Indexes } from './indexes.ts';

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

  /** Throws ConstraintValidationFailed when `node` has the values that another node of a unique label has. `changed`: the one property that is new. */
  checkUnique(node: NodeRecord, indexes: Indexes, changed?: string): void {
    if (this.constraints.size === 0) return;
    for (const constraint of this.constraints.values()) {
      if (constraint.entity !== 'node' || (changed !== undefined && !constraint.properties.includes(changed)) || !node.attributes.labels.includes(constraint.label)) continue;
      const { properties } = node.attributes;
      const [firstProperty] = constraint.properties;
      const firstValue = firstProperty === undefined ? undefined : properties.get(firstProperty);
      if (firstProperty === undefined || firstValue === undefined || !constraint.properties.every((property) => properties.has(property))) continue;
      for (const other of indexes.property(constraint.label, firstProperty).find(firstValue)) if (other !== node && this.sameValues(other, node, constraint, indexes)) violated(constraint, firstValue);
    }
  }

  /** The same for a relationship of a unique type; it reads all relationships of the type. */
  checkUniqueRelationship(relationship: RelationshipRecord, indexes: Indexes, changed?: string): void {
    for (const constraint of this.constraints.values()) {
      if (constraint.entity !== 'relationship' || constraint.label !== relationship.attributes.type || (changed !== undefined && !constraint.properties.includes(changed))) continue;
      const { properties } = relationship.attributes;
      const values = constraint.properties.map((property) => properties.get(property));
      const [first] = values;
      if (first === undefined || values.includes(undefined)) continue;
      for (const other of indexes.byType(constraint.label)) {
        work(1);
        if (other !== relationship && constraint.properties.every((property, i) => equivalent(other.attributes.properties.get(property) ?? null, values[i] ?? null))) violated(constraint, first);
      }
    }
  }

  private sameValues(a: NodeRecord, b: NodeRecord, constraint: DeclaredConstraint, indexes: Indexes): boolean {
    return constraint.properties.every((property) => {
      const value = b.attributes.properties.get(property);
      return value !== undefined && indexes.property(constraint.label, property).has(value, a);
    });
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
