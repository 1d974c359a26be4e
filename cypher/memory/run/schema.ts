/**
 * The declared indexes and constraints of a graph, and the checks that uniqueness constraints ask for.
 * It may not know how a statement that declares them is written.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { displayText } from '../values/text.ts';
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
  const [first] = properties;
  if (first === undefined || !names.includes(label)) return;
  const values: Value[] = [];
  for (const property of properties) {
    const value = record.attributes.properties.get(property);
    if (value === undefined) return;
    values.push(value);
  }
  const same = properties.length === 1 ? indexes.property(label, first).find(values[0] ?? null) : indexes.composite(label, properties).find(values.map((value) => [value]), []);
  for (const one of same) if (one !== record) violated(constraint, values);
}

function violated({ entity, label, properties, name }: DeclaredConstraint, values: readonly Value[]): never {
  const having = properties.map((property, at) => `${property} = ${shown(values[at] ?? null)}`).join(', ');
  throw new CypherRuntimeError('ConstraintValidationFailed', 'ConstraintValidationFailed', `Another ${entity} ${entity === 'node' ? 'with label' : 'of type'} ${label} has ${having} already, and the constraint ${name} allows one only.`);
}

const shown = (value: Value): string => (typeof value === 'string' ? `'${value}'` : displayText(value));

function lookup(name: string, entity: 'node' | 'relationship'): DeclaredIndex {
  return { name, type: 'LOOKUP', entity, labels: [], properties: [], owningConstraint: null, config: new Map() };
}
