/**
 * Feature files → scenarios, outlines expanded, each step told apart by what it asks.
 * It may not know how a scenario is run.
 */
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';

export type Table = readonly (readonly string[])[];

export type Step =
  | { readonly kind: 'graph'; readonly name: string }
  | { readonly kind: 'executed'; readonly query: string }
  | { readonly kind: 'parameters'; readonly table: Table }
  | { readonly kind: 'procedure'; readonly signature: string; readonly table: Table }
  | { readonly kind: 'query' | 'control'; readonly query: string }
  | { readonly kind: 'result'; readonly ordered: boolean; readonly ignoreListOrder: boolean; readonly table: Table }
  | { readonly kind: 'empty' }
  | { readonly kind: 'effects'; readonly table: Table }
  | { readonly kind: 'error'; readonly type: string; readonly phase: string; readonly detail: string };

export interface Scenario {
  readonly feature: string;
  /** Unique in its feature: the outline's example is told by `#n`. */
  readonly name: string;
  readonly steps: readonly Step[];
}

export function scenariosOf(uri: string, text: string): Scenario[] {
  const newId = IdGenerator.incrementing();
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
  const feature = (/([^/]+)\.feature$/.exec(uri) ?? [])[1] ?? uri;
  const seen = new Map<string, number>();
  return compile(document, uri, newId).map((pickle) => {
    const count = (seen.get(pickle.name) ?? 0) + 1;
    seen.set(pickle.name, count);
    const steps = pickle.steps.map((step) => {
      const table = step.argument?.dataTable?.rows.map((row) => row.cells.map((cell) => cell.value)) ?? [];
      return readStep(step.text, step.argument?.docString?.content ?? '', table);
    });
    return { feature, name: count === 1 ? pickle.name : `${pickle.name} #${count}`, steps };
  });
}

function readStep(text: string, doc: string, table: Table): Step {
  if (text === 'an empty graph' || text === 'any graph') return { kind: 'graph', name: 'empty' };
  const named = /^the (\S+) graph$/.exec(text);
  if (named !== null) return { kind: 'graph', name: named[1] ?? '' };
  if (text === 'having executed:') return { kind: 'executed', query: doc };
  if (text === 'parameters are:') return { kind: 'parameters', table };
  const procedure = /^there exists a procedure (.*):$/.exec(text);
  if (procedure !== null) return { kind: 'procedure', signature: procedure[1] ?? '', table };
  if (text === 'executing query:') return { kind: 'query', query: doc };
  if (text === 'executing control query:') return { kind: 'control', query: doc };
  if (text === 'the result should be empty') return { kind: 'empty' };
  if (text === 'no side effects') return { kind: 'effects', table: [] };
  if (text === 'the side effects should be:') return { kind: 'effects', table };
  if (text.startsWith('the result should be')) return { kind: 'result', ordered: text.includes('in order'), ignoreListOrder: text.includes('ignoring element order'), table };
  const error = /^an? (\w+) should be raised at ([a-z ]+): (\S+)$/.exec(text);
  if (error !== null) return { kind: 'error', type: error[1] ?? '', phase: error[2] ?? '', detail: error[3] ?? '' };
  throw new Error(`The TCK has a step that this runner does not know: ${text}`);
}
