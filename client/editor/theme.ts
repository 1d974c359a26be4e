// How the editor looks: the page's tokens as CSS variables, so that light and dark switch without a rebuild.
// All of its style is here and goes into an adopted sheet of the editor's own root; the page's policy allows no style element.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tokenTags } from './tokens.ts';

const mono = "'Source Code Pro Variable', 'Source Code Pro', ui-monospace, Menlo, Consolas, monospace";

const frame = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--raised)', fontSize: '14px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: mono, lineHeight: '24px', fontVariantLigatures: 'none', overflow: 'auto' },
  '.cm-content': { padding: '12px 0 24px', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 20px 0 14px' },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted)', border: 'none', fontSize: '12px', fontVariantNumeric: 'tabular-nums' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '30px', padding: '0 2px 0 0' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--faint) 72%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--faint) 72%, transparent)', color: 'var(--ink)', fontWeight: '600' },
  '.cm-line::selection, .cm-line ::selection': { backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', boxShadow: 'inset 0 0 0 1px var(--muted)', borderRadius: '3px' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', boxShadow: 'inset 0 0 0 1px var(--reneged)', borderRadius: '3px' },
  '.cm-tooltip': { fontFamily: 'var(--sans)', fontSize: '13px', lineHeight: '20px', color: 'var(--ink)', backgroundColor: 'var(--raised)', border: '1px solid var(--muted)', borderRadius: '6px', zIndex: '30' },
});

const findings = EditorView.theme({
  '.cm-wrong': { textDecoration: 'underline wavy var(--reneged)', textDecorationThickness: '1.5px', textUnderlineOffset: '5px', textDecorationSkipInk: 'none' },
  '.cm-doubtful': { textDecoration: 'underline wavy var(--stalled)', textDecorationThickness: '1.5px', textUnderlineOffset: '5px', textDecorationSkipInk: 'none' },
  '.cm-finding': { fontFamily: 'var(--sans)', fontSize: '13px', lineHeight: '20px', padding: '4px 20px 12px 14px', whiteSpace: 'normal' },
  '.cm-finding > div': { boxSizing: 'border-box', width: 'fit-content', maxWidth: 'min(100%, 560px)', padding: '8px 12px 10px', border: '1px solid var(--muted)', borderRadius: '6px', backgroundColor: 'var(--paper)' },
  '.cm-finding p': { margin: '0' },
  '.cm-finding section + section': { marginTop: '10px', paddingTop: '8px', borderTop: '1px solid var(--line)' },
  '.cm-finding strong': { fontWeight: '600' },
  '.cm-finding code, .cm-side code': { fontFamily: mono, fontSize: '.95em' },
  '.cm-cures': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginTop: '8px', color: 'var(--muted)', fontSize: '12px' },
  '.cm-cures button': { font: '500 13px/20px var(--sans)', padding: '3px 11px', border: '1px solid var(--line)', borderRadius: '6px', background: 'var(--raised)', color: 'var(--ink)', cursor: 'pointer' },
  '.cm-cures button:first-child': { background: 'var(--accent)', borderColor: 'var(--accent)', color: 'var(--paper)' },
  '.cm-cures button:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '2px' },
  '.cm-marks': { width: '18px' },
  '.cm-marks .cm-gutterElement': { display: 'flex', justifyContent: 'center', alignItems: 'flex-start' },
  '.cm-mark': { width: '12px', height: '12px', marginTop: '6px' },
  '.cm-mark.cm-error': { color: 'var(--reneged)' },
  '.cm-mark.cm-warning': { color: 'var(--stalled)' },
});

const completion = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: mono, fontSize: '14px', minWidth: '218px', maxWidth: 'min(420px, 92vw)', maxHeight: '208px', padding: '4px 0', scrollbarWidth: 'thin' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', alignItems: 'center', gap: '10px', minHeight: '25px', lineHeight: '25px', padding: '0 10px 0 9px', borderLeft: '3px solid transparent' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--faint)', color: 'var(--ink)', borderLeftColor: 'var(--accent)', fontWeight: '600' },
  '.cm-completionLabel': { flex: '1', overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent)' },
  '.cm-completionDetail': { fontFamily: 'var(--sans)', fontStyle: 'normal', fontSize: '12px', fontWeight: '400', color: 'var(--muted)', margin: '0', maxWidth: '150px', overflow: 'hidden', textOverflow: 'ellipsis', fontVariantNumeric: 'tabular-nums' },
  '.cm-kind': { flex: 'none', width: '14px', height: '14px', color: 'var(--muted)', textAlign: 'center', fontFamily: 'var(--serif)', fontStyle: 'italic', fontSize: '13px', lineHeight: '14px' },
  '.cm-tooltip.cm-completionInfo': { width: '230px', maxWidth: '60vw', padding: '8px 12px 10px', color: 'var(--muted)', boxSizing: 'border-box' },
  '.cm-tooltip.cm-completionInfo.cm-completionInfo-right': { margin: '-1px 0 0 3px' },
  '.cm-tooltip.cm-completionInfo.cm-completionInfo-left': { margin: '-1px 3px 0 0' },
  '.cm-side strong': { display: 'block', color: 'var(--ink)', fontWeight: '600', overflowWrap: 'anywhere' },
  '.cm-words': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px', marginTop: '6px', fontSize: '12px' },
  '.cm-words svg': { width: '15px', height: '15px' },
  '.cm-signature': { padding: '4px 10px', maxWidth: 'min(560px, 92vw)' },
  '.cm-signature code': { fontFamily: mono, color: 'var(--muted)' },
  '.cm-signature code b': { color: 'var(--ink)', fontWeight: '600' },
  '.cm-signature p': { margin: '0', color: 'var(--muted)' },
  '@media (max-width: 640px)': { '.cm-tooltip.cm-completionInfo': { display: 'none' } },
});

/** A kind's hue, darkened towards the ink until it reads as text. */
const hue = (kind: string): string => `color-mix(in srgb, var(--${kind}) 70%, var(--ink))`;
const bold = (color: string): { color: string; fontWeight: string } => ({ color, fontWeight: '600' });
const colours = HighlightStyle.define([
  { tag: tokenTags.keyword, ...bold('var(--ink)') }, { tag: tokenTags.function, ...bold('var(--ink)') }, { tag: tokenTags.constant, ...bold('var(--ink)') }, { tag: tokenTags.label, ...bold('var(--ink)') },
  { tag: tokenTags.labelActor, ...bold('var(--actor)') }, { tag: tokenTags.labelInstitution, ...bold(hue('institution')) }, { tag: tokenTags.labelProject, ...bold(hue('project')) },
  { tag: tokenTags.labelAgreement, ...bold(hue('agreement')) }, { tag: tokenTags.labelRegion, ...bold(hue('region')) }, { tag: tokenTags.parameter, ...bold('var(--accent)') },
  { tag: tokenTags.relationshipType, color: 'var(--muted)' }, { tag: tokenTags.comment, color: 'var(--muted)', fontStyle: 'italic' }, { tag: tokenTags.string, color: 'color-mix(in srgb, var(--accent) 50%, var(--ink))' },
  { tag: tokenTags.number, color: 'var(--ink)' }, { tag: tokenTags.property, color: 'var(--ink)' }, { tag: tokenTags.variable, color: 'var(--ink)' }, { tag: tokenTags.punctuation, color: 'var(--ink)' },
  { tag: tokenTags.broken, color: 'var(--reneged)' },
]);

export const look: Extension = [frame, findings, completion, syntaxHighlighting(colours)];
