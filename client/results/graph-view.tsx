// The nodes and relationships of a result, drawn on the canvas of Explore; what is clicked shows its properties beside it. The table is its text twin.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import type { SceneView } from '../scene/model.ts';
import { Scene } from '../scene/scene.ts';
import { kinds } from '../state/state.ts';
import { KindShape, VerdictGlyph } from '../views/icons.tsx';
import { markWords } from '../views/legend.tsx';
import { IconButton } from '../views/top-bar.tsx';
import type { GraphValues } from './graph-values.ts';
import { joinsOf } from './join.ts';
import { placed } from './layout/ask.ts';
import { idInExplore, NodeChip } from './marks.tsx';
import type { OpenInExplore } from './query-result.ts';
import { kindCounts, sceneOf, type ResultScene } from './scene-of.ts';
import { captionOf, type RelationshipReading } from './values.ts';
import { ValueDetails } from './value-details.tsx';

/** Square pixels of the canvas that a node has for itself and its name, so that the picture can be read. */
const roomOfNode = 1700;
const fewest = 40;
/** What the reader may ask for beyond that. */
const most = 1500;
const nobody: ReadonlySet<string> = new Set();
const nowhere: SceneView['pinned'] = new Map();
const undimmed = (): boolean => false;

interface GraphProps { readonly found: GraphValues; readonly theme: 'light' | 'dark'; readonly phone: boolean; readonly rows: number; readonly onOpen: OpenInExplore }

export function GraphView(props: GraphProps) {
  if (props.found.nodes.size > 0) return <Drawn {...props} />;
  return (
    <div class="result-empty"><div>
      <h2 class="serif">No node in these rows</h2>
      <p>A graph is drawn from nodes, relationships and paths. Return them whole: <code>RETURN n, r, m</code>, or a path: <code>MATCH p = (a)-[*..2]-(b) RETURN p</code>.{props.found.relationships.size > 0 && ' These rows hold relationships without their ends: return the nodes beside them.'}</p>
    </div></div>
  );
}

function Drawn({ found: held, theme, phone, onOpen }: GraphProps) {
  const join = useJoins(held);
  const found = useMemo((): GraphValues => ({ nodes: held.nodes, relationships: new Map([...(join.drawn ?? []), ...held.relationships]) }), [held, join.drawn]);
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<Scene | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [pinned, setPinned] = useState<SceneView['pinned']>(nowhere);
  const [laying, setLaying] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);
  const [limit, setLimit] = useState(() => fewest);
  const scene = useMemo(() => sceneOf(found, limit), [found, limit]);
  const open = useRef(onOpen);
  open.current = onOpen;

  useEffect(() => {
    const made = new Scene(stage.current!, {
      select: (id) => setSelected(id), edge: (id) => setSelected(id), expand: (id) => setSelected(id), pin: (id, x, y) => setPinned((before) => new Map(before).set(id, [x, y])),
      lasso: () => {}, menu: () => {}, shown: () => {}, failed: setFailed,
    });
    canvas.current = made;
    Object.assign(window, { pactaResultScene: made });
    return () => made.destroy();
  }, []);
  const view = (): SceneView => ({ selected: selected !== null && found.nodes.has(selected) ? [selected] : [], hidden: nobody, pinned, dimmed: undimmed, dimmedEdge: undimmed, showAll: true, revealed: nobody, path: selected !== null && found.relationships.has(selected) ? new Set([selected]) : nobody, theme, phone });
  useEffect(() => {
    const { clientWidth, clientHeight } = stage.current!;
    setLimit(Math.max(fewest, Math.floor((clientWidth * clientHeight) / roomOfNode)));
  }, [held]);
  useEffect(() => {
    setSelected(null);
    setPinned(nowhere);
    setFailed(null);
    setLaying(true);
    canvas.current?.setView({ ...view(), selected: [], pinned: nowhere, path: nobody });
    const away = new AbortController();
    const { clientWidth, clientHeight } = stage.current!;
    // On a phone the canvas turns the picture, so that what was wide is high.
    const aspect = phone ? clientHeight / Math.max(1, clientWidth) : clientWidth / Math.max(1, clientHeight);
    placed(scene.data, aspect, away.signal).then(
      (data) => { if (!away.signal.aborted) { canvas.current?.setData(data); setLaying(false); } },
      () => { if (!away.signal.aborted) { setLaying(false); setFailed('The picture could not be laid out; the table has the rows.'); } },
    );
    return () => away.abort();
  }, [scene]);
  useEffect(() => canvas.current?.setView(view()), [selected, pinned, theme, phone]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && selected !== null) { event.preventDefault(); setSelected(null); return; }
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const { nodes } = scene.data;
    const at = nodes.findIndex(({ id }) => id === selected);
    const next = nodes[at < 0 ? 0 : (at + step + nodes.length) % nodes.length];
    if (next) { setSelected(next.id); canvas.current?.centre(next.id); }
  };

  return (
    <div class="result-graph">
      <div class="graph-canvas">
        <div class="graph-stage" ref={stage} role="application" tabIndex={0} aria-label="Graph of the result. Arrow keys go from node to node; the Table tab says the same in words." onKeyDown={onKeyDown} onContextMenu={(event) => event.preventDefault()} />
        <div class="tools" role="toolbar" aria-label="Graph" aria-orientation="vertical">
          <IconButton name="plus" label="Zoom in" onClick={() => canvas.current?.zoom(1.5)} />
          <IconButton name="minus" label="Zoom out" onClick={() => canvas.current?.zoom(1 / 1.5)} />
          <IconButton name="fit" label="Fit" onClick={() => canvas.current?.fit()} />
        </div>
        {laying && <p class="graph-laying muted" role="status">Laying out {scene.data.nodes.length.toLocaleString('en-GB')} nodes…</p>}
        {selected !== null && <Card id={selected} found={found} onOpen={onOpen} onClose={() => { setSelected(null); stage.current?.focus(); }} />}
      </div>
      <Key found={found} scene={scene} failed={failed} join={join} onMore={limit < most ? () => setLimit(most) : null} />
    </div>
  );
}

