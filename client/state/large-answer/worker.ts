// Parses the JSON of a large answer off the page's thread, and gives its rows in parts: the page takes each within a frame. What is left of the answer comes last.

export type Part = { readonly rows: readonly unknown[] } | { readonly rest: Readonly<Record<string, unknown>>; readonly hasRows: boolean };
/** Rows of a part. */
const atOnce = 2000;

self.onmessage = ({ data }: MessageEvent<ArrayBuffer>): void => {
  const { rows, ...rest } = JSON.parse(new TextDecoder().decode(data)) as Record<string, unknown>;
  const post = (part: Part): void => self.postMessage(part);
  if (Array.isArray(rows)) for (let from = 0; from < rows.length; from += atOnce) post({ rows: rows.slice(from, from + atOnce) as unknown[] });
  post({ rest, hasRows: Array.isArray(rows) });
};
