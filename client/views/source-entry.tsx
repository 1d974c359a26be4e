// A source in the inspector: the work, what rests on it, who repeats it, and which verdicts would fall without it.
import { useState } from 'preact/hooks';
import type { FactAnswer } from '#graph/answers';
import { verdictWords } from '#graph/verdict-words';
import { askSource } from '../state/api.ts';
import { state } from '../state/store.ts';
import { KindShape } from './icons.tsx';
import { FactRow } from './fact-row.tsx';
import { ShowCypher } from './show-cypher.tsx';
import { useAnswer } from './use-answer.ts';
import { dateWords, readable } from './words.ts';

const firstFacts = 20;
const moreFacts = 50;

export function SourceEntry({ id }: { id: string }) {
  const { lens } = state.value;
  const key = JSON.stringify([id, lens]);
  const { answer, failed } = useAnswer(() => askSource(lens, id, { limit: firstFacts, offset: 0 }), key);
  const [further, setFurther] = useState<{ readonly key: string; readonly facts: readonly FactAnswer[]; readonly failed: string | null }>({ key, facts: [], failed: null });
  if (failed !== null) return <p role="alert">{failed}</p>;
  if (!answer) return <p class="muted">Reading…</p>;
  const { source, total, falls, relayedBy } = answer;
  const more = further.key === key ? further : { key, facts: [], failed: null };
  const facts = [...answer.facts, ...more.facts];
  const showMore = (): void => void askSource(lens, id, { limit: moreFacts, offset: facts.length }).then((page) => setFurther({ key, facts: [...more.facts, ...page.facts], failed: null }), (error: Error) => setFurther({ ...more, failed: error.message }));
  const safe = source.url !== null && /^https?:\/\//.test(source.url) ? source.url : null;
  return (
    <article>
      <div class="kind"><KindShape kind="Source" />Source · {readable(source.kind)}</div>
      <h2>{source.title}</h2>
      <p class="line-below">{[source.authors.join(', '), source.publisher, source.published && dateWords(source.published)].filter(Boolean).join(' · ')}</p>
      {safe && <p style={{ overflowWrap: 'anywhere', fontSize: 13 }}><a href={safe} rel="noreferrer noopener" target="_blank">{safe}</a></p>}
      {source.note && <p class="muted" style={{ fontSize: 13, marginTop: 6 }}>{source.note}</p>}
      {relayedBy.length > 0 && <p style={{ marginTop: 6 }}>Repeated by {relayedBy.map(({ name }) => name).join('; ')}.</p>}
      <p style={{ marginTop: 10 }}>{source.facts} facts rest on it, {source.factsAlone} on it alone. <ShowCypher question="facts-of-source" values={{ id }} note={`the facts that rest on ${source.title}, and which rest on it alone (counted, no rule).`} /></p>
      {falls.length > 0 && <><div class="section"><h3>Were it withdrawn</h3><span class="muted rule">rule verdict v{answer.rule}</span></div>{falls.map((fall) => <div class="row" key={fall.id} style={{ gridTemplateColumns: 'minmax(0,1fr) auto' }}><span>{fall.title}</span><span class="muted">{verdictWords[fall.before]} → {fall.after ? verdictWords[fall.after] : 'nothing left'}</span></div>)}</>}
      <div class="section"><h3>What rests on it</h3></div>
      {facts.map((fact) => <FactRow key={fact.id} fact={fact} />)}
      {more.failed !== null && <p role="alert">{more.failed}</p>}
      {facts.length < total && <button type="button" class="link" onClick={showMore}>Show {Math.min(moreFacts, total - facts.length)} more ({total - facts.length} left)</button>}
    </article>
  );
}
