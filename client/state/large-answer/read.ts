// Reads the JSON of an answer. A large one is parsed by a worker and comes over in parts, so that a hundred thousand rows do not stop the page.
import type { Part } from './worker.ts';

/** Bytes: the JSON of fewer is parsed within a frame. */
const large = 1_000_000;

/** The answer's JSON. Rejects when it is none, or when `signal` says that nobody waits. */
export async function readAnswer(response: Response, signal: AbortSignal): Promise<unknown> {
  const bytes = await response.arrayBuffer();
  return bytes.byteLength < large ? (JSON.parse(new TextDecoder().decode(bytes)) as unknown) : readApart(bytes, signal);
}

/** Each call has a worker of its own, ended when all parts have come. */
function readApart(bytes: ArrayBuffer, signal: AbortSignal): Promise<unknown> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<unknown>((resolve, reject) => {
    const rows: unknown[] = [];
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.onmessage = ({ data }: MessageEvent<Part>) => {
      if ('rows' in data) for (const row of data.rows) rows.push(row);
      else resolve(data.hasRows ? { ...data.rest, rows } : data.rest);
    };
    worker.onerror = (event) => reject(new Error(`The answer could not be read: ${event.message}`));
    worker.postMessage(bytes, [bytes]);
  }).finally(() => worker.terminate());
}
