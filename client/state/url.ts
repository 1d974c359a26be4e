// State ⇄ URL: opening the address elsewhere restores exactly what was seen. The path is the screen; short parts are in the query, long ones
// (pins, hidden, revealed, a query's text) in the fragment, compressed once they are long.
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import { verdictMarks, type VerdictMark } from '#graph/verdict-words';
import { emptyDraft, kinds, start, type Kind, type QueryDraft, type ResultTab, type Screen, type State } from './state.ts';

/** Characters that a fragment may hold, its "#" included; beyond them the oldest pins and hidden names are left out of the link, and then the query, and the page says so. */
export const fragmentLimit = 6000;
/** A fragment that is longer is compressed; a shorter one stays readable. */
const plainLimit = 400;
const paths: Readonly<Record<Screen, string>> = { explore: '/', query: '/query' };
const tabs: readonly ResultTab[] = ['graph', 'table', 'raw', 'plan'];

const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word);
const isMark = (word: string): word is VerdictMark => (Object.values(verdictMarks) as readonly string[]).includes(word);
const words = (text: string | null): string[] => (text ? text.split(',').filter((word) => word !== '') : []);

export function toUrl(state: State): { readonly pathname: string; readonly search: string; readonly hash: string; readonly shortened: boolean } {
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
  const [hash, shortened] = fragment({ p: Object.entries(state.pinned).map(([id, [x, y]]) => `${id}:${x.toFixed(4)}:${y.toFixed(4)}`), h: [...state.hidden], r: [...state.revealed] }, draftWords(state.query));
  const search = query.toString().replaceAll('%2C', ',');
  return { pathname: paths[state.screen], search: search === '' ? '' : `?${search}`, hash, shortened };
}

/** The draft of a query, as parts of a fragment; empty when nothing is written. */
function draftWords({ text, values, question, note, tab }: QueryDraft): string {
  const parts = new URLSearchParams();
  if (text !== '') parts.set('q', text);
  if (Object.keys(values).length > 0) parts.set('v', JSON.stringify(values));
  if (question !== null) parts.set('s', question);
  if (note !== null) parts.set('n', note);
  if (tab !== emptyDraft.tab) parts.set('t', tab);
  return parts.toString();
}

/** The fragment, and whether something was left out: no more words than it must, each from the front of the list that is longest by then, and the query last. */
function fragment(parts: Readonly<Record<string, readonly string[]>>, draft: string): [string, boolean] {
  const lists = Object.entries(parts).map(([name, list]) => ({ name, words: list.map(encodeURIComponent) }));
  const total = lists.reduce((sum, { words }) => sum + words.length, 0);
  const without = (dropped: number): string => packed([...kept(lists, dropped).filter(({ words }) => words.length > 0).map(({ name, words }) => `${name}=${words.join(',')}`), ...(draft === '' ? [] : [draft])].join('&'));
  const fits = (text: string): boolean => text.length <= fragmentLimit;
  const whole = without(0);
  if (fits(whole)) return [whole, false];
  let [tooMany, enough] = [0, total];
  while (enough - tooMany > 1) {
    const middle = (tooMany + enough) >> 1;
    if (fits(without(middle))) enough = middle;
    else tooMany = middle;
  }
  const short = without(enough);
  return [fits(short) ? short : draft === '' ? '' : fragment(parts, '')[0], true];
}

/** The lists without so many words. */
function kept(lists: readonly { readonly name: string; readonly words: readonly string[] }[], dropped: number): readonly { readonly name: string; readonly words: readonly string[] }[] {
  const left = lists.map(({ words }) => words.length);
  for (let i = 0; i < dropped; i++) left[left.indexOf(Math.max(...left))]! -= 1;
  return lists.map(({ name, words }, i) => ({ name, words: words.slice(words.length - left[i]!) }));
}

/** `#…` as it is while short, else `#z=` and its zlib stream in base64url. */
function packed(text: string): string {
  if (text.length <= plainLimit) return text === '' ? '' : `#${text}`;
  const bytes = zlibSync(strToU8(text), { level: 9 });
  return `#z=${btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** What `packed` wrote; empty when it is none of ours. */
function unpacked(hash: string): string {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith('z=')) return text;
  // A stranger's address must not fill the memory: what is longer than we write is none of ours.
  if (hash.length > fragmentLimit) return '';
  try {
    const bytes = strToU8(atob(text.slice(2).replaceAll('-', '+').replaceAll('_', '/')), true);
    return strFromU8(unzlibSync(bytes));
  } catch {
    return '';
  }
}

/** Reads what `toUrl` wrote; anything strange in an address is left out. */
export function fromUrl({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): State {
  const query = new URLSearchParams(search);
  const off = words(query.get('off'));
  const long = new URLSearchParams(unpacked(hash));
  const path = words(query.get('path'));
  const years = /^(\d{4})-(\d{4})$/.exec(query.get('years') ?? '');
  const theme = query.get('theme');
  const day = (name: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(query.get(name) ?? '') ? query.get(name) : null);
  return {
    ...start,
    screen: pathname === paths.query ? 'query' : 'explore', query: readDraft(long),
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

function readDraft(long: URLSearchParams): QueryDraft {
  const tab = tabs.find((known) => known === long.get('t'));
  return { text: long.get('q') ?? '', values: readValues(long.get('v')), question: long.get('s'), note: long.get('n'), tab: tab ?? emptyDraft.tab };
}

function readValues(text: string | null): QueryDraft['values'] {
  try {
    const values: unknown = JSON.parse(text ?? '{}');
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? { ...values } : {};
  } catch {
    return {};
  }
}
