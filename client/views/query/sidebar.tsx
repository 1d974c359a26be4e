// The left side of the Query screen: the reader's own questions, the gallery, and what was run. Opening one shows it and never runs it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionAnswer } from '#graph/answers';
import { state } from '../../state/store.ts';
import { changeQuestion, clearHistory, dropQuestion, exportQuestions, importQuestions, queryHistory, savedQuestions, type HistoryEntry, type SavedQuestion } from '../../state/query-library.ts';
import { parametersIn } from '../../state/query-parameters.ts';
import { gallery } from '../../state/query-run.ts';
import { Icon } from '../icons.tsx';
import { cameWithLink, openGallery, openHistory, openNew, openOwn, run, takeBack } from './desk.ts';
import { ParameterForm } from './parameter-form.tsx';

export function Sidebar({ onShown }: { onShown: () => void }) {
  const known = state.value.query.question;
  const opened = savedQuestions.value.some(({ id }) => id === known) || gallery.value?.some(({ name }) => name === known) === true;
  const shelf = useRef<HTMLDivElement>(null);
  // What is open is seen, wherever it was opened from.
  useEffect(() => { if (opened) shelf.current?.querySelector('.opened')?.scrollIntoView({ block: 'nearest' }); }, [known, opened]);
  return (
    <div class="shelf" ref={shelf}>
      <Saved onShown={onShown} />
      {!opened && parametersIn(state.value.query.text).length > 0 && <div class="opened loose"><h3>Values to fill in</h3><ParameterForm /><RunButton onRun={onShown} /></div>}
      <Gallery onShown={onShown} />
      <History onShown={onShown} />
      {takeBack.value && <p class="take-back" role="status">{takeBack.value.sentence} <button type="button" class="link" onClick={() => { takeBack.value?.undo(); takeBack.value = null; }}>Take back</button></p>}
    </div>
  );
}

function RunButton({ onRun }: { onRun: () => void }) {
  return <p class="run-line"><button type="button" class="action primary" onClick={() => { if (run()) onRun(); }}><Icon name="play" size={14} />Run</button><kbd>Ctrl</kbd><kbd>Enter</kbd></p>;
}

function Count({ text }: { text: string }) {
  const count = parametersIn(text).length;
  return count === 0 ? null : <span class="to-fill">{count} to fill in</span>;
}

function Saved({ onShown }: { onShown: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  const own = savedQuestions.value;
  const [said, say] = useState('');
  const take = async (input: HTMLInputElement): Promise<void> => {
    const [chosen] = input.files ?? [];
    input.value = '';
    if (!chosen) return;
    try {
      const count = importQuestions(await chosen.text());
      say(count === 1 ? 'One question added.' : `${count} questions added.`);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-label="Saved questions">
      <div class="shelf-head"><h2>Saved questions</h2><button type="button" class="link" onClick={() => { openNew(); onShown(); }}>New</button></div>
      {own.length === 0 && <p class="none">None of your own yet. Write one and press Save; it is kept in this browser.</p>}
      <ul>{own.map((question) => <li key={question.id}>{question.id === state.value.query.question ? <OpenedOwn question={question} onRun={onShown} /> : <button type="button" class="entry" onClick={() => { openOwn(question); onShown(); }}><span>{question.title}</span><Count text={question.text} /></button>}</li>)}</ul>
      <p class="exchange">
        {own.length > 0 && <button type="button" class="link" onClick={download}>Export</button>}
        <button type="button" class="link" onClick={() => file.current?.click()}>Import</button>
        <input ref={file} type="file" accept="application/json,.json" class="visually-hidden" tabIndex={-1} aria-label="A file of questions to import" onChange={(event) => void take(event.currentTarget)} />
      </p>
      {said !== '' && <p class="none" role="status">{said}</p>}
    </section>
  );
}

function download(): void {
  const address = URL.createObjectURL(new Blob([exportQuestions()], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: 'pacta-questions.json' });
  link.click();
  URL.revokeObjectURL(address);
}

function OpenedOwn({ question, onRun }: { question: SavedQuestion; onRun: () => void }) {
  const [naming, setNaming] = useState(false);
  const rename = (event: Event): void => {
    event.preventDefault();
    const title = new FormData(event.currentTarget as HTMLFormElement).get('title');
    if (typeof title === 'string' && title.trim() !== '') changeQuestion(question.id, { title: title.trim() });
    setNaming(false);
  };
  const drop = (): void => { takeBack.value = { sentence: `“${question.title}” is deleted.`, undo: dropQuestion(question.id) }; };
  return (
    <div class="opened" aria-current="true">
      {naming ? <form onSubmit={rename}><input name="title" aria-label="New name" defaultValue={question.title} ref={(input) => input?.focus()} /><button type="submit" class="action">Rename</button></form> : <h3>{question.title}</h3>}
      <ParameterForm />
      <RunButton onRun={onRun} />
      {!naming && <p class="exchange"><button type="button" class="link" onClick={() => setNaming(true)}>Rename</button><button type="button" class="link" onClick={drop}>Delete</button></p>}
    </div>
  );
}

function Gallery({ onShown }: { onShown: () => void }) {
  const questions = gallery.value;
  return (
    <section aria-label="Gallery">
      <div class="shelf-head"><h2>Gallery</h2></div>
      {questions === null && <p class="none">Reading the gallery…</p>}
      <ul>{questions?.map((question) => <li key={question.name}>{question.name === state.value.query.question ? <OpenedGallery question={question} onRun={onShown} /> : <button type="button" class="entry" title={question.description} onClick={() => { openGallery(question); onShown(); }}><span>{question.title}</span><Count text={question.query} /></button>}</li>)}</ul>
    </section>
  );
}

function OpenedGallery({ question, onRun }: { question: QuestionAnswer; onRun: () => void }) {
  return (
    <div class="opened" aria-current="true">
      <h3>{question.title}</h3>
      <p class="description">{question.description}</p>
      <ParameterForm />
      {!cameWithLink.value && <RunButton onRun={onRun} />}
    </div>
  );
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const when = (at: number): string => (new Date(at).toDateString() === new Date().toDateString() ? clock(at) : new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' }));
const firstRuns = 12;

function History({ onShown }: { onShown: () => void }) {
  const [all, setAll] = useState(false);
  const runs = queryHistory.value;
  const clear = (): void => { takeBack.value = { sentence: 'The history is cleared.', undo: clearHistory() }; };
  return (
    <section aria-label="History" class="history">
      <div class="shelf-head"><h2>History</h2>{runs.length > 0 && <button type="button" class="link" onClick={clear}>Clear</button>}</div>
      {runs.length === 0 && <p class="none">What you run is listed here, in this browser alone.</p>}
      <ul>{(all ? runs : runs.slice(0, firstRuns)).map((entry) => <Past key={`${entry.at} ${entry.text}`} entry={entry} onShown={onShown} />)}</ul>
      {runs.length > firstRuns && <button type="button" class="link" onClick={() => setAll(!all)}>{all ? 'Fewer' : `All ${runs.length}`}</button>}
    </section>
  );
}

function Past({ entry, onShown }: { entry: HistoryEntry; onShown: () => void }) {
  return <li><button type="button" class="entry past" title={entry.text} onClick={() => { openHistory(entry); onShown(); }}><time dateTime={new Date(entry.at).toISOString()}>{when(entry.at)}</time><code>{entry.text.replace(/\s+/g, ' ').trim()}</code></button></li>;
}
