// The list of proposals and the description beside it.
// The schema is asked on the page at once; the grammar in the worker only where the schema cannot tell.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { Prec } from '@codemirror/state';
import { keymap, type EditorView } from '@codemirror/view';
import { verdictMarks } from '#graph/verdict-words';
import type { Verdict } from '#graph/vocabularies';
import { glyphs, shapes } from '../scene/glyphs.ts';
import type { Language } from './db-schema.ts';
import { el, svg } from './dom.ts';
import { plainProposals, schemaProposals, type Proposal, type Proposals } from './proposals.ts';

type Asked = (text: string, offset: number, manual: boolean) => Promise<Proposals | null>;
interface Offered extends Completion { readonly proposal: Proposal }
/** While more of a word is typed, the list is only narrowed. */
const wordOnly = /^\$?[\p{L}\p{N}_]*$/u;

/** `language` waits for the schema where it has not come yet. */
export function completionView(language: () => Promise<Language | null>, support: Asked): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const known = await language();
    if (!known || context.aborted) return null;
    const text = context.state.doc.toString();
    const found = schemaProposals(text, context.pos, known) ?? (context.explicit || /[\p{L}\p{N}_]\.?$/u.test(text.slice(0, context.pos)) ? await grammarOrPlain(text, context, known, support) : null);
    if (!found || found.options.length === 0 || context.aborted) return null;
    return { from: found.from, options: found.options.map(offer), validFor: wordOnly };
  };
  return [
    autocompletion({ override: [source], icons: false, maxRenderedOptions: 80, activateOnTypingDelay: 60, interactionDelay: 60, addToOptions: [{ render: (completion) => glyphOf((completion as Offered).proposal), position: 20 }] }),
    closeBrackets(), keymap.of(closeBracketsKeymap), Prec.highest(keymap.of([...completionKeymap, { key: 'Tab', run: acceptCompletion }])),
  ];
}

/** How long the list waits for the grammar before it shows what can be told without. */
const waitMs = 350;
async function grammarOrPlain(text: string, { pos, explicit }: CompletionContext, known: Language, support: Asked): Promise<Proposals | null> {
  const late = new Promise<null>((settle) => { setTimeout(() => settle(null), waitMs); });
  return await Promise.race([support(text, pos, explicit), late]) ?? plainProposals(text, pos, known);
}

const offer = (proposal: Proposal, at: number): Offered => ({ proposal, label: proposal.label, detail: proposal.detail, boost: Math.max(-99, 99 - at), apply: (view, _completion, from, to) => write(view, proposal, from, to), info: () => sideOf(proposal) });

/** Writes a proposal; the bracket of a function gets its other half, and a quoted word the quote that is missing. */
function write(view: EditorView, { insert, kind, title }: Proposal, from: number, to: number): void {
  const next = view.state.sliceDoc(to, to + 1);
  const opens = insert.endsWith('(');
  const text = opens ? (next === '(' ? insert.slice(0, -1) : `${insert})`) : insert;
  const empty = (kind === 'function' || kind === 'procedure') && /^[^(]*\(\s*\)/.test(title);
  view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + (opens && next !== '(' && !empty ? insert.length : text.length) }, userEvent: 'input.complete', scrollIntoView: true });
}

/** What sort of thing it is: a kind's shape in its hue, a verdict's glyph in its colour, a sign for the rest. */
function glyphOf({ kind, label, vocabulary }: Proposal): Node {
  const sign = (text: string): HTMLElement => el('span', { class: 'cm-kind', 'aria-hidden': 'true' }, text);
  switch (kind) {
    case 'label': return shapeOf(label);
    case 'word': return vocabulary?.name === 'verdict' ? verdictGlyph(label as Verdict) : sign('');
    case 'property': return svg('M8 3.500a4.500 4.500 0 1 1 0 9a4.500 4.500 0 0 1 0-9', { class: 'cm-kind' });
    case 'type': return svg('M2 8h11M9.500 4.500 13 8l-3.500 3.500', { class: 'cm-kind' });
    case 'function': case 'procedure': return sign('ƒ');
    case 'parameter': return sign('$');
    case 'variable': return sign('x');
    case 'keyword': return sign('');
  }
}

function shapeOf(label: string): Node {
  const shape = Object.entries(shapes).find(([name]) => name === label)?.[1] ?? shapes.Actor;
  const image = shape.open ? svg(shape.path, { class: 'cm-kind' }) : svg('', { class: 'cm-kind' }, shape.path);
  image.style.color = label in shapes && !shape.open ? `var(--${label.toLowerCase()})` : 'var(--fact)';
  return image;
}

function verdictGlyph(verdict: Verdict): SVGSVGElement {
  const mark = verdictMarks[verdict];
  const { stroke, fill } = glyphs[mark];
  const image = svg(stroke, { class: 'cm-kind' }, fill ?? '');
  image.style.color = `var(--${mark})`;
  return image;
}

/** The description at the side; null where there is nothing to add. */
function sideOf({ title, text, vocabulary, kind }: Proposal): Node | null {
  if (text === '' && (kind !== 'function' && kind !== 'procedure') && (vocabulary === null || kind === 'word')) return null;
  return el('div', { class: 'cm-side' }, el('strong', {}, title), ...text === '' ? [] : [text], ...vocabulary ? [wordsRow(vocabulary)] : []);
}

/** A few of a vocabulary's words: verdicts as glyphs, one of each; others spelt out. */
function wordsRow({ name, words }: { readonly name: string; readonly words: readonly string[] }): Node {
  if (name !== 'verdict') return el('div', { class: 'cm-words' }, `${words.slice(0, 4).join(', ')}${words.length > 4 ? ` and ${words.length - 4} more` : ''}`);
  const first = (['KEPT', 'WITHDRAWN', 'RENEGED', 'DISPUTED', 'STALLED'] as const).filter((word) => words.includes(word));
  return el('div', { class: 'cm-words' }, ...first.map(verdictGlyph), `and ${words.length - first.length} more`);
}
