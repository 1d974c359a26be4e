// Explore: the canvas with its heading, tools and legend, the table twin, the context menu. Feeds the scene from the state and the state from the scene.
import { effect, untracked } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { polesOf } from '../scene/first-sight.ts';
import { Scene } from '../scene/scene.ts';
import { expand, hide, hideOthers, pin, reveal, select, selectMany, setEvidence, setLens, setTable, showAll, toggleKind, unhide } from '../state/changes.ts';
import { change, failure, kindOf, loading, neighboursOf, network, nodeById, scene, state } from '../state/store.ts';
import { askPath } from '../state/api.ts';
import type { LensChoice } from '../state/state.ts';
import { Legend } from './legend.tsx';
import { lit, phone, sceneView } from './scene-view.ts';
import { neighboursNote, ShowCypher } from './show-cypher.tsx';
import { TableTwin } from './table-twin.tsx';
import { IconButton } from './top-bar.tsx';
import { dateWords } from './words.ts';

export interface ExploreHandle { centre(id: string): void; fit(): void; zoom(factor: number): void; expandSelected(): void; shown(): readonly string[] }
const hub = 24;

export function Explore({ handle }: { handle: { current: ExploreHandle | null } }) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<Scene | null>(null);
  const [counts, setCounts] = useState({ shown: 0, total: 0, folded: 0 });
  const [menu, setMenu] = useState<{ id: string | null; x: number; y: number } | null>(null);
  const [asking, setAsking] = useState<string | null>(null);

  const expandNode = (id: string, sure = false): void => {
    const neighbours = neighboursOf(id);
    if (neighbours.length > hub && !sure) return setAsking(id);
    setAsking(null);
    change((s) => expand(select(s, id), [id, ...neighbours]));
  };
  const centre = (id: string): void => void setTimeout(() => canvas.current?.centre(id), 60);

  useEffect(() => {
    const made = new Scene(stage.current!, {
      select: (id, add) => { setMenu(null); change((s) => select(s, id, add)); },
      expand: (id) => expandNode(id),
      pin: (id, x, y) => change((s) => pin(s, id, x, y)),
      lasso: (ids) => change((s) => selectMany(s, ids)),
      edge: (id) => { const edge = scene.value.edges.find((other) => other.id === id); const fact = edge?.facts[0]; if (fact && !fact.startsWith('t-')) change((s) => select(s, fact)); else if (edge) change((s) => selectMany(s, [edge.source, edge.target])); },
      menu: (id, x, y) => setMenu({ id, x, y }),
      shown: setCounts,
      failed: (sentence) => { failure.value = sentence; },
    });
    canvas.current = made;
    handle.current = { centre, fit: () => made.fit(), zoom: (factor) => made.zoom(factor), shown: () => made.shown(), expandSelected: () => { const [id] = state.value.selected; if (id) expandNode(id); } };
    if (typeof window !== 'undefined') Object.assign(window, { pactaScene: made });
    const narrow = matchMedia('(max-width: 760px)');
    const turn = (): void => { phone.value = narrow.matches; };
    narrow.addEventListener('change', turn);
    turn();
    // Drawing reads other signals too; it must not be done again for them.
    const stops = [
      effect(() => { const view = sceneView.value; untracked(() => made.setView(view)); }),
      effect(() => { const data = scene.value; untracked(() => made.setData(data)); }),
    ];
    return () => { stops.forEach((stop) => stop()); narrow.removeEventListener('change', turn); handle.current = null; canvas.current = null; made.destroy(); };
  }, []);

  const { hidden, showAll: all, path, without, lens, table, evidence } = state.value;
  useEffect(() => {
    if (!path) return void (lit.value = new Set());
    let live = true;
    const light = (edges: readonly string[]): void => { if (live) lit.value = new Set(edges); };
    askPath(lens, path[0], path[1], without).then((answer) => light(answer.paths[0]?.edges.map((edge) => edge.id) ?? []), () => light([]));
    return () => { live = false; };
  }, [path, without, lens]);

  const brief = phone.value && (lens.asOf !== null || lens.knownBy !== null);
  useEffect(() => {
    // Escape closes what lies over the canvas before it clears the selection.
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || (menu === null && asking === null && canvas.current?.isPicking !== true)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setMenu(null);
      setAsking(null);
      canvas.current?.pick(null);
    };
    window.addEventListener('keydown', close, { capture: true });
    return () => window.removeEventListener('keydown', close, { capture: true });
  }, [menu, asking]);

  return (
    <main class="main">
      <div class="canvas">
        <div class="stage" ref={stage} role="application" tabIndex={0} aria-label="Network of names. Arrow keys walk to neighbours; the table button shows the same as a table." onKeyDown={walk(centre)} onContextMenu={(event) => event.preventDefault()} />
        <div class="heading">
          <h1>{title()}</h1>
          <p class="counts" role="status">
            {loading.value && network.value === null ? 'Reading the network…' : <><ShowCypher figure question="names-by-kind" note="the names by kind: every name on file (counted, no rule). The canvas draws those that something joins to another, and folds those of one link without a verdict.">{counts.shown} of {counts.total}</ShowCypher><span class={brief ? 'visually-hidden' : ''}> names shown</span></>}
            {brief && <DaysOfLens />}
            {counts.folded > 0 && <><span class={brief ? 'visually-hidden' : ''}> · {counts.folded} folded</span> · </>}{counts.folded > 0 && <button type="button" class="link" onClick={() => change((s) => showAll(s, true))}>Show all</button>}
            {all && <> · <button type="button" class="link" onClick={() => change((s) => showAll(s, false))}>Fold</button></>}
            {hidden.length > 0 && <> · {hidden.length} hidden · <button type="button" class="link" onClick={() => change(unhide)}>Bring back</button></>}
          </p>
        </div>
        <div class="tools" role="toolbar" aria-label="Canvas" aria-orientation="vertical">
          {!table && (
            <>
              <IconButton name="plus" label="Zoom in" onClick={() => canvas.current?.zoom(1.5)} />
              <IconButton name="minus" label="Zoom out" onClick={() => canvas.current?.zoom(1 / 1.5)} />
              <IconButton name="fit" label="Fit (F)" onClick={() => canvas.current?.fit()} />
              <IconButton wide name="lasso" label="Lasso" onClick={() => canvas.current?.pick('lasso')} />
              <IconButton wide name="marquee" label="Marquee" onClick={() => canvas.current?.pick('marquee')} />
            </>
          )}
          <IconButton name="table" label={table ? 'Back to the canvas' : 'Table'} pressed={table} onClick={() => change((s) => setTable(s, !s.table))} />
          <IconButton wide name="evidence" label="Show the facts themselves" pressed={evidence} onClick={() => change((s) => setEvidence(s, !s.evidence))} />
        </div>
        {table && <TableTwin centre={centre} />}
        {network.value !== null && network.value.nodes.id.length === 0 && <div class="centred"><div><h2 class="serif">Nothing was known then</h2><p>No source of this lens says anything by that date. Choose a later date, or All sources.</p></div></div>}
        {asking !== null && <div class="notice" role="alertdialog" aria-label="A hub"><span>{nodeById.value.get(asking)?.name} has <ShowCypher figure question="neighbours-by-type" values={{ id: asking }} note={neighboursNote(nodeById.value.get(asking)?.name ?? asking)}>{neighboursOf(asking).length}</ShowCypher> neighbours.</span> <button type="button" onClick={() => expandNode(asking, true)}>Show all</button><button type="button" onClick={() => { change((s) => select(s, asking)); setAsking(null); }}>Choose by kind</button><button type="button" onClick={() => setAsking(null)}>Cancel</button></div>}
        {failure.value !== null && <div class="notice" role="alert">{failure.value}<button type="button" onClick={() => location.reload()}>Try again</button></div>}
      </div>
      <Legend />
      {menu && <ContextMenu {...menu} close={() => setMenu(null)} expandNode={expandNode} />}
    </main>
  );
}

