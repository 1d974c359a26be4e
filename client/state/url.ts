// State ⇄ URL: opening the address elsewhere restores exactly what was seen. Short parts are in the query, long ones (pins, hidden, revealed) in the fragment.
import type { VerdictMark } from '#graph/verdict-words';
import { start, type Kind, type State } from './state.ts';

/** What a fragment may hold; beyond it the oldest pins and hidden names are left out of the link, and the page says so. */
export const fragmentLimit = 6000;

const words = (text: string | null): string[] => (text ? text.split(',').filter((word) => word !== '') : []);

export function toUrl(state: State): { readonly search: string; readonly hash: string; readonly shortened: boolean } {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null | undefined): void => void (value && query.set(name, value));
  put('asOf', state.lens.asOf);
  put('knownBy', state.lens.knownBy);
  put('sources', state.lens.sources?.join(','));
  put('select', state.selected.join(','));
  put('off', [...state.offKinds, ...state.offMarks].join(','));
  put('years', state.years?.join('-'));
  put('path', state.path?.join(','));
  put('without', state.without.join(','));
  put('all', state.showAll ? '1' : null);
  put('table', state.table ? '1' : null);
  put('evidence', state.evidence ? '1' : null);
  put('theme', state.theme);
  const parts = { p: Object.entries(state.pinned).map(([id, [x, y]]) => `${id}:${x.toFixed(4)}:${y.toFixed(4)}`), h: [...state.hidden], r: [...state.revealed] };
  const [hash, shortened] = fragment(parts);
  const search = query.toString().replaceAll('%2C', ',');
  return { search: search === '' ? '' : `?${search}`, hash, shortened };
}

function fragment(parts: Readonly<Record<string, string[]>>): [string, boolean] {
  const write = (): string => Object.entries(parts).filter(([, list]) => list.length > 0).map(([name, list]) => `${name}=${list.map(encodeURIComponent).join(',')}`).join('&');
  let shortened = false;
  while (write().length > fragmentLimit) {
    shortened = true;
    Object.values(parts).reduce((longest, list) => (list.length > longest.length ? list : longest)).shift();
  }
  const text = write();
  return [text === '' ? '' : `#${text}`, shortened];
}

/** Reads what `toUrl` wrote; anything strange in an address is left out. */
export function fromUrl(search: string, hash: string): State {
  const query = new URLSearchParams(search);
  const off = words(query.get('off'));
  const long = new URLSearchParams(hash.replace(/^#/, ''));
  const path = words(query.get('path'));
  const years = /^(\d{4})-(\d{4})$/.exec(query.get('years') ?? '');
  const theme = query.get('theme');
  const day = (name: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(query.get(name) ?? '') ? query.get(name) : null);
  return {
    ...start,
    lens: { asOf: day('asOf'), knownBy: day('knownBy'), sources: query.has('sources') ? words(query.get('sources')) : null },
    selected: words(query.get('select')),
    offKinds: off.filter((word): word is Kind => /^[A-Z]/.test(word)), offMarks: off.filter((word): word is VerdictMark => /^[a-z]/.test(word)),
    years: years ? [Number(years[1]), Number(years[2])] : null,
    path: path.length === 2 ? [path[0]!, path[1]!] : null, without: words(query.get('without')),
    showAll: query.get('all') === '1', table: query.get('table') === '1', evidence: query.get('evidence') === '1', theme: theme === 'dark' || theme === 'light' ? theme : null,
    hidden: words(long.get('h')), revealed: words(long.get('r')), pinned: Object.fromEntries(words(long.get('p')).flatMap(readPin)),
  };
}

function readPin(text: string): [string, readonly [number, number]][] {
  const [id, x, y] = text.split(':');
  return id && Number.isFinite(Number(x)) && Number.isFinite(Number(y)) ? [[id, [Number(x), Number(y)]]] : [];
}
