// Opens the question whose rows a figure was made from, filled in, on the Query screen, with what the rule made of them. It is shown, not run.
import type { ComponentChildren } from 'preact';
import { askQuestions } from '../state/api.ts';
import { showQuery } from '../state/changes.ts';
import { lensParameters, type LensChoice } from '../state/state.ts';
import { change, failure } from '../state/store.ts';
import { dateWords } from './words.ts';

/** What the query reads, and whether the figure may tell of other facts than it does. A query that takes a day is asked with that of the lens. */
function reachOf({ knownBy, sources, ...lens }: LensChoice, asOf: string | undefined): string {
  const stored = `The query reads what is stored: all sources, as of ${asOf !== undefined && lens.asOf !== null ? dateWords(asOf) : 'today'}.`;
  const isStored = Object.keys(lensParameters({ knownBy, sources, asOf: asOf === undefined ? lens.asOf : null })).length === 0;
  return isStored ? stored : `${stored} The figure was shown under the lens you chose, and may differ.`;
}

/** What the question `neighbours-by-type` says of a name's links. */
export const neighboursNote = (name: string): string => `what stands next to ${name}: nodes of every kind, facts too. The canvas counts the names that a fact or a tie joins to it. Counted, no rule.`;

/** `note` says in a sentence what the figure is and by which rule it was made. `figure`: the children are the figure itself, and are set like it. `asOf` is the day of the figure, for a question that takes one; `opened` is called when the query is shown. */
export function ShowCypher({ question, values = {}, asOf, note, figure = false, opened, children = 'Show the Cypher' }: { question: string; values?: Readonly<Record<string, unknown>>; asOf?: string; note: string; figure?: boolean; opened?: (() => void) | undefined; children?: ComponentChildren }) {
  const open = async (): Promise<void> => {
    try {
      const { questions } = await askQuestions();
      const found = questions.find(({ name }) => name === question);
      if (!found) throw new Error(`The gallery has no question called ${question}. Reload the page, so that it fits the server.`);
      change((s) => showQuery(s, { text: found.query, values: asOf === undefined ? values : { ...values, asOf }, question, note: `${note} ${reachOf(s.lens, asOf)}` }));
      opened?.();
    } catch (error) {
      failure.value = error instanceof Error ? error.message : String(error);
    }
  };
  return <button type="button" class={figure ? 'figure-link' : 'link cypher-link'} title={figure ? 'Show the Cypher of this figure' : undefined} onClick={() => void open()}>{children}</button>;
}
