// The layout, off the main thread: a module worker of our own, since the library's builds a blob, which the page's policy forbids.
import { layOut, type LaidEdge, type LaidNode } from './lay-out.ts';

interface Order { readonly nodes: readonly LaidNode[]; readonly edges: readonly LaidEdge[] }
self.onmessage = ({ data }: MessageEvent<Order>): void => {
  const places = layOut(data.nodes, data.edges, { width: 960, height: 700, iterations: data.nodes.length > 600 ? 300 : 1200, seed: 1 });
  self.postMessage([...places]);
};
