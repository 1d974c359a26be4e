// Binds the state to the page: one signal, its history for undo and redo, its URL, and the answers that follow from it.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkAnswer } from '#graph/answers';
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import type { SceneData, SceneEdge, SceneNode } from '../scene/model.ts';
import { askNetwork } from './api.ts';
import { start, type Kind, type State } from './state.ts';
import { fromUrl, toUrl } from './url.ts';

const opened: State = typeof location === 'undefined' ? start : fromUrl(location.search, location.hash);
const current = signal<State>(opened);
const past = signal<readonly State[]>([]);
const future = signal<readonly State[]>([]);
const longestPast = 200;

export const state: ReadonlySignal<State> = current;
export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);
/** What went wrong last, as a sentence; `null` when nothing did. */
export const failure = signal<string | null>(null);
export const linkShortened = signal(false);

/** Changes the state, and remembers the former one. */
export function change(next: (state: State) => State): void {
  const before = current.value;
  const after = next(before);
  if (after === before) return;
  past.value = [...past.value.slice(1 - longestPast), before];
  future.value = [];
  current.value = after;
}

export function undo(): void {
  const before = past.value.at(-1);
  if (!before) return;
  past.value = past.value.slice(0, -1);
  future.value = [...future.value, current.value];
  current.value = before;
}

export function redo(): void {
  const after = future.value.at(-1);
  if (!after) return;
  future.value = future.value.slice(0, -1);
  past.value = [...past.value, current.value];
  current.value = after;
}

/** The network under the lens; `null` until the first answer. */
export const network = signal<NetworkAnswer | null>(null);
export const loading = signal(true);

const kinds: readonly Kind[] = ['Institution', 'Project', 'Agreement', 'Region', 'Commitment', 'Event', 'Flow', 'Figure', 'Statement', 'Source', 'Dispute', 'Actor'];
/** The one kind by which a node is drawn. */
export const kindOf = (labels: readonly string[]): Kind => kinds.find((kind) => labels.includes(kind)) ?? 'Actor';

export const scene = computed<SceneData>(() => {
  const answer = network.value;
  if (!answer) return { nodes: [], edges: [] };
  const { nodes, edges } = answer;
  return {
    nodes: nodes.id.map((id, i): SceneNode => ({ id, label: kindOf(nodes.labels[i]!), name: nodes.name[i]!, shortName: nodes.shortName[i]!, degree: nodes.degree[i]!, x: nodes.x[i]!, y: nodes.y[i]!, verdict: nodes.verdict[i]! })),
    edges: edges.id.map((id, i): SceneEdge => ({ id, source: nodes.id[edges.source[i]!]!, target: nodes.id[edges.target[i]!]!, type: edges.type[i]!, verdict: edges.verdict[i]!, facts: edges.facts[i]!, weak: edges.weak[i]!, from: edges.from[i]!, to: edges.to[i]! })),
  };
});
export const nodeById = computed(() => new Map(scene.value.nodes.map((node) => [node.id, node])));
export const markOf = (node: SceneNode | SceneEdge): VerdictMark | null => (node.verdict ? verdictMarks[node.verdict] : null);

/** Whether an edge's facts touch the chosen years; an undated edge is shown only with all times. */
export function inYears(edge: SceneEdge, years: State['years']): boolean {
  if (!years) return true;
  const [from, to] = [edge.from ?? edge.to, edge.to ?? edge.from].map((day) => (day ? Number(day.slice(0, 4)) : null));
  return from !== null && to !== null && from !== undefined && to !== undefined && from <= years[1] && to >= years[0];
}

/** The neighbours of a node on the drawn network. */
export function neighboursOf(id: string): readonly string[] {
  return [...new Set(scene.value.edges.flatMap((edge) => (edge.source === id ? [edge.target] : edge.target === id ? [edge.source] : [])))];
}

/** Follows the state: asks for the network of each lens, writes the URL, sets the theme. Returns what stops it. */
export function follow(): () => void {
  const lens = computed(() => JSON.stringify([current.value.lens, current.value.evidence]));
  const stops = [
    effect(() => {
      void lens.value;
      const { lens: chosen, evidence } = current.peek();
      loading.value = true;
      askNetwork(chosen, evidence).then(
        (answer) => { if (current.peek().lens === chosen && current.peek().evidence === evidence) { network.value = answer; loading.value = false; failure.value = null; } },
        (error: Error) => { loading.value = false; failure.value = error.message; },
      );
    }),
    effect(() => {
      const { search, hash, shortened } = toUrl(current.value);
      linkShortened.value = shortened;
      const address = `${location.pathname}${search}${hash}`;
      if (address !== `${location.pathname}${location.search}${location.hash}`) window.history.replaceState(null, '', address);
    }),
    effect(() => {
      const theme = current.value.theme;
      if (theme) document.documentElement.dataset['theme'] = theme;
      else delete document.documentElement.dataset['theme'];
    }),
  ];
  const back = (): void => { current.value = fromUrl(location.search, location.hash); };
  window.addEventListener('popstate', back);
  return () => { stops.forEach((stop) => stop()); window.removeEventListener('popstate', back); };
}

/** The theme in force: the chosen one, else the system's. */
export const theme = computed(() => current.value.theme ?? (typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
