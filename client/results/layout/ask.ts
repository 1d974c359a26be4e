// Asks the layout worker for the places of a result's graph.
import type { SceneData } from '../../scene/model.ts';

/** The data with its places. Each call has a worker of its own, ended when it answers or when `signal` says that nobody waits. Rejects when the worker fails. */
export function placed(data: SceneData, aspect: number, signal: AbortSignal): Promise<SceneData> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  signal.addEventListener('abort', () => worker.terminate(), { once: true });
  return new Promise<SceneData>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<[string, readonly [number, number]][]>) => {
      const places = new Map(event.data);
      resolve({ ...data, nodes: data.nodes.map((node) => { const [x, y] = places.get(node.id) ?? [0.5, 0.5]; return { ...node, x, y }; }) });
    };
    worker.onerror = (event) => reject(new Error(`The layout failed: ${event.message}`));
    worker.postMessage({ ids: data.nodes.map(({ id }) => id), links: data.edges.map(({ source, target }) => ({ source, target })), aspect });
  }).finally(() => worker.terminate());
}
