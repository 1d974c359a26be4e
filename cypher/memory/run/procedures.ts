/**
 * The engine's own procedures: what Neo4j offers for looking at a database.
 * They read; none changes anything. They may not know who calls them.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { typeWord } from '../values/type.ts';
import { float, isInteger, isMap, type MapValue, type Value } from '../values/value.ts';
import type { NodeRecord, RelationshipRecord } from './entities.ts';
import { ANALYZER, type TextIndex } from './full-text.ts';
import type { Procedure } from './procedure.ts';
import type { RunContext } from './rows.ts';
import type { Store } from './store.ts';
import { schemaGraph } from './schema-graph.ts';
import { parseTextQuery, TextQueryError, type TextQuery } from './text-query.ts';

type Column = Procedure['results'][number];

function reading(name: string, description: string, results: readonly Column[], run: Procedure['run'], parameters: Procedure['parameters'] = []): Procedure {
  return { name, description, parameters, results, mode: 'READ', run };
}

const column = (name: string, type: string): Column => ({ name, type });
/** Labels or types that indexes and constraints name are in use too. */
const declared = ({ schema }: Store, entity: 'node' | 'relationship'): string[] => [...schema.indexes.values()].flatMap((index) => (index.entity === entity ? index.labels : []));
const sorted = (names: Iterable<string>): string[] => [...names].sort();

const SEARCH_PARAMETERS: Procedure['parameters'] = [
  { name: 'indexName', type: 'STRING' },
  { name: 'queryString', type: 'STRING' },
  { name: 'options', type: 'MAP', fallback: new Map() },
];

export function builtInProcedures(): Procedure[] {
  return [
    reading('db.labels', 'Lists all labels in use.', [column('label', 'STRING')], (_args, { store }) => sorted(new Set([...store.indexes.nodes.names, ...declared(store, 'node')])).map((name) => [name])),
    reading('db.relationshipTypes', 'Lists all relationship types in use.', [column('relationshipType', 'STRING')], (_args, { store }) => sorted(new Set([...store.indexes.relationships.names, ...declared(store, 'relationship')])).map((name) => [name])),
    reading('db.propertyKeys', 'Lists all property names ever used.', [column('propertyKey', 'STRING')], (_args, { store }) => sorted(store.propertyKeys).map((name) => [name])),
    reading('dbms.components', 'Names the engine and its version.', [column('name', 'STRING'), column('versions', 'LIST<STRING>'), column('edition', 'STRING')], () => [['Embedded openCypher engine', ['5.26'], 'embedded']]),
    reading('db.ping', 'Answers true.', [column('success', 'BOOLEAN')], () => [[true]]),
    reading('db.schema.visualization', 'The labels as nodes, and the types between them as relationships.', [column('nodes', 'LIST<NODE>'), column('relationships', 'LIST<RELATIONSHIP>')], (_args, { store, budget }) => {
      const { nodes, relationships } = schemaGraph(store, () => budget.tick());
      return [[nodes, relationships]];
    }),
    reading(
      'db.schema.nodeTypeProperties',
      'The properties of nodes, by their labels.',
      [column('nodeType', 'STRING'), column('nodeLabels', 'LIST<STRING>'), column('propertyName', 'STRING'), column('propertyTypes', 'LIST<STRING>'), column('mandatory', 'BOOLEAN')],
      (_args, context) => nodeTypeProperties(context),
    ),
    reading(
      'db.schema.relTypeProperties',
      'The properties of relationships, by their type.',
      [column('relType', 'STRING'), column('propertyName', 'STRING'), column('propertyTypes', 'LIST<STRING>'), column('mandatory', 'BOOLEAN')],
      (_args, context) => relationshipTypeProperties(context),
    ),
    reading(
      'db.index.fulltext.queryNodes',
      'Nodes whose indexed text answers the search, the best first.',
      [column('node', 'NODE'), column('score', 'FLOAT')],
      (args, context) => fullText('node', args, context),
      SEARCH_PARAMETERS,
    ),
    reading(
      'db.index.fulltext.queryRelationships',
      'Relationships whose indexed text answers the search, the best first.',
      [column('relationship', 'RELATIONSHIP'), column('score', 'FLOAT')],
      (args, context) => fullText('relationship', args, context),
      SEARCH_PARAMETERS,
    ),
  ];
}

interface Seen {
  readonly types: Map<string, Set<string>>;
  readonly counts: Map<string, number>;
  total: number;
}

function see(seen: Seen, properties: Iterable<readonly [string, Value]>): void {
  seen.total += 1;
  for (const [name, value] of properties) {
    const types = seen.types.get(name) ?? new Set<string>();
    seen.types.set(name, types.add(javaName(value)));
    seen.counts.set(name, (seen.counts.get(name) ?? 0) + 1);
  }
}

