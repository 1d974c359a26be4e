// What surrounds the questions: headers, host, client, permanent addresses, logs, a database that goes and comes, who may write.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:http';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failures } from '#server/middleware/failures';
import { writeGuard } from '#server/middleware/write-guard';
import { HeldDatabase, openHouse, shippedGraph, type House } from './house.ts';

let database: HeldDatabase;
let house: House;
let client: string;
beforeAll(async () => {
  client = await mkdtemp(join(tmpdir(), 'pacta-client-'));
  await mkdir(join(client, 'assets'));
  await writeFile(join(client, 'index.html'), '<!doctype html><title>Pacta</title>');
  await writeFile(join(client, 'assets', 'main-abc123.js'), 'export {};');
  database = new HeldDatabase(await shippedGraph());
  house = await openHouse(database, { client });
});
afterAll(async () => {
  await house.close();
  await rm(client, { recursive: true });
});

/** The status of a request for another name than the address it goes to; fetch will not send one. */
const statusFor = (url: string, host: string): Promise<number> => new Promise((resolve, reject) => {
  request(`${url}/api/health`, { headers: { host } }, (response) => { response.resume(); resolve(response.statusCode ?? 0); }).on('error', reject).end();
});

describe('a lost database', () => {
  it('is 503 with a sentence, and is found again by itself', async () => {
    const lost = new HeldDatabase(database.graph);
    const shaky = await openHouse(lost);
    expect((await shaky.get('/api/nodes/gazprom')).status).toBe(200);
    lost.away = true;
    const away = await shaky.get('/api/nodes/gazprom');
    expect(away).toMatchObject({ status: 503, body: { detail: expect.stringContaining('does not answer') as unknown } });
    expect(away.headers.get('retry-after')).toBe('5');
    expect(await shaky.get('/api/health')).toMatchObject({ status: 503, body: { status: 'unavailable', datasets: [] } });
    lost.away = false;
    expect((await shaky.get('/api/nodes/gazprom')).status).toBe(200);
    await shaky.close();
  });

  it('is read once, and again when something was loaded', async () => {
    const loaded = new HeldDatabase({ nodes: [], edges: [] });
    const fresh = await openHouse(loaded);
    expect((await fresh.get('/api/nodes/gazprom')).status).toBe(404);
    await Promise.all(Array.from({ length: 5 }, () => fresh.get('/api/network')));
    expect(loaded.snapshots).toBe(1);
    loaded.graph = database.graph;
    loaded.held = 'second';
    expect((await fresh.get('/api/nodes/gazprom')).status).toBe(200);
    expect(loaded.snapshots).toBe(2);
    await fresh.close();
  });
});

describe('the client', () => {
  it('is the page at every address that is not the API\'s', async () => {
    for (const path of ['/', '/n/gazprom', '/explore?node=gazprom']) {
      const page = await house.get(path);
      expect(page.text).toContain('<title>Pacta</title>');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('has hashed files for good, and no page in place of a missing file', async () => {
    expect((await house.get('/assets/main-abc123.js')).headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    expect((await house.get('/assets/gone-123.js')).status).toBe(404);
    expect((await house.get('/assets/..%2f..%2fpackage.json')).status).toBeGreaterThanOrEqual(400);
  });

  it('is a sentence until it is built', async () => {
    const bare = await openHouse(database);
    expect(await bare.get('/')).toMatchObject({ status: 503, text: expect.stringContaining('npm run build') as unknown });
    await bare.close();
  });

  it('opens what a permanent address names', async () => {
    const reply = await house.get('/id/c-power-of-siberia-25bn');
    expect(reply.status).toBe(303);
    expect(reply.headers.get('location')).toBe('/?select=c-power-of-siberia-25bn');
    expect(await house.get('/id/gazprm')).toMatchObject({ status: 404, body: { nearest: ['gazprom'] } });
  });
});

describe('safety', () => {
  it('allows no inline script, no frame and no foreign source', async () => {
    const { headers } = await house.get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('answers on this machine only under names of this machine', async () => {
    expect(await statusFor(house.url, 'rebound.example.org')).toBe(403);
    expect(await statusFor(house.url, 'localhost:4000')).toBe(200);
    expect(await statusFor(house.url, '[::1]:4000')).toBe(200);
    const open = await openHouse(database, { settings: { host: '0.0.0.0', query: { timeoutMs: 1, maxRows: 1, maxMegabytes: 1 } } });
    expect(await statusFor(open.url, 'pacta.example.org')).toBe(200);
    await open.close();
  });

  it('logs each request without what was asked', async () => {
    await house.get('/api/search?q=confidential-name');
    const lines = house.log.filter((line) => line.includes('/api/search'));
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ req: { method: 'GET', path: '/api/search' }, res: { status: 200 } });
    expect(house.log.join('')).not.toContain('confidential-name');
  });

  it('compresses large answers', async () => expect((await house.get('/api/network', { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding')).toBe('gzip'));
});

describe('who may write', () => {
  const token = 'a-token-of-enough-length';
  const status = async (settings: { host: string; token: string | undefined }, headers: Record<string, string> = {}): Promise<number> => {
    const app = express().post('/', writeGuard(settings), (_request, response) => void response.sendStatus(204)).use(failures(pino({ level: 'silent' })));
    const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => { const started = app.listen(0, '127.0.0.1', () => resolve(started)); });
    const { port } = server.address() as { port: number };
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))])) });
    await new Promise((resolve) => server.close(resolve));
    return response.status;
  };

  it('on this machine: anybody who asks from here', async () => {
    expect(await status({ host: '127.0.0.1', token: undefined })).toBe(204);
    expect(await status({ host: '127.0.0.1', token: undefined }, { origin: 'http://127.0.0.1:PORT' })).toBe(204);
    expect(await status({ host: '127.0.0.1', token: undefined }, { origin: 'https://evil.example.org' })).toBe(403);
    expect(await status({ host: '127.0.0.1', token: undefined }, { origin: 'null' })).toBe(403);
  });

  it('beyond it: nobody without the token', async () => {
    expect(await status({ host: '0.0.0.0', token: undefined })).toBe(403);
    expect(await status({ host: '0.0.0.0', token })).toBe(403);
    expect(await status({ host: '0.0.0.0', token }, { authorization: 'Bearer wrong' })).toBe(403);
    expect(await status({ host: '0.0.0.0', token }, { authorization: `Bearer ${token}` })).toBe(204);
  });
});
