// The place of the editor: it is loaded when the screen first opens. Hands it the text, the schema and what the server found wrong, and takes what is written.
// Where it cannot be loaded, a plain text field takes its place.
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorHandle } from '../../editor/editor.ts';
import { state } from '../../state/store.ts';
import { queryHistory } from '../../state/query-library.ts';
import { refusal, schema } from '../../state/query-run.ts';
import { recall, run, specs, write } from './desk.ts';

export interface EditorHold { format(): Promise<void>; focus(): void }
type Loading = 'loading' | 'there' | 'failed';
const label = 'The query, in Cypher';

export function EditorPane({ hold, onRan }: { hold: { current: EditorHold | null }; onRan: () => void }) {
  const host = useRef<HTMLDivElement>(null);
  const ran = useRef(onRan);
  ran.current = onRan;
  const [loading, setLoading] = useState<Loading>('loading');
  useEffect(() => {
    let ended = false;
    let stop = (): void => undefined;
    import('../../editor/editor.ts').then(({ mountEditor }) => {
      if (ended || !host.current) return;
      const editor = mountEditor(host.current, {
        text: state.peek().query.text, schema: schema.peek(), label,
        parameters: () => specs.peek().map(({ name, kind }) => ({ name, type: kind })),
        onChange: (text) => { if (text !== state.peek().query.text) write(text); },
        onRun: () => { if (run()) ran.current(); },
        onHistory: step(),
      });
      hold.current = editor;
      const unbind = bind(editor);
      stop = () => { unbind(); editor.destroy(); hold.current = null; };
      setLoading('there');
    }, () => { if (!ended) setLoading('failed'); });
    return () => { ended = true; stop(); };
  }, []);
  return (
    <>
      {loading === 'loading' && <p class="editor-wait muted" role="status">Loading the editor…</p>}
      {loading === 'failed' ? <Plain onRan={onRan} /> : <div ref={host} class="editor-host" hidden={loading === 'loading'} />}
    </>
  );
}

/** Keeps the editor in step with what is chosen beside it. */
function bind(editor: EditorHandle): () => void {
  const stops = [
    effect(() => { editor.setText(state.value.query.text); }),
    effect(() => { editor.setSchema(schema.value); }),
    effect(() => {
      const failed = refusal.value;
      const here = failed?.position && failed.query === state.value.query.text ? failed : null;
      editor.setProblem(here?.position ? { ...here.position, detail: here.detail, ...(here.cure === null ? {} : { cure: here.cure }) } : null);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Walks the history from what was run last; what was being written before stands at its newer end. */
function step(): (direction: 'older' | 'newer') => string | null {
  let at = -1;
  let begun = '';
  return (direction) => {
    const runs = queryHistory.peek();
    const shown = at < 0 ? begun : runs[at]?.text;
    const { text } = state.peek().query;
    if (at < 0 || shown !== text) { at = runs[0]?.text === text ? 0 : -1; begun = text; }
    const next = direction === 'older' ? at + 1 : at - 1;
    const entry = runs[next];
    if (next < -1 || (next >= 0 && !entry)) return null;
    at = next;
    if (!entry) return begun;
    recall(entry);
    return entry.text;
  };
}

function Plain({ onRan }: { onRan: () => void }) {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (run()) onRan();
  };
  return <textarea class="plain-editor" aria-label={label} spellcheck={false} value={state.value.query.text} onInput={(event) => write(event.currentTarget.value)} onKeyDown={onKey} />;
}
