// The data controller: keeps the graph that sigma draws in step with the data. It decides nothing of places, folds or looks.
import type { Board } from '../board.ts';
import type { SceneData } from '../model.ts';

/** Share of its length by which every line bows: to the one side or the other by its id, so that a line more leaves all others as they are. */
const bow = 0.07;

export class DataController {
  constructor(readonly board: Board) {}

  /** Takes new data; `true` when the names are others than before, so that they must be placed anew. */
  take(data: SceneData): boolean {
    const { board } = this;
    const before = board.data.nodes;
    board.data = data;
    board.near = neighbourhoods(data);
    return before.length === 0 || data.nodes.length !== before.length || data.nodes.some((node, i) => node.id !== before[i]!.id);
  }

  /** Rebuilds the graph from the data; marks stand at the origin until they are placed. */
  fill(): void {
    const { graph, data } = this.board;
    graph.clear();
    for (const node of data.nodes) graph.addNode(node.id, { node, x: 0, y: 0, size: this.board.radius(node) });
    for (const edge of data.edges) graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, { edge, bow: isEven(edge.id) ? bow : -bow });
  }
}

function neighbourhoods({ nodes, edges }: SceneData): Map<string, Set<string>> {
  const near = new Map(nodes.map((node) => [node.id, new Set<string>()]));
  for (const edge of edges) {
    near.get(edge.source)?.add(edge.target);
    near.get(edge.target)?.add(edge.source);
  }
  return near;
}

const isEven = (id: string): boolean => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0;
