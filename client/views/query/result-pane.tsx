// The lower pane: the tabs with the status line, and the result in the form that the tab names.
import { draft } from '../../state/changes.ts';
import type { ResultTab } from '../../state/state.ts';
import { change, state } from '../../state/store.ts';
import { ran, running } from '../../state/query-run.ts';
import { Footer, Refusal, StatusLine } from './status.tsx';

const tabs: readonly (readonly [ResultTab, string])[] = [['graph', 'Graph'], ['table', 'Table'], ['raw', 'Raw'], ['plan', 'Plan']];

export function ResultPane() {
  const result = ran.value;
  return (
    <section class="result" aria-label="Result" aria-busy={running.value !== null}>
      <div class="result-head"><Tabs /><StatusLine /></div>
      <Refusal />
      <div class="result-body" id="result-panel" role="tabpanel" aria-labelledby={`tab-${state.value.query.tab}`} tabIndex={-1}>
        {result ? <table><thead><tr>{result.columns.map((column) => <th key={column}>{column}</th>)}</tr></thead><tbody>{result.rows.slice(0, 50).map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{JSON.stringify(cell._value)}</td>)}</tr>)}</tbody></table> : <Nothing />}
      </div>
      {result && <Footer result={result} />}
    </section>
  );
}

function Nothing() {
  return <p class="nothing">Open a question of the gallery or write one, then press Run. Nothing runs by itself.</p>;
}

function Tabs() {
  const { tab } = state.value.query;
  const show = (wanted: ResultTab): void => change((s) => draft(s, { tab: wanted }));
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(([name]) => name === tab);
    const next = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : null;
    if (next === null) return;
    const [wanted] = tabs[(next + tabs.length) % tabs.length]!;
    show(wanted);
    document.getElementById(`tab-${wanted}`)?.focus();
    event.preventDefault();
  };
  return <div class="tabs" role="tablist" aria-label="Form of the result" onKeyDown={onKey}>{tabs.map(([name, words]) => <button key={name} id={`tab-${name}`} type="button" role="tab" aria-selected={tab === name} aria-controls="result-panel" tabIndex={tab === name ? 0 : -1} onClick={() => show(name)}>{words}</button>)}</div>;
}
