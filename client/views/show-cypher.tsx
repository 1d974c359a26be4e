// Opens the question whose rows a figure was made from, filled in, on the Query screen, with what the rule made of them. It is shown, not run.
import type { ComponentChildren } from 'preact';
import { askQuestions } from '../state/api.ts';
import { showQuery } from '../state/changes.ts';
import { lensParameters } from '../state/state.ts';
import { change, failure, state } from '../state/store.ts';

const stored = 'The query reads what is stored: all sources, as of today.';
const lensed = `${stored} The figure was shown under the lens you chose, and may differ.`;

/** `note` says in a sentence what the figure is and by which rule it was made. */
export function ShowCypher({ question, values = {}, note, children = 'Show the Cypher' }: { question: string; values?: Readonly<Record<string, unknown>>; note: string; children?: ComponentChildren }) {
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
  return <button type="button" class="link cypher-link" onClick={() => void open()}>{children}</button>;
}
