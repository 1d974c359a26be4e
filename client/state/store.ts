// Binds the state to the page: one signal, its history for undo and redo, its URL, and the answers that follow from it.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkAnswer } from '#graph/answers';
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import type { SceneData, SceneEdge, SceneNode } from '../scene/model.ts';
import { askNetwork } from './api.ts';
import { advance, back, begin, forth, type History } from './history.ts';
import { kinds, start, type Kind, type State } from './state.ts';
import { fromUrl, toUrl } from './url.ts';

const opened: State = typeof location === 'undefined' ? start : fromUrl(location);
/** The text that came with the address: shown, and not run before the reader asks for it. */
export const textFromAddress: string = opened.query.text;
const history = signal<History<State>>(begin(opened));

export const state: ReadonlySignal<State> = computed(() => history.value.present);
export const canUndo = computed(() => history.value.past.length > 0);
export const canRedo = computed(() => history.value.future.length > 0);
/** What went wrong last, as a sentence; `null` when nothing did. */
export const failure = signal<string | null>(null);
export const linkShortened = signal(false);

/** What undo leaves alone: the editor of the Query screen has an undo of its own, and going to a screen is no step. */
const kept = ({ screen, query }: State): Pick<State, 'screen' | 'query'> => ({ screen, query });
const keeping = (moved: History<State>): History<State> => ({ ...moved, present: { ...moved.present, ...kept(history.value.present) } });

/** Changes the state, and remembers the former one. */
export function change(next: (state: State) => State): void {
  const { present } = history.value;
  const changed = next(present);
  history.value = advance({ ...history.value, present: { ...present, ...kept(changed) } }, changed);
}
export function undo(): void {
  history.value = keeping(back(history.value));
}
export function redo(): void {
  history.value = keeping(forth(history.value));
}

/** The network under the lens; `null` until the first answer. */
export const network = signal<NetworkAnswer | null>(null);
export const loading = signal(true);

/** The one kind by which a node is drawn. */
export const kindOf = (labels: readonly string[]): Kind => kinds.find((kind) => labels.includes(kind)) ?? 'Actor';

export const scene = computed<SceneData>(() => {
  const answer = network.value;
  if (!answer) return { nodes: [], edges: [] };
  const { nodes, edges } = answer;
  return {
    nodes: nodes.id.map((id, i): SceneNode => ({ id, label: kindOf(nodes.labels[i]!), name: nodes.name[i]!, shortName: nodes.shortName[i]!, degree: nodes.degree[i]!, x: nodes.x[i]!, y: nodes.y[i]!, verdict: nodes.verdict[i]! })),
    edges: edges.id.map((id, i): SceneEdge => ({ id, source: nodes.id[edges.source[i]!]!, target: nodes.id[edges.target[i]!]!, type: edges.type[i]!, verdict: edges.verdict[i]!, facts: edges.facts[i]!, weak: edges.weak[i]!, directed: edges.directed[i]!, from: edges.from[i]!, to: edges.to[i]! })),
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

/** While a query is being typed its address is written when the hand rests: browsers count how often a page writes it, and refuse too many. */
const restMs = 300;

/** Follows the state: asks for the network of each lens, writes the URL, sets the theme. Returns what stops it. */
export function follow(): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let unwritten = (): void => undefined;
  const question = computed(() => JSON.stringify([state.value.lens, state.value.evidence]));
  const stops = [
    effect(() => {
      const asked = question.value;
      const { lens, evidence } = state.peek();
      // An answer that comes after the reader asked for something else is no longer of interest, and neither is its failure.
      const wanted = (): boolean => question.peek() === asked;
      loading.value = true;
      askNetwork(lens, evidence).then(
        (answer) => { if (wanted()) { network.value = answer; loading.value = false; failure.value = null; } },
        (error: Error) => { if (wanted()) { loading.value = false; failure.value = error.message; } },
      );
    }),
    effect(() => {
      const { pathname, search, hash, shortened } = toUrl(state.value);
      linkShortened.value = shortened;
      const write = (): void => {
        clearTimeout(waiting);
        unwritten = (): void => undefined;
        const address = `${pathname}${search}${hash}`;
        if (address === `${location.pathname}${location.search}${location.hash}`) return;
        // Going to another screen is a step back in the browser; a change within one is not.
        window.history[pathname === location.pathname ? 'replaceState' : 'pushState'](null, '', address);
      };
      clearTimeout(waiting);
      // Whoever leaves a screen while the hand still rests finds what was typed when coming back.
      if (pathname !== location.pathname) unwritten();
      unwritten = write;
      if (state.value.screen === 'query' && pathname === location.pathname) waiting = setTimeout(write, restMs);
      else write();
    }),
    effect(() => {
      const theme = state.value.theme;
      if (theme) document.documentElement.dataset['theme'] = theme;
      else delete document.documentElement.dataset['theme'];
    }),
  ];
  const writeNow = (): void => unwritten();
  const readAddress = (): void => change(() => fromUrl(location));
  window.addEventListener('popstate', readAddress);
  window.addEventListener('pagehide', writeNow);
  return () => { stops.forEach((stop) => stop()); window.removeEventListener('popstate', readAddress); window.removeEventListener('pagehide', writeNow); clearTimeout(waiting); };
}

/** The theme in force: the chosen one, else the system's. */
export const theme = computed(() => state.value.theme ?? (typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
