// Tables in, a dataset and every problem out. All rows are checked before anything is returned; a dataset with an error is not returned at all.
// Knows no file system and no database: the caller reads the files, hashes them, and passes the graph of the datasets that this one builds on.
import { judgeTables } from './dataset-checks.ts';
import { flagFacts } from './dataset-flags.ts';
import { propertiesOf, type Report } from './dataset-rows.ts';
import { wire, type Compiling } from './dataset-wiring.ts';
import type { Dataset, GraphEdge, GraphNode, PropertyValue } from './model.ts';
import { labels, layerLabel, type LabelDef } from './schema.ts';
import { readTables, type Row, type TableProblem, type Tables } from './tables.ts';

/** What `dataset.json` says. */
export interface Manifest { readonly id: string; readonly title: string; readonly description: string; readonly buildsOn: readonly string[] }
export interface DatasetFiles {
  readonly manifest: Manifest;
  /** File name → CSV text. */
  readonly tables: Readonly<Record<string, string>>;
  readonly hash: string;
  readonly positions: Dataset['positions'];
}
export interface Compiled { readonly dataset: Dataset | undefined; readonly problems: readonly TableProblem[] }

/**
 * Compiles a dataset. `base` are the datasets named in `buildsOn`, compiled before it; their ids may be referred to, and a repeated row of an entity is taken as a use of it.
 */
export function compileDataset(files: DatasetFiles, base: readonly Dataset[]): Compiled {
  const { tables, problems } = readTables(files.tables);
  const report: Report = (row, column, message, severity = 'error') => void problems.push({ file: `${row.table}.csv`, row: row.line, column, message, severity });
  const compiling: Compiling = {
    id: files.manifest.id,
    tables,
    report,
    nodes: new Map(),
    rows: new Map(),
    base: new Map(base.flatMap((dataset) => dataset.nodes.map((node) => [node.id, node] as const))),
    baseEdges: base.flatMap((dataset) => dataset.edges),
    uses: new Set(),
    edges: new Map(),
  };
  for (const id of files.manifest.buildsOn) if (!base.some((dataset) => dataset.id === id)) problems.push({ file: 'dataset.json', row: 0, column: 'buildsOn', severity: 'error', message: `The dataset \`${id}\`, on which this one builds, is not loaded. Load it first.` });
  readNodes(tables, compiling);
  wire(compiling);
  judgeTables(compiling);
  const nodes = flagFacts(compiling);
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row));
  if (problems.some((problem) => problem.severity === 'error')) return { dataset: undefined, problems };
  const { id, title, description, buildsOn } = files.manifest;
  const edges: GraphEdge[] = [...compiling.edges.values()].sort(byId);
  return { dataset: { id, title, description, buildsOn, hash: files.hash, positions: files.positions, nodes: nodes.sort(byId), edges, uses: [...compiling.uses].sort() }, problems };
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function readNodes(tables: Tables, compiling: Compiling): void {
  for (const label of labels) for (const row of tables[label.table] ?? []) readNode(label, row, compiling);
}

function readNode(label: LabelDef, row: Row, compiling: Compiling): void {
  const properties = propertiesOf(row, label.properties, compiling.report);
  const id = properties['id'];
  if (typeof id !== 'string') return;
  const known = compiling.base.get(id);
  if (known) return repeat(label, row, known, compiling);
  const twin = compiling.rows.get(id);
  if (twin) return compiling.report(row, 'id', `The id \`${id}\` is used already, in ${twin.table}.csv row ${twin.line}. Ids are unique over all tables: choose another.`);
  if (id === compiling.id || compiling.baseEdges.some((edge) => edge.id === id)) return compiling.report(row, 'id', `The id \`${id}\` belongs to a dataset or a tie. Choose another.`);
  compiling.rows.set(id, row);
  compiling.nodes.set(id, { id, labels: labelsOf(label, properties), properties: { ...properties, datasets: [compiling.id] } });
}

function repeat(label: LabelDef, row: Row, known: GraphNode, compiling: Compiling): void {
  compiling.uses.add(known.id);
  if (!known.labels.includes(label.name)) compiling.report(row, 'id', `\`${known.id}\` is a ${known.labels.filter((name) => name !== 'Pacta').join(', ')} in the dataset that this one builds on. Move the row to the right table or choose another id.`);
}

function labelsOf(label: LabelDef, properties: Readonly<Record<string, PropertyValue>>): string[] {
  const names = new Set<string>(['Pacta', label.name]);
  const layer = layerLabel(label.layer);
  if (layer) names.add(layer);
  if (label.name === 'Actor' && typeof properties['type'] === 'string') names.add(properties['type']);
  if (label.name === 'Institution' && properties['acts'] === true) names.add('Actor');
  if (label.name === 'Agreement' && properties['kind'] === 'treaty') names.add('Treaty');
  return [...names].sort();
}

/** The label whose caption and table a node has: the one that is not a layer, a sub-label or `Pacta`. */
export function mainLabel(node: GraphNode): LabelDef {
  const found = labels.filter((label) => node.labels.includes(label.name));
  const chosen = found.find((label) => label.name !== 'Actor') ?? found[0];
  if (!chosen) throw new Error(`The node ${node.id} bears no label of the schema: ${node.labels.join(', ')}.`);
  return chosen;
}

