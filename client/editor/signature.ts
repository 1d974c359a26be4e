// Which call the caret stands in, and its signature above the line with the argument that is due in bold.
// It reads brackets, not the grammar, so that it works on half-written text.
import { StateField, type EditorState, type Extension } from '@codemirror/state';
import { showTooltip, type Tooltip } from '@codemirror/view';
import { el } from './dom.ts';
import type { Routine } from './routines.ts';
import { blanked } from './scope.ts';

export interface Call { readonly name: string; readonly argument: number; /** Where the name begins. */ readonly from: number }

/** The innermost call around the offset that `isKnown`; brackets of lists, maps, groups and patterns are looked through. */
export function callAt(text: string, offset: number, isKnown: (name: string) => boolean): Call | null {
  const start = Math.max(0, offset - 4_000);
  const code = blanked(text.slice(0, offset));
  let depth = 0;
  let commas = 0;
  for (let at = offset - 1; at >= start; at--) {
    const char = code[at] ?? '';
    if (')]}'.includes(char)) depth++;
    else if (depth > 0 && '([{'.includes(char)) depth--;
    else if (depth === 0 && char === ',') commas++;
    else if (depth === 0 && '([{'.includes(char)) {
      const name = char === '(' ? /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(code.slice(Math.max(0, at - 80), at))?.[0] : undefined;
      if (name !== undefined && isKnown(name)) return { name, argument: commas, from: at - name.length };
      commas = 0;
    }
  }
  return null;
}

export function signatureView(routines: () => readonly Routine[]): Extension {
  const find = (name: string): Routine | undefined => routines().find((routine) => routine.name.toLowerCase() === name.toLowerCase());
  const tooltipFor = (state: EditorState): Tooltip | null => {
    const { main } = state.selection;
    const call = main.empty ? callAt(state.doc.sliceString(0, main.head), main.head, (name) => find(name) !== undefined) : null;
    const routine = call ? find(call.name) : undefined;
    return call && routine ? { pos: call.from, above: true, create: () => ({ dom: drawnSignature(routine, call.argument) }) } : null;
  };
  return StateField.define<{ readonly tooltip: Tooltip | null; readonly key: string }>({
    create: () => ({ tooltip: null, key: '' }),
    update: (value, transaction) => {
      if (!transaction.docChanged && !transaction.selection) return value;
      const { main } = transaction.state.selection;
      const call = transaction.isUserEvent('input') || transaction.isUserEvent('delete') || transaction.isUserEvent('select') ? callAt(transaction.state.doc.sliceString(0, main.head), main.head, (name) => find(name) !== undefined) : null;
      const key = call ? `${call.name} ${call.argument} ${call.from}` : '';
      return key === value.key ? value : { tooltip: call ? tooltipFor(transaction.state) : null, key };
    },
    provide: (field) => showTooltip.from(field, ({ tooltip }) => tooltip),
  });
}

function drawnSignature({ name, arguments: parts, returns, description }: Routine, argument: number): HTMLElement {
  const due = Math.min(argument, parts.length - 1);
  const written = parts.flatMap((part, at) => [...at > 0 ? [', '] : [], el(at === due ? 'b' : 'span', {}, `${part.name}${part.optional ? '?' : ''}${part.type === '' ? '' : ` :: ${part.type}`}`)]);
  return el('div', { class: 'cm-signature', role: 'tooltip' }, el('code', {}, `${name}(`, ...written, `) :: ${returns}`), ...description === '' ? [] : [el('p', {}, description)]);
}
