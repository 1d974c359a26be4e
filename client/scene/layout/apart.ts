// Asks the layout worker for positions of a network that came without them.
import type { SceneData } from '../model.ts';
import type { Places } from './lay-out.ts';

/** Positions in 0..1. Each call has a worker of its own, ended when it answers. */
export function layOutApart({ nodes, edges }: SceneData): Promise<Places> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Places>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<[string, readonly [number, number]][]>) => resolve(new Map(data));
    worker.onerror = (event) => reject(new Error(`The layout failed: ${event.message}`));
    worker.postMessage({ nodes: nodes.map(({ id, degree, verdict }) => ({ id, degree, verdict: verdict !== null })), edges: edges.map(({ source, target, type }) => ({ source, target, type })) });
  }).finally(() => worker.terminate());
}
