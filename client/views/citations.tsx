// Superscript citations that open source and locator in place.
import { useState } from 'preact/hooks';
import type { Citation } from '#graph/answers';
import { select } from '../state/changes.ts';
import { change } from '../state/store.ts';
import { dateWords } from './words.ts';

/** The mark of a citation: its footnote's number when the locator gives one. */
function markOf(citation: Citation): string {
  return /fn (\d+)/.exec(citation.locator)?.[1] ?? (/^§[\d.]+/.exec(citation.locator)?.[0] ?? 'src');
}

export function Cited({ citations, children }: { citations: readonly Citation[]; children?: preact.ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const marks = [...new Set(citations.map(markOf))];
  const words = marks.slice(0, 4).join(', ') + (marks.length > 4 ? '…' : '');
  return (
    <>
      {children}
      {marks.length > 0 && <button type="button" class="cite" aria-expanded={open} aria-label={`${words}, ${open ? 'close' : 'open'} ${citations.length} ${citations.length === 1 ? 'citation' : 'citations'}`} onClick={() => setOpen(!open)}>{words}</button>}
      {open && <div class="footnotes">{citations.map((citation) => <Footnote key={citation.id} citation={citation} />)}</div>}
    </>
  );
}

function Footnote({ citation }: { citation: Citation }) {
  const { source, relays, locator, when, wording, speakers, mode, stance, rank } = citation;
  const show = (id: string) => (event: Event): void => { event.preventDefault(); change((s) => select(s, id)); };
  const address = (id: string): string => `/?select=${encodeURIComponent(id)}`;
  return (
    <div>
      <a href={address(source.id)} onClick={show(source.id)}>{source.title}</a>, {locator}
      {when && <span class="muted">, dates it {dateWords(when)}</span>}
      {relays && <div>Relays <a href={address(relays.id)} onClick={show(relays.id)}>{relays.title}</a></div>}
      {wording && <div>In its words: “{wording}”</div>}
      {speakers.length > 0 && <div>Said by {speakers.map((speaker, index) => <span key={speaker.id}>{index > 0 && ', '}{speaker.name}{speaker.interested && <span class="tag"> interested party</span>}</span>)}</div>}
      {(mode !== 'stated' || stance !== 'asserts' || rank !== 'normal') && <div>{[mode !== 'stated' && mode, stance !== 'asserts' && stance, rank !== 'normal' && rank].filter(Boolean).map((word) => <span key={String(word)} class="tag">{word}</span>)}</div>}
    </div>
  );
}
