// A field for a name in the graph: search as you type, arrow keys choose, Enter takes. What is sent is the id; what is shown is the name.
import { useEffect, useState } from 'preact/hooks';
import { askNode, askSearch } from '../../state/api.ts';
import { everything, type Kind } from '../../state/state.ts';
import { kindOf, state } from '../../state/store.ts';
import type { ParameterSpec } from '../../state/query-parameters.ts';
import { KindShape } from '../icons.tsx';
import { fillIn } from './desk.ts';

interface Found { readonly id: string; readonly name: string; readonly kind: Kind }

/** The labels to search for each sort of node. */
const labelsOf: Readonly<Record<string, string>> = { entity: 'Actor,Institution,Project,Agreement,Region', commitment: 'Commitment', source: 'Source' };
async function find(sort: string | null, text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { results } = await askSearch(everything, text, signal, labelsOf[sort ?? '']);
  return results.map(({ id, name, labels }) => ({ id, name, kind: kindOf(labels) }));
}
const wait = 120;

export function EntityField({ spec, id, describedBy, wrong }: { spec: ParameterSpec; id: string; describedBy: string; wrong: boolean }) {
  const value = state.value.query.values[spec.name];
  const chosen = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Found[]>([]);
  const [at, setAt] = useState(0);
  const name = useNameOf(chosen);

  useEffect(() => {
    if (typed === null || typed.trim() === '') return setFound([]);
    const control = new AbortController();
    const timer = setTimeout(() => { find(spec.vocabulary, typed.trim(), control.signal).then((results) => { setFound(results.slice(0, 8)); setAt(0); }, () => setFound([])); }, wait);
    return () => { clearTimeout(timer); control.abort(); };
  }, [typed]);

  const take = (one: Found): void => { fillIn(spec.name, one.id); setTyped(null); setFound([]); };
  /** What was typed and is no name that was chosen stands for itself, as an id. */
  const leave = (): void => { if (typed !== null) { fillIn(spec.name, typed.trim() === '' ? undefined : typed.trim()); setTyped(null); setFound([]); } };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && found[at]) take(found[at]);
    else if (event.key === 'Escape' && typed !== null) { setTyped(null); setFound([]); }
    else return;
    event.preventDefault();
  };
  return (
    <div class="entity-field">
      <input id={id} type="text" role="combobox" autocomplete="off" spellcheck={false} aria-describedby={describedBy} aria-invalid={wrong} aria-expanded={found.length > 0} aria-controls={`${id}-found`} aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        placeholder="Search a name" value={typed ?? name} onInput={(event) => setTyped(event.currentTarget.value)} onKeyDown={onKey} onBlur={leave} />
      {chosen !== '' && typed === null && name !== chosen && <span class="id">{chosen}</span>}
      {found.length > 0 && (
        <ul id={`${id}-found`} role="listbox" aria-label="Found">
          {found.map((one, index) => <li key={one.id} id={`${id}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); take(one); }}><KindShape kind={one.kind} /><span>{one.name}</span></li>)}
        </ul>
      )}
    </div>
  );
}

/** The name of an id; the id itself until it is known, or when there is no such name. */
function useNameOf(id: string): string {
  const [known, setKnown] = useState({ id: '', name: '' });
  useEffect(() => {
    if (id === '') return;
    let live = true;
    askNode(everything, id, 1).then(({ node }) => { if (live) setKnown({ id, name: node.name }); }, () => undefined);
    return () => { live = false; };
  }, [id]);
  return known.id === id ? known.name : id;
}
