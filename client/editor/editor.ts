// The Cypher editor: puts the parts together in a root of its own, and gives the screen a handle.
// A root of its own, since the page's policy allows adopted style sheets and no style elements. It knows nothing of running queries.
import '@fontsource-variable/source-code-pro/wght.css';
import '@fontsource-variable/source-code-pro/wght-italic.css';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { EditorState, Prec, Transaction, type Extension } from '@codemirror/state';
import { EditorView, dropCursor, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, placeholder, tooltips } from '@codemirror/view';
import type { SchemaAnswer } from '#graph/answers';
import { completionView } from './completion-view.ts';
import type { FormParameter, Language } from './db-schema.ts';
import { el, heard } from './dom.ts';
import { findingView, showFindings, spoken } from './finding-view.ts';
import { LanguageClient } from './language-client.ts';
import { parametersIn } from './parameters.ts';
import { askRoutines, type Routine } from './routines.ts';
import { signatureView } from './signature.ts';
import { look } from './theme.ts';
import { cypherLanguage } from './tokens.ts';

export interface EditorOptions {
  readonly text: string;
  readonly schema: SchemaAnswer | null;
  /** What the form asks for at the moment. */
  readonly parameters: () => readonly FormParameter[];
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  /** The text of the history before or after the one shown; null where it ends. */
  readonly onHistory: (direction: 'older' | 'newer') => string | null;
  /** The name by which readers of the page find the editor. */
  readonly label: string;
}
/** `line` and `column` count from 1, as the server counts them. */
export interface ServerProblem { readonly line: number; readonly column: number; readonly detail: string; readonly cure?: string }
export interface EditorHandle {
  setText(text: string): void;
  setSchema(schema: SchemaAnswer | null): void;
  /** Shown beneath its line until the text changes; null takes it away. */
  setProblem(problem: ServerProblem | null): void;
  format(): Promise<void>;
  focus(): void;
  destroy(): void;
  /** Names of the `$parameters` in the text, in order, once each. */
  parametersUsed(): string[];
}

const lintMs = 250;
/** What is being typed at the end of the text is not called wrong before the hand rests. */
const restMs = 1_200;
const hint = 'Ctrl+Enter or Cmd+Enter runs. Tab indents; press Escape, then Tab, to leave. Ctrl+Space completes, F8 goes to the next problem, Alt+Enter applies its cure, Shift+Alt+F formats. Up at the start and Down at the end step through the history.';

