// The top bar: search, the lens, undo and redo, the link, the theme. On a narrow page what has no room is in a sheet behind one button.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { setTheme } from '../state/changes.ts';
import { canRedo, canUndo, change, linkShortened, redo, state, theme, undo } from '../state/store.ts';
import { Icon, type IconName } from './icons.tsx';
import { lensChoices } from './lens-choices.ts';
import { LensSheet } from './lens-sheet.tsx';
import { SearchBox } from './search-box.tsx';
import { dateWords } from './words.ts';

export function IconButton({ name, label, onClick, pressed, disabled, wide }: { name: IconName; label: string; onClick: () => void; pressed?: boolean; disabled?: boolean; wide?: boolean }) {
  return <button type="button" class={`icon-button${wide ? ' wide' : ''}`} title={label} aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick}><Icon name={name} /></button>;
}

/** Who speaks, what was known when, and, when an address asks for it, the day to which the story is told. */
function LensControl() {
  const { isPaper, isAll, chosen, known, knownBy, asOf, toPaper, toAll, toKnownBy, toAsOf } = lensChoices();
  const idle = state.value.screen === 'query';
  const segment = (pressed: boolean, onClick: () => void, words: ComponentChildren) => <button type="button" aria-pressed={pressed} onClick={onClick}>{words}</button>;
  return (
    <div class={idle ? 'lens idle' : 'lens'} role="group" aria-label={idle ? 'Lens, which does not apply to this screen' : 'Lens: in whose words, known by when'} title={idle ? 'Queries read the stored verdicts: all sources, as of today.' : undefined}>
      <span class="muted wide" aria-hidden="true">{idle ? 'Lens (not here)' : 'Lens'}</span>
      <div class="segments">
        {segment(isPaper, toPaper, <><span class="wide">As the </span>paper<span class="wide"> tells it</span></>)}
        <div class={known ? "known wide on" : "known wide"}>
          <button type="button" aria-pressed={known} onClick={() => (known ? toAll() : toKnownBy(knownBy))}>Known by</button>
          <input type="date" aria-label="Known by" value={knownBy} onChange={(event) => { const day = event.currentTarget.value; if (day) toKnownBy(day); }} />
        </div>
        {chosen > 0 && <span class="on" aria-current="true">{chosen} <span class="wide">chosen </span>{chosen === 1 ? 'source' : 'sources'}</span>}
        {segment(isAll, toAll, <>All<span class="wide"> sources</span></>)}
      </div>
      {asOf !== null && <div class="segments wide"><button type="button" class="on" aria-label={`As of ${dateWords(asOf)}: tell the story to this day again`} title="Tell the story to this day again" onClick={() => toAsOf(null)}>As of {dateWords(asOf)}<span aria-hidden="true">×</span></button></div>}
    </div>
  );
}

export function TopBar({ centre, help }: { centre: (id: string) => void; help: () => void }) {
  const copy = (): void => void navigator.clipboard?.writeText(location.href);
  const dark = theme.value === 'dark';
  const sheet = useRef<HTMLDialogElement>(null);
  const { isAll, asOf } = lensChoices();
  const plain = isAll && asOf === null;
  return (
    <header class="bar">
      <SearchBox centre={centre} />
      <span class="spring wide" />
      <LensControl />
      <IconButton wide name="undo" label="Undo (Ctrl+Z)" disabled={!canUndo.value} onClick={undo} />
      <IconButton wide name="redo" label="Redo (Ctrl+Shift+Z)" disabled={!canRedo.value} onClick={redo} />
      <IconButton wide name="link" label={linkShortened.value ? 'Copy the link (it is too long to hold every pin)' : 'Copy the link to just this view'} onClick={copy} />
      <IconButton wide name="help" label="Keys (?)" onClick={help} />
      <span class={plain ? 'narrow' : 'narrow on'}><IconButton name="lens" label={plain ? 'Lens and more' : 'Lens and more (a lens is on)'} onClick={() => sheet.current?.showModal()} /></span>
      <IconButton name={dark ? 'sun' : 'moon'} label={dark ? 'Light theme' : 'Dark theme'} onClick={() => change((s) => setTheme(s, dark ? 'light' : 'dark'))} />
      <LensSheet sheet={sheet} copy={copy} help={help} />
    </header>
  );
}
