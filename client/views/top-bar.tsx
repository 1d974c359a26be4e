// The top bar: search, the lens, undo and redo, the link, the theme.
import type { ComponentChildren } from 'preact';
import { setLens, setTheme } from '../state/changes.ts';
import { everything, paperLens } from '../state/state.ts';
import { canRedo, canUndo, change, linkShortened, redo, state, theme, undo } from '../state/store.ts';
import { Icon, type IconName } from './icons.tsx';
import { SearchBox } from './search-box.tsx';
import { dateWords } from './words.ts';

export function IconButton({ name, label, onClick, pressed, disabled, wide }: { name: IconName; label: string; onClick: () => void; pressed?: boolean; disabled?: boolean; wide?: boolean }) {
  return <button type="button" class={`icon-button${wide ? ' wide' : ''}`} title={label} aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick}><Icon name={name} /></button>;
}

/** Who speaks, what was known when, and, when an address asks for it, the day to which the story is told. */
function LensControl() {
  const { sources, knownBy, asOf } = state.value.lens;
  const paper = sources?.join() === 'axis-of-collusion';
  const known = knownBy !== null;
  const idle = state.value.screen === 'query';
  const segment = (pressed: boolean, onClick: () => void, words: ComponentChildren) => <button type="button" aria-pressed={pressed} onClick={onClick}>{words}</button>;
  return (
    <div class={idle ? 'lens idle' : 'lens'} role="group" aria-label={idle ? 'Lens, which does not apply to this screen' : 'Lens: in whose words, known by when'} title={idle ? 'Queries read the stored verdicts: all sources, as of today.' : undefined}>
      <span class="muted wide" aria-hidden="true">{idle ? 'Lens (not on this screen)' : 'Lens'}</span>
      <div class="segments">
        {segment(paper && !known, () => change((s) => setLens(s, { ...paperLens, asOf })), <><span class="wide">As the </span>paper<span class="wide"> tells it</span></>)}
        <div class={known ? "known wide on" : "known wide"}>
          <button type="button" aria-pressed={known} onClick={() => change((s) => setLens(s, known ? { ...everything, asOf } : { ...s.lens, knownBy: '2021-12-31', sources: null }))}>Known by</button>
          <input type="date" aria-label="Known by" value={knownBy ?? '2021-12-31'} onChange={(event) => { const day = event.currentTarget.value; if (day) change((s) => setLens(s, { ...s.lens, knownBy: day, sources: null })); }} />
        </div>
        {sources !== null && !paper && <span class="on" aria-current="true">{sources.length} <span class="wide">chosen </span>{sources.length === 1 ? 'source' : 'sources'}</span>}
        {segment(!sources && !known, () => change((s) => setLens(s, { ...everything, asOf })), <>All<span class="wide"> sources</span></>)}
      </div>
      {asOf !== null && <div class="segments wide"><button type="button" class="on" aria-label={`As of ${dateWords(asOf)}: tell the story to this day again`} title="Tell the story to this day again" onClick={() => change((s) => setLens(s, { ...s.lens, asOf: null }))}>As of {dateWords(asOf)}<span aria-hidden="true">×</span></button></div>}
    </div>
  );
}

export function TopBar({ centre, help }: { centre: (id: string) => void; help: () => void }) {
  const copy = (): void => void navigator.clipboard?.writeText(location.href);
  const dark = theme.value === 'dark';
  return (
    <header class="bar">
      <SearchBox centre={centre} />
      <span class="spring wide" />
      <LensControl />
      <IconButton wide name="undo" label="Undo (Ctrl+Z)" disabled={!canUndo.value} onClick={undo} />
      <IconButton wide name="redo" label="Redo (Ctrl+Shift+Z)" disabled={!canRedo.value} onClick={redo} />
      <IconButton wide name="link" label={linkShortened.value ? 'Copy the link (it is too long to hold every pin)' : 'Copy the link to just this view'} onClick={copy} />
      <IconButton wide name="help" label="Keys (?)" onClick={help} />
      <IconButton name={dark ? 'sun' : 'moon'} label={dark ? 'Light theme' : 'Dark theme'} onClick={() => change((s) => setTheme(s, dark ? 'light' : 'dark'))} />
    </header>
  );
}
