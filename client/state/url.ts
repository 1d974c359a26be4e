// State ⇄ URL: opening the address elsewhere restores exactly what was seen. Short parts are in the query, long ones (pins, hidden, revealed) in the fragment.
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import { kinds, start, type Kind, type State } from './state.ts';

/** Characters that a fragment may hold, its "#" included; beyond them the oldest pins and hidden names are left out of the link, and the page says so. */
export const fragmentLimit = 6000;

const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word);
const isMark = (word: string): word is VerdictMark => (Object.values(verdictMarks) as readonly string[]).includes(word);
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

/** Leaves out from the front of the longest list until the rest fits. Lengths are counted, not written anew at each step: hiding thousands of names must not stop the page. */
function fragment(parts: Readonly<Record<string, readonly string[]>>): [string, boolean] {
  const lists = Object.entries(parts).map(([name, list]) => ({ name, words: list.map(encodeURIComponent), from: 0 }));
  const left = ({ words, from }: (typeof lists)[number]): number => words.length - from;
  // Each list costs its name, "=" and the "&" or "#" before it; each word itself and the "," after it, except the last.
  let length = lists.reduce((sum, { name, words }) => sum + (words.length === 0 ? 0 : name.length + 1 + words.reduce((all, word) => all + word.length + 1, 0)), 0);
  let shortened = false;
  while (length > fragmentLimit) {
    shortened = true;
    const longest = lists.reduce((most, list) => (left(list) > left(most) ? list : most));
    length -= longest.words[longest.from]!.length + 1;
    longest.from += 1;
    if (left(longest) === 0) length -= longest.name.length + 1;
  }
  const text = lists.filter((list) => left(list) > 0).map(({ name, words, from }) => `${name}=${words.slice(from).join(',')}`).join('&');
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
    offKinds: off.filter(isKind), offMarks: off.filter(isMark),
    years: years && years[1]! <= years[2]! ? [Number(years[1]), Number(years[2])] : null,
    path: path.length === 2 ? [path[0]!, path[1]!] : null, without: words(query.get('without')),
    showAll: query.get('all') === '1', table: query.get('table') === '1', evidence: query.get('evidence') === '1', theme: theme === 'dark' || theme === 'light' ? theme : null,
    hidden: words(long.get('h')), revealed: words(long.get('r')), pinned: Object.fromEntries(words(long.get('p')).flatMap(readPin)),
  };
}

function readPin(text: string): [string, readonly [number, number]][] {
  const [, id, x, y] = /^([^:]+):(-?\d+(?:\.\d+)?):(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return id === undefined ? [] : [[id, [Number(x), Number(y)]]];
}
