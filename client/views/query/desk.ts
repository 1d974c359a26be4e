// What the reader does on the Query screen: open, write, fill in, run, save. Binds the draft of the state to the shelf and to the run.
import { computed, signal } from '@preact/signals';
import type { QuestionAnswer } from '#graph/answers';
import { draft, showQuery } from '../../state/changes.ts';
import { emptyDraft, type ResultTab } from '../../state/state.ts';
import { change, state, textFromAddress } from '../../state/store.ts';
import { changeQuestion, keepQuestion, remember, savedQuestions, type HistoryEntry, type SavedQuestion } from '../../state/query-library.ts';
import { missing, specsOf, valuesFor, type ParameterKind, type ParameterSpec } from '../../state/query-parameters.ts';
import { forgetRefusal, gallery, ran, refusal, runQuery, running } from '../../state/query-run.ts';

/** The kinds that the reader chose for parameters of their own, by name. */
const chosenKinds = signal<Readonly<Record<string, ParameterKind>>>({});
/** What is wrong with a field as typed, by name. */
export const fieldProblems = signal<Readonly<Record<string, string>>>({});
/** Whether missing values are pointed out: once a run was asked for. */
const pointedOut = signal(false);
/** One line that offers to take back the last deletion. */
export const takeBack = signal<{ readonly sentence: string; readonly undo: () => void } | null>(null);

export const specs = computed<readonly ParameterSpec[]>(() => {
  const { text, values } = state.value.query;
  return specsOf(text, galleryQuestion.value?.parameters ?? [], chosenKinds.value, values);
});
export const galleryQuestion = computed<QuestionAnswer | null>(() => gallery.value?.find(({ name }) => name === state.value.query.question) ?? null);
export const ownQuestion = computed<SavedQuestion | null>(() => savedQuestions.value.find(({ id }) => id === state.value.query.question) ?? null);
export const title = computed(() => ownQuestion.value?.title ?? galleryQuestion.value?.title ?? (state.value.query.text.trim() === '' ? 'New question' : 'A question of your own'));
/** Whether what is written differs from what the question was saved as. */
export const changed = computed(() => {
  const { text, values } = state.value.query;
  const own = ownQuestion.value;
  if (own) return own.text !== text || JSON.stringify(own.values) !== JSON.stringify(values);
  const asked = galleryQuestion.value;
  return asked ? asked.query !== text : text.trim() !== '';
});
export const problemOf = (spec: ParameterSpec): string | null => fieldProblems.value[spec.name] ?? (pointedOut.value ? missing(spec, state.value.query.values[spec.name]) : null);
export const cameWithLink = computed(() => textFromAddress !== '' && state.value.query.text === textFromAddress && ran.value === null && refusal.value === null && running.value === null);

export const write = (text: string): void => change((s) => draft(s, { text }));
export const showTab = (tab: ResultTab): void => change((s) => draft(s, { tab }));

/** Puts a value, or takes it away; a problem with what was typed keeps the query from running. */
export function fillIn(name: string, value: unknown, problem: string | null = null): void {
  const { [name]: _gone, ...others } = fieldProblems.value;
  fieldProblems.value = problem === null ? others : { ...others, [name]: problem };
  change((s) => { const { [name]: _old, ...rest } = s.query.values; return draft(s, { values: value === undefined ? rest : { ...rest, [name]: value } }); });
}
export function chooseKind(name: string, kind: ParameterKind): void {
  chosenKinds.value = { ...chosenKinds.value, [name]: kind };
  fillIn(name, undefined);
}

function fresh(): void {
  fieldProblems.value = {};
  pointedOut.value = false;
  forgetRefusal();
}
/** The gallery's question with its examples filled in; shown, not run. */
export function openGallery({ name, query, parameters }: QuestionAnswer): void {
  fresh();
  change((s) => showQuery(s, { text: query, question: name, values: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.example])), tab: s.query.tab }));
}
export function openOwn({ id, text, values, kinds }: SavedQuestion): void {
  fresh();
  chosenKinds.value = kinds;
  change((s) => showQuery(s, { text, values, question: id, tab: s.query.tab }));
}
export function openHistory({ text, values, question }: HistoryEntry): void {
  fresh();
  change((s) => showQuery(s, { text, values, question, tab: s.query.tab }));
}
/** Values and question of a history entry, whose text the editor itself puts in. */
export function recall({ values, question }: HistoryEntry): void {
  fresh();
  change((s) => draft(s, { values, question }));
}
export function openNew(): void {
  fresh();
  change((s) => showQuery(s, { ...emptyDraft, tab: s.query.tab }));
}

/** Saves over the reader's own question, or as a new one under a title; gives its id. */
export function save(newTitle: string | null): void {
  const { text, values } = state.value.query;
  const own = ownQuestion.value;
  const kept = { text, values: valuesFor(text, values), kinds: Object.fromEntries(specs.value.map(({ name, kind }) => [name, kind])) };
  const question = own && newTitle === null ? own.id : keepQuestion({ title: newTitle ?? title.value, ...kept });
  if (own && newTitle === null) changeQuestion(own.id, kept);
  change((s) => draft(s, { question, values: kept.values }));
}

/** Runs what is written, or asks for its plan, unless a value is missing or wrong: then the fields say so. False when it does not run. */
export function run(prefix: 'EXPLAIN' | 'PROFILE' | null = null): boolean {
  const { text, values, question } = state.value.query;
  pointedOut.value = true;
  forgetRefusal();
  if (text.trim() === '') return false;
  const stuck = specs.value.find((spec) => problemOf(spec) !== null);
  if (stuck) { document.getElementById(fieldId(stuck.name))?.focus(); return false; }
  const sent = valuesFor(text, values);
  remember({ text, values: sent, question, at: Date.now() });
  void runQuery(text, sent, prefix);
  return true;
}
export const fieldId = (name: string): string => `parameter-${name.replace(/[^\w-]/g, '_')}`;
