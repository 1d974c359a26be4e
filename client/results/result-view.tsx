// The lower pane of the Query screen: strip, the result in one of four ways, and a footer that says what is seen. Given a result; it runs nothing and keeps nothing but what is open.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ResultTab } from '../state/state.ts';
import '../style/results.css';
import { CardsView } from './cards-view.tsx';
import { answerJson, nodesCsv, relationshipsCsv, rowsCsv, rowsTsv } from './files.ts';
import { GraphView } from './graph-view.tsx';
import { graphValues, type GraphValues } from './graph-values.ts';
import { copyText, download } from './hand-over.ts';
import { idInExplore } from './marks.tsx';
import { PlanView, type Prefix } from './plan-view.tsx';
import { planSentence, planSteps } from './plan-words.ts';
import type { OpenInExplore, QueryResult, Say } from './query-result.ts';
import { RawView } from './raw-view.tsx';
import { panelId, Strip, tabId, DownloadMenu, ToolIcon } from './strip.tsx';
import { TableView } from './table-view.tsx';
import { usePhone } from './use-size.ts';

export interface ResultViewProps {
  readonly result: QueryResult;
  readonly tab: ResultTab;
  readonly theme: 'light' | 'dark';
  readonly onTab: (tab: ResultTab) => void;
  /** The reader wants the query explained or profiled. */
  readonly onAsk: (prefix: Prefix) => void;
  readonly onOpenInExplore: OpenInExplore;
  readonly status?: ComponentChildren;
  readonly footNote?: ComponentChildren;
  readonly footActions?: ComponentChildren;
}

const spoken = 4000;

export function ResultView({ result, tab, theme, onTab, onAsk, onOpenInExplore, status, footNote, footActions }: ResultViewProps) {
  const [seen, setSeen] = useState<readonly [number, number]>([1, 1]);
  const [said, setSaid] = useState<string | null>(null);
  const silence = useRef<ReturnType<typeof setTimeout>>();
  const phone = usePhone();
  const found = useMemo(() => graphValues(result.rows), [result]);
  const known = useMemo(() => [...found.nodes.values()].flatMap((node) => idInExplore(node) ?? []), [found]);
  const say: Say = (sentence) => { setSaid(sentence); clearTimeout(silence.current); silence.current = setTimeout(() => setSaid(null), spoken); };
  useEffect(() => () => clearTimeout(silence.current), []);
  const onSeen = (first: number, last: number): void => setSeen([first, last]);

  return (
    <section class="result" aria-label="Result">
      <Strip tab={tab} onTab={onTab} status={status}>
        {known.length > 0 && <button type="button" class="link" onClick={() => onOpenInExplore(known)}>Show in Explore</button>}
        {result.rows.length > 0 && <button type="button" class="icon-button" aria-label="Copy all rows" title="Copy all rows, for a spreadsheet" onClick={() => void copyText(rowsTsv(result.columns, result.rows)).then((done) => say(done ? `Copied ${count(result.rows.length, 'row')}.` : 'The browser did not let the page copy. Download the rows instead.'))}><ToolIcon name="copy" /></button>}
        <DownloadMenu choices={filesOf(result, found)} />
      </Strip>
      <div class="result-panel" role="tabpanel" id={panelId} aria-labelledby={tabId(tab)}>
        {tab === 'plan' ? <PlanView plan={result.summary.plan} onAsk={onAsk} /> : tab === 'raw' ? <RawView result={result} say={say} /> : tab === 'graph' ? <GraphView found={found} theme={theme} phone={phone} rows={result.rows.length} onOpen={onOpenInExplore} />
          : result.rows.length === 0 ? <NoRows result={result} /> : phone ? <CardsView result={result} onOpen={onOpenInExplore} onSeen={onSeen} /> : <TableView result={result} onOpen={onOpenInExplore} say={say} onSeen={onSeen} />}
      </div>
      <footer class="result-foot"><span class="result-note" role="status">{said ?? sentenceOf(tab, result, found, seen)}{footNote !== undefined && said === null && <>{' · '}{footNote}</>}</span><span class="result-foot-actions">{footActions}</span></footer>
    </section>
  );
}

const count = (number: number, one: string): string => `${number.toLocaleString('en-GB')} ${one}${number === 1 ? '' : 's'}`;

function sentenceOf(tab: ResultTab, result: QueryResult, { nodes, relationships }: GraphValues, [first, last]: readonly [number, number]): string {
  switch (tab) {
    case 'plan': return result.summary.plan ? planSentence(planSteps(result.summary.plan)) : 'No plan was asked for';
    case 'raw': return `${count(result.rows.length, 'row')} of typed JSON`;
    case 'graph': return nodes.size === 0 ? 'Nothing to draw' : `${count(nodes.size, 'node')} and ${count(relationships.size, 'relationship')} of ${count(result.rows.length, 'row')}`;
    case 'table': return result.rows.length === 0 ? 'No rows' : `Rows ${first.toLocaleString('en-GB')} to ${last.toLocaleString('en-GB')}`;
  }
}

function filesOf(result: QueryResult, found: GraphValues): { words: string; act: () => void }[] {
  const stamp = result.ranAt.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  const file = (what: string, ending: string, type: string, text: () => string) => () => download(`pacta-${what}-${stamp}.${ending}`, type, text());
  return [
    { words: 'Rows as CSV', act: file('rows', 'csv', 'text/csv', () => rowsCsv(result.columns, result.rows)) },
    { words: 'Typed JSON', act: file('answer', 'json', 'application/json', () => answerJson(result, result.query)) },
    ...(found.nodes.size > 0 ? [{ words: 'Nodes as CSV', act: file('nodes', 'csv', 'text/csv', () => nodesCsv(found)) }] : []),
    ...(found.relationships.size > 0 ? [{ words: 'Relationships as CSV', act: file('relationships', 'csv', 'text/csv', () => relationshipsCsv(found)) }] : []),
  ];
}

function NoRows({ result }: { result: QueryResult }) {
  const explained = result.summary.plan !== null && result.columns.length === 0;
  return <div class="result-empty"><div><h2 class="serif">{explained ? 'Explained, not run' : 'Nothing matches'}</h2><p>{explained ? 'The plan is under Plan.' : 'The query is valid, and no row answers it. Loosen a condition, check the spelling of a value, or see which labels and properties there are in the editor’s completion (Ctrl+Space).'}</p></div></div>;
}
