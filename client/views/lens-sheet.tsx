// The sheet of a narrow page, whose bar has no room: the whole lens, the years, and what else the wide bar offers. It decides nothing; the state does.
import type { RefObject } from 'preact';
import { canRedo, canUndo, redo, state, undo } from '../state/store.ts';
import { Histogram } from './legend.tsx';
import { lensChoices } from './lens-choices.ts';

export function LensSheet({ sheet, copy, help }: { sheet: RefObject<HTMLDialogElement>; copy: () => void; help: () => void }) {
  const close = (): void => sheet.current?.close();
  const away = (act: () => void) => (): void => { close(); act(); };
  return (
    <dialog ref={sheet} class="lens-sheet" aria-labelledby="lens-title" onClick={(event) => { if (event.target === sheet.current) close(); }}>
      <h2 id="lens-title">Whose account counts</h2>
      <LensRows />
      {state.value.screen === 'explore' && <Histogram titled leave={close} />}
      <div class="actions">
        <button type="button" class="action" disabled={!canUndo.value} onClick={undo}>Undo</button>
        <button type="button" class="action" disabled={!canRedo.value} onClick={redo}>Redo</button>
        <button type="button" class="action" onClick={away(copy)}>Copy the link</button>
        <button type="button" class="action" onClick={away(help)}>Keys</button>
        <button type="button" class="action primary" onClick={close}>Done</button>
      </div>
    </dialog>
  );
}

function LensRows() {
  const { isPaper, isAll, chosen, known, knownBy, asOf, toPaper, toAll, toKnownBy, toAsOf } = lensChoices();
  const dayOf = (event: { readonly currentTarget: HTMLInputElement }, then: (day: string) => void): void => { if (event.currentTarget.value) then(event.currentTarget.value); };
  return (
    <div class="lens-rows" role="group" aria-label="Lens: in whose words, known by when">
      {state.value.screen === 'query' && <p class="muted">Queries read the stored verdicts: all sources, as of today.</p>}
      <button type="button" aria-pressed={isAll} onClick={toAll}>All sources</button>
      <button type="button" aria-pressed={isPaper} onClick={toPaper}>As the paper tells it</button>
      {chosen > 0 && <p class="on" aria-current="true">{chosen} chosen {chosen === 1 ? 'source' : 'sources'}</p>}
      <div class="day"><button type="button" aria-pressed={known} onClick={() => (known ? toAll() : toKnownBy(knownBy))}>Known by</button><input type="date" aria-label="The day known by" value={knownBy} onChange={(event) => dayOf(event, toKnownBy)} /></div>
      <div class="day"><label for="lens-as-of">Told to the day</label><input id="lens-as-of" type="date" value={asOf ?? ''} onChange={(event) => toAsOf(event.currentTarget.value || null)} />{asOf !== null && <button type="button" class="link" aria-label="Tell the story to this day again" onClick={() => toAsOf(null)}>×</button>}</div>
    </div>
  );
}
