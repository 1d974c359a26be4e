// What a run says of itself: how long it has taken while it runs, how many rows came in how long, what the limit cut off, what went wrong.
import { useEffect, useState } from 'preact/hooks';
import { state } from '../../state/store.ts';
import { pageOfRows, ran, refusal, runAgain, running, type Ran, type Running } from '../../state/query-run.ts';

const number = (value: number): string => value.toLocaleString('en-GB');
const rowsWord = (count: number): string => (count === 1 ? 'row' : 'rows');
const clock = (at: Date): string => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const duration = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** "1,000 of 14,233 rows · 41 ms · from 14:02, before the text changed". */
export function StatusLine() {
  const now = running.value;
  if (now) return <Elapsed now={now} />;
  const result = ran.value;
  if (!result) return <span class="status">{refusal.value ? 'It did not run.' : 'Nothing has run yet.'}</span>;
  const { rows, total, ms } = result.summary;
  const moved = result.query !== state.value.query.text;
  return (
    <span class="status">
      <strong>{number(rows)}</strong>{result.truncated ? <> of {total === null ? 'more' : <strong>{number(total)}</strong>}</> : null} {rowsWord(total ?? rows)} · {duration(ms)}{moved && ` · from ${clock(result.ranAt)}, before the text changed`}
    </span>
  );
}

const tick = 100;
/** The time since it began, ten times a second for the eye; a screen reader hears only that it runs. */
function Elapsed({ now }: { now: Running }) {
  const [ms, setMs] = useState(performance.now() - now.started);
  useEffect(() => {
    const timer = setInterval(() => setMs(performance.now() - now.started), tick);
    return () => clearInterval(timer);
  }, [now]);
  return <span class="status running"><span class="visually-hidden">Running. Press Stop to end it.</span><span aria-hidden="true">Running · <strong class="elapsed">{(ms / 1000).toFixed(1)} s</strong></span></span>;
}

/** Whether it was the server that stopped, and not the number of rows asked for. */
const serverStopped = ({ truncated, limit, summary: { rows } }: Ran): boolean => truncated && (limit === null || rows < limit);

/** What the limit cut off; always said where something was, with what lifts the server's own. */
export function Cut({ result }: { result: Ran }) {
  const { truncated, summary: { rows, total } } = result;
  if (!truncated) return <>nothing was cut off</>;
  const more = <strong>{total === null ? 'more match; how many was not counted, since that took too long' : `${number(total - rows)} more match`}</strong>;
  if (!serverStopped(result)) return <>stopped at the limit of {number(rows)}, {more}</>;
  return <>stopped at the server’s limit of {number(rows)}, {more}. To read on, end the query with ORDER BY and SKIP {rows}, or raise PACTA_QUERY_MAX_ROWS (and PACTA_QUERY_MAX_MB for large rows) where Pacta runs</>;
}

/** What brings the rows that the limit cut off: the question is asked again for more of them. */
export function More({ result }: { result: Ran }) {
  const { truncated, limit, summary: { rows, total } } = result;
  if (!truncated || limit === null || serverStopped(result) || running.value) return null;
  const rest = total === null ? Infinity : total - rows;
  const more = (): void => void runAgain(limit + pageOfRows);
  if (rest <= pageOfRows) return <button type="button" class="link" onClick={more}>Load the other {number(rest)}</button>;
  return (
    <>
      <button type="button" class="link" onClick={more}>Load {number(pageOfRows)} more</button>
      <button type="button" class="link" title="The server has a limit of its own, which stays." onClick={() => void runAgain(null)}>Take the limit off</button>
    </>
  );
}

export function Refusal() {
  const failed = refusal.value;
  if (!failed) return null;
  return (
    <div class={failed.stopped ? 'refusal stopped' : 'refusal'} role="alert">
      <p>{failed.detail.replace(/\s*\(line \d+, column \d+\)/, '')}{failed.cure !== null && <> {failed.cure}</>}</p>
      {failed.position && <p class="muted">line {failed.position.line}, column {failed.position.column}</p>}
    </div>
  );
}
