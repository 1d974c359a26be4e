// The glyphs of the verdicts as our own paths on a 16-unit box, and the shapes of the kinds: one source for the canvas and the page.
import type { VerdictMark } from '#graph/verdict-words';
import type { SceneLabel } from './model.ts';

/** Stroked at 1.8 units, round; `fill` parts are filled. */
export interface Glyph { readonly stroke: string; readonly fill?: string }
export const glyphs: Readonly<Record<VerdictMark, Glyph>> = {
  kept: { stroke: 'M3 8.5 6.5 12 13 4.5' },
  'in-progress': { stroke: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11', fill: 'M8 4.6V8h3.4A3.4 3.4 0 0 0 8 4.6' },
  stalled: { stroke: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M8 5v3.2l2.2 1.4' },
  withdrawn: { stroke: 'M6 3 3 6l3 3M3 6h6.2a3.4 3.4 0 0 1 0 6.8H7' },
  reneged: { stroke: 'M4 4l8 8M12 4l-8 8' },
  disputed: { stroke: 'M3 6h10M3 10h10M10 3 6 13' },
  'partly-kept': { stroke: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11', fill: 'M8 3v10A5 5 0 0 1 8 3' },
  unknown: { stroke: 'M5.4 6a2.6 2.6 0 1 1 3.8 2.3C8.3 8.8 8 9.2 8 10', fill: 'M8 11.6a1 1 0 1 1 0 2 1 1 0 0 1 0-2' },
  ended: { stroke: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M4.3 11.7l7.4-7.4' },
};

/** Filled shapes of the kinds, of equal area; the marks of facts are open strokes. */
export const shapes: Readonly<Record<SceneLabel, { readonly path: string; readonly open: boolean }>> = {
  Actor: { path: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2Z', open: false },
  Institution: { path: 'M2.9 2.9h10.2v10.2H2.9Z', open: false },
  Project: { path: 'M8 .8 15.2 8 8 15.2.8 8Z', open: false },
  Agreement: { path: 'M3.4 2.1h6l3.2 3.2v8.6H3.4Z', open: false },
  Region: { path: 'M8 1.6 13.5 4.8v6.4L8 14.4 2.5 11.2V4.8Z', open: false },
  Commitment: { path: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3', open: true },
  Event: { path: 'M8 3v10M4 8h8', open: true },
  Flow: { path: 'M2.5 8h10M9 4.5 12.5 8 9 11.5', open: true },
  Figure: { path: 'M4 13V8M8 13V4M12 13V6', open: true },
  Statement: { path: 'M4 11c2 0 3-1.5 3-4H4v3M10 11c2 0 3-1.5 3-4h-3v3', open: true },
  Source: { path: 'M4.5 2.5h7v11h-7ZM7 6h2.500M7 9h2.500', open: true },
  Dispute: { path: 'M3 6h10M3 10h10M10 3 6 13', open: true },
};
