// The Cypher editor: puts the parts together in a root of its own, and gives the screen a handle.
// A root of its own, since the page's policy allows adopted style sheets and no style elements. It knows nothing of running queries.
import '@fontsource-variable/source-code-pro/wght.css';
import '@fontsource-variable/source-code-pro/wght-italic.css';
import { closeCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { EditorState, Prec, Transaction, type Extension } from '@codemirror/state';
import { EditorView, dropCursor, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, placeholder, tooltips } from '@codemirror/view';
import type { SchemaAnswer } from '#graph/answers';
import { Advice } from './advice.ts';
import { completionView } from './completion-view.ts';
import type { FormParameter } from './db-schema.ts';
import { el, heard } from './dom.ts';
import { findingView, showFindings, spoken } from './finding-view.ts';
import { parametersIn } from './parameters.ts';
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

const hint = 'Ctrl+Enter or Cmd+Enter runs. Tab indents; press Escape, then Tab, to leave. Ctrl+Space completes, F8 goes to the next problem, Alt+Enter applies its cure, Shift+Alt+F formats. Up at the start and Down at the end step through the history.';

/** Mounts an editor in the element, which gets a root of its own; a second call on the same element takes the first one's place. */
export function mountEditor(host: HTMLElement, options: EditorOptions): EditorHandle {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
  const status = heard({ role: 'status' }, '');
  const frame = el('div', {});
  Object.assign(frame.style, { height: '100%', position: 'relative' });
  root.replaceChildren(frame);
  const advice = new Advice(options.schema, options.parameters);
  const view = new EditorView({
    parent: frame, root,
    state: EditorState.create({ doc: options.text, extensions: [keysOf(options, advice), ...behaviour, completionView(() => advice.language(), (...asked) => advice.complete(...asked)), signatureView(() => advice.routines), listener(options, advice, status), named(options.label)] }),
  });
  frame.append(status, heard({ id: 'keys' }, hint));
  const keep = (event: Event): void => { if (event instanceof KeyboardEvent && isOurs(event)) event.stopPropagation(); };
  root.addEventListener('keydown', keep);
  advice.start(view);
  return {
    setText: (text) => replaceText(view, text, Math.min(view.state.selection.main.head, text.length)),
    setSchema: (schema) => advice.setSchema(schema),
    setProblem: (problem) => view.dispatch({ effects: showFindings.of({ source: 'server', findings: problem ? [findingOfServer(view.state, problem)] : [] }) }),
    format: () => advice.format(),
    focus: () => view.focus(),
    destroy: () => {
      advice.stop();
      root.removeEventListener('keydown', keep);
      view.destroy();
      root.replaceChildren();
    },
    parametersUsed: () => parametersIn(view.state.doc.toString()),
  };
}

/** What every editor of Cypher does, whatever it is asked. */
const behaviour: readonly Extension[] = [
  findingView, lineNumbers(), history(), dropCursor(), bracketMatching(), highlightActiveLine(), highlightActiveLineGutter(), EditorView.lineWrapping, indentUnit.of('  '), cypherLanguage,
  placeholder('MATCH (c:Commitment) RETURN c.title, c.verdict LIMIT 10'), tooltips({ position: 'fixed' }), look, keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
];
const named = (label: string): Extension => EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-describedby': 'keys', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' });

function keysOf(options: EditorOptions, advice: Advice): Extension {
  const run = (view: EditorView): boolean => {
    // What was offered while typing must not stand over the query that runs.
    closeCompletion(view);
    options.onRun();
    return true;
  };
  const format = (): boolean => {
    void advice.format();
    return true;
  };
  const recall = (view: EditorView, direction: 'older' | 'newer'): boolean => {
    const { main } = view.state.selection;
    if (!main.empty || main.head !== (direction === 'older' ? 0 : view.state.doc.length)) return false;
    const text = options.onHistory(direction);
    if (text !== null) replaceText(view, text, direction === 'older' ? 0 : text.length);
    return text !== null;
  };
  return Prec.high(keymap.of([
    { key: 'Mod-Enter', run, preventDefault: true }, { key: 'Ctrl-Enter', run, preventDefault: true }, { key: 'Shift-Alt-f', run: format, preventDefault: true },
    { key: 'ArrowUp', run: (view) => recall(view, 'older') }, { key: 'ArrowDown', run: (view) => recall(view, 'newer') },
  ]));
}

/** Hands on what is written, has it checked, and says aloud what was found. */
const listener = (options: EditorOptions, advice: Advice, status: HTMLElement): Extension => EditorView.updateListener.of(({ docChanged, state, transactions }) => {
  if (docChanged) {
    options.onChange(state.doc.toString());
    advice.lintSoon(state.selection.main.head === state.doc.length && transactions.some((one) => one.isUserEvent('input.type')));
  }
  const said = spoken(state);
  if (status.textContent !== said) status.textContent = said;
});

function replaceText(view: EditorView, text: string, caret: number): void {
  if (text !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: caret }, scrollIntoView: true, annotations: Transaction.userEvent.of('set') });
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
