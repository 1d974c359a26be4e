// The bar between two panes: dragged, moved by arrow keys, put back by a double click; its place is kept in this browser.
import { useState } from 'preact/hooks';

const key = 'pacta-query-split';
/** The editor's share of the height, in percent. */
const [least, most, usual] = [15, 85, 46];
const within = (share: number): number => Math.min(most, Math.max(least, Math.round(share * 10) / 10));

export function useSplit(): readonly [number, (share: number) => void] {
  const [share, setShare] = useState(() => { try { const kept = Number(localStorage.getItem(key) ?? usual); return Number.isFinite(kept) ? within(kept) : usual; } catch { return usual; } });
  const move = (wanted: number): void => {
    const next = within(wanted);
    setShare(next);
    try { localStorage.setItem(key, String(next)); } catch { /* It then lasts as long as the page. */ }
  };
  return [share, move];
}

export function Splitter({ share, onMove }: { share: number; onMove: (share: number) => void }) {
  const drag = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    const panes = bar.parentElement?.getBoundingClientRect();
    if (!panes || event.button !== 0) return;
    bar.setPointerCapture(event.pointerId);
    const follow = (moved: PointerEvent): void => onMove(((moved.clientY - panes.top) / panes.height) * 100);
    bar.addEventListener('pointermove', follow);
    bar.addEventListener('lostpointercapture', () => bar.removeEventListener('pointermove', follow), { once: true });
    event.preventDefault();
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 10 : 2;
    const moved = event.key === 'ArrowUp' ? share - step : event.key === 'ArrowDown' ? share + step : event.key === 'Home' ? least : event.key === 'End' ? most : event.key === 'Enter' ? usual : null;
    if (moved === null) return;
    onMove(moved);
    event.preventDefault();
  };
  return <div class="splitter" role="separator" tabIndex={0} aria-orientation="horizontal" aria-label="Height of the editor; arrow keys move it, Enter puts it back" aria-valuenow={Math.round(share)} aria-valuemin={least} aria-valuemax={most} onPointerDown={drag} onDblClick={() => onMove(usual)} onKeyDown={onKey} />;
}
