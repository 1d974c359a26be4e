// Advice on the text of one editor: keeps the schema, the routines and the worker, checks the text when the hand rests, formats it when asked.
// It knows when to ask, not how an answer is drawn.
import type { EditorView } from '@codemirror/view';
import type { SchemaAnswer } from '#graph/answers';
import type { FormParameter, Language } from './db-schema.ts';
import { showFindings } from './finding-view.ts';
import { LanguageClient } from './language-client.ts';
import { parametersIn } from './parameters.ts';
import type { Proposals } from './proposals.ts';
import { askRoutines, type Routine } from './routines.ts';

const lintMs = 250;
/** What is being typed at the end of the text is not called wrong before the hand rests. */
const restMs = 1_200;
/** Lines break where they would wrap, within reason. */
const columns = { fewest: 40, most: 100 };

export class Advice {
  readonly #client = new LanguageClient();
  readonly #parameters: () => readonly FormParameter[];
  #view: EditorView | null = null;
  #schema: SchemaAnswer | null;
  #language: Language | null = null;
  #routines: readonly Routine[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #schemaCame: () => void = () => undefined;
  readonly #schemaThere = new Promise<void>((settle) => { this.#schemaCame = settle; });

  constructor(schema: SchemaAnswer | null, parameters: () => readonly FormParameter[]) {
    this.#schema = schema;
    this.#parameters = parameters;
  }

  /** Begins: from now on the text of the view is checked. */
  start(view: EditorView): void {
    this.#view = view;
    this.#learn();
    void askRoutines().then((found) => {
      this.#routines = found;
      if (this.#view && found.length > 0) this.#learn();
    });
  }

  stop(): void {
    this.#view = null;
    clearTimeout(this.#timer);
    this.#client.stop();
  }

  setSchema(schema: SchemaAnswer | null): void {
    if (schema === this.#schema) return;
    this.#schema = schema;
    this.#learn();
  }

  get routines(): readonly Routine[] { return this.#routines; }

  /** The language with the parameters of this moment, those of the form and those of the text; waits for the schema. */
  async language(): Promise<Language | null> {
    await this.#schemaThere;
    if (!this.#language || !this.#view) return null;
    const asked = this.#parameters();
    const written = parametersIn(this.#view.state.doc.toString()).filter((name) => !asked.some((one) => one.name === name));
    return { ...this.#language, parameters: [...asked, ...written.map((name) => ({ name, type: '' }))] };
  }

  complete(text: string, offset: number, manual: boolean): Promise<Proposals | null> {
    return this.#client.complete(text, offset, manual);
  }

  /** Checks the text in a moment; later where somebody is still typing at its end. */
  lintSoon(typingAtEnd = false): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lint(), typingAtEnd ? restMs : lintMs);
  }

  async format(): Promise<void> {
    const view = this.#view;
    if (!view) return;
    const { doc, selection } = view.state;
    const room = Math.floor(view.contentDOM.clientWidth / view.defaultCharacterWidth) - 4;
    const done = await this.#client.format(doc.toString(), selection.main.head, Math.max(columns.fewest, Math.min(columns.most, room)));
    if (!done || !this.#view || view.state.doc !== doc || done.text === doc.toString()) return;
    view.dispatch({ changes: { from: 0, to: doc.length, insert: done.text }, selection: { anchor: Math.min(done.offset, done.text.length) }, userEvent: 'input.format', scrollIntoView: true });
  }

  #learn(): void {
    this.#language = this.#schema && { schema: this.#schema, routines: this.#routines, parameters: this.#parameters() };
    if (this.#language) {
      this.#client.setLanguage(this.#language);
      this.#schemaCame();
    }
    this.lintSoon();
  }

  async #lint(): Promise<void> {
    const view = this.#view;
    if (!view || !this.#language) return;
    const { doc } = view.state;
    const text = doc.toString();
    const found = text.trim() === '' ? [] : await this.#client.lint(text);
    if (found === null || !this.#view || view.state.doc !== doc) return;
    view.dispatch({ effects: showFindings.of({ source: 'lint', findings: found }) });
  }
}
