// The lower pane: what went wrong, and the last result in the form that the tab names. Before the first one it says what to do.
import { PlanView, type Prefix } from '../../results/plan-view.tsx';
import { ResultView } from '../../results/result-view.tsx';
import { panelId, Strip, tabId } from '../../results/strip.tsx';
import { openScreen, revealAll } from '../../state/changes.ts';
import { change, nodeById, state, theme } from '../../state/store.ts';
import { ran, running } from '../../state/query-run.ts';
import { run, showTab } from './desk.ts';
import { Cut, More, Refusal, StatusLine } from './status.tsx';

const ask = (prefix: Prefix): void => { if (run(prefix)) showTab('plan'); };
/** What the network of entities does not know is a fact. */
const explore = (ids: readonly string[]): void => change((s) => revealAll(openScreen(s, 'explore'), ids, ids.some((id) => !nodeById.value.has(id))));

export function ResultPane() {
  const result = ran.value;
  const { tab } = state.value.query;
  return (
    <div class="outcome" aria-busy={running.value !== null}>
      <Refusal />
      <div class="outcome-view">
        {result
          ? <ResultView key={result.first.getTime()} result={result} tab={tab} theme={theme.value} onTab={showTab} onAsk={ask} onOpenInExplore={explore} status={<StatusLine />} footNote={<Cut result={result} />} footActions={<><More result={result} /><span class="stored" title={result.summary.note}>stored verdicts: all sources, as of today</span></>} />
          : <section class="result" aria-label="Result">
              <Strip tab={tab} onTab={showTab} status={<StatusLine />}>{null}</Strip>
              <div class="result-panel" role="tabpanel" id={panelId} aria-labelledby={tabId(tab)}>{tab === 'plan' && state.value.query.text.trim() !== '' ? <PlanView plan={null} onAsk={ask} /> : <Nothing />}</div>
            </section>}
      </div>
    </div>
  );
}

function Nothing() {
  if (running.value) return <div class="result-empty"><div><h2>Running</h2><p>The rows come here. Stop ends the query, on the server too.</p></div></div>;
  const empty = state.value.query.text.trim() === '';
  return <div class="result-empty"><div><h2>{empty ? 'Ask the graph' : 'Ready to run'}</h2><p>{empty ? 'Open a question of the gallery, or write one in Cypher. Then press Run.' : 'Press Run, or Ctrl+Enter in the editor. Nothing runs by itself.'}</p></div></div>;
}
