// The Query screen: where people who write Cypher work. Questions and history on the left, the editor above, the result below.
// A part of its own that is loaded when it is first opened.
import '../../style/query.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lensParameters } from '../../state/state.ts';
import { state } from '../../state/store.ts';
import { readReference, refusal, running, stopQuery } from '../../state/query-run.ts';
import { Icon } from '../icons.tsx';
import { cameWithLink, changed, ownQuestion, run, save, title } from './desk.ts';
import { EditorPane, type EditorHold } from './editor-pane.tsx';
import { ResultPane } from './result-pane.tsx';
import { Sidebar } from './sidebar.tsx';
import { Splitter, useSplit } from './splitter.tsx';

type Half = 'editor' | 'result';

export function QueryScreen() {
  const hold = useRef<EditorHold | null>(null);
  const shelf = useRef<HTMLDetailsElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [half, setHalf] = useState<Half>('editor');
  const [share, setShare] = useSplit();
  const narrow = useNarrow();
  useEffect(() => void readReference().then(setFailed), []);
  // A mistake in the text is mended in the text: on a phone that half is shown.
  useEffect(() => { if (refusal.value?.position) setHalf('editor'); }, [refusal.value]);
  const shown = (next: Half) => (): void => { setHalf(next); if (narrow && shelf.current) shelf.current.open = false; };
  /** In the form, too, the editor's key runs the query; the editor keeps its own keys to itself. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement) document.activeElement.dispatchEvent(new Event('change', { bubbles: true }));
    if (run()) shown('result')();
  };
  return (
    <main class="query" aria-label="Query" data-half={half} onKeyDown={onKey}>
      <details class="shelf-place" ref={shelf} open={!narrow}><summary>Questions and history</summary><Sidebar onShown={shown(running.value ? 'result' : 'editor')} /></details>
      <section class="desk" aria-label="Query and result" style={{ '--share': `${share}%` }}>
        <Head hold={hold} onRan={shown('result')} />
        <Notes failed={failed} />
        <div class="halves" role="group" aria-label="What is shown">{(['editor', 'result'] as const).map((name) => <button key={name} type="button" aria-pressed={half === name} onClick={() => setHalf(name)}>{name === 'editor' ? 'Editor' : 'Result'}</button>)}</div>
        <div class="panes">
          <div class="editor-place"><EditorPane hold={hold} onRan={shown('result')} /></div>
          <Splitter share={share} onMove={setShare} />
          <ResultPane />
        </div>
      </section>
    </main>
  );
}

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia('(max-width: 760px)').matches);
  useEffect(() => {
    const query = matchMedia('(max-width: 760px)');
    const turn = (): void => setNarrow(query.matches);
    query.addEventListener('change', turn);
    return () => query.removeEventListener('change', turn);
  }, []);
  return narrow;
}

/** What belongs to the query as a whole: where it came from, what a figure elsewhere says of it, and that the lens does not reach here. */
function Notes({ failed }: { failed: string | null }) {
  const { lens, query } = state.value;
  const lensed = Object.keys(lensParameters(lens)).length > 0;
  return (
    <div class="notes">
      {query.note !== null && <p class="note"><b>From:</b> {query.note}</p>}
      {cameWithLink.value && <p class="note" role="status">This query came with the link. Read it, then run it.</p>}
      {lensed && <p class="note" role="status">The lens does not reach this screen: queries read the stored verdicts, those of all sources as of today.</p>}
      {failed !== null && <p class="note" role="alert">{failed}</p>}
    </div>
  );
}

function Head({ hold, onRan }: { hold: { current: EditorHold | null }; onRan: () => void }) {
  const [naming, setNaming] = useState(false);
  const empty = state.value.query.text.trim() === '';
  const keep = (event: Event): void => {
    event.preventDefault();
    const name = new FormData(event.currentTarget as HTMLFormElement).get('title');
    if (typeof name === 'string' && name.trim() !== '') save(name.trim());
    setNaming(false);
  };
  if (naming) return (
    <form class="desk-head" onSubmit={keep}>
      <input name="title" class="naming-field" aria-label="Name of the question" required placeholder="Name the question" defaultValue={title.value === 'A question of your own' ? '' : title.value} ref={(input) => input?.focus()} onKeyDown={(event) => { if (event.key === 'Escape') setNaming(false); }} />
      <button type="submit" class="action primary">Save</button><button type="button" class="action" onClick={() => setNaming(false)}>Cancel</button>
    </form>
  );
  return (
    <header class="desk-head">
      <h1>{title.value}</h1>{changed.value && <span class="muted changed">changed, not saved</span>}
      <span class="spring" />
      <button type="button" class="action" disabled={empty} onClick={() => (ownQuestion.value ? save(null) : setNaming(true))}>Save</button>
      <button type="button" class="action wide" disabled={empty} onClick={() => void hold.current?.format()}>Format</button>
      {running.value ? <button type="button" class="action primary" onClick={stopQuery}>Stop</button> : <button type="button" class="action primary" disabled={empty} title="Ctrl+Enter" onClick={() => { if (run()) onRan(); }}><Icon name="play" size={14} />Run</button>}
    </header>
  );
}
