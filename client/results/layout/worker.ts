// The layout of results, off the main thread.
import { layOutParts, type LaidLink } from './lay-out-parts.ts';

interface Order { readonly ids: readonly string[]; readonly links: readonly LaidLink[]; readonly aspect: number }
self.onmessage = ({ data }: MessageEvent<Order>): void => self.postMessage([...layOutParts(data.ids, data.links, data.aspect)]);
