// One commitment in the inspector: verdict and grade, the sentence, promised | delivered | when, why, and each source's own verdict.
import { useState } from 'preact/hooks';
import type { CommitmentAnswer, FactAnswer } from '#graph/answers';
import { gradeWords, verdictMarks, verdictWords } from '#graph/verdict-words';
import { askCommitment } from '../state/api.ts';
import { state } from '../state/store.ts';
import { Cited } from './citations.tsx';
import { VerdictGlyph } from './icons.tsx';
import { FactRow } from './fact-row.tsx';
import { ShowCypher } from './show-cypher.tsx';
import { useAnswer } from './use-answer.ts';
import { dateWords, exactMoney, moneyWords, readable } from './words.ts';

export function CommitmentEntry({ id, fact, open }: { id: string; fact: FactAnswer; open: boolean }) {
  const [unfolded, unfold] = useState(open);
  const verdict = fact.verdict!;
  const mark = verdictMarks[verdict];
  return (
    <section class="verdict" style={{ '--tone': `var(--${mark})` }} data-verdict={verdict}>
      <div class="head"><span class="word"><VerdictGlyph mark={mark} />{verdictWords[verdict]}</span>{unfolded && <Grade id={id} />}</div>
      <p class="title">{fact.title}</p>
      <p class="sentence"><Cited citations={fact.citations}>{fact.sentence} </Cited></p>
      {unfolded ? <Details id={id} /> : <button type="button" class="link" onClick={() => unfold(true)}>What was promised, what came, and why this verdict</button>}
    </section>
  );
}

function useCommitment(id: string): { answer: CommitmentAnswer | null; failed: string | null } {
  const { lens } = state.value;
  return useAnswer(() => askCommitment(lens, id), JSON.stringify([id, lens]));
}

function Grade({ id }: { id: string }) {
  const { answer } = useCommitment(id);
  const grade = answer?.commitment.evidence;
  return grade ? <span class="muted">· evidence {grade}: {gradeWords[grade]}</span> : null;
}

function Details({ id }: { id: string }) {
  const { answer, failed } = useCommitment(id);
  if (failed !== null) return <p role="alert">{failed}</p>;
  if (!answer) return <p class="muted">Reading…</p>;
  const { commitment, steps, why, perSource, figures } = answer;
  const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join(', ');
  const cypher = (question: string, note: string, what: string) => <ShowCypher question={question} values={{ id }} note={`${note}.`}>Cypher<span class="visually-hidden"> of {what}</span></ShowCypher>;
  return (
    <>
      <div class="facts-row">
        <div><div class="what">Promised {cypher('figures-of-commitment', `what was promised of “${commitment.title}”: the figures that measure it · rule verdict v${answer.rule}`, 'the figures promised')}</div><div class="value" title={exactMoney(commitment.promised)}>{moneyWords(commitment.promised)}</div></div>
        <div><div class="what">Delivered {cypher('flows-of-commitment', `what was delivered of “${commitment.title}”: the flows that fulfil it · rule verdict v${answer.rule}`, 'what was delivered')}</div><div class="value" title={exactMoney(commitment.delivered)}>{commitment.delivered ? moneyWords(commitment.delivered) : commitment.delivery === 'unknown' ? 'unknown' : readable(commitment.delivery)}</div></div>
        <div><div class="what">Date of promise</div><div class="value">{commitment.promisedOn ? dateWords(commitment.promisedOn) : 'not given'}</div></div>
      </div>
      <p class="muted" style={{ fontSize: 13 }}>{commitment.promisors.length > 0 ? `Promised by ${names(commitment.promisors)}` : 'No promisor is named'}{commitment.promisees.length > 0 && ` to ${names(commitment.promisees)}`}.</p>
      {verdictDiffers(answer) && <PerSource perSource={perSource} />}
      {steps.length > 0 && <><div class="section"><h3>What happened to it</h3>{cypher('steps-of-commitment', `the steps of “${commitment.title}” (told, no rule)`, 'the steps')}</div>{steps.map((step) => (
        <div class="row" key={`${step.id} ${step.step}`}><span class="date">{dateWords(step.when)}</span><div><Cited citations={step.citations}><span>{step.title} <span class="tag">{readable(step.step)}</span> </span></Cited></div></div>
      ))}</>}
      {figures.length > 0 && <><div class="section"><h3>Figures</h3>{cypher('figures-of-commitment', `the figures that measure “${commitment.title}” (told, no rule)`, 'the figures')}</div>{figures.map((figure) => <FactRow key={figure.id} fact={figure} />)}</>}
      <details><summary>Why this verdict</summary><Why why={why} rule={answer.rule} /></details>
      <p><ShowCypher question="inputs-of-verdict" values={{ id }} note={verdictNote(answer)}>Show the Cypher of this verdict</ShowCypher></p>
    </>
  );
}

const verdictDiffers = ({ commitment, perSource }: CommitmentAnswer): boolean => commitment.verdict === 'DISPUTED' || perSource.some((own) => own.verdict !== commitment.verdict);

function PerSource({ perSource }: { perSource: CommitmentAnswer['perSource'] }) {
  return (
    <>
      <div class="section"><h3>Each source's own verdict</h3></div>
      {perSource.map(({ source, verdict }) => (
        <div class="row" key={source.id} style={{ gridTemplateColumns: 'minmax(0,1fr) auto' }}><span>{source.name}</span><span class="word" style={{ color: `var(--${verdictMarks[verdict]})`, fontWeight: 600, display: 'inline-flex', gap: 6, alignItems: 'center' }}><VerdictGlyph mark={verdictMarks[verdict]} />{verdictWords[verdict]}</span></div>
      ))}
    </>
  );
}

/** Which verdict, by which line of which version of the rule. */
function verdictNote({ commitment, why, rule }: CommitmentAnswer): string {
  const line = why.rules.find(({ matched }) => matched);
  return `verdict of “${commitment.title}” · rule verdict v${rule}: ${commitment.verdict} matched${line ? `, because: ${line.reason}` : '.'}`;
}

function Why({ why, rule }: { why: CommitmentAnswer['why']; rule: string }) {
  return (
    <>
      <ul class="why">{why.rules.map((line) => <li key={line.verdict} class={line.matched ? 'match' : ''}><span>{verdictWords[line.verdict]}</span><span>{line.reason}</span></li>)}</ul>
      {why.candidates.length > 0 && <ul class="why">{why.candidates.map((candidate, index) => <li key={index}><span>{verdictWords[candidate.verdict]}{candidate.preferred && ' (preferred)'}</span><span>{candidate.sources.join('; ')}</span></li>)}</ul>}
      {why.notCounted.length > 0 && <ul class="why">{why.notCounted.map((fact) => <li key={fact.id}><span>Not counted</span><span>{fact.title}: {fact.reason}</span></li>)}</ul>}
      <p class="muted" style={{ fontSize: 12 }}>Rule version {rule}.</p>
    </>
  );
}
