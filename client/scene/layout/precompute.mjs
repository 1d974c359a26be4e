// `npm run positions`: lays the shipped datasets out and keeps the positions with each of them, so that the first frame is already laid out.
// Run it after a change of the datasets or of the layout; the same data gives the same positions.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { build } from '../../../build.mjs';

await build();
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const from = (file) => import(join(root, 'dist', file));
const { compileFolders } = await from('cypher/dataset-folder.js');
const { replaceDataset } = await from('graph/merge.js');
const { withVerdicts } = await from('graph/stored-verdicts.js');
const { GraphIndex } = await from('graph/graph-index.js');
const { View } = await from('graph/visibility.js');
const { networkOf } = await from('graph/projection.js');
const { module: { layOut } } = await runnerImport(join(root, 'client/scene/layout/lay-out.ts'), { configFile: false, logLevel: 'error' });

const today = new Date().toISOString().slice(0, 10);
const datasets = await compileFolders(join(root, 'graph', 'datasets'));
const graph = withVerdicts(datasets.reduce(replaceDataset, { nodes: [], edges: [] }), today);
const { nodes, edges } = networkOf(new View(new GraphIndex(graph), { asOf: today, knownBy: today, sources: null }), 'entities');
const places = layOut(nodes.map(({ id, degree, verdict }) => ({ id, degree, verdict: verdict !== null })), edges.map(({ source, target, type }) => ({ source, target, type })), { width: 960, height: 700, iterations: 2500, seed: 1 });
for (const dataset of datasets) {
  const own = dataset.nodes.filter((node) => places.has(node.id)).map((node) => [node.id, places.get(node.id).map((value) => Number(value.toFixed(4)))]);
  writeFileSync(join(root, 'graph', 'datasets', dataset.id, 'positions.json'), `{\n${own.map(([id, place]) => `"${id}": ${JSON.stringify(place)}`).join(',\n')}\n}\n`);
  console.log(`${dataset.id}: ${own.length} positions`);
}
