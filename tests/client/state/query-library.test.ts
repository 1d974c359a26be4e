// The reader's shelf: what is saved and what was run, kept once, taken away and put back, handed on as a file. Here no browser keeps it.
import { beforeEach, describe, expect, it } from 'vitest';
import { changeQuestion, clearHistory, dropQuestion, exportQuestions, importQuestions, keepQuestion, longestHistory, queryHistory, remember, savedQuestions } from '../../../client/state/query-library.ts';

beforeEach(() => {
  clearHistory();
  for (const { id } of savedQuestions.value) dropQuestion(id);
});
const run = (text: string, at: number, values = {}): void => remember({ text, values, question: null, at });
const texts = (): string[] => queryHistory.value.map(({ text }) => text);

describe('the history', () => {
  it('has the newest first and each query once, as of its last run', () => {
    run('RETURN 1', 1);
    run('RETURN 2', 2);
    run('RETURN 1', 3);
    expect(queryHistory.value.map(({ text, at }) => [text, at])).toEqual([['RETURN 1', 3], ['RETURN 2', 2]]);
  });
  it('tells queries with other values apart', () => {
    run('RETURN $n', 1, { n: 1 });
    run('RETURN $n', 2, { n: 2 });
    expect(texts()).toEqual(['RETURN $n', 'RETURN $n']);
  });
  it('keeps so many', () => {
    for (let n = 0; n < longestHistory + 5; n++) run(`RETURN ${n}`, n);
    expect(queryHistory.value.length).toBe(longestHistory);
    expect(texts()[0]).toBe(`RETURN ${longestHistory + 4}`);
  });
  it('is cleared and brought back', () => {
    run('RETURN 1', 1);
    const undo = clearHistory();
    expect(texts()).toEqual([]);
    undo();
    expect(texts()).toEqual(['RETURN 1']);
  });
});

describe('saved questions', () => {
  const question = { title: 'Mine', text: 'RETURN $n', values: { n: 1 }, kinds: { n: 'integer' as const } };
  it('are kept, renamed, changed, deleted and brought back', () => {
    const id = keepQuestion(question);
    changeQuestion(id, { title: 'Ours' });
    changeQuestion(id, { text: 'RETURN 2' });
    expect(savedQuestions.value).toEqual([{ id, ...question, title: 'Ours', text: 'RETURN 2' }]);
    const undo = dropQuestion(id);
    expect(savedQuestions.value).toEqual([]);
    undo();
    expect(savedQuestions.value[0]?.title).toBe('Ours');
  });
  it('travel as a file, and come in once', () => {
    const id = keepQuestion(question);
    const file = exportQuestions();
    expect(importQuestions(file)).toBe(0);
    dropQuestion(id);
    expect(importQuestions(file)).toBe(1);
    expect(savedQuestions.value).toEqual([{ id: expect.stringMatching(/^own-/), ...question }]);
  });
  it.each([['no JSON', /not JSON/], ['{}', /no question/], ['[{"title": 1}]', /no question/], ['null', /no question/]])('refuses %s with a sentence', (text, sentence) => {
    expect(() => importQuestions(text)).toThrow(sentence);
  });
});
