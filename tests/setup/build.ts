// Before any test: builds the server, the worker and the client, as `npm start` does. A worker in TypeScript does not start under vitest on Node 20.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

export default async function setup(): Promise<void> {
  const { build } = (await import(pathToFileURL(resolve('build.mjs')).href)) as { build: () => Promise<void> };
  await build();
}
