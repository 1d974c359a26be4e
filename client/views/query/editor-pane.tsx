// The place of the editor: what is written, its problem, the keys that run it and walk its history.
import { useEffect, useRef } from 'preact/hooks';
import { state } from '../../state/store.ts';
import { run, write } from './desk.ts';

export interface EditorHold { format(): void; focus(): void }

export function EditorPane({ hold, onRan }: { hold: { current: EditorHold | null }; onRan: () => void }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { hold.current = { format: () => undefined, focus: () => area.current?.focus() }; }, []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (run()) onRan();
  };
  return <textarea ref={area} class="plain-editor" aria-label="The query, in Cypher" spellcheck={false} value={state.value.query.text} onInput={(event) => write(event.currentTarget.value)} onKeyDown={onKey} />;
}