export function mountEditor(host: HTMLElement, options: EditorOptions): EditorHandle {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
  const status = heard({ role: 'status' }, '');
  const help = heard({ id: 'keys' }, hint);
  const frame = el('div', {});
  Object.assign(frame.style, { height: '100%', position: 'relative' });
  root.replaceChildren(frame);

  const client = new LanguageClient();
  let schema = options.schema;
  let routines: readonly Routine[] = [];
  let language: Language | null = null;
  let lintTimer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let schemaCame: () => void = () => undefined;
  const schemaThere = new Promise<void>((settle) => { schemaCame = settle; });

  const learn = (): void => {
    language = schema ? { schema, routines, parameters: options.parameters() } : null;
    if (language) {
      client.setLanguage(language);
      schemaCame();
    }
    lintSoon(lintMs);
  };
  /** The language with the form's parameters of this moment. */
  const current = async (): Promise<Language | null> => {
    await schemaThere;
    return language && { ...language, parameters: [...options.parameters(), ...parametersIn(view.state.doc.toString()).filter((name) => !options.parameters().some((one) => one.name === name)).map((name) => ({ name, type: '' }))] };
  };

  const lintSoon = (ms: number): void => {
    clearTimeout(lintTimer);
    lintTimer = setTimeout(() => void lint(), ms);
  };
  const lint = async (): Promise<void> => {
    const { doc } = view.state;
    if (!language || closed) return;
    const text = doc.toString();
    const found = text.trim() === '' ? [] : await client.lint(text);
    if (found === null || closed || view.state.doc !== doc) return;
    view.dispatch({ effects: showFindings.of({ source: 'lint', findings: found }) });
  };

  const runFormat = async (): Promise<void> => {
    const { doc, selection } = view.state;
    const columns = Math.max(40, Math.min(100, Math.floor(view.contentDOM.clientWidth / view.defaultCharacterWidth) - 4));
    const done = await client.format(doc.toString(), selection.main.head, columns);
    if (!done || closed || view.state.doc !== doc || done.text === doc.toString()) return;
    view.dispatch({ changes: { from: 0, to: doc.length, insert: done.text }, selection: { anchor: Math.min(done.offset, done.text.length) }, userEvent: 'input.format', scrollIntoView: true });
  };

  const replace = (text: string, caret: number): void => {
    if (text !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: caret }, scrollIntoView: true, annotations: Transaction.userEvent.of('set') });
  };
  const recall = (direction: 'older' | 'newer'): boolean => {
    const { main } = view.state.selection;
    if (!main.empty || main.head !== (direction === 'older' ? 0 : view.state.doc.length)) return false;
    const text = options.onHistory(direction);
    if (text !== null) replace(text, direction === 'older' ? 0 : text.length);
    return text !== null;
  };
  const run = (): boolean => {
    options.onRun();
    return true;
  };
  const keys: Extension = Prec.high(keymap.of([
    { key: 'Mod-Enter', run, preventDefault: true }, { key: 'Ctrl-Enter', run, preventDefault: true }, { key: 'ArrowUp', run: () => recall('older') }, { key: 'ArrowDown', run: () => recall('newer') },
    { key: 'Shift-Alt-f', run: () => { void runFormat(); return true; }, preventDefault: true },
  ]));

  const listen = EditorView.updateListener.of((update) => {
    if (update.docChanged) {
      options.onChange(update.state.doc.toString());
      lintSoon(update.state.selection.main.head === update.state.doc.length && update.transactions.some((one) => one.isUserEvent('input.type')) ? restMs : lintMs);
    }
    const said = spoken(update.state);
    if (status.textContent !== said) status.textContent = said;
  });

  const view = new EditorView({
    parent: frame, root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        keys, findingView, lineNumbers(), history(), dropCursor(), bracketMatching(), highlightActiveLine(), highlightActiveLineGutter(), EditorView.lineWrapping, indentUnit.of('  '), cypherLanguage,
        completionView(current, (text, offset, manual) => client.complete(text, offset, manual)), signatureView(() => routines),
        placeholder('MATCH (c:Commitment) RETURN c.title, c.verdict LIMIT 10'), tooltips({ position: 'fixed' }), look, listen, keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': options.label, 'aria-describedby': 'keys', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }),
      ],
    }),
  });
  frame.append(status, help);
  const keep = (event: KeyboardEvent): void => { if (isOurs(event)) event.stopPropagation(); };
  root.addEventListener('keydown', keep as EventListener);

  learn();
  void askRoutines().then((found) => {
    routines = found;
    if (!closed && found.length > 0) learn();
  });

  return {
    setText: (text) => replace(text, Math.min(view.state.selection.main.head, text.length)),
    setSchema: (next) => {
      if (next === schema) return;
      schema = next;
      learn();
    },
    setProblem: (problem) => view.dispatch({ effects: showFindings.of({ source: 'server', findings: problem ? [findingOfServer(view.state, problem)] : [] }) }),
    format: runFormat,
    focus: () => view.focus(),
    destroy: () => {
      closed = true;
      clearTimeout(lintTimer);
      client.stop();
      root.removeEventListener('keydown', keep as EventListener);
      view.destroy();
      root.replaceChildren();
    },
    parametersUsed: () => parametersIn(view.state.doc.toString()),
  };
}

/** Keys that the page must not take for its own: what is typed, and what the editor has used. Outside its root an event looks as if it came from no text field. */
function isOurs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return true;
  return !(event.ctrlKey || event.metaKey) || ['z', 'y', 'a'].includes(event.key.toLowerCase());
}

function findingOfServer(state: EditorState, { line, column, detail, cure }: ServerProblem): { from: number; to: number; severity: 'error'; message: string; asked: string | null; cures: [] } {
  const at = state.doc.line(Math.max(1, Math.min(line, state.doc.lines)));
  const from = Math.min(at.from + Math.max(0, column - 1), at.to);
  const word = /^[\p{L}\p{N}_]+/u.exec(state.doc.sliceString(from, at.to))?.[0] ?? '';
  return { from, to: from + word.length, severity: 'error', message: detail, asked: cure ?? null, cures: [] };
}
