// Runs what is written on the Query screen, one query at a time, when the reader asks for it; and stops it: closing the connection makes the server cancel it.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { CypherAnswer, Problem, QuestionsAnswer, SchemaAnswer } from '#graph/answers';

/** An answer with the text and values that it answers and the time of day, in milliseconds since 1970, at which it was asked. */
export interface Ran extends CypherAnswer { readonly query: string; readonly values: Readonly<Record<string, unknown>>; readonly ranAt: number }
export interface Refused { readonly query: string; readonly ranAt: number; readonly detail: string; readonly position: { readonly line: number; readonly column: number } | null; readonly cure: string | null; readonly stopped: boolean }
/** `started` is of `performance.now()`. */
export interface Running { readonly query: string; readonly started: number }

const current = signal<Running | null>(null);
const last = signal<Ran | null>(null);
const refused = signal<Refused | null>(null);
export const running: ReadonlySignal<Running | null> = current;
/** The last answer; a later failure leaves it, since its rows may still be wanted. */
export const ran: ReadonlySignal<Ran | null> = last;
/** What the last run failed of; `null` after one that did not. */
export const refusal: ReadonlySignal<Refused | null> = refused;
let control: AbortController | null = null;

/** Ends the query under way, here and on the server. */
export const stopQuery = (): void => control?.abort();
export function forgetRefusal(): void {
  refused.value = null;
}

/** Runs a query; one under way is stopped first. Never throws: what went wrong is in `refusal`. */
export async function runQuery(query: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  control?.abort();
  const mine = new AbortController();
  control = mine;
  const ranAt = Date.now();
  current.value = { query, started: performance.now() };
  refused.value = null;
  const failed = (detail: string, more: Partial<Refused> = {}): void => { if (control === mine) refused.value = { query, ranAt, detail, position: null, cure: null, stopped: false, ...more }; };
  try {
    const response = await fetch('/api/cypher', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, params: values }), signal: mine.signal });
    const body: unknown = await response.json();
    if (control !== mine) return;
    if (response.ok) last.value = { ...(body as CypherAnswer), query, values, ranAt };
    else { const { detail, position, cure } = body as Problem; failed(detail, { position: position ?? null, cure: cure ?? null }); }
  } catch {
    failed(mine.signal.aborted ? 'Stopped. The server has ended the query; nothing came back.' : 'The server does not answer. Check that Pacta is running, then run the query again.', { stopped: mine.signal.aborted });
  } finally {
    if (control === mine) { control = null; current.value = null; }
  }
}

const questionsFrom = signal<QuestionsAnswer['questions'] | null>(null);
const schemaFrom = signal<SchemaAnswer | null>(null);
/** The gallery, `null` until it is read. */
export const gallery: ReadonlySignal<QuestionsAnswer['questions'] | null> = questionsFrom;
export const schema: ReadonlySignal<SchemaAnswer | null> = schemaFrom;

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${address} with status ${response.status}.`);
  return (await response.json()) as T;
}

/** Reads the gallery and the schema once; tells what could not be read, so that the rest can be used without it. */
export async function readReference(): Promise<string | null> {
  if (questionsFrom.value && schemaFrom.value) return null;
  try {
    const [questions, described] = await Promise.all([read<QuestionsAnswer>('/api/questions'), read<SchemaAnswer>('/api/schema')]);
    questionsFrom.value = questions.questions;
    schemaFrom.value = described;
    return null;
  } catch {
    return 'The gallery and the schema could not be read, so nothing is completed here. Check that Pacta is running, then reload the page; a query can still be written.';
  }
}
