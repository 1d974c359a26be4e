// How Pacta's graph lies in a database, whichever it is: rows ⇄ graph, the constraint and indexes, the live schema.
// Every node of ours bears `Pacta`; the bookkeeping node of a dataset bears `Pacta` and `Dataset` and is no part of the graph.
import type { TypedValue } from '#graph/answers';
import type { Graph, GraphEdge, GraphNode, Properties, PropertyValue } from '#graph/model';
import { labels, relationships, relationshipTypes, type RelationshipType } from '#graph/schema';
import type { LiveSchema, Result } from './database.ts';
import { labelCounts } from './library/label-counts.ts';
import { propertyKeys } from './library/property-keys.ts';
import { relationshipCounts } from './library/relationship-counts.ts';
import { loadStamps } from './library/load-stamps.ts';
import { snapshotEdges } from './library/snapshot-edges.ts';
import { snapshotNodes } from './library/snapshot-nodes.ts';
import { floatValue, integerValue, plain } from './typed.ts';

export const snapshotQueries = { stamp: loadStamps.query, nodes: snapshotNodes.query, edges: snapshotEdges.query } as const;

/** One uniqueness constraint, the range indexes and the full-text indexes that the schema asks for. Each may be run again. */
export function schemaStatements(): readonly string[] {
  const searched = ['name', 'shortName', 'nameOriginal', 'aliases', 'title', 'shortTitle', 'question'].filter((name) => labels.some((label) => label.properties.some((property) => property.name === name)));
  return [
    'CREATE CONSTRAINT pacta_id IF NOT EXISTS FOR (n:Pacta) REQUIRE n.id IS UNIQUE',
    `CREATE FULLTEXT INDEX pacta_names IF NOT EXISTS FOR (n:Pacta) ON EACH [${searched.map((name) => `n.${name}`).join(', ')}]`,
    'CREATE INDEX pacta_verdict IF NOT EXISTS FOR (n:Commitment) ON (n.verdict)',
    'CREATE INDEX pacta_event_type IF NOT EXISTS FOR (n:Event) ON (n.type)',
    'CREATE INDEX pacta_earliest IF NOT EXISTS FOR (n:Fact) ON (n.earliest)',
  ];
}

export function stampOf(result: Result): string {
  return result.rows.map((row) => row.map((value) => String(value._value)).join('=')).join('&');
}

export function nodesOf(result: Result): GraphNode[] {
  return result.rows.map(([id, names, properties]) => ({ id: String(plain(id!)), labels: [...(plain(names!) as string[])].sort(), properties: readProperties(properties!) }));
}

export function edgesOf(result: Result): GraphEdge[] {
  return result.rows.map(([id, type, from, to, properties]) => {
    const { id: _, ...rest } = readProperties(properties!);
    return { id: String(plain(id!)), type: plain(type!) as RelationshipType, from: String(plain(from!)), to: String(plain(to!)), properties: rest };
  });
}

const readProperties = (value: TypedValue): Properties => plain(value) as Properties;

const integers: ReadonlySet<string> = new Set([...labels, ...relationships].flatMap((holder) => holder.properties.filter((property) => property.type === 'integer').map((property) => property.name)));
/** Properties as parameters: `decimal` numbers are FLOAT, `integer` ones INTEGER, whatever their value. */
export function storedProperties(properties: Properties): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, storedValue(name, value)]));
}
function storedValue(name: string, value: PropertyValue): unknown {
  if (typeof value !== 'number') return value;
  return integers.has(name) ? integerValue(value) : floatValue(value);
}

/** Counts of what the graph holds by label and type, and its property keys. */
export async function liveSchemaOf(run: (query: string) => Promise<Result>): Promise<LiveSchema> {
  const counts = async (query: string): Promise<Record<string, number>> => Object.fromEntries((await run(query)).rows.map(([name, count]) => [String(plain(name!)), Number(plain(count!))]));
  const types = await counts(relationshipCounts.query);
  const keys = await run(propertyKeys.query);
  return {
    labels: await counts(labelCounts.query),
    relationships: Object.fromEntries(relationshipTypes.filter((type) => type in types).map((type) => [type, types[type]!])),
    properties: keys.rows.map(([key]) => String(plain(key!))),
  };
}

export const emptyGraph: Graph = { nodes: [], edges: [] };