/** On a phone the bar has no room for the days of the lens: they stand in the heading, which is brief then. */
function DaysOfLens() {
  const { asOf, knownBy } = state.value.lens;
  const day = (words: string, without: Partial<LensChoice>) => <> · <button type="button" class="link" aria-label={`${words}: to this day again`} onClick={() => change((s) => setLens(s, { ...s.lens, ...without }))}>{words} ×</button></>;
  return <>{asOf && day(`as of ${dateWords(asOf)}`, { asOf: null })}{knownBy && day(`known by ${dateWords(knownBy)}`, { knownBy: null })}</>;
}

/** Named after the two poles, whatever is loaded. */
function title(): string {
  const [first, second] = polesOf(scene.value).map((id) => nodeById.value.get(id));
  return first && second ? `${first.shortName} and ${second.shortName}, promise by promise` : 'Promise by promise';
}

/** Arrow keys on the canvas: right and down to the next neighbour, left and up to the one before. */
function walk(centre: (id: string) => void): (event: KeyboardEvent) => void {
  let from: string | undefined;
  let at = -1;
  return (event) => {
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    const [current] = state.value.selected;
    if (event.key === 'Enter') { from = current; at = -1; return; }
    if (current === undefined) {
      const first = [...scene.value.nodes].sort((a, b) => b.degree - a.degree)[0];
      if (first) { change((s) => reveal(s, first.id)); from = first.id; }
      return;
    }
    from ??= current;
    const neighbours = neighboursOf(from);
    if (neighbours.length === 0) return;
    at = (at + step + neighbours.length) % neighbours.length;
    change((s) => reveal(s, neighbours[at]!));
    centre(neighbours[at]!);
  };
}

function ContextMenu({ id, x, y, close, expandNode }: { id: string | null; x: number; y: number; close: () => void; expandNode: (id: string) => void }) {
  const node = id === null ? undefined : nodeById.value.get(id);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector('button')?.focus(); }, [id]);
  const item = (words: string, keys: string, act: () => void) => <button type="button" role="menuitem" onClick={() => { act(); close(); }}>{words}<span class="muted">{keys}</span></button>;
  return (
    <div class="menu" role="menu" ref={box} style={{ left: `${Math.min(x, innerWidth - 220)}px`, top: `${Math.min(y, innerHeight - 220)}px` }}>
      {node ? (
        <>
          {item('Show neighbours', 'Ctrl+E', () => expandNode(node.id))}
          {item('Add to the selection', 'Ctrl+click', () => change((s) => select(s, node.id, true)))}
          {item('Hide', 'H', () => change((s) => hide(s, [node.id])))}
          {item('Hide others', 'Shift+H', () => change((s) => hideOthers(s, scene.value.nodes.map((other) => other.id), [node.id, ...neighboursOf(node.id)])))}
          {item(`Leave out every ${kindOf([node.label]).toLowerCase()}`, '', () => change((s) => toggleKind(s, node.label)))}
        </>
      ) : (
        <>
          {item('Show all names', '', () => change((s) => showAll(s, true)))}
          {item('Bring back what is hidden', '', () => change(unhide))}
          {item('Clear the selection', 'Esc', () => change((s) => select(s, null)))}
        </>
      )}
    </div>
  );
}
