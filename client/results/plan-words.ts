// Plans in plain words: what each operator does, and where the work lies. Pure. Operator names are those of Neo4j 5; one that is not listed keeps its own name, written apart.
import type { PlanAnswer } from '#graph/answers';

const words: Readonly<Record<string, string>> = {
  ProduceResults: 'Produce results', Limit: 'Limit', ExhaustiveLimit: 'Limit', Skip: 'Skip', Sort: 'Order', PartialSort: 'Order within groups', Top: 'Order, keep the first', PartialTop: 'Order, keep the first', Top1WithTies: 'Keep the first',
  Projection: 'Work out values', Filter: 'Filter', CacheProperties: 'Fetch properties', EmptyResult: 'Give out nothing', EmptyRow: 'Start with one empty row', Argument: 'Take rows from outside', Distinct: 'Leave out repeats', OrderedDistinct: 'Leave out repeats',
  EagerAggregation: 'Count by group', OrderedAggregation: 'Count by group', Aggregation: 'Count by group', Eager: 'Read all before going on', NodeCountFromCountStore: 'Look up the number of nodes', RelationshipCountFromCountStore: 'Look up the number of relationships',
  AllNodesScan: 'Scan all nodes', NodeByLabelScan: 'Scan label', UnionNodeByLabelsScan: 'Scan several labels', IntersectionNodeByLabelsScan: 'Scan nodes of all labels', NodeByElementIdSeek: 'Look up by id', NodeByIdSeek: 'Look up by id',
  NodeIndexSeek: 'Look up in the index', NodeUniqueIndexSeek: 'Look up in the index', MultiNodeIndexSeek: 'Look up in several indexes', NodeIndexSeekByRange: 'Look up a range in the index', NodeUniqueIndexSeekByRange: 'Look up a range in the index', NodeIndexScan: 'Scan the index', NodeIndexContainsScan: 'Scan the index', NodeIndexEndsWithScan: 'Scan the index',
  DirectedRelationshipTypeScan: 'Scan relationship type', UndirectedRelationshipTypeScan: 'Scan relationship type', DirectedAllRelationshipsScan: 'Scan all relationships', UndirectedAllRelationshipsScan: 'Scan all relationships', DirectedRelationshipIndexSeek: 'Look up in the index', UndirectedRelationshipIndexSeek: 'Look up in the index',
  'Expand(All)': 'Expand', 'Expand(Into)': 'Find the link between', 'OptionalExpand(All)': 'Expand, if there is anything', 'OptionalExpand(Into)': 'Find the link, if any', 'VarLengthExpand(All)': 'Expand many steps', 'VarLengthExpand(Into)': 'Find links of many steps', 'VarLengthExpand(Pruning)': 'Expand many steps', 'VarLengthExpand(Pruning,BFS,All)': 'Expand many steps',
  'Repeat(Trail)': 'Repeat the pattern', ShortestPath: 'Find shortest paths', StatefulShortestPath: 'Find shortest paths', 'StatefulShortestPath(Into)': 'Find shortest paths', 'StatefulShortestPath(All)': 'Find shortest paths',
  Path: 'Assemble the path', ProjectEndpoints: 'Take both ends', Retrace: 'Go along a known relationship', SelectPaths: 'Choose among paths', SchemaChange: 'Change the schema', Show: 'Show',
  Apply: 'For each row', Optional: 'Keep the row if nothing is found', OptionalApply: 'For each row, if anything', SemiApply: 'Keep if there is any', AntiSemiApply: 'Keep if there is none', SelectOrSemiApply: 'Keep if true or if there is any', LetSemiApply: 'Note whether there is any', RollUpApply: 'Collect for each row', CartesianProduct: 'Every combination', NodeHashJoin: 'Join', ValueHashJoin: 'Join', LeftOuterHashJoin: 'Join, keep the left', RightOuterHashJoin: 'Join, keep the right', AssertSameNode: 'Check that both are one',
  Union: 'Put together', OrderedUnion: 'Put together', Unwind: 'One row for each item', ProcedureCall: 'Call', LoadCSV: 'Load CSV', ForEach: 'For each', ForeachApply: 'For each', SubqueryForeach: 'For each', TransactionForeach: 'For each, in transactions',
  Create: 'Create', Merge: 'Merge', Delete: 'Delete', DetachDelete: 'Delete with relationships', SetProperty: 'Set a property', SetProperties: 'Set properties', SetPropertiesFromMap: 'Set properties', SetLabels: 'Set labels', RemoveLabels: 'Remove labels', LockingMerge: 'Merge',
};

const bare = (operator: string): string => operator.replace(/@.*$/, '').replace(/^\+/, '');
export function operatorWords(operator: string): string {
  const name = bare(operator);
  return words[name] ?? name.replace(/\(.*\)$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/(?<=\s)[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}

export type Measure = 'lookups' | 'ms' | 'rows';
export interface PlanStep {
  readonly operator: string; readonly words: string; readonly details: string; readonly rows: number | null; readonly lookups: number | null; readonly ms: number | null;
  /** Branches to the left of it: 0 for a plan that does not branch. */
  readonly depth: number;
}

/** Neo4j's names for what the query leaves without one. */
const nameless = /\b(?:anon_|UNNAMED)\d+\b/g;
/** The steps as Neo4j prints them, the last first; the second branch of a join comes before the first, set in. A plan without branches stays flat. */
export function planSteps(plan: PlanAnswer): PlanStep[] {
  const steps: PlanStep[] = [];
  const waiting: { readonly plan: PlanAnswer; readonly depth: number }[] = [{ plan, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { operator, details, rows, lookups, ms, children } = next.plan;
    const depth = next.depth;
    steps.push({ operator: bare(operator), words: operatorWords(operator), details: details.replace(nameless, ''), rows, lookups, ms, depth });
    children.forEach((child, at) => waiting.push({ plan: child, depth: depth + at }));
  }
  return steps;
}

/** What the bars show: lookups where the database tells them, else time, else rows; `null` for an EXPLAIN, which ran nothing. */
export function measureOf(steps: readonly PlanStep[]): Measure | null {
  return (['lookups', 'ms', 'rows'] as const).find((measure) => steps.some((step) => step[measure] !== null)) ?? null;
}

const units: Readonly<Record<Measure, string>> = { lookups: 'lookups', ms: 'ms', rows: 'rows passed on' };
/** So much of what a step works on as a sentence bears. */
const cut = (details: string): string => (details.length > 40 ? `${details.slice(0, 39).trimEnd()}…` : details);
/** "227,399 lookups; the filter does most of the work". */
export function planSentence(steps: readonly PlanStep[]): string {
  const measure = measureOf(steps);
  if (measure === null) return `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}, planned and not run`;
  const total = steps.reduce((sum, step) => sum + (step[measure] ?? 0), 0);
  const figure = `${(measure === 'ms' ? Math.round(total * 10) / 10 : total).toLocaleString('en-GB')} ${units[measure]}`;
  if (total === 0) return figure;
  // Of equals the one that comes first when the plan is run, which stands lower.
  const most = steps.reduce((a, b) => ((b[measure] ?? 0) >= (a[measure] ?? 0) ? b : a));
  const part = most[measure] ?? 0;
  const name = `“${most.words}${most.details === '' ? '' : ` ${cut(most.details)}`}”`;
  if (measure === 'rows') return `${figure} between ${steps.length} steps; ${part / total > 0.5 ? 'most' : `the most, ${part.toLocaleString('en-GB')},`} by ${name}`;
  return `${figure}; ${name} does ${part / total > 0.5 ? 'most' : `${Math.round((100 * part) / total)} %`} of the work`;
}
