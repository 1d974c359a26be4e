/**
 * `db.schema.visualization`: the graph's schema as a graph, one node for each label and one relationship for each type between two
 * labels. Its nodes and relationships are made up for the answer and are not in the store.
 * It may not know procedures.
 */
import type { GraphReader, Value } from '../values/value.ts';
import { NodeRecord, RelationshipRecord } from './entities.ts';
import type { Store } from './store.ts';

export interface SchemaGraph {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}

/** `tick` is called for every step of work. */
export function schemaGraph(store: Store, tick: () => void): SchemaGraph {
  const nodes = new Map<string, NodeRecord>();
  const relationships = new Map<string, RelationshipRecord>();
  const reader = madeUp(nodes, relationships);
  // labels that only an index or a constraint names are part of the schema too
  const declared = [...store.schema.indexes.values()].flatMap((index) => (index.entity === 'node' ? index.labels : []));
  const labels = [...new Set([...store.indexes.nodes.names, ...declared])].sort();
  labels.forEach((label, i) => nodes.set(label, new NodeRecord(`-${i + 1}`, reader, -i - 1, { labels: [label], properties: describe(store, label) })));
  for (const relationship of store.relationships.values()) {
    for (const from of relationship.source.labels) {
      for (const to of relationship.target.labels) {
        tick();
        const key = JSON.stringify([from, relationship.type, to]);
        const [source, target] = [nodes.get(from), nodes.get(to)];
        if (relationships.has(key) || source === undefined || target === undefined) continue;
        const number = -relationships.size - 1;
        relationships.set(key, new RelationshipRecord(String(number), reader, number, { type: relationship.type, properties: new Map([['name', relationship.type]]) }, source, target));
      }
    }
  }
  return { nodes: [...nodes.values()], relationships: [...relationships.values()] };
}

function describe({ schema }: Store, label: string): Map<string, Value> {
  const indexes = [...schema.indexes.values()].filter((one) => one.entity === 'node' && one.owningConstraint === null && one.labels.includes(label)).map((one) => one.properties.join(','));
  const constraints = [...schema.constraints.values()].filter((one) => one.entity === 'node' && one.label === label);
  return new Map<string, Value>([
    ['name', label],
    ['indexes', indexes],
    ['constraints', constraints.map(({ name, properties }) => `Constraint( name='${name}', type='UNIQUENESS', schema=(:${label} {${properties.join(', ')}}) )`)],
  ]);
}

/** What reads these records by their keys, as a store reads its own. */
function madeUp(nodes: ReadonlyMap<string, NodeRecord>, relationships: ReadonlyMap<string, RelationshipRecord>): GraphReader {
  const by = <T extends { readonly id: string }>(all: ReadonlyMap<string, T>, key: string): T => {
    for (const one of all.values()) if (one.id === key) return one;
    throw new Error(`no made-up record ${key}`);
  };
  return {
    nodeLabels: (key) => by(nodes, key).labels,
    nodeProperties: (key) => by(nodes, key).properties,
    relationshipType: (key) => by(relationships, key).type,
    relationshipProperties: (key) => by(relationships, key).properties,
    relationshipStart: (key) => by(relationships, key).source.id,
    relationshipEnd: (key) => by(relationships, key).target.id,
    nodeExists: () => true,
    relationshipExists: () => true,
    nodeNumber: (key) => by(nodes, key).number,
    relationshipNumber: (key) => by(relationships, key).number,
  };
}