/** As Neo4j names the types of stored values: `String`, `Long`, `StringArray`. */
function javaName(value: Value): string {
  const word = typeWord(value);
  if (word === 'LIST') return `${Array.isArray(value) && value.length > 0 ? javaName(value[0] as Value) : 'String'}Array`;
  const names: Record<string, string> = { INTEGER: 'Long', FLOAT: 'Double', STRING: 'String', BOOLEAN: 'Boolean', DATE: 'Date', 'ZONED DATETIME': 'DateTime', 'LOCAL DATETIME': 'LocalDateTime', 'ZONED TIME': 'Time', 'LOCAL TIME': 'LocalTime', DURATION: 'Duration', POINT: 'Point' };
  return names[word] ?? word;
}

function* rowsOf(seen: Seen, head: readonly Value[]): Generator<readonly Value[]> {
  if (seen.types.size === 0) yield [...head, null, null, false];
  for (const [name, types] of seen.types) yield [...head, name, sorted(types), seen.counts.get(name) === seen.total];
}

const unseen = (): Seen => ({ types: new Map(), counts: new Map(), total: 0 });

function* nodeTypeProperties({ store, budget }: RunContext): Generator<readonly Value[]> {
  const byLabels = new Map<string, { labels: string[]; seen: Seen }>();
  for (const node of store.nodes.values()) {
    budget.tick();
    const labels = sorted(node.labels);
    const key = labels.map((label) => `:\`${label}\``).join('');
    const entry = byLabels.get(key) ?? { labels, seen: unseen() };
    byLabels.set(key, entry);
    see(entry.seen, node.properties);
  }
  for (const [key, { labels, seen }] of byLabels) yield* rowsOf(seen, [key, labels]);
}

function* relationshipTypeProperties({ store, budget }: RunContext): Generator<readonly Value[]> {
  for (const type of sorted(store.indexes.relationships.names)) {
    const seen = unseen();
    for (const relationship of store.indexes.byType(type)) {
      budget.tick();
      see(seen, relationship.properties);
    }
    yield* rowsOf(seen, [`:\`${type}\``]);
  }
}

/** A full-text search of the index's own kind of entity; `options` may skip and limit. */
function* fullText(entity: 'node' | 'relationship', [name = null, query = null, options = null]: readonly Value[], { store, budget }: RunContext): Generator<readonly Value[]> {
  const index = typeof name === 'string' ? store.schema.indexes.get(name) : undefined;
  if (index === undefined || index.type !== 'FULLTEXT') throw new CypherRuntimeError('ProcedureError', 'IndexNotFound', `There is no full-text index called '${String(name)}'. SHOW INDEXES lists what there is.`);
  if (index.entity !== entity) throw new CypherRuntimeError('ProcedureError', 'InvalidArgumentValue', `The index '${index.name}' is of ${index.entity}s: ask it with db.index.fulltext.${index.entity === 'node' ? 'queryNodes' : 'queryRelationships'}.`);
  const { skip, limit } = pageOf(options);
  const asked = textQuery(query);
  const tick = (): void => budget.tick();
  const records: TextIndex<NodeRecord> | TextIndex<RelationshipRecord> = (entity === 'node' ? store.indexes.nodes : store.indexes.relationships).text(index.labels, index.properties);
  for (const { record, score } of records.search(asked, tick).slice(skip, skip + limit)) yield [record, float(Math.fround(score))];
}

function textQuery(query: Value): TextQuery {
  try {
    return parseTextQuery(typeof query === 'string' ? query : '');
  } catch (error) {
    if (error instanceof TextQueryError) throw new CypherRuntimeError('ProcedureError', 'InvalidArgumentValue', error.message);
    throw error;
  }
}

function pageOf(options: Value): { skip: number; limit: number } {
  const given: MapValue = isMap(options) ? options : new Map();
  const analyzer = given.get('analyzer') ?? null;
  if (analyzer !== null && analyzer !== ANALYZER) throw new CypherRuntimeError('ProcedureError', 'InvalidArgumentValue', `This engine has the full-text analyzer ${ANALYZER} only.`);
  const count = (key: string, otherwise: number): number => {
    const value = given.get(key) ?? null;
    if (value === null) return otherwise;
    if (!isInteger(value) || value < 0) throw new CypherRuntimeError('ProcedureError', 'InvalidArgumentValue', `The option ${key} of a full-text search is a whole number of 0 or more.`);
    return Number(value);
  };
  return { skip: count('skip', 0), limit: count('limit', Infinity) };
}
