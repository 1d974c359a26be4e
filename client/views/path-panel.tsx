// The ways between two picked nodes, as footnoted sentences; nodes on the way can be left out.
import { useState } from 'preact/hooks';
import { askPath } from '../state/api.ts';
import { avoid, findPath, select } from '../state/changes.ts';
import { change, nodeById, state } from '../state/store.ts';
import { Cited } from './citations.tsx';
import { useAnswer } from './use-answer.ts';

const nameOf = (id: string): string => nodeById.value.get(id)?.name ?? id;

export function PathPanel({ from, to }: { from: string; to: string }) {
  const { path, without, lens } = state.value;
  const asked = path !== null && path[0] === from && path[1] === to;
  return (
    <section class="verdict" style={{ marginTop: 0, '--tone': 'var(--accent)' }} aria-label="Path">
      <p class="title">Between {nameOf(from)} and {nameOf(to)}</p>
      {asked ? <Paths from={from} to={to} without={without} lens={JSON.stringify(lens)} /> : (
        <div class="actions"><button type="button" class="action primary" onClick={() => change((s) => findPath(s, from, to))}>Find the path</button><button type="button" class="action" onClick={() => change((s) => select(s, from))}>Only {nameOf(from)}</button></div>
      )}
    </section>
  );
}

function Paths({ from, to, without, lens }: { from: string; to: string; without: readonly string[]; lens: string }) {
  const [chosen, choose] = useState(0);
  const { answer, failed } = useAnswer(() => askPath(state.value.lens, from, to, without), JSON.stringify([from, to, without, lens]));
  if (failed !== null) return <p role="alert">{failed}</p>;
  if (!answer) return <p class="muted">Looking…</p>;
  const path = answer.paths[chosen] ?? answer.paths[0];
  return (
    <>
      {!path && <p>No path of at most six steps joins them under this lens. {without.length > 0 ? 'Let the left-out names in again, or choose All sources.' : 'Try All sources.'}</p>}
      {answer.paths.length > 1 && <div class="chips" role="group" aria-label="Paths">{answer.paths.map((other, index) => <button key={index} type="button" class="chip" aria-pressed={other === path} onClick={() => choose(index)}>{index + 1}. {other.edges.length} {other.edges.length === 1 ? 'step' : 'steps'}</button>)}</div>}
      {path && <p class="path-nodes">{path.nodes.map((node) => node.name).join(' → ')}</p>}
      {path?.edges.map((edge) => <div key={edge.id} class="path-step"><Cited citations={edge.citations}>{edge.sentence} </Cited></div>)}
      <div class="chips">
        {path?.nodes.slice(1, -1).map((node) => <button key={node.id} type="button" class="chip" onClick={() => change((s) => avoid(s, node.id))}>Leave out {node.name}</button>)}
        {without.map((id) => <button key={id} type="button" class="chip" onClick={() => change((s) => avoid(s, id))}>Let in {nameOf(id)}</button>)}
      </div>
    </>
  );
}
