// Runs what is written on the Query screen, one query at a time, when the reader asks for it; and stops it: closing the connection makes the server cancel it.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { CypherAnswer, Problem, QuestionsAnswer, SchemaAnswer } from '#graph/answers';
import { askQuestions, askSchema } from './api.ts';
import { readAnswer } from './large-answer/read.ts';

/**
 * An answer with the text and values that it answers and the time at which it was asked. `limit`: the rows asked for, `null` for as many as the server gives.
 * `first`: when the question was first asked, which stays when more of its rows are asked for.
 */
export interface Ran extends CypherAnswer { readonly query: string; readonly values: Values; readonly prefix: Prefix | null; readonly limit: number | null; readonly ranAt: Date; readonly first: Date }
export interface Refused { readonly query: string; readonly ranAt: Date; readonly detail: string; readonly position: { readonly line: number; readonly column: number } | null; readonly cure: string | null; readonly stopped: boolean }
/** `started` is of `performance.now()`. */
export interface Running { readonly query: string; readonly started: number }

type Prefix = 'EXPLAIN' | 'PROFILE';
type Values = Readonly<Record<string, unknown>>;
/** So many rows are asked for at once; the reader may ask for more. */
export const pageOfRows = 1000;

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

/**
 * Runs a query; one under way is stopped first. Never throws: what went wrong is in `refusal`.
 * Before the text, `prefix` asks for its plan; an explained query brings no rows, and those of the same query stay.
 */
export const runQuery = (query: string, values: Values, prefix: Prefix | null = null): Promise<void> => ask({ query, values, prefix, limit: pageOfRows, first: new Date() });

/** Asks the last question again for so many rows, `null` for as many as the server gives: the rows come anew, all from one reading of the graph. */
export async function runAgain(limit: number | null): Promise<void> {
  const former = last.value;
  if (former) await ask({ query: former.query, values: former.values, prefix: former.prefix, limit, first: former.first });
}

async function ask({ query, values, prefix, limit, first }: Pick<Ran, 'query' | 'values' | 'prefix' | 'limit' | 'first'>): Promise<void> {
  control?.abort();
  const mine = new AbortController();
  control = mine;
  const ranAt = new Date();
  current.value = { query, started: performance.now() };
  refused.value = null;
  const failed = (detail: string, more: Partial<Refused> = {}): void => { if (control === mine) refused.value = { query, ranAt, detail, position: null, cure: null, stopped: false, ...more }; };
  try {
    const response = await fetch('/api/cypher', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: prefixed(query, prefix), params: values, ...(limit === null ? {} : { limit }) }), signal: mine.signal });
    const body = await readAnswer(response, mine.signal);
    if (control !== mine) return;
    if (response.ok) last.value = withFormerRows({ ...(body as CypherAnswer), query, values, prefix, limit, ranAt, first }, prefix);
    else { const { detail, position, cure } = body as Problem; failed(detail, { position: position ? placeIn(position, prefix) : null, cure: cure ?? null }); }
  } catch {
    failed(mine.signal.aborted ? 'Stopped. The server was told to end the query; nothing came back.' : 'The server does not answer. Check that Pacta is running, then run the query again.', { stopped: mine.signal.aborted });
  } finally {
    if (control === mine) { control = null; current.value = null; }
  }
}

const prefixed = (query: string, prefix: Prefix | null): string => (prefix === null ? query : `${prefix} ${query.replace(/^\s*(EXPLAIN|PROFILE)\b/i, (word) => ' '.repeat(word.length))}`);
/** A place in what was sent, as a place in the text. */
const placeIn = ({ line, column }: { readonly line: number; readonly column: number }, prefix: Prefix | null): { readonly line: number; readonly column: number } => ({ line, column: line === 1 && prefix !== null ? Math.max(1, column - prefix.length - 1) : column });

function withFormerRows(answer: Ran, prefix: string | null): Ran {
  const former = last.value;
  if (prefix !== 'EXPLAIN' || former?.query !== answer.query || JSON.stringify(former.values) !== JSON.stringify(answer.values)) return answer;
  return { ...former, summary: { ...former.summary, plan: answer.summary.plan } };
}

const questionsFrom = signal<QuestionsAnswer['questions'] | null>(null);
const schemaFrom = signal<SchemaAnswer | null>(null);
/** The gallery, `null` until it is read. */
export const gallery: ReadonlySignal<QuestionsAnswer['questions'] | null> = questionsFrom;
export const schema: ReadonlySignal<SchemaAnswer | null> = schemaFrom;

/** Reads the gallery and the schema once; tells what could not be read, so that the rest can be used without it. */
export async function readReference(): Promise<string | null> {
  if (questionsFrom.value && schemaFrom.value) return null;
  try {
    const [questions, described] = await Promise.all([askQuestions(), askSchema()]);
    questionsFrom.value = questions.questions;
    schemaFrom.value = described;
    return null;
  } catch {
    return 'The gallery and the schema could not be read, so nothing is completed here. Check that Pacta is running, then reload the page; a query can still be written.';
  }
}
