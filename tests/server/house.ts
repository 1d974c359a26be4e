// A running app for the server's tests: on the shipped datasets or on a hand-made graph, over a database of a few lines that can go away and come back.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Database, Result } from '#cypher/database';
import { compileFolders } from '#cypher/dataset-folder';
import { DatabaseUnavailable } from '#cypher/failures';
import { integerValue, stringValue } from '#cypher/typed';
import { replaceDataset } from '#graph/merge';
import type { Graph } from '#graph/model';
import { withVerdicts } from '#graph/stored-verdicts';
import { createApp, type AppParts } from '#server/app';

export const today = '2026-11-24';

/** The shipped datasets as a database would hold them. */
export async function shippedGraph(): Promise<Graph> {
  const datasets = await compileFolders('graph/datasets');
  return withVerdicts(datasets.reduce<Graph>((graph, dataset) => replaceDataset(graph, dataset), { nodes: [], edges: [] }), today);
}

/** Holds one graph; `away` makes every call fail as a lost database does, `run` answers what a test wants. */
export class HeldDatabase implements Database {
  readonly kind = 'memory';
  away = false;
  snapshots = 0;
  run: Database['run'] = () => Promise.resolve(this.#result([['held', 'Held']]));

  constructor(public graph: Graph, public held = 'first') {}

  #result(rows: readonly (readonly string[])[]): Result {
    return { columns: ['id', 'title'], rows: rows.map((row) => row.map(stringValue)), truncated: false, total: 0, summary: { ms: 1, counters: {} } };
  }
  #here<T>(value: T): Promise<T> {
    return this.away ? Promise.reject(new DatabaseUnavailable('Neo4j at bolt://elsewhere does not answer. Start it, or correct PACTA_DATABASE_URL.', 'lost')) : Promise.resolve(value);
  }
  version = (): Promise<string> => this.#here('5.26.30');
  stamp = (): Promise<string> => this.#here(this.held);
  snapshot = (): Promise<{ stamp: string; graph: Graph }> => {
    this.snapshots++;
    return this.#here({ stamp: this.held, graph: this.graph });
  };
  load = (): Promise<never> => Promise.reject(new Error('not loaded here'));
  schema = (): Promise<never> => Promise.reject(new Error('not asked here'));
  close = (): Promise<void> => Promise.resolve();
}

export const oneRow: Result = { columns: ['n'], rows: [[integerValue(1)]], truncated: false, total: 0, summary: { ms: 1.23, counters: {} } };

export interface Reply { readonly status: number; readonly type: string; readonly headers: Headers; readonly text: string; readonly body: Record<string, unknown> }
export interface House { readonly url: string; get(path: string, init?: RequestInit): Promise<Reply>; post(path: string, body: unknown, init?: RequestInit): Promise<Reply>; close(): Promise<void>; readonly log: string[] }

export async function openHouse(database: Database, parts: Partial<AppParts> = {}): Promise<House> {
  const log: string[] = [];
  const app = createApp({
    database, settings: { host: '127.0.0.1', query: { timeoutMs: 5000, maxRows: 1000, maxMegabytes: 64 } }, log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    client: '/nowhere', version: '0.0.0', today: () => today, ...parts,
  });
  const server = await new Promise<Server>((resolve) => { const started = app.listen(0, '127.0.0.1', () => resolve(started)); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = async (path: string, init: RequestInit = {}): Promise<Reply> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers, text, body: /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };
  return {
    url, get, log,
    post: (path, body, init = {}) => get(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body), ...init }),
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
