// The page's end of the worker, with a worker that answers when told to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LanguageClient } from '../../../client/editor/language-client.ts';
import type { LanguageAnswer, LanguageRequest } from '../../../client/editor/language-protocol.ts';
import { language } from './schema.ts';

class Puppet extends EventTarget {
  static readonly all: Puppet[] = [];
  readonly asked: { id: number; request: LanguageRequest }[] = [];
  ended = false;
  constructor() { super(); Puppet.all.push(this); }
  postMessage(message: { id: number; request: LanguageRequest }): void { this.asked.push(message); }
  terminate(): void { this.ended = true; }
  answer(answer: LanguageAnswer): void { this.dispatchEvent(new MessageEvent('message', { data: { id: this.asked.at(-1)?.id, answer } })); }
}
const worker = (at = -1): Puppet => {
  const found = Puppet.all.at(at);
  if (!found) throw new Error('No worker was started.');
  return found;
};

beforeEach(() => {
  Puppet.all.length = 0;
  vi.stubGlobal('Worker', Puppet);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the language worker\'s other end', () => {
  it('starts it on the first question and tells it the schema before', async () => {
    const client = new LanguageClient();
    client.setLanguage(language);
    expect(Puppet.all).toHaveLength(0);
    const linted = client.lint('RETURN 1');
    expect(worker().asked.map(({ request }) => request.kind)).toEqual(['language']);
    worker().answer({ kind: 'done' });
    worker().answer({ kind: 'findings', findings: [] });
    expect(await linted).toEqual([]);
  });
  it('lets a newer text overtake one that still waits', async () => {
    const client = new LanguageClient();
    const [first, second, third] = [client.lint('a'), client.lint('b'), client.lint('c')];
    expect(await second).toBeNull();
    worker().answer({ kind: 'findings', findings: [] });
    expect(await first).toEqual([]);
    worker().answer({ kind: 'findings', findings: [] });
    expect(await third).toEqual([]);
    expect(worker().asked.map(({ request }) => (request.kind === 'lint' ? request.text : ''))).toEqual(['a', 'c']);
  });
  it('starts afresh when a text takes too long, with the schema told again', async () => {
    const client = new LanguageClient();
    client.setLanguage(language);
    const stuck = client.lint('a');
    vi.advanceTimersByTime(200_000);
    expect(await stuck).toBeNull();
    expect(worker().ended).toBe(true);
    const next = client.lint('b');
    expect(Puppet.all).toHaveLength(2);
    expect(worker().asked[0]?.request.kind).toBe('language');
    worker().answer({ kind: 'done' });
    worker().answer({ kind: 'findings', findings: [] });
    expect(await next).toEqual([]);
  });
  it('leaves the text alone where it cannot be started or cannot tell', async () => {
    const client = new LanguageClient();
    const format = client.format('return 1', 0, 80);
    worker().answer({ kind: 'failed', message: 'No.' });
    expect(await format).toBeNull();
    const lint = client.lint('a');
    worker().dispatchEvent(new Event('error'));
    expect(await lint).toBeNull();
    expect(await client.complete('a', 1, true)).toBeNull();
    expect(Puppet.all).toHaveLength(1);
  });
});
