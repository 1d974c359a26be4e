// What must hold between the rows of a dataset: evidence, cycles, endings without a promise, control ties, duplicates, disputes to propose.
// Each check reads the compiled nodes and edges and reports on the row at fault.
import type { Compiling } from './dataset-wiring.ts';
import type { GraphEdge, GraphNode } from './model.ts';
import type { RelationshipType } from './schema.ts';
import type { Row } from './tables.ts';

const promiseSteps: ReadonlySet<string> = new Set(['announced', 'promised', 'mou-signed', 'agreed', 'effective', 'progressed', 'fulfilled']);
const needPromise: ReadonlySet<string> = new Set(['withdrawn', 'terminated', 'ended-by-agreement', 'lapsed']);

export function judgeTables(compiling: Compiling): void {
  const edges = [...compiling.baseEdges, ...compiling.edges.values()];
  checkEvidence(compiling);
  checkRanks(compiling);
  checkAmounts(compiling);
  checkEndings(compiling, edges);
  checkUmbrellas(compiling, edges);
  for (const type of ['PART_OF', 'COMPONENT_OF'] as const) checkCycles(type, compiling, edges);
  checkBlame(compiling, edges);
  proposeDuplicates(compiling);
  proposeDisputes(compiling, edges);
}

const rowOf = (id: string, compiling: Compiling): Row | undefined => compiling.rows.get(id);
const at = (compiling: Compiling, id: string, column: string, message: string, severity: 'error' | 'warning' = 'error'): void => {
  const row = rowOf(id, compiling);
  if (row) compiling.report(row, column, message, severity);
};

function checkEvidence(compiling: Compiling): void {
  const cited = new Set([...compiling.edges.values()].filter((edge) => edge.type === 'CITED_IN').map((edge) => edge.from));
  for (const node of compiling.nodes.values()) {
    if (node.labels.includes('Fact') && !cited.has(node.id)) at(compiling, node.id, 'id', `\`${node.id}\` has no citation. Add a row to citations.csv: a fact without a source does not enter the graph.`);
  }
  for (const dispute of compiling.nodes.values()) {
    if (!dispute.labels.includes('Dispute')) continue;
    const sides = new Set([...compiling.edges.values()].filter((edge) => edge.type === 'INVOLVES' && edge.from === dispute.id).map((edge) => edge.properties['side']));
    if (sides.size < 2) at(compiling, dispute.id, 'side_a', `\`${dispute.id}\` has fewer than two sides. Name the facts that stand against each other in side_a and side_b.`);
  }
}

function checkRanks(compiling: Compiling): void {
  for (const row of compiling.tables.citations ?? []) {
    const ranked = row.cells['rank'] && row.cells['rank'] !== 'normal';
    if (ranked && !row.cells['rank_reason']) compiling.report(row, 'rank_reason', `A citation that is ${row.cells['rank']} needs a reason. Write one of the closed list in rank_reason.`);
    if (!ranked && row.cells['rank_reason']) compiling.report(row, 'rank', 'A rank_reason without a rank. Write preferred or deprecated, or remove the reason.');
  }
}

function checkAmounts(compiling: Compiling): void {
  for (const node of compiling.nodes.values()) {
    const { value, low, high, unit, currency } = node.properties;
    if (typeof low === 'number' && typeof high === 'number' && low > high) at(compiling, node.id, 'low', `low ${low} is above high ${high}. Swap them.`);
    if (unit === 'money' && currency === undefined) at(compiling, node.id, 'currency', 'Money without a currency. Write the ISO 4217 code; if the source does not say, write XXX.', 'error');
    if (unit !== undefined && unit !== 'money' && currency !== undefined && value !== undefined && node.properties['measure'] !== 'price' && node.properties['measure'] !== 'rate') at(compiling, node.id, 'unit', `A value in ${currency} has unit \`money\`.`, 'warning');
  }
}

function changesOf(edges: readonly GraphEdge[], id: string): string[] {
  return edges.filter((edge) => edge.type === 'CHANGED' && edge.to === id).map((edge) => String(edge.properties['step']));
}

function checkEndings(compiling: Compiling, edges: readonly GraphEdge[]): void {
  for (const node of compiling.nodes.values()) {
    if (!node.labels.includes('Commitment')) continue;
    const steps = changesOf(edges, node.id);
    const ending = steps.find((step) => needPromise.has(step));
    if (ending && !steps.some((step) => promiseSteps.has(step))) at(compiling, node.id, 'id', `\`${node.id}\` is ${ending} but was never promised. Add the event of the promise (undated if need be), or use declined or blocked.`);
    if (steps.length === 0) at(compiling, node.id, 'id', `No event changes \`${node.id}\`: its verdict will be UNKNOWN. Add how it was promised to events.csv and links.csv.`, 'warning');
  }
}

