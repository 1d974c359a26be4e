// The server's questions, typed. A failure is a sentence; an answer is kept for its address, since the graph changes only with a load.
import type { CommitmentAnswer, NetworkAnswer, NodeAnswer, PathAnswer, Problem, QuestionsAnswer, SchemaAnswer, SearchAnswer, SourceAnswer } from '#graph/answers';
import { lensParameters, type LensChoice } from './state.ts';

/** What the server refused or could not do; the message is for the reader. */
export class AnswerFailure extends Error {
  override readonly name = 'AnswerFailure';
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

const kept = new Map<string, Promise<unknown>>();
const mostKept = 200;

function ask<T>(path: string, parameters: Record<string, string>, signal?: AbortSignal): Promise<T> {
  const query = new URLSearchParams(parameters).toString();
  const address = `/api/${path}${query === '' ? '' : `?${query}`}`;
  const known = kept.get(address);
  if (known) return known as Promise<T>;
  const answer = untilReached(() => fetchAnswer<T>(address, signal), signal);
  // A question that its asker may call off is nobody else's until it is answered.
  if (signal) answer.then(() => keep(address, answer), () => undefined);
  else keep(address, answer);
  return answer;
}

function keep(address: string, answer: Promise<unknown>): void {
  kept.set(address, answer);
  answer.catch(() => { if (kept.get(address) === answer) kept.delete(address); });
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

/** How long to wait, in milliseconds, before a question that did not reach the server or its database is asked again. */
const pauses = [300, 1000, 3000];

/** Asks again, after a while, what did not reach the server (status 0) or its database (503): both may come back by themselves. The last failure is the asker's. */
async function untilReached<T>(once: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const pause of pauses) {
    try {
      return await once();
    } catch (error) {
      if (signal?.aborted || !(error instanceof AnswerFailure) || (error.status !== 0 && error.status !== 503)) throw error;
      await waited(pause, signal);
    }
  }
  return once();
}

/** Waits so many milliseconds; rejects as soon as the question is called off. */
function waited(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const off = (): void => { clearTimeout(timer); reject(signal?.reason instanceof Error ? signal.reason : new Error('The question was called off.')); };
    const timer = setTimeout(() => { signal?.removeEventListener('abort', off); resolve(); }, ms);
    signal?.addEventListener('abort', off, { once: true });
  });
}

async function fetchAnswer<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, signal ? { signal } : {}).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new AnswerFailure('The server does not answer. Check that Pacta is running, then try again.', 0);
  });
  const body: unknown = await response.json().catch((error: unknown) => { if (signal?.aborted) throw error; });
  if (!response.ok) throw new AnswerFailure((body as Problem | undefined)?.detail ?? `The server answered with status ${response.status}. Try again.`, response.status);
  if (body === undefined) throw new AnswerFailure('The answer of the server broke off. Check that Pacta is running, then try again.', 0);
  return body as T;
}

const id = encodeURIComponent;
export const askNetwork = (lens: LensChoice, evidence: boolean): Promise<NetworkAnswer> => ask('network', { ...lensParameters(lens), view: evidence ? 'evidence' : 'entities' });
/** A node with so many of its facts. */
export const askNode = (lens: LensChoice, node: string, limit: number): Promise<NodeAnswer> => ask(`nodes/${id(node)}`, { ...lensParameters(lens), limit: String(limit) });
/** More facts than most names have. */
const manyFacts = 100;
/** A node with all of its facts; of a source, on which hundreds may rest, with some: its own pages hold them. */
export async function askEntry(lens: LensChoice, node: string): Promise<NodeAnswer> {
  const answer = await askNode(lens, node, manyFacts);
  return answer.total <= manyFacts || answer.node.labels.includes('Source') ? answer : ask(`nodes/${id(node)}`, lensParameters(lens));
}
export const askCommitment = (lens: LensChoice, commitment: string): Promise<CommitmentAnswer> => ask(`commitments/${id(commitment)}`, lensParameters(lens));
export const askPath = (lens: LensChoice, from: string, to: string, exclude: readonly string[]): Promise<PathAnswer> => ask('path', { ...lensParameters(lens), from, to, ...(exclude.length > 0 ? { exclude: exclude.join(',') } : {}) });
/** `types` are the labels to search; all of them when left out. */
export const askSearch = (lens: LensChoice, q: string, signal: AbortSignal, types?: string): Promise<SearchAnswer> => ask('search', { ...lensParameters(lens), q, limit: '12', ...(types ? { types } : {}) }, signal);
/** A page of what rests on a source. */
export const askSource = (lens: LensChoice, source: string, page: { readonly limit: number; readonly offset: number }): Promise<SourceAnswer> => ask(`sources/${id(source)}`, { ...lensParameters(lens), limit: String(page.limit), offset: String(page.offset) });
/** The gallery and the schema of what is stored; they know no lens. */
export const askQuestions = (): Promise<QuestionsAnswer> => ask('questions', {});
export const askSchema = (): Promise<SchemaAnswer> => ask('schema', {});
