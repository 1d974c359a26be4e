// The lens of a question: as of when, known by when, in whose words. What each part hides is in `visibility.ts`.
/** ISO dates (UTC). `sources` are ids of sources or datasets, their union; `null` is all of them. */
export interface Lens {
  readonly asOf: string;
  readonly knownBy: string;
  readonly sources: readonly string[] | null;
  /** Sources that are thought away: what they say and what relays them. */
  readonly without?: readonly string[];
}

/** All sources, as of `today` (an ISO date). */
export const defaultLens = (today: string): Lens => ({ asOf: today, knownBy: today, sources: null });
