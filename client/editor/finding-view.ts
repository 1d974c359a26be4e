// Findings shown in the text: a wavy line beneath the words, a mark in the gutter, and beneath the line a block that says what is wrong and offers the cure.
// It knows nothing of how findings are made.
import { RangeSet, StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, WidgetType, gutter, keymap, type DecorationSet } from '@codemirror/view';
import { el, svg, withCode } from './dom.ts';
import type { Cure, Finding } from './finding.ts';

/** `server`: told by the database, so it stays until the text changes. */
export interface Shown extends Finding { readonly from: number; readonly to: number; readonly source: 'lint' | 'server' }
interface Findings { readonly all: readonly Shown[]; readonly underlines: DecorationSet; readonly blocks: DecorationSet; readonly marks: RangeSet<GutterMarker> }

export const showFindings = StateEffect.define<{ readonly source: Shown['source']; readonly findings: readonly Finding[] }>();
/** More blocks than that would push the text away; the rest keep their underline and mark. */
const mostBlocks = 3;

export const findingField = StateField.define<Findings>({
  create: (state) => drawn(state, []),
  update: (value, transaction) => {
    let all = value.all;
    if (transaction.docChanged && all.length > 0) {
      const { changes } = transaction;
      all = all.filter(({ source, from, to }) => source === 'lint' && from < to && changes.touchesRange(from, to) === false).map((one) => ({ ...one, from: changes.mapPos(one.from, 1), to: changes.mapPos(one.to, -1), cures: one.cures.map((cure) => ({ ...cure, from: changes.mapPos(cure.from, 1), to: changes.mapPos(cure.to, -1) })) }));
    }
    for (const effect of transaction.effects) {
      if (!effect.is(showFindings)) continue;
      const { source, findings } = effect.value;
      all = [...all.filter((one) => one.source !== source), ...findings.map((one) => ({ ...one, source }))];
      if (source === 'lint') all = all.filter((one) => one.source === 'server' || !all.some((other) => other.source === 'server' && sameLine(transaction.state, one, other)));
    }
    return all === value.all ? value : drawn(transaction.state, all);
  },
  provide: (field) => [EditorView.decorations.from(field, ({ underlines }) => underlines), EditorView.decorations.from(field, ({ blocks }) => blocks)],
});

const clamp = (state: EditorState, offset: number): number => Math.max(0, Math.min(offset, state.doc.length));
const sameLine = (state: EditorState, one: Shown, other: Shown): boolean => state.doc.lineAt(clamp(state, one.from)).number === state.doc.lineAt(clamp(state, other.from)).number;

function drawn(state: EditorState, findings: readonly Shown[]): Findings {
  const all = [...findings].sort((a, b) => a.from - b.from);
  const underlines: Range<Decoration>[] = [];
  const byLine = new Map<number, Shown[]>();
  for (const finding of all) {
    const [from, to] = extent(state, finding);
    if (to > from) underlines.push(Decoration.mark({ class: finding.severity === 'error' ? 'cm-wrong' : 'cm-doubtful' }).range(from, to));
    const { number } = state.doc.lineAt(clamp(state, finding.from));
    byLine.set(number, [...byLine.get(number) ?? [], finding]);
  }
  const worstFirst = [...byLine].sort(([a, one], [b, other]) => Number(isError(other)) - Number(isError(one)) || a - b).slice(0, mostBlocks).map(([number]) => number);
  const lines = [...byLine].sort(([a], [b]) => a - b);
  return {
    all, underlines: Decoration.set(underlines, true),
    blocks: Decoration.set(lines.filter(([number]) => worstFirst.includes(number)).map(([number, here]) => Decoration.widget({ widget: new FindingBlock(here, state), block: true, side: 1 }).range(state.doc.line(number).to))),
    marks: RangeSet.of(lines.map(([number, here]) => new Mark(isError(here)).range(state.doc.line(number).from))),
  };
}

const isError = (findings: readonly Shown[]): boolean => findings.some(({ severity }) => severity === 'error');

/** What to underline: the place itself, or the word before it where the place is empty. */
function extent(state: EditorState, { from, to }: Shown): [number, number] {
  const [start, end] = [clamp(state, from), clamp(state, to)];
  if (end > start) return [start, end];
  const line = state.doc.lineAt(start);
  const word = /[^\s]+\s*$/.exec(line.text.slice(0, start - line.from))?.[0] ?? '';
  return word === '' ? [start, Math.min(start + 1, line.to)] : [start - word.length, start - (word.length - word.trimEnd().length)];
}