interface Joins { readonly possible: boolean; readonly wanted: boolean; /** `null` until they are there, and when none are wanted. */ readonly drawn: ReadonlyMap<string, RelationshipReading> | null; readonly turn: () => void }

/** What joins the nodes beyond the rows: looked up at once when the rows hold no relationship, else when the reader asks. A failure leaves the picture as the rows have it. */
function useJoins(held: GraphValues): Joins {
  const [wanted, setWanted] = useState(held.relationships.size === 0);
  const [drawn, setDrawn] = useState<Joins['drawn']>(null);
  const ids = useMemo(() => [...held.nodes.values()].flatMap((node) => idInExplore(node) ?? []).slice(0, most), [held]);
  useEffect(() => {
    setDrawn(null);
    if (!wanted || ids.length < 2) return;
    const away = new AbortController();
    joinsOf(ids, away.signal).then((joins) => { if (!away.signal.aborted) setDrawn(new Map([...joins].filter(([id]) => !held.relationships.has(id)))); }, () => {});
    return () => away.abort();
  }, [ids, wanted]);
  return { possible: ids.length > 1, wanted, drawn, turn: () => setWanted(!wanted) };
}

/** What is selected: its name and all its properties. */
function Card({ id, found, onOpen, onClose }: { id: string; found: GraphValues; onOpen: OpenInExplore; onClose: () => void }) {
  const [node, relationship] = [found.nodes.get(id), found.relationships.get(id)];
  if (!node && !relationship) return null;
  const end = (at: string) => { const other = found.nodes.get(at); return other ? <NodeChip node={other} onOpen={onOpen} /> : <span class="code">{at}</span>; };
  return (
    <aside class="graph-card" aria-label="Selected" tabIndex={0} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }}>
      <p class="card-head">{node ? <strong class="serif">{captionOf(node)}</strong> : <strong class="code">{relationship!.type}</strong>}<button type="button" class="link" onClick={onClose}>Close</button></p>
      {relationship && <p class="ends">{end(relationship.start)} <span class="muted">to</span> {end(relationship.end)}</p>}
      <ValueDetails value={node ? { $type: 'Node', _value: { _element_id: node.id, _labels: node.labels, _properties: node.properties } } : { $type: 'Map', _value: relationship!.properties }} onOpen={onOpen} />
    </aside>
  );
}

/** The line under the canvas: what each mark is, how many there are, and what is not drawn. */
function Key({ found, scene: { data, leftOut, loose }, failed, join, onMore }: { join: Joins; found: GraphValues; scene: ResultScene; failed: string | null; onMore: (() => void) | null }) {
  const verdictsSeen = new Map<VerdictMark, number>();
  for (const { verdict } of data.nodes) if (verdict) verdictsSeen.set(verdictMarks[verdict], (verdictsSeen.get(verdictMarks[verdict]) ?? 0) + 1);
  const notes = [
    leftOut > 0 ? `The first ${data.nodes.length.toLocaleString('en-GB')} nodes are drawn; ${leftOut.toLocaleString('en-GB')} more are in the table.` : '',
    loose > 0 ? `${loose.toLocaleString('en-GB')} ${loose === 1 ? 'relationship is' : 'relationships are'} not drawn, since the rows do not hold both ends.` : '',
    found.relationships.size === 0 && found.nodes.size > 1 ? 'The rows hold no relationship; return one (MATCH (a)-[r]->(b) RETURN a, r, b) to see how these are joined.' : '',
    join.drawn ? `${join.drawn.size.toLocaleString('en-GB')} ${join.drawn.size === 1 ? 'relationship that the query did not return joins' : 'relationships that the query did not return join'} them.` : '',
    failed ?? '',
  ].filter((note) => note !== '');
  return (
    <div class="graph-key" role="group" tabIndex={0} aria-label="What is drawn">
      {kindCounts(found.nodes.values()).map(([label, count]) => { const kind = kinds.find((one) => one === label); return <span key={label} class="key">{kind ? <KindShape kind={kind} /> : <span class="plain-node" aria-hidden="true" />}{label} <span class="number">{count.toLocaleString('en-GB')}</span></span>; })}
      {[...verdictsSeen].map(([mark, count]) => <span key={mark} class="key"><VerdictGlyph mark={mark} />{markWords[mark]} <span class="number">{count}</span></span>)}
      {leftOut > 0 && onMore && <button type="button" class="link" onClick={onMore}>Draw {leftOut + data.nodes.length <= most ? 'all' : `the first ${most.toLocaleString('en-GB')}`}</button>}
      {join.possible && <button type="button" class="link" aria-pressed={join.wanted} onClick={join.turn}>{join.wanted ? 'Only what was returned' : 'Show what joins them'}</button>}
      {notes.map((note) => <span key={note} class="muted">{note}</span>)}
    </div>
  );
}
