// What a reader may choose of the lens, for the bar and for the sheet of a narrow page alike. Days are ISO dates.
import { setLens } from '../state/changes.ts';
import { everything, paperLens, type LensChoice } from '../state/state.ts';
import { change, state } from '../state/store.ts';

/** The day that "Known by" begins with. */
const firstKnownBy = '2021-12-31';

const put = (part: Partial<LensChoice>): void => change((s) => setLens(s, { ...s.lens, ...part }));

/** The lens in force, and what changes it; a day known by is of all sources. */
export function lensChoices() {
  const { sources, knownBy, asOf } = state.value.lens;
  const paper = sources?.join() === paperLens.sources?.join();
  return {
    sources, asOf, known: knownBy !== null, knownBy: knownBy ?? firstKnownBy,
    isPaper: paper && knownBy === null, isAll: sources === null && knownBy === null, chosen: paper ? 0 : (sources?.length ?? 0),
    toPaper: () => put({ sources: paperLens.sources, knownBy: null }),
    toAll: () => put({ sources: everything.sources, knownBy: null }),
    toKnownBy: (day: string) => put({ sources: null, knownBy: day }),
    toAsOf: (day: string | null) => put({ asOf: day }),
  };
}
