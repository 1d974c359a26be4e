import { describe, expect, it } from 'vitest';
import type { PlanAnswer } from '#graph/answers';
import { measureOf, operatorWords, planSentence, planSteps } from '../../../client/results/plan-words.ts';

const step = (operator: string, costs: Partial<PlanAnswer>, ...children: PlanAnswer[]): PlanAnswer => ({ operator, details: '', rows: null, lookups: null, ms: null, ...costs, children });

describe('plans in words', () => {
  it('name operators, known and unknown, with or without Neo4j’s suffix', () => {
    expect(['ProduceResults@neo4j', 'Expand(All)@neo4j', 'SomethingBrandNew(All)'].map(operatorWords)).toEqual(['Produce results', 'Expand', 'Something brand new']);
  });

  it('list the last step first; a branch is set in and comes before the main line, as Neo4j prints it', () => {
    expect(planSteps(step('Expand(All)', { details: '(c)-[anon_1:CITED_IN]->(anon_12)' }))[0]!.details).toBe('(c)-[:CITED_IN]->()');
    const plan = step('ProduceResults', {}, step('Apply', {}, step('NodeByLabelScan', {}), step('Filter', {}, step('Argument', {}))));
    expect(planSteps(plan).map(({ operator, depth }) => [operator, depth])).toEqual([['ProduceResults', 0], ['Apply', 0], ['Filter', 1], ['Argument', 1], ['NodeByLabelScan', 0]]);
  });

  it('say where the work lies, by lookups, else by rows', () => {
    const profiled = planSteps(step('Limit', { rows: 1, lookups: 0 }, step('Filter', { rows: 5, lookups: 900, details: 'c.verdict' }, step('AllNodesScan', { rows: 9, lookups: 100 }))));
    expect(planSentence(profiled)).toBe('1,000 lookups; “Filter c.verdict” does most of the work');
    expect(planSentence(planSteps(step('Limit', { rows: 10 }, step('AllNodesScan', { rows: 30 }))))).toBe('40 rows passed on between 2 steps; most by “Scan all nodes”');
    expect(planSentence(planSteps(step('Expand', { lookups: 5, details: '(c)-[:CONCERNS]->(p) WHERE c:Commitment AND c.verdict' })))).toBe('5 lookups; “Expand (c)-[:CONCERNS]->(p) WHERE c:Commitment…” does most of the work');
    expect(measureOf(planSteps(step('Limit', {})))).toBeNull();
    expect(planSentence(planSteps(step('Limit', {})))).toBe('1 step, planned and not run');
  });
});
