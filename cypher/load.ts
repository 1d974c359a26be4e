// Dataset → database: what must be asked, and the statements that then make the stored graph equal to the merged one.
// The database runs them in one transaction. Verdicts are computed here, on the merged graph, under the default lens.
import { difference, replaceDataset } from '#graph/merge';
import type { Dataset, Graph, GraphEdge, GraphNode } from '#graph/model';
import { ruleVersion } from '#graph/verdict';
import { withVerdicts } from '#graph/stored-verdicts';
import type { LoadReport, Parameters, Result } from './database.ts';
import { LoadRefused } from './failures.ts';
import { datasetsLoaded } from './library/datasets-loaded.ts';
import { edgesOf, nodesOf, snapshotQueries, storedProperties } from './stored.ts';
import { plain } from './typed.ts';

export interface Statement { readonly query: string; readonly parameters: Parameters }
export type Ask = (statement: Statement) => Promise<Result>;
interface Loaded { readonly id: string; readonly hash: string; readonly stamp: string; readonly judged: string }

/** Which rule, on which day, the stored verdicts are of. */
const judgedNow = (today: string): string => `${ruleVersion} ${today}`;

/** The statements of a load, none when the database holds just this dataset, judged today. Throws LoadRefused when a dataset that it builds on is missing. */
export async function planLoad(dataset: Dataset, force: boolean, today: string, ask: Ask): Promise<{ readonly statements: readonly Statement[]; readonly report: LoadReport }> {
  const loaded = (await ask({ query: datasetsLoaded.query, parameters: {} })).rows.map(readLoaded);
  const missing = dataset.buildsOn.find((id) => !loaded.some((other) => other.id === id));
  if (missing) throw new LoadRefused(`The dataset ${dataset.id} builds on ${missing}, which is not loaded. Load ${missing} first.`);
  const former = loaded.find((other) => other.id === dataset.id);
  const counts = { dataset: dataset.id, nodes: dataset.nodes.length + dataset.uses.length, relationships: dataset.edges.length };
  if (former && !force && former.hash === dataset.hash && former.judged === judgedNow(today)) return { statements: [], report: { ...counts, stamp: former.stamp, loaded: false } };
  const before: Graph = { nodes: nodesOf(await ask({ query: snapshotQueries.nodes, parameters: {} })), edges: edgesOf(await ask({ query: snapshotQueries.edges, parameters: {} })) };
  const after = withVerdicts(replaceDataset(before, dataset), today);
  const stamp = globalThis.crypto.randomUUID();
  const book: Statement = {
    query: 'MERGE (d:Pacta:Dataset {id: $id}) SET d.title = $title, d.description = $description, d.hash = $hash, d.stamp = $stamp, d.judged = $judged, d.buildsOn = $buildsOn',
    parameters: { id: dataset.id, title: dataset.title, description: dataset.description, hash: dataset.hash, stamp, judged: judgedNow(today), buildsOn: dataset.buildsOn },
  };
  return { statements: [...statementsFor(before, after), book], report: { ...counts, stamp, loaded: true } };
}

function readLoaded(row: Result['rows'][number]): Loaded {
  const [id, , , hash, stamp, judged] = row.map(plain);
  return { id: String(id), hash: String(hash), stamp: String(stamp), judged: String(judged) };
}

/** At most one statement of each kind, labels and types given as data: Neo4j plans a statement for a tenth of a second or more, so that one for each label and type took ten seconds. */
function statementsFor(before: Graph, after: Graph): Statement[] {
  const { nodesGone, edgesGone, nodesNew, edgesNew } = difference(before, after);
  const steps: readonly (readonly [string, readonly unknown[]])[] = [
    ['UNWIND $rows AS row MATCH (:Pacta {id: row.from})-[r]->(:Pacta {id: row.to}) WHERE r.id = row.id AND type(r) = row.type DELETE r', edgesGone.map(({ id, type, from, to }) => ({ id, type, from, to }))],
    ['UNWIND $rows AS id MATCH (n:Pacta {id: id}) DETACH DELETE n', nodesGone.map((node) => node.id)],
    ['UNWIND $rows AS row MERGE (n:Pacta {id: row.id}) SET n = row.properties SET n:$(row.labels)', nodesNew.map(nodeRow)],
    ['UNWIND $rows AS row MATCH (a:Pacta {id: row.from}) MATCH (b:Pacta {id: row.to}) CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties', edgesNew.map(edgeRow)],
  ];
  return steps.filter(([, rows]) => rows.length > 0).map(([query, rows]) => ({ query, parameters: { rows } }));
}

const nodeRow = (node: GraphNode): unknown => ({ id: node.id, labels: node.labels, properties: { ...storedProperties(node.properties), id: node.id } });
const edgeRow = (edge: GraphEdge): unknown => ({ type: edge.type, from: edge.from, to: edge.to, properties: { ...storedProperties(edge.properties), id: edge.id } });
