// The client's questions: what did not reach the server is asked again, what was refused is not, and a question called off is nobody else's answer.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Api from '../../../client/state/api.ts';

const lens = { asOf: null, knownBy: null, sources: null };
const found = (name: string): Response => Response.json({ results: [{ id: name, labels: ['Actor'], name, matched: name, degree: 1 }], total: 1 });
const away = (): Response => Response.json({ detail: 'The database is away.' }, { status: 503 });
const asked = vi.fn<(address: string, options: RequestInit) => Promise<Response>>();
let api: typeof Api;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers();
  asked.mockReset();
  vi.stubGlobal('fetch', asked);
  api = await import('../../../client/state/api.ts');
});
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

describe('a question', () => {
  it('that does not reach the server, then finds no database, is asked again after .3 and 1 s', async () => {
    asked.mockRejectedValueOnce(new TypeError('network')).mockResolvedValueOnce(away()).mockResolvedValueOnce(Response.json({ questions: [] }));
    const answer = api.askQuestions();
    await vi.advanceTimersByTimeAsync(299);
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await answer).toEqual({ questions: [] });
  });

  it('fails with the last sentence after the fourth time, and is asked anew by the next asker', async () => {
    asked.mockImplementation(() => Promise.resolve(away()));
    const failed = expect(api.askQuestions()).rejects.toThrow('The database is away.');
    await vi.advanceTimersByTimeAsync(4300);
    await failed;
    expect(asked).toHaveBeenCalledTimes(4);
    asked.mockResolvedValueOnce(Response.json({ questions: [] }));
    expect(await api.askQuestions()).toEqual({ questions: [] });
  });

  it('for an entry brings all facts of a name, and only some of a source', async () => {
    const node = (labels: string[]): Response => Response.json({ node: { id: 'x', labels, name: 'X', properties: {} }, facts: [], total: 763 });
    asked.mockImplementation((address) => Promise.resolve(node([address.includes('balzer') ? 'Source' : 'Actor'])));
    await api.askEntry(lens, 'balzer-2021');
    expect(asked.mock.calls.map(([address]) => address)).toEqual(['/api/nodes/balzer-2021?limit=100']);
    await api.askEntry(lens, 'russia');
    expect(asked.mock.calls.map(([address]) => address).slice(1)).toEqual(['/api/nodes/russia?limit=100', '/api/nodes/russia']);
  });

  it('that is refused fails at once', async () => {
    asked.mockResolvedValueOnce(Response.json({ detail: 'No such id.' }, { status: 404 }));
    await expect(api.askNode(lens, 'nobody', 1)).rejects.toThrow('No such id.');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('that was called off is not the answer of the next asker', async () => {
    asked.mockImplementation((_address, { signal }) => new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      setTimeout(() => resolve(found('Gazprom')), 50);
    }));
    const first = new AbortController();
    const calledOff = expect(api.askSearch(lens, 'gazprom', first.signal)).rejects.toThrow('aborted');
    first.abort();
    const second = api.askSearch(lens, 'gazprom', new AbortController().signal);
    await calledOff;
    await vi.advanceTimersByTimeAsync(60);
    expect((await second).results[0]?.name).toBe('Gazprom');
    expect(await api.askSearch(lens, 'gazprom', new AbortController().signal)).toEqual(await second);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('that is called off while it waits to be asked again is asked no more', async () => {
    asked.mockRejectedValue(new TypeError('network'));
    const control = new AbortController();
    const calledOff = expect(api.askSearch(lens, 'cnpc', control.signal)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(100);
    control.abort();
    await calledOff;
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
