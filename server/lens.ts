// The lens of a request: the three parameters that every question takes, resolved against what is loaded.
import type { LensEcho } from '#graph/answers';
import type { Lens } from '#graph/lens';
import { nearest } from '#graph/nearest';
import { day, ids } from './parameters.ts';
import { WrongRequest } from './refusals.ts';

export const lensParameters = {
  asOf: day('asOf', 'As of which day: later events do not count. Today (UTC) unless given.').optional(),
  knownBy: day('knownBy', 'Known by which day: what was published later does not count. Today (UTC) unless given.').optional(),
  sources: ids('sources', 'ids of sources or datasets', 'Ids of sources or of datasets, separated by commas: their union. All unless given.').optional(),
};
export interface AskedLens { readonly asOf?: string | undefined; readonly knownBy?: string | undefined; readonly sources?: readonly string[] | undefined }

/** What ids a lens may name. */
export interface LensWords { readonly sources: ReadonlySet<string>; readonly datasets: ReadonlySet<string> }

/** The lens that was meant; absent parts are those of the default lens on `today` (ISO date). Throws WrongRequest for unknown sources. */
export function resolveLens(asked: AskedLens, known: LensWords, today: string): Lens {
  const faults = (asked.sources ?? []).filter((id) => !known.sources.has(id) && !known.datasets.has(id)).map((id) => {
    const meant = nearest(id, [...known.datasets, ...known.sources]);
    return `sources names "${id}", which is neither a source nor a dataset. ${meant.length > 0 ? `Did you mean ${meant.join(' or ')}? ` : ''}Datasets are ${[...known.datasets].join(', ') || 'none'}; GET /api/sources lists the sources.`;
  });
  if (faults.length > 0) throw new WrongRequest(faults);
  return { asOf: asked.asOf ?? today, knownBy: asked.knownBy ?? today, sources: asked.sources ?? null };
}

export const echoOf = (lens: Lens): LensEcho => ({ asOf: lens.asOf, knownBy: lens.knownBy, sources: lens.sources });
