// Whether Pacta can answer, from which database, and what is loaded.
import type { Health } from '#graph/answers';
import { listOf } from '#graph/graph-index';
import type { Graph } from '#graph/model';
import { datasetsLoaded } from '#cypher/library/datasets-loaded';
import { plain } from '#cypher/typed';
import { health as answer } from '../answers/shapes.ts';
import { question } from '../question.ts';

export const health = question({
  name: 'health',
  path: '/api/health',
  summary: 'Whether Pacta can answer, and what is loaded.',
  description: 'Counts what is stored, whatever the lens. An entity that datasets share counts once in the totals. 503 with the status `unavailable` while the database is away.',
  lens: false,
  answer,
  respond: async ({ database, snapshot }) => {
    const loaded = await database.run(datasetsLoaded.query, {}, { mode: 'read' });
    return {
      status: 'ok' as const, database: { kind: database.kind, version: await database.version() }, nodes: snapshot.graph.nodes.length, relationships: snapshot.graph.edges.length,
      datasets: loaded.rows.map(([id, title]) => countsOf(snapshot.graph, String(plain(id!)), String(plain(title!)))),
    };
  },
  away: (database) => ({ status: 'unavailable' as const, database: { kind: database.kind, version: '' }, nodes: 0, relationships: 0, datasets: [] }),
});

function countsOf(graph: Graph, id: string, title: string): Health['datasets'][number] {
  const ofIt = (held: { readonly properties: Graph['nodes'][number]['properties'] }): boolean => listOf(held as Graph['nodes'][number], 'datasets').includes(id);
  return { id, title, nodes: graph.nodes.filter(ofIt).length, relationships: graph.edges.filter(ofIt).length };
}
