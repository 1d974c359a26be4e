// Search as you type over every name in any script; arrow keys choose, Enter shows and goes on to the canvas, so that its keys work at once.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchAnswer } from '#graph/answers';
import { askSearch } from '../state/api.ts';
import { reveal } from '../state/changes.ts';
import { change, failure, kindOf, state } from '../state/store.ts';
import { Icon, KindShape } from './icons.tsx';
import { readable } from './words.ts';

type Results = SearchAnswer['results'];
export const searchInputId = 'search';

/** Leaves the box for the canvas; from another screen the canvas is only coming, and the page has the keys until then. */
function toCanvas(): void {
  document.getElementById(searchInputId)?.blur();
  document.querySelector<HTMLElement>('.stage')?.focus({ preventScroll: true });
}

export function SearchBox({ centre }: { centre: (id: string) => void }) {
  const [text, setText] = useState('');
  const [results, setResults] = useState<Results | null>(null);
  const [chosen, setChosen] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const lens = state.value.lens;

  useEffect(() => {
    if (text.trim() === '') return setResults(null);
    const control = new AbortController();
    const wait = setTimeout(() => {
      askSearch(lens, text.trim(), control.signal).then((answer) => { setResults(answer.results); setChosen(0); }, (error: Error) => { if (!control.signal.aborted) failure.value = error.message; });
    }, 90);
    return () => { clearTimeout(wait); control.abort(); };
  }, [text, lens]);

  const show = (id: string): void => {
    change((before) => reveal(before, id));
    setText('');
    setResults(null);
    toCanvas();
    centre(id);
  };
  const onKey = (event: KeyboardEvent): void => {
    const last = (results?.length ?? 0) - 1;
    if (event.key === 'ArrowDown') setChosen(Math.min(last, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else if (event.key === 'Enter' && results?.[chosen]) show(results[chosen].id);
    else if (event.key === 'Escape') { setText(''); (event.target as HTMLElement).blur(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search" ref={box} role="search">
      <span class="glass"><Icon name="search" /></span>
      <input id={searchInputId} type="text" role="combobox" autocomplete="off" spellcheck={false} aria-label="Search names in any script" placeholder="Search names in any script" value={text}
        aria-expanded={results !== null} aria-controls="search-results" aria-activedescendant={results?.[chosen] ? `found-${chosen}` : undefined}
        onInput={(event) => setText(event.currentTarget.value)} onKeyDown={onKey} />
      <kbd aria-hidden="true">/</kbd>
      {results && (
        <ul class="results" id="search-results" role="listbox" aria-label="Found">
          {results.length === 0 && <li class="empty" role="option" aria-selected="false">Nothing is called “{text}”. Try fewer letters, another spelling, or All sources.</li>}
          {results.map((found, index) => (
            <li key={found.id} id={`found-${index}`} role="option" aria-selected={index === chosen} onMouseMove={() => setChosen(index)} onMouseDown={(event) => { event.preventDefault(); show(found.id); }}>
              <KindShape kind={kindOf(found.labels)} />
              <span>{found.name}{found.matched !== found.name && <span class="muted"> · {found.matched}</span>}</span>
              <span class="what">{readable(kindOf(found.labels))}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
