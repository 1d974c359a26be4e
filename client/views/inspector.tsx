// The inspector: what is selected, read like a footnoted entry. Kind, name, verdicts with their sentences, what happened in time order, disputes side by side, neighbours by kind.
import { useState } from 'preact/hooks';
import type { FactAnswer, NodeAnswer } from '#graph/answers';
import { expand } from '../state/changes.ts';
import { askEntry } from '../state/api.ts';
import { change, kindOf, neighboursOf, nodeById, state } from '../state/store.ts';
import type { Kind } from '../state/state.ts';
import { weightOf } from '#graph/verdict-words';
import { Cited } from './citations.tsx';
import { CommitmentEntry } from './commitment.tsx';
import { KindShape } from './icons.tsx';
import { Disputes, FactRow } from './fact-row.tsx';
import { PathPanel } from './path-panel.tsx';
import { neighboursNote, ShowCypher } from './show-cypher.tsx';
import { SourceEntry } from './source-entry.tsx';
import { useAnswer } from './use-answer.ts';
import { plural, readable } from './words.ts';

export function Inspector() {
  const { selected, lens } = state.value;
  const [first, second] = selected;
  const { answer, failed } = useAnswer(() => (first === undefined ? Promise.resolve(null) : askEntry(lens, first)), JSON.stringify([first, lens]));
  if (first === undefined) return <aside class="side empty" aria-label="Inspector"><Welcome /></aside>;
  return (
    <aside class="side" aria-label="Inspector" aria-live="polite">
      {second !== undefined && <PathPanel from={first} to={second} />}
      {failed !== null && <p role="alert">{failed}</p>}
      {answer && (answer.node.labels.includes('Source') ? <SourceEntry id={answer.node.id} /> : <Entry answer={answer} />)}
    </aside>
  );
}

function Welcome() {
  return (
    <div>
      <h2>Who promised what</h2>
      <p class="serif" style={{ fontSize: 17, lineHeight: '25px', marginTop: 8 }}>Every mark is an actor, an institution, a project, an agreement or a place. A coloured ring is the worst verdict on the promises that concern it.</p>
      <p style={{ marginTop: 12 }}>Click a mark to read what happened, in whose words. Double-click it to show its neighbours. Ctrl+click a second one to find how they are connected. Press <kbd>/</kbd> to search.</p>
      <p class="muted" style={{ marginTop: 12 }}>The lens at the top chooses whose account counts: change it, and the verdicts are computed again.</p>
    </div>
  );
}

const kindWord = (answer: NodeAnswer): string => {
  const { properties, labels } = answer.node;
  const detail = properties['type'] ?? properties['kind'] ?? properties['sector'] ?? properties['object'] ?? properties['measure'] ?? properties['stage'];
  return [kindOf(labels), typeof detail === 'string' ? readable(detail.replace(/([a-z])([A-Z])/g, '$1 $2')) : null].filter(Boolean).join(' · ');
};

function Entry({ answer }: { answer: NodeAnswer }) {
  const { node, facts, disputes, neighbours } = answer;
  const commitments = facts.filter((fact) => fact.verdict !== null);
  const own = facts.find((fact) => fact.id === node.id);
  const others = facts.filter((fact) => fact.verdict === null && fact.id !== node.id);
  const aliases = [node.properties['nameOriginal'], ...((node.properties['aliases'] as readonly string[] | undefined) ?? [])].filter((name): name is string => typeof name === 'string');
  const open = commitments.some((fact) => fact.id === node.id) || commitments.length === 1;
  return (
    <article>
      <div class="kind"><KindShape kind={kindOf(node.labels)} />{kindWord(answer)}</div>
      <h2>{node.name}</h2>
      {typeof node.properties['description'] === 'string' && <p class="line-below">{node.properties['description']}</p>}
      {aliases.length > 0 && <p class="muted" style={{ fontSize: 12 }}>{[...new Set(aliases)].slice(0, 6).join(' · ')}</p>}
      {own && own.verdict === null && <FactText fact={own} />}
      {commitments.sort(byWeight).map((fact) => <CommitmentEntry key={fact.id} id={fact.id} fact={fact} open={open} />)}
      {disputes.length > 0 && <Disputes disputes={disputes} />}
      {others.length > 0 && <Timeline facts={others} id={node.id} name={node.name} />}
      <Linked id={node.id} name={node.name} neighbours={neighbours} />
    </article>
  );
}

/** The worst first. */
const byWeight = (a: FactAnswer, b: FactAnswer): number => weightOf(a.verdict!) - weightOf(b.verdict!);

function FactText({ fact }: { fact: FactAnswer }) {
  return <p class="verdict sentence serif" style={{ fontSize: 17, lineHeight: '25px' }}><Cited citations={fact.citations}>{fact.sentence ?? fact.title} </Cited></p>;
}

const firstRows = 12;
function Timeline({ facts, id, name }: { facts: readonly FactAnswer[]; id: string; name: string }) {
  const [all, setAll] = useState(false);
  const happened = facts.filter((fact) => !fact.labels.includes('Statement'));
  const said = facts.filter((fact) => fact.labels.includes('Statement'));
  return (
    <>
      {happened.length > 0 && <div class="section"><h3>What happened, in time order</h3>{happened.length > firstRows && <button type="button" class="link" onClick={() => setAll(!all)}>{all ? 'Fewer' : `All ${happened.length}`}</button>}</div>}
      {(all ? happened : happened.slice(0, firstRows)).map((fact) => <FactRow key={fact.id} fact={fact} />)}
      {said.length > 0 && <Said facts={said} />}
      <p class="cypher-line"><ShowCypher question="facts-of-entity" values={{ id }} note={`the facts wired to ${name}, commitments too. Told, no rule.`}>Show the Cypher of these facts</ShowCypher></p>
    </>
  );
}

function Said({ facts }: { facts: readonly FactAnswer[] }) {
  const [count, setCount] = useState(5);
  return (
    <>
      <div class="section"><h3>What is said</h3>{facts.length > count && <button type="button" class="link" onClick={() => setCount(facts.length)}>All {facts.length}</button>}</div>
      {facts.slice(0, count).map((fact) => <FactRow key={fact.id} fact={fact} />)}
    </>
  );
}

const hub = 24;
function Linked({ id, name, neighbours }: { id: string; name: string; neighbours: Readonly<Record<string, number>> }) {
  const [asking, setAsking] = useState(false);
  const entries = Object.entries(neighbours).filter(([label, count]) => count > 0 && label in plural);
  if (entries.length === 0) return null;
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const show = (kind?: string): void => change((s) => expand(s, [id, ...neighboursOf(id).filter((other) => kind === undefined || nodeById.value.get(other)?.label === kind)]));
  return (
    <>
      <div class="section"><h3>Linked to</h3><button type="button" class="link" onClick={() => (total > hub ? setAsking(true) : show())}>Expand all {total}</button></div>
      {asking && <p style={{ marginTop: 8 }} role="alert">{total} neighbours would crowd the canvas. <button type="button" class="link" onClick={() => { show(); setAsking(false); }}>Show all {total}</button>, or choose a kind below.</p>}
      <div class="chips">
        {entries.map(([label, count]) => <button key={label} type="button" class="chip" onClick={() => show(label)}><KindShape kind={label as Kind} />{plural[label]} <span class="muted">{count}</span></button>)}
      </div>
      <p class="cypher-line"><ShowCypher question="neighbours-by-type" values={{ id }} note={neighboursNote(name)}>Show the Cypher of these counts</ShowCypher></p>
    </>
  );
}
