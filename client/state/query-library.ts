// The reader's own shelf on this browser: the questions that they saved and the queries that they ran. Kept in localStorage and nowhere else.
// A browser that keeps nothing (a private window, a full store) still works: the shelf then lasts as long as the page.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ParameterKind } from './query-parameters.ts';

type Values = Readonly<Record<string, unknown>>;
export interface SavedQuestion { readonly id: string; readonly title: string; readonly text: string; readonly values: Values; readonly kinds: Readonly<Record<string, ParameterKind>> }
/** `at` is in milliseconds since 1970. */
export interface HistoryEntry { readonly text: string; readonly values: Values; readonly question: string | null; readonly at: number }

/** So many runs are remembered. */
export const longestHistory = 100;
const keys = { saved: 'pacta-saved-questions', history: 'pacta-query-history' } as const;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A saved question as it was written, `null` for anything else. */
function readSaved(value: unknown): SavedQuestion | null {
  if (!isRecord(value) || typeof value['title'] !== 'string' || typeof value['text'] !== 'string') return null;
  const { id, title, text, values, kinds } = value;
  return { id: typeof id === 'string' && id.startsWith('own-') ? id : newId(), title, text, values: isRecord(values) ? values : {}, kinds: isRecord(kinds) ? (kinds as SavedQuestion['kinds']) : {} };
}

function readEntry(value: unknown): HistoryEntry | null {
  if (!isRecord(value) || typeof value['text'] !== 'string' || typeof value['at'] !== 'number') return null;
  return { text: value['text'], at: value['at'], values: isRecord(value['values']) ? value['values'] : {}, question: typeof value['question'] === 'string' ? value['question'] : null };
}

function stored<T>(key: string, read: (value: unknown) => T | null): readonly T[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.flatMap((item) => read(item) ?? []) : [];
  } catch {
    return [];
  }
}

function store(key: string, list: readonly unknown[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // The shelf then lasts as long as the page.
  }
}

const shelf = signal(stored(keys.saved, readSaved));
const runs = signal(stored(keys.history, readEntry));
export const savedQuestions: ReadonlySignal<readonly SavedQuestion[]> = shelf;
/** The newest first. */
export const queryHistory: ReadonlySignal<readonly HistoryEntry[]> = runs;

function putSaved(list: readonly SavedQuestion[]): void {
  shelf.value = list;
  store(keys.saved, list);
}
function putHistory(list: readonly HistoryEntry[]): void {
  runs.value = list;
  store(keys.history, list);
}

const newId = (): string => `own-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

/** What was there before, to put back. */
export type Undo = () => void;

/** Keeps a new question and gives its id. */
export function keepQuestion(question: Omit<SavedQuestion, 'id'>): string {
  const id = newId();
  putSaved([...shelf.value, { id, ...question }]);
  return id;
}
export const changeQuestion = (id: string, part: Partial<Omit<SavedQuestion, 'id'>>): void => putSaved(shelf.value.map((own) => (own.id === id ? { ...own, ...part } : own)));
export function dropQuestion(id: string): Undo {
  const before = shelf.value;
  putSaved(before.filter((own) => own.id !== id));
  return () => putSaved(before);
}

/** Remembers a run; the same text with the same values is remembered once, as of its last run. */
export function remember(entry: HistoryEntry): void {
  const same = JSON.stringify([entry.text, entry.values]);
  putHistory([entry, ...runs.value.filter(({ text, values }) => JSON.stringify([text, values]) !== same)].slice(0, longestHistory));
}
export function clearHistory(): Undo {
  const before = runs.value;
  putHistory([]);
  return () => putHistory(before);
}

/** The reader's questions as a file. */
export const exportQuestions = (): string => JSON.stringify({ format: 'pacta-questions', version: 1, questions: shelf.value }, null, 2);

/** Adds the questions of such a file, and says how many. Those that are here already, by title and text, stay as they are. Throws an Error that says what to choose. */
export function importQuestions(text: string): number {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error('This file is not JSON. Choose a file that “Export” on this screen has written.');
  }
  const list = isRecord(file) && file['format'] === 'pacta-questions' ? file['questions'] : file;
  const found = Array.isArray(list) ? list.flatMap((item) => readSaved(item) ?? []) : [];
  if (found.length === 0) throw new Error('This file holds no question. Choose a file that “Export” on this screen has written.');
  const known = new Set(shelf.value.map(({ title, text: written }) => JSON.stringify([title, written])));
  const fresh = found.filter((own) => !known.has(JSON.stringify([own.title, own.text])));
  putSaved([...shelf.value, ...fresh.map((own) => ({ ...own, id: newId() }))]);
  return fresh.length;
}
