// What is wrong with the text of a query, in the words of the embedded engine: found before running, without any data.
import { Engine } from './memory/engine.ts';
import { CypherSyntaxError } from './memory/language/parse.ts';
import type { Parameters } from './database.ts';
import { mistakeOf, type QueryFailed, type QuerySyntaxError } from './failures.ts';

let engine: Engine | undefined;

/**
 * The mistake that the engine finds in a query which another database has refused with `refusal`; `null` when it finds none.
 * A function that only the engine does not know is no mistake there: the other database may have more of them.
 */
export function mistakeIn(query: string, parameters: Parameters, refusal: Error): QuerySyntaxError | QueryFailed | null {
  engine ??= new Engine();
  try {
    // planned and never pulled: nothing runs
    engine.run(query, new Map(Object.keys(parameters).map((name) => [name, null])));
    return null;
  } catch (error) {
    if (!(error instanceof CypherSyntaxError)) return null;
    if (error.detail === 'UnknownFunction' && !refusal.message.startsWith('Unknown function')) return null;
    return mistakeOf(error, { cause: refusal });
  }
}
