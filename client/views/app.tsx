// The shell: rail, top bar, Explore, inspector; and the keys that work everywhere.
import { useEffect, useRef } from 'preact/hooks';
import { hide, hideOthers, openScreen, select, selectMany, expand } from '../state/changes.ts';
import type { Screen } from '../state/state.ts';
import { change, follow, neighboursOf, redo, scene, state, undo } from '../state/store.ts';
import { Explore, type ExploreHandle } from './explore.tsx';
import { Icon, type IconName } from './icons.tsx';
import { Inspector } from './inspector.tsx';
import { Later } from './later.tsx';
import { searchInputId } from './search-box.tsx';
import { TopBar } from './top-bar.tsx';

const keys: readonly (readonly [string, string])[] = [
  ['/ or Ctrl+K', 'Search'], ['Click', 'Select'], ['Ctrl or Shift+click', 'Add to the selection'], ['Double-click or Ctrl+E', 'Show neighbours'], ['Drag', 'Move and pin'], ['H, Shift+H', 'Hide, hide others'],
  ['1, 2, 3', 'Show so many steps around the selection'], ['F', 'Fit'], ['Ctrl+A', 'Select all'], ['Ctrl+Z, Ctrl+Shift+Z', 'Undo, redo'], ['Arrow keys on the canvas', 'Walk the neighbours; Enter goes on from there'], ['Esc', 'Close, then clear'], ['?', 'This sheet'],
];

const queryKeys: typeof keys = [
  ['Ctrl+Enter', 'Run'], ['Shift+Alt+F', 'Format'], ['Ctrl+Space', 'Complete; Enter or Tab takes it'], ['Alt+Enter', 'Apply the cure of a problem'], ['F8', 'Go to the next problem'], ['Ctrl+/', 'Comment'],
  ['↑ at the start, ↓ at the end', 'Walk the history'], ['Esc, then Tab', 'Leave the editor'], ['Arrow keys on the bar between', 'Move it; Enter puts it back'], ['Arrow keys on the tabs', 'Graph, table, raw, plan'], ['/ or Ctrl+K', 'Search names'], ['?', 'This sheet'],
];

export function App() {
  const explore = useRef<ExploreHandle | null>(null);
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(follow, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => { if (press(event, explore.current, sheet.current)) event.preventDefault(); };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const centre = (id: string): void => explore.current?.centre(id);
  return (
    <div class="shell">
      <nav class="rail" aria-label="Screens"><a class="brand" href="/" aria-label="Pacta">P</a>{screens.map(([screen, address, words]) => <ScreenLink key={screen} screen={screen} address={address} words={words} />)}</nav>
      <TopBar centre={centre} help={() => sheet.current?.showModal()} />
      {state.value.screen === 'explore' ? <><Explore handle={explore} /><Inspector /></> : <Later load={queryScreen} what="the Query screen" />}
      <dialog ref={sheet} aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><div class="keys">{(state.value.screen === 'query' ? queryKeys : keys).map(([key, what]) => [<kbd key={key}>{key}</kbd>, <span key={what}>{what}</span>])}</div><div class="actions"><button type="button" class="action primary" onClick={() => sheet.current?.close()}>Close</button></div></dialog>
    </div>
  );
}

const queryScreen = () => import('./query/query-screen.tsx').then(({ QueryScreen }) => QueryScreen);

const screens: readonly (readonly [Screen & IconName, string, string])[] = [['explore', '/', 'Explore'], ['query', '/query', 'Query']];

/** A link, so that it can be opened in another tab; a plain click keeps what is there. */
function ScreenLink({ screen, address, words }: { screen: Screen & IconName; address: string; words: string }) {
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    change((s) => openScreen(s, screen));
  };
  return <a class="screen" href={address} aria-current={state.value.screen === screen ? 'page' : undefined} onClick={open}><Icon name={screen} size={20} />{words}</a>;
}

/** The ids within so many steps of the selection. */
function around(steps: number): string[] {
  const found = new Set(state.value.selected);
  for (let step = 0; step < steps; step++) for (const id of [...found]) for (const other of neighboursOf(id)) found.add(other);
  return [...found];
}

/** Whether a key was ours. */
function press(event: KeyboardEvent, explore: ExploreHandle | null, sheet: HTMLDialogElement | null): boolean {
  const command = event.ctrlKey || event.metaKey;
  const typing = (event.target instanceof HTMLInputElement && event.target.type !== 'range') || (event.target instanceof HTMLElement && event.target.closest('textarea, select, [contenteditable]') !== null);
  const key = event.key.toLowerCase();
  if (command && key === 'k') return focusSearch();
  if (typing || document.querySelector('dialog[open]')) return false;
  if (state.value.screen !== 'explore') return otherScreens(event, sheet);
  if (command && key === 'z') { if (event.shiftKey) redo(); else undo(); return true; }
  if (command && key === 'a') { if (explore) change((s) => selectMany(s, explore.shown())); return true; }
  if (command && key === 'e') { explore?.expandSelected(); return true; }
  if (command || event.altKey) return false;
  const { selected } = state.value;
  switch (event.key) {
    case '/': return focusSearch();
    case '?': sheet?.showModal(); return true;
    case 'f': case 'F': explore?.fit(); return true;
    case 'Escape': change((s) => (s.selected.length > 0 ? select(s, null) : s)); return true;
    case 'h': case 'Delete': if (selected.length > 0) change((s) => hide(s, selected)); return true;
    case 'H': if (selected.length > 0) change((s) => hideOthers(s, scene.value.nodes.map((node) => node.id), selected)); return true;
    case '1': case '2': case '3': if (selected.length > 0) change((s) => expand(s, around(Number(event.key)))); return true;
    default: return false;
  }
}

/** What works on every screen. */
function otherScreens(event: KeyboardEvent, sheet: HTMLDialogElement | null): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === '/') return focusSearch();
  if (event.key !== '?') return false;
  sheet?.showModal();
  return true;
}

function focusSearch(): boolean {
  const input = document.getElementById(searchInputId);
  if (input instanceof HTMLInputElement) { input.focus(); input.select(); }
  return true;
}
