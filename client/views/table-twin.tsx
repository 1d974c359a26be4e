// The table beside the canvas: the same names in the same state, for reading, sorting and screen readers.
import { useState } from 'preact/hooks';
import { verdictMarks, verdictWords } from '#graph/verdict-words';
import { reveal, select } from '../state/changes.ts';
import { change, scene, state } from '../state/store.ts';
import type { SceneNode } from '../scene/model.ts';
import { KindShape, VerdictGlyph } from './icons.tsx';
import { isOff } from './legend.tsx';
import { neighboursNote, ShowCypher } from './show-cypher.tsx';

type Column = 'name' | 'kind' | 'verdict' | 'links';
const keys: Readonly<Record<Column, (node: SceneNode) => string | number>> = { name: (node) => node.name.toLowerCase(), kind: (node) => node.label, verdict: (node) => (node.verdict ? verdictWords[node.verdict] : '\uffff'), links: (node) => -node.degree };
const headings: Readonly<Record<Column, string>> = { name: 'Name', kind: 'What it is', verdict: 'What became', links: 'Links' };

export function TableTwin({ centre }: { centre: (id: string) => void }) {
  const [by, sort] = useState<Column>('links');
  const { hidden, selected } = state.value;
  const rows = scene.value.nodes.filter((node) => !hidden.includes(node.id) && !isOff(node, state.value)).sort((a, b) => { const [x, y] = [keys[by](a), keys[by](b)]; return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1; });
  const pick = (node: SceneNode, add: boolean): void => { change((s) => (add ? select(s, node.id, true) : reveal(s, node.id))); centre(node.id); };
  return (
    <div class="table" tabIndex={0} role="region" aria-label="The network as a table">
      <table>
        <caption class="visually-hidden">{rows.length} names of {scene.value.nodes.length}</caption>
        <thead><tr>{(Object.keys(headings) as Column[]).map((column) => <th key={column} scope="col" class={column === 'links' ? 'number' : ''} aria-sort={by === column ? 'ascending' : 'none'}><button type="button" onClick={() => sort(column)}>{headings[column]}</button></th>)}</tr></thead>
        <tbody>
          {rows.map((node) => (
            <tr key={node.id} aria-selected={selected.includes(node.id)}>
              <td><button type="button" class="name" onClick={(event) => pick(node, event.ctrlKey || event.metaKey || event.shiftKey)}>{node.name}</button></td>
              <td><span class="key static" style={{ margin: 0 }}><KindShape kind={node.label} />{node.label}</span></td>
              <td>{node.verdict && <span class="key static" style={{ margin: 0 }}><VerdictGlyph mark={verdictMarks[node.verdict]} />{verdictWords[node.verdict]}</span>}</td>
              <td class="number"><ShowCypher figure question="neighbours-by-type" values={{ id: node.id }} note={neighboursNote(node.name)}>{node.degree}</ShowCypher></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
