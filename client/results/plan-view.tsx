// The plan of a query as a table: what each step does, what it works on, how much it gave out and what that cost. Set in where the plan branches.
import type { ComponentChildren } from 'preact';
import type { PlanAnswer } from '#graph/answers';
import { measureOf, planSteps, type Measure, type PlanStep } from './plan-words.ts';

export type Prefix = 'EXPLAIN' | 'PROFILE';

export function PlanView({ plan, onAsk }: { plan: PlanAnswer | null; onAsk: (prefix: Prefix) => void }) {
  if (plan === null) return <NoPlan onAsk={onAsk} />;
  const steps = planSteps(plan);
  const measure = measureOf(steps);
  const most = measure === null ? 0 : Math.max(...steps.map((step) => step[measure] ?? 0));
  const timed = steps.some(({ ms }) => ms !== null);
  const counted = steps.some(({ lookups }) => lookups !== null);
  return (
    <div class="plan" tabIndex={0} role="region" aria-label="Plan">
      <table>
        <thead><tr><th scope="col">Operator</th><th scope="col">Works on</th>{measure !== null && <th scope="col" class="number">Rows out</th>}{counted && <th scope="col" class="number">Lookups</th>}{timed && <th scope="col" class="number">ms</th>}{measure !== null && <th scope="col" class="bar-head"><span class="visually-hidden">Share of {measure}</span></th>}</tr></thead>
        <tbody>{steps.map((step, at) => <Step key={at} step={step} counted={counted} timed={timed} measure={measure} most={most} />)}</tbody>
      </table>
      {measure === null && <Ask>This is the plan alone; nothing was run. <button type="button" class="link" onClick={() => onAsk('PROFILE')}>Profile it</button> to see rows and cost.</Ask>}
    </div>
  );
}

const Ask = ({ children }: { children: ComponentChildren }) => <p class="plan-note">{children}</p>;
const figure = (value: number | null): string => (value === null ? '' : value.toLocaleString('en-GB', { maximumFractionDigits: 2 }));

function Step({ step, counted, timed, measure, most }: { step: PlanStep; counted: boolean; timed: boolean; measure: Measure | null; most: number }) {
  const share = measure === null || most === 0 ? 0 : (step[measure] ?? 0) / most;
  return (
    <tr>
      <th scope="row" title={step.operator} style={{ '--depth': String(step.depth) }}><span class={step.depth > 0 ? 'branch' : ''}>{step.words}</span></th>
      <td class="code" title={step.details}>{step.details}</td>
      {measure !== null && <td class="number">{figure(step.rows)}</td>}
      {counted && <td class="number">{figure(step.lookups)}</td>}
      {timed && <td class="number">{figure(step.ms)}</td>}
      {measure !== null && <td class="bar-cell"><span class="share"><span style={{ width: `${share * 100}%` }} /></span></td>}
    </tr>
  );
}

function NoPlan({ onAsk }: { onAsk: (prefix: Prefix) => void }) {
  return (
    <div class="result-empty"><div>
      <h2 class="serif">How does the database find this?</h2>
      <p>Explaining shows the steps and runs nothing. Profiling runs the query and counts what each step cost.</p>
      <p class="actions"><button type="button" class="action" onClick={() => onAsk('EXPLAIN')}>Explain this query</button><button type="button" class="action primary" onClick={() => onAsk('PROFILE')}>Profile it</button></p>
    </div></div>
  );
}
