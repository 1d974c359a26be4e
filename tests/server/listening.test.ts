// The port: a sentence where it cannot be opened, and no answer lost when it is closed.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressOf, CannotListen, finish, listen } from '#server/listening';

const slow: RequestListener = (_request, response) => void setTimeout(() => response.end('done'), 300);

describe('the port', () => {
  it('is told where it is', async () => {
    const server = await listen(slow, '127.0.0.1', 0);
    expect(addressOf(server)).toBe(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await finish(server, 1000);
  });

  it('that is taken is a sentence that names PORT', async () => {
    const other = createServer(slow);
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const trying = listen(slow, '127.0.0.1', port);
    await expect(trying).rejects.toThrow(CannotListen);
    await expect(trying).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken. Stop what listens there, or set PORT to another.`);
    other.close();
  });

  it('of a host that is not this machine is a sentence that names HOST', async () => {
    await expect(listen(slow, '203.0.113.7', 0)).rejects.toThrow(/203\.0\.113\.7 is no address of this machine\. Set HOST/);
  });

  it('finishes what is in flight and takes nothing new', async () => {
    const server = await listen(slow, '127.0.0.1', 0);
    const url = addressOf(server);
    const inFlight = fetch(url).then((response) => response.text());
    await new Promise((resolve) => setTimeout(resolve, 100));
    const ended = finish(server, 5000);
    await expect(fetch(url)).rejects.toThrow();
    expect(await inFlight).toBe('done');
    await ended;
  });

  it('does not wait for ever', async () => {
    const server = await listen(() => undefined, '127.0.0.1', 0);
    const stuck = fetch(addressOf(server)).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    await finish(server, 200);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await stuck).toBe('cut');
  });
});
