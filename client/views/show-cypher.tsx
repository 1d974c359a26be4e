// Opens the question whose rows a figure was made from, filled in, on the Query screen, with what the rule made of them. It is shown, not run.
import type { ComponentChildren } from 'preact';
import { askQuestions } from '../state/api.ts';
import { showQuery } from '../state/changes.ts';
import { lensParameters } from '../state/state.ts';
import { change, failure, state } from '../state/store.ts';

const stored = 'The query reads what is stored: all sources, as of today.';
const lensed = `${stored} The figure was shown under the lens you chose, and may differ.`;

/** What the question `neighbours-by-type` says of a name's links. */
export const neighboursNote = (name: string): string => `what stands next to ${name}: nodes of every kind, facts too. The canvas counts the names that a fact or a tie joins to it. Counted, no rule.`;

/** `note` says in a sentence what the figure is and by which rule it was made. `figure`: the children are the figure itself, and are set like it. */
export function ShowCypher({ question, values = {}, note, figure = false, children = 'Show the Cypher' }: { question: string; values?: Readonly<Record<string, unknown>>; note: string; figure?: boolean; children?: ComponentChildren }) {
  const open = async (): Promise<void> => {
    try {
      const { questions } = await askQuestions();
      const found = questions.find(({ name }) => name === question);
      if (!found) throw new Error(`The gallery has no question called ${question}. Reload the page, so that it fits the server.`);
      const reach = Object.keys(lensParameters(state.value.lens)).length > 0 ? lensed : stored;
      change((s) => showQuery(s, { text: found.query, values, question, note: `${note} ${reach}` }));
    } catch (error) {
      failure.value = error instanceof Error ? error.message : String(error);
    }
  };
  return <button type="button" class={figure ? 'figure-link' : 'link cypher-link'} title={figure ? 'Show the Cypher of this figure' : undefined} onClick={() => void open()}>{children}</button>;
}
