// The strip above a result: the tabs, the reader's status slot, and what can be done with the result.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ResultTab } from '../state/state.ts';

const tabs: readonly ResultTab[] = ['graph', 'table', 'raw', 'plan'];
const tabWords: Readonly<Record<ResultTab, string>> = { graph: 'Graph', table: 'Table', raw: 'Raw', plan: 'Plan' };
export const tabId = (tab: ResultTab): string => `result-tab-${tab}`;
export const panelId = 'result-panel';

export function Tabs({ tab, onTab }: { tab: ResultTab; onTab: (tab: ResultTab) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(tab);
    const to = event.key === 'ArrowRight' ? tabs[(at + 1) % tabs.length] : event.key === 'ArrowLeft' ? tabs[(at + tabs.length - 1) % tabs.length] : event.key === 'Home' ? tabs[0] : event.key === 'End' ? tabs.at(-1) : undefined;
    if (!to) return;
    event.preventDefault();
    onTab(to);
    list.current?.querySelector<HTMLElement>(`#${tabId(to)}`)?.focus();
  };
  return (
    <div class="result-tabs" role="tablist" aria-label="The result as" ref={list} onKeyDown={onKeyDown}>
      {tabs.map((one) => <button key={one} type="button" role="tab" id={tabId(one)} aria-selected={one === tab} aria-controls={panelId} tabIndex={one === tab ? 0 : -1} onClick={() => onTab(one)}>{tabWords[one]}</button>)}
    </div>
  );
}

export interface Choice { readonly words: string; readonly act: () => void }

/** A button that opens a menu of files. */
export function DownloadMenu({ choices }: { choices: readonly Choice[] }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const away = (event: PointerEvent): void => { if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false); };
    addEventListener('pointerdown', away);
    return () => removeEventListener('pointerdown', away);
  }, [open]);
  const close = (): void => { setOpen(false); button.current?.focus(); };
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(); }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus(); }
    else if (event.key === 'Tab') setOpen(false);
  };
  return (
    <div class="download" ref={box}>
      <button type="button" class="icon-button" ref={button} aria-label="Download" title="Download" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}><ToolIcon name="download" /></button>
      {open && <div class="menu" role="menu" aria-label="Download as" onKeyDown={onKeyDown}>{choices.map(({ words, act }) => <button key={words} type="button" role="menuitem" tabIndex={-1} onClick={() => { act(); close(); }}>{words}</button>)}</div>}
    </div>
  );
}

const paths = { download: 'M8 2.500v7M4.800 6.500 8 9.700l3.200-3.200M3 13h10', copy: 'M5.500 5.500h7.500v7.500H5.500ZM10.500 5.500V3H3v7.500h2.500' } as const;
export function ToolIcon({ name }: { name: keyof typeof paths }) {
  return <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.400" stroke-linecap="round" stroke-linejoin="round" /></svg>;
}

export function Strip({ tab, onTab, status, children }: { tab: ResultTab; onTab: (tab: ResultTab) => void; status: ComponentChildren; children: ComponentChildren }) {
  return <div class="result-strip"><Tabs tab={tab} onTab={onTab} /><div class="result-status" role="status">{status}</div><div class="result-actions">{children}</div></div>;
}