function checkUmbrellas(compiling: Compiling, edges: readonly GraphEdge[]): void {
  const amounted = (id: string): boolean => edges.some((edge) => edge.type === 'MEASURES' && edge.to === id && edge.properties['role'] === 'of' && ['promised', 'committed'].includes(String((compiling.nodes.get(edge.from) ?? compiling.base.get(edge.from))?.properties['measure'])));
  for (const edge of compiling.edges.values()) {
    if (edge.type === 'PART_OF' && amounted(edge.from) && amounted(edge.to)) at(compiling, edge.from, 'part_of', `\`${edge.from}\` and its umbrella \`${edge.to}\` both carry amounts; sums leave the parts out.`, 'warning');
  }
}

function checkCycles(type: RelationshipType, compiling: Compiling, edges: readonly GraphEdge[]): void {
  const next = new Map<string, string[]>();
  for (const edge of edges) if (edge.type === type) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  for (const start of next.keys()) {
    const seen = new Set<string>();
    const queue = [...(next.get(start) ?? [])];
    while (queue.length > 0) {
      const id = queue.pop()!;
      if (id === start) at(compiling, start, type.toLowerCase(), `\`${start}\` is, through ${type}, a part of itself. Break the circle.`);
      if (id === start) break;
      if (!seen.has(id)) queue.push(...(next.get(id) ?? []));
      seen.add(id);
    }
  }
}

/** A State that ended what a firm or bank promised needs a CONTROLS tie, else the ending is unattributed. */
function checkBlame(compiling: Compiling, edges: readonly GraphEdge[]): void {
  const labelled = (id: string, label: string): boolean => (compiling.nodes.get(id) ?? compiling.base.get(id))?.labels.includes(label) ?? false;
  for (const change of compiling.edges.values()) {
    if (change.type !== 'CHANGED' || !needPromise.has(String(change.properties['step'])) || !labelled(change.to, 'Commitment')) continue;
    const causers = edges.filter((edge) => edge.type === 'CAUSED' && edge.to === change.from).map((edge) => edge.from);
    const promisors = edges.filter((edge) => edge.type === 'COMMITTED_TO' && edge.to === change.to).map((edge) => edge.from);
    const blamed = causers.find((id) => labelled(id, 'State') && !promisors.includes(id));
    const firm = promisors.find((id) => labelled(id, 'Company') || labelled(id, 'Bank'));
    if (blamed && firm && !edges.some((edge) => edge.type === 'CONTROLS' && edge.from === blamed && edge.to === firm)) {
      at(compiling, change.from, 'caused_by', `\`${blamed}\` is blamed for ending what \`${firm}\` promised, but no tie says that it controls it. Add CONTROLS with its source, or name the collective Group.`, 'warning');
    }
  }
}

function proposeDuplicates(compiling: Compiling): void {
  const names = new Map<string, GraphNode>();
  const all = [...compiling.base.values(), ...compiling.nodes.values()].filter((node) => node.labels.includes('Entity'));
  for (const node of all) {
    const mine = [node.properties['name'], ...(Array.isArray(node.properties['aliases']) ? node.properties['aliases'] : [])].filter((name): name is string => typeof name === 'string');
    for (const name of mine) {
      const key = name.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
      const twin = names.get(key);
      const alike = twin && twin.id !== node.id && twin.labels.some((label) => label !== 'Pacta' && label !== 'Entity' && node.labels.includes(label));
      if (alike && compiling.nodes.has(node.id)) at(compiling, node.id, 'name', `"${name}" is also a name of \`${twin.id}\`. If they are one, merge the rows by hand; if not, leave them.`, 'warning');
      else if (key.length > 2) names.set(key, node);
    }
  }
}

/** Two values of one series and period that differ by more than 10 %, and one step with two dates, should be a dispute. */
function proposeDisputes(compiling: Compiling, edges: readonly GraphEdge[]): void {
  const disputed = new Set(edges.filter((edge) => edge.type === 'INVOLVES').map((edge) => edge.to));
  const measuredBy = new Map<string, string>();
  for (const edge of edges) if (edge.type === 'MEASURES') measuredBy.set(edge.from, `${measuredBy.get(edge.from) ?? ''} ${String(edge.properties['role'])}:${edge.to}`);
  const bySeries = new Map<string, GraphNode>();
  for (const node of [...compiling.base.values(), ...compiling.nodes.values()]) {
    const { series, period, measure, unit, currency, value, item } = node.properties;
    if (typeof series !== 'string' || typeof value !== 'number') continue;
    const key = [series, period, measure, unit, currency, item, measuredBy.get(node.id)].join('\u0000');
    const twin = bySeries.get(key);
    const other = twin?.properties['value'];
    if (twin && typeof other === 'number' && compiling.nodes.has(node.id) && Math.abs(value - other) > 0.1 * Math.max(Math.abs(value), Math.abs(other)) && !(disputed.has(node.id) && disputed.has(twin.id))) {
      at(compiling, node.id, 'value', `\`${node.id}\` (${value}) and \`${twin.id}\` (${other}) give one series and period two values that differ by more than 10 %. Join them by a row in disputes.csv, or give them series of their own.`, 'warning');
    }
    bySeries.set(key, node);
  }
}

