// What one question of the API is: its address, the schemas that check the request and describe the answer, and how it is answered.
// Every file in `routes/` exports one; `app.ts` mounts them and `openapi.ts` describes them.
import type { z } from 'zod';
import type { Database } from '#cypher/database';
import type { Settings } from './env.ts';
import { lensParameters } from './lens.ts';
import type { Seen, Snapshot } from './snapshot.ts';

type Shape = Readonly<Record<string, z.ZodType>>;
type Read<S extends Shape> = z.output<z.ZodObject<S>>;
/** Checked types and the domain's types differ only in `readonly`. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

export interface Asked<P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly params: Read<P>;
  readonly query: Read<Q>;
  readonly body: z.output<B>;
  readonly snapshot: Snapshot;
  /** The graph under the lens of the request; under the default lens where a question takes none. */
  readonly seen: Seen;
  readonly isDefaultLens: boolean;
  readonly database: Database;
  readonly settings: Settings['query'];
  /** Aborted when whoever asked has gone. */
  readonly signal: AbortSignal;
}

/** What a question itself says; the lens and the version of the rule are added to every answer. */
export type Said<A extends z.ZodType> = Omit<Frozen<z.output<A>>, 'lens' | 'rule'>;

export interface Question<P extends Shape = Shape, Q extends Shape = Shape, B extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly method: 'get' | 'post';
  /** With `:id` where a parameter stands. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B | undefined;
  readonly answer: A;
  respond(asked: Asked<P, Q, B>): Said<A> | Promise<Said<A>>;
  /** What is said, with status 503, while the database is away; a problem where there is none. */
  readonly away: ((database: Database) => Said<A>) | undefined;
}

interface Asking<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> {
  readonly name: string;
  readonly method?: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** False where the answer is of what is stored, whatever the lens. */
  readonly lens?: boolean;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  respond(asked: Asked<P, Q, B>): Said<A> | Promise<Said<A>>;
  readonly away?: (database: Database) => Said<A>;
}

/** Makes a question; unless `lens` is false it takes the three parameters of the lens. */
export function question<P extends Shape = Record<never, never>, Q extends Shape = Record<never, never>, B extends z.ZodType = z.ZodUndefined, A extends z.ZodType = z.ZodType>(asking: Asking<P, Q, B, A>): Question {
  const { method = 'get', description = '', lens = true, params = {}, query = {}, body } = asking;
  const made: Question<Shape, Shape, z.ZodType, A> = {
    name: asking.name, method, path: asking.path, summary: asking.summary, description, params, query: lens ? { ...query, ...lensParameters } : query, body, answer: asking.answer,
    respond: (asked) => asking.respond(asked as unknown as Asked<P, Q, B>), away: asking.away,
  };
  return made as unknown as Question;
}
