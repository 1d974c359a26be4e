// What the canvas is shown of the state, as one signal. Each part is made anew only when what it is made of has changed, so that a mere selection is a mere selection for the canvas too.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SceneEdge, SceneView } from '../scene/model.ts';
import type { State } from '../state/state.ts';
import { inYears, nodeById, state, theme } from '../state/store.ts';
import { isOff } from './legend.tsx';

/** Whether the page is as narrow as a phone. */
export const phone = signal(false);
/** The edges of the path that is read. */
export const lit = signal<ReadonlySet<string>>(new Set());

const part = <K extends keyof State>(key: K): ReadonlySignal<State[K]> => computed(() => state.value[key]);
const [selectedNow, hiddenNow, revealedNow, pinnedNow, allNow, offKindsNow, offMarksNow, yearsNow] = [part('selected'), part('hidden'), part('revealed'), part('pinned'), part('showAll'), part('offKinds'), part('offMarks'), part('years')];
const hidden = computed(() => new Set(hiddenNow.value));
const revealed = computed(() => new Set(revealedNow.value));
const pinned = computed(() => new Map(Object.entries(pinnedNow.value)));

/** What the legend and the years leave out; a new value for each change of them. */
const dimming = computed((): Pick<SceneView, 'dimmed' | 'dimmedEdge'> => {
  const [offs, years, nodes] = [{ offKinds: offKindsNow.value, offMarks: offMarksNow.value }, yearsNow.value, nodeById.value];
  const off = (id: string): boolean => { const node = nodes.get(id); return node !== undefined && isOff(node, offs); };
  return { dimmed: (node) => isOff(node, offs), dimmedEdge: (edge: SceneEdge) => !inYears(edge, years) || off(edge.source) || off(edge.target) };
});

export const sceneView = computed((): SceneView => ({
  selected: selectedNow.value, hidden: hidden.value, pinned: pinned.value, ...dimming.value, showAll: allNow.value, revealed: revealed.value, path: lit.value, theme: theme.value, phone: phone.value,
}));
