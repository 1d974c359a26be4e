// The legend under the canvas: what each mark means, how many there are, and a switch for each; below it the years, to scrub.
import { useMemo } from 'preact/hooks';
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import type { Verdict } from '#graph/vocabularies';
import { setYears, toggleKind, toggleMark } from '../state/changes.ts';
import { change, network, scene, state } from '../state/store.ts';
import { countByYear } from '../state/years.ts';
import { KindShape, VerdictGlyph } from './icons.tsx';
import { ShowCypher } from './show-cypher.tsx';
import type { Kind, State } from '../state/state.ts';

export const markWords: Readonly<Record<VerdictMark, string>> = { kept: 'Kept', 'in-progress': 'In progress', 'partly-kept': 'Partly kept', stalled: 'Stalled', withdrawn: 'Withdrawn', reneged: 'Reneged', disputed: 'Disputed', unknown: 'Unknown, sought', ended: 'Declined, ended otherwise' };
const marks = Object.keys(markWords) as VerdictMark[];
const kinds: readonly Kind[] = ['Actor', 'Institution', 'Project', 'Agreement', 'Region', 'Commitment', 'Event', 'Flow', 'Figure', 'Statement'];

export function Legend() {
  const { nodes } = scene.value;
  const rule = network.value ? ` v${network.value.rule}` : '';
  const { offKinds, offMarks } = state.value;
  const ofKind = (kind: Kind): number => nodes.filter((node) => node.label === kind).length;
  const ofMark = (mark: VerdictMark): number => nodes.filter((node) => node.verdict && verdictMarks[node.verdict] === mark).length;
  return (
    <section class="legend" aria-label="Legend and filters">
      <div class="line" role="group" aria-label="What it is">
        <span class="title">What it is</span>
        {kinds.filter((kind) => ofKind(kind) > 0 || offKinds.includes(kind)).map((kind) => (
          <button key={kind} type="button" class="key" aria-pressed={!offKinds.includes(kind)} onClick={() => change((s) => toggleKind(s, kind))}><KindShape kind={kind} />{kind} <span class="number">{ofKind(kind)}</span></button>
        ))}
        <ShowCypher question="names-by-kind" note="the names by kind: every name on file (counted, no rule). The canvas draws those that something joins to another.">Cypher<span class="visually-hidden"> of the names by kind</span></ShowCypher>
        <span class="key static"><svg width="22" height="4" aria-hidden="true"><path d="M0 2h22" stroke="currentColor" /></svg>Stated</span>
        <span class="key static"><svg width="22" height="4" aria-hidden="true"><path d="M0 2h22" stroke="currentColor" stroke-dasharray="5 3" /></svg>Hedged, inferred</span>
      </div>
      <div class="line" role="group" aria-label="What became of it">
        <span class="title">What became</span>
        {marks.filter((mark) => ofMark(mark) > 0 || offMarks.includes(mark)).map((mark) => (
          <button key={mark} type="button" class="key" aria-pressed={!offMarks.includes(mark)} onClick={() => change((s) => toggleMark(s, mark))}><VerdictGlyph mark={mark} />{markWords[mark]} <span class="number">{ofMark(mark)}</span></button>
        ))}
        <ShowCypher question="names-and-verdicts" note={`the rings of the names: each is the worst verdict of the promises that concern the name, or that an agreement records · rule verdict${rule}.`}>Cypher<span class="visually-hidden"> of the names by verdict</span></ShowCypher>
        <span class="key static" title="An arrowhead points from who acts to whom or what it is done"><svg width="18" height="8" aria-hidden="true"><path d="M0 4h11" stroke="currentColor" /><path d="M10 .5 17.500 4 10 7.500Z" fill="currentColor" /></svg>Acts on</span>
      </div>
      <Histogram />
    </section>
  );
}

/** Edges with a dated fact in each year; two thumbs choose the years, which a title tells where no legend stands around them. `leave` is called when the reader goes to their Cypher. */
export function Histogram({ titled = false, leave }: { titled?: boolean; leave?: () => void }) {
  const { edges } = scene.value;
  const years = useMemo(() => countByYear(edges), [edges]);
  if (years.length < 2) return null;
  const [first, last] = [years[0]!.year, years.at(-1)!.year];
  const [from, to] = state.value.years ?? [first, last];
  const most = Math.max(...years.map(({ count }) => count));
  const set = (a: number, b: number): void => change((s) => setYears(s, a <= first && b >= last ? null : [Math.min(a, b), Math.max(a, b)]));
  const every = Math.ceil(years.length / 15);
  return (
    <div class="histogram" role="group" aria-label="Years">
      {titled && <p class="muted">Years {Math.max(first, from)} to {Math.min(last, to)}</p>}
      <div class="scrub">
        <div class="bars" aria-hidden="true">{years.map(({ year, count }) => <span key={year} class={year < from || year > to ? 'out' : ''} style={{ height: `${Math.round((count / most) * 100)}%` }} title={`${year}: ${count}`} />)}</div>
        <input type="range" aria-label="From year" min={first} max={last} value={from} onChange={(event) => set(Number(event.currentTarget.value), to)} />
        <input type="range" aria-label="To year" min={first} max={last} value={to} onChange={(event) => set(from, Number(event.currentTarget.value))} />
        <div class="years" aria-hidden="true">{years.map(({ year }, index) => <span key={year}>{index % every === 0 ? year : ''}</span>)}</div>
      </div>
      <YearsCypher leave={leave} />
    </div>
  );
}

function YearsCypher({ leave }: { leave?: (() => void) | undefined }) {
  const answer = network.value;
  if (!answer) return null;
  const [question, edges] = answer.view === 'evidence' ? ['drawn-evidence-by-year', 'between facts and names'] : ['drawn-edges-by-year', 'between names'];
  return <ShowCypher question={question} asOf={answer.lens.asOf} opened={leave} note={`the dated edges that the canvas draws ${edges}, folded ones too; each in every year that its facts touch, from 2000 on, thirty at most (counted, no rule).`}>Cypher<span class="visually-hidden"> of the years</span></ShowCypher>;
}

/** Whether the legend leaves a mark out. */
export const isOff = (node: { readonly label: Kind; readonly verdict: Verdict | null }, { offKinds, offMarks }: Pick<State, 'offKinds' | 'offMarks'>): boolean => offKinds.includes(node.label) || (node.verdict !== null && offMarks.includes(verdictMarks[node.verdict]));
