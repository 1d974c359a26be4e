// One fact as a dated row with its citations, and disputes with their sides beside each other.
import type { DisputeAnswer, FactAnswer } from '#graph/answers';
import { Cited } from './citations.tsx';
import { dateWords } from './words.ts';

export function FactRow({ fact }: { fact: FactAnswer }) {
  return (
    <div class="row">
      <span class="date">{dateWords(fact.when)}</span>
      <div><Cited citations={fact.citations}><span>{fact.title}. </span>{fact.labels.includes('Statement') && fact.sentence && <span class="said">{fact.sentence} </span>}</Cited></div>
    </div>
  );
}

export function Disputes({ disputes }: { disputes: readonly DisputeAnswer[] }) {
  return (
    <>
      <div class="section"><h3>In dispute</h3></div>
      {disputes.map((dispute) => (
        <div key={dispute.id} style={{ marginTop: 10 }}>
          <p class="serif" style={{ fontSize: 16, lineHeight: '22px' }}>{dispute.question}</p>
          <div class="sides">
            {dispute.sides.map((side) => <div key={side.side}>{side.facts.map((fact) => <p key={fact.id}><Cited citations={fact.citations}>{fact.title} </Cited></p>)}</div>)}
          </div>
          {dispute.note && <p class="muted" style={{ fontSize: 13, marginTop: 6 }}>{dispute.note}</p>}
        </div>
      ))}
    </>
  );
}