/** "line 3, column 9", counted from 1. */
export function placeOf(state: EditorState, { from }: { readonly from: number }): string {
  const line = state.doc.lineAt(clamp(state, from));
  return `line ${line.number}, column ${clamp(state, from) - line.from + 1}`;
}

class FindingBlock extends WidgetType {
  constructor(readonly findings: readonly Shown[], readonly state: EditorState) { super(); }
  override eq(other: FindingBlock): boolean { return JSON.stringify(other.findings) === JSON.stringify(this.findings); }
  override get estimatedHeight(): number { return this.findings.length * 84; }
  override ignoreEvent(): boolean { return true; }
  override toDOM(view: EditorView): HTMLElement {
    const first = this.findings[0];
    const line = this.state.doc.lineAt(clamp(this.state, first?.from ?? 0));
    const box = el('div', {}, ...this.findings.map((finding) => this.#section(finding, view)));
    box.style.marginLeft = `min(${clamp(this.state, first?.from ?? 0) - line.from}ch, max(0px, 100% - 470px))`;
    return el('div', { class: 'cm-finding' }, box);
  }

  #section(finding: Shown, view: EditorView): HTMLElement {
    const buttons = finding.cures.map((cure) => {
      const button = el('button', { type: 'button' }, cure.label);
      button.addEventListener('click', () => applyCure(view, cure));
      return button;
    });
    return el(
      'section', {},
      el('p', {}, el('strong', {}, ...withCode(finding.message)), ...finding.asked ? [' ', ...withCode(finding.asked)] : []),
      el('div', { class: 'cm-cures' }, ...buttons, el('span', {}, placeOf(this.state, finding)), ...finding.cures.length > 0 ? [el('span', {}, 'Alt+Enter')] : []),
    );
  }
}

class Mark extends GutterMarker {
  constructor(readonly wrong: boolean) { super(); }
  override eq(other: Mark): boolean { return other.wrong === this.wrong; }
  override toDOM(): Node {
    const mark = svg('M8 1.8 15 14.2H1Z M8 6v4 M8 12v.4', { class: `cm-mark ${this.wrong ? 'cm-error' : 'cm-warning'}` });
    return mark;
  }
}

export function applyCure(view: EditorView, cure: Cure): void {
  view.dispatch({ changes: { from: cure.from, to: cure.to, insert: cure.insert }, selection: { anchor: cure.from + cure.insert.length }, userEvent: 'input.cure', scrollIntoView: true });
  view.focus();
}

/** The first cure on the caret's line, or the next after it. */
function cureHere(view: EditorView): boolean {
  const { from } = view.state.doc.lineAt(view.state.selection.main.head);
  const { all } = view.state.field(findingField);
  const cure = (all.find((finding) => finding.cures.length > 0 && finding.from >= from) ?? all.find((finding) => finding.cures.length > 0))?.cures[0];
  if (cure) applyCure(view, cure);
  return cure !== undefined;
}

/** To the next finding after the caret, round the end. */
function nextFinding(view: EditorView): boolean {
  const { all } = view.state.field(findingField);
  const next = all.find(({ from }) => from > view.state.selection.main.head) ?? all[0];
  if (next) view.dispatch({ selection: { anchor: clamp(view.state, next.from) }, scrollIntoView: true });
  return next !== undefined;
}

export const findingView: Extension = [
  findingField,
  gutter({ class: 'cm-marks', markers: (view) => view.state.field(findingField).marks, initialSpacer: () => new Mark(false) }),
  keymap.of([{ key: 'Alt-Enter', run: cureHere }, { key: 'F8', run: nextFinding }]),
];

/** The findings as a sentence for those who cannot see them; empty when there is none. */
export function spoken(state: EditorState): string {
  const { all } = state.field(findingField);
  if (all.length === 0) return '';
  const [first] = all;
  const said = first ? `${placeOf(state, first)}: ${first.message}${first.asked ? ` ${first.asked}` : ''}${first.cures.length > 0 ? ' Alt+Enter does it.' : ''}` : '';
  return `${all.length === 1 ? 'One problem' : `${all.length} problems`}. ${said}`.replaceAll('`', '');
}
