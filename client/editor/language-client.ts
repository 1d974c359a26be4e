// The page's end of the language worker: starts it on first use, one at a time, and lets a newer lint or completion overtake an older one.
// A worker that cannot start leaves an editor without advice, never without its text.
import type { Language } from './db-schema.ts';
import type { LanguageAnswer, LanguageRequest } from './language-protocol.ts';
import type { Finding } from './finding.ts';
import type { Proposals } from './proposals.ts';

/** How long a question may take before the worker is started afresh: a text that the grammar chokes on must not end all advice. */
const patienceMs = 15_000;
/** The first question waits for megabytes of grammar, too, and may stand on a slow line. */
const firstPatienceMs = 120_000;

export class LanguageClient {
  #worker: Worker | null = null;
  #next = 0;
  #broken = false;
  #warm = false;
  #language: Language | null = null;
  #waiting: { readonly id: number; readonly settle: (answer: LanguageAnswer) => void; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  readonly #queue: { readonly request: LanguageRequest; readonly settle: (answer: LanguageAnswer) => void }[] = [];

  setLanguage(language: Language): void {
    this.#language = language;
    if (this.#worker) void this.#ask({ kind: 'language', language });
  }

  /** Null when it was overtaken by a newer text, or could not be told. */
  async lint(text: string): Promise<readonly Finding[] | null> {
    const answer = await this.#ask({ kind: 'lint', text });
    return answer.kind === 'findings' ? answer.findings : null;
  }

  async complete(text: string, offset: number, manual: boolean): Promise<Proposals | null> {
    const answer = await this.#ask({ kind: 'complete', text, offset, manual });
    return answer.kind === 'proposals' ? answer.proposals : null;
  }

  /** Null when it could not be formatted; the text is then left as it is. `columns` is where lines break. */
  async format(text: string, offset: number, columns: number): Promise<{ readonly text: string; readonly offset: number } | null> {
    const answer = await this.#ask({ kind: 'format', text, offset, columns });
    return answer.kind === 'formatted' ? answer : null;
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#drop('The editor was closed.');
  }

  #ask(request: LanguageRequest): Promise<LanguageAnswer> {
    if (this.#broken) return Promise.resolve({ kind: 'failed', message: 'The language support could not be started.' });
    return new Promise((settle) => {
      const older = this.#queue.findIndex((one) => one.request.kind === request.kind && request.kind !== 'format');
      if (older >= 0) this.#queue.splice(older, 1)[0]?.settle({ kind: 'failed', message: 'Overtaken by a newer text.' });
      this.#queue.push({ request, settle });
      this.#send();
    });
  }

  #send(): void {
    if (this.#waiting) return;
    const worker = this.#worker ?? this.#start();
    const next = this.#queue.shift();
    if (!next) return;
    const id = ++this.#next;
    this.#waiting = { id, settle: next.settle, timer: setTimeout(() => this.#restart(), this.#warm ? patienceMs : firstPatienceMs) };
    worker.postMessage({ id, request: next.request });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./language-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: LanguageAnswer }>) => {
      if (data.id !== this.#waiting?.id) return;
      const { settle, timer } = this.#waiting;
      clearTimeout(timer);
      this.#waiting = null;
      this.#warm ||= data.answer.kind !== 'done';
      settle(data.answer);
      if (this.#queue.length > 0) this.#send();
    });
    worker.addEventListener('error', () => {
      this.#broken = true;
      this.#drop('The language support could not be started. Reload the page.');
    });
    this.#worker = worker;
    if (this.#language) this.#queue.unshift({ request: { kind: 'language', language: this.#language }, settle: () => undefined });
    return worker;
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#drop('The text took too long to check.');
  }

  #drop(message: string): void {
    const failed = [...(this.#waiting ? [this.#waiting] : []), ...this.#queue.splice(0)];
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#waiting = null;
    for (const { settle } of failed) settle({ kind: 'failed', message });
  }
}
