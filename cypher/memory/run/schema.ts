/**
 * The declared indexes and constraints of a graph, and the checks that uniqueness and existence constraints ask for.
 * It may not know how a statement that declares them is written.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import type { Value } from '../values/value.ts';
import type { NodeRecord } from './entities.ts';
import type { Indexes } from './indexes.ts';

export interface DeclaredIndex {
  readonly name: string;
  readonly type: string;
  readonly entity: 'node' | 'relationship';
  readonly labels: readonly string[];
  readonly properties: readonly string[];
  readonly owningConstraint: string | null;
}

export interface DeclaredConstraint {
  readonly name: string;
  readonly type: 'UNIQUENESS';
  readonly label: string;
  readonly properties: readonly string[];
}

export class Schema {
  readonly indexes = new Map<string, DeclaredIndex>();
  readonly constraints = new Map<string, DeclaredConstraint>();

  /** Throws ConstraintValidationFailed when `node` has the values that another node of a unique label has. `changed`: the one property that is new. */
  checkUnique(node: NodeRecord, indexes: Indexes, changed?: string): void {
    if (this.constraints.size === 0) return;
    for (const constraint of this.constraints.values()) {
      if ((changed !== undefined && !constraint.properties.includes(changed)) || !node.attributes.labels.includes(constraint.label)) continue;
      const { properties } = node.attributes;
      const [firstProperty] = constraint.properties;
      const firstValue = firstProperty === undefined ? undefined : properties.get(firstProperty);
      if (firstProperty === undefined || firstValue === undefined || !constraint.properties.every((property) => properties.has(property))) continue;
      for (const other of indexes.property(constraint.label, firstProperty).find(firstValue)) if (other !== node && this.sameValues(other, node, constraint, indexes)) violated(constraint, firstValue);
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
    `Another node with label ${constraint.label} has ${constraint.properties.join(', ')} = ${typeof value === 'string' ? `'${value}'` : String(value)} already, and the constraint ${constraint.name} allows one only.`,
  );
}
