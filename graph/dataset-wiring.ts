// The relationships of a dataset: from the wiring columns of its tables, from links, ties, citations and disputes. Every reference is checked.
import { propertiesOf, type Report } from './dataset-rows.ts';
import type { GraphEdge, GraphNode, PropertyValue } from './model.ts';
import { meant, valuesOf, type Row, type Tables } from './tables.ts';
import { relationshipOf, relationships, relationshipTypes, type RelationshipDef, type RelationshipType } from './schema.ts';
import { agreementSteps, commitmentSteps, entitySteps, projectSteps, vocabularies } from './vocabularies.ts';

/** A dataset while it is compiled. */
export interface Compiling {
  readonly id: string;
  readonly tables: Tables;
  readonly report: Report;
  readonly nodes: Map<string, GraphNode>;
  readonly rows: Map<string, Row>;
  readonly base: ReadonlyMap<string, GraphNode>;
  readonly baseEdges: readonly GraphEdge[];
  readonly uses: Set<string>;
  readonly edges: Map<string, GraphEdge>;
}

export function wire(compiling: Compiling): void {
  for (const relationship of relationships) for (const column of relationship.columns ?? []) {
    for (const row of compiling.tables[column.table] ?? []) wireColumn(relationship, column, row, compiling);
  }
  for (const row of compiling.tables.links ?? []) wireLink(row, compiling);
  for (const row of compiling.tables.ties ?? []) wireTie(row, compiling);
  for (const row of compiling.tables.citations ?? []) wireCitation(row, compiling);
}

/** Finds a node that this dataset may refer to, reporting a reference to nothing. */
function find(id: string, row: Row, column: string, compiling: Compiling): GraphNode | undefined {
  const own = compiling.nodes.get(id);
  if (own) return own;
  const known = compiling.base.get(id);
  if (known) {
    compiling.uses.add(id);
    return known;
  }
  compiling.report(row, column, `\`${id}\` refers to nothing.${meant(id, [...compiling.nodes.keys(), ...compiling.base.keys()])}`);
  return undefined;
}

function fits(node: GraphNode, ends: RelationshipDef['from']): boolean {
  return ends.some((end) => end === 'Any' || node.labels.includes(end));
}

function endNode(id: string, ends: RelationshipDef['from'], row: Row, column: string, type: string, compiling: Compiling): GraphNode | undefined {
  const node = find(id, row, column, compiling);
  if (node && !fits(node, ends)) {
    compiling.report(row, column, `\`${id}\` is a ${node.labels.filter((label) => label !== 'Pacta').join(', ')}; ${type} needs ${ends.join(' or ')} here.${node.labels.includes('Institution') && ends.includes('Actor') ? ' If the institution signs, pays or speaks, set its `acts` to true.' : ''}`);
    return undefined;
  }
  return node;
}

const edgeId = (type: RelationshipType, from: string, to: string, suffix: string): string => [from, type, to, ...(suffix ? [suffix] : [])].join('~');

function add(type: RelationshipType, from: GraphNode, to: GraphNode, suffix: string, properties: Record<string, PropertyValue>, row: Row, compiling: Compiling, id = edgeId(type, from.id, to.id, suffix)): void {
  const stated = compiling.baseEdges.find((edge) => edge.id === id);
  // A base edge without `sources` of its own shows wherever its fact is cited: to state it again would double it.
  if (stated && !('sources' in stated.properties)) return;
  if (stated) return add(type, from, to, suffix, properties, row, compiling, `${id}~${compiling.id}`);
  const twin = compiling.edges.get(id);
  if (twin && type !== 'CITED_IN' && row.table !== 'ties') return;
  if (twin) return compiling.report(row, 'id', `The id \`${id}\` is used twice. Give each row an id of its own.`);
  compiling.edges.set(id, { id, type, from: from.id, to: to.id, properties: { ...properties, datasets: [compiling.id] } });
}

function wireColumn(relationship: RelationshipDef, column: NonNullable<RelationshipDef['columns']>[number], row: Row, compiling: Compiling): void {
  const cell = row.cells[column.column];
  const own = row.cells['id'] ? (compiling.nodes.get(row.cells['id']) ?? compiling.base.get(row.cells['id'])) : undefined;
  if (!cell || !own) return;
  const ends = column.row === 'tail' ? relationship.to : relationship.from;
  for (const id of valuesOf(cell)) {
    const other = endNode(id, ends, row, column.column, relationship.type, compiling);
    if (!other) continue;
    const properties: Record<string, PropertyValue> = column.role === undefined ? {} : { [relationship.type === 'INVOLVES' ? 'side' : 'role']: column.role };
    const [from, to] = column.row === 'tail' ? [own, other] : [other, own];
    add(relationship.type, from, to, column.role ?? '', properties, row, compiling);
  }
}

function typeOf(row: Row, compiling: Compiling): RelationshipDef | undefined {
  const type = row.cells['type'] ?? '';
  if (relationshipTypes.includes(type as RelationshipType)) return relationshipOf(type as RelationshipType);
  compiling.report(row, 'type', `\`${type}\` is not a relationship type.${meant(type, relationshipTypes)} The types are ${relationshipTypes.join(', ')}.`);
  return undefined;
}

function sourcesOf(row: Row, compiling: Compiling): Record<string, PropertyValue> {
  const ids = valuesOf(row.cells['sources']).filter((id) => endNode(id, ['Source'], row, 'sources', 'sources', compiling));
  return ids.length > 0 ? { sources: ids } : {};
}

function wireLink(row: Row, compiling: Compiling): void {
  const relationship = typeOf(row, compiling);
  if (!relationship) return;
  if (relationship.group === 'tie' || relationship.type === 'CITED_IN') return compiling.report(row, 'type', `${relationship.type} is written in ${relationship.group === 'tie' ? 'ties.csv' : 'citations.csv'}. Move the row there.`);
  const from = endNode(row.cells['from'] ?? '', relationship.from, row, 'from', relationship.type, compiling);
  const to = endNode(row.cells['to'] ?? '', relationship.to, row, 'to', relationship.type, compiling);
  if (!from || !to) return;
  const properties = { ...sourcesOf(row, compiling) };
  let suffix = '';
  if (relationship.type === 'CHANGED') suffix = properties['step'] = checkStep(row, to, compiling);
  else if (relationship.type === 'INVOLVES') suffix = properties['side'] = row.cells['side'] || 'a';
  else if (relationship.properties.some((property) => property.name === 'role')) suffix = properties['role'] = checkRole(row, relationship, compiling);
  add(relationship.type, from, to, suffix, properties, row, compiling);
}

function checkRole(row: Row, relationship: RelationshipDef, compiling: Compiling): string {
  const vocabulary = relationship.properties.find((property) => property.name === 'role')?.vocabulary;
  const role = row.cells['role'] ?? '';
  const words: readonly string[] = vocabulary ? vocabularies[vocabulary] : [];
  if (vocabulary && !words.includes(role)) compiling.report(row, 'role', `\`${role}\` is not a role of ${relationship.type}.${meant(role, words)} The roles are ${words.join(', ')}.`);
  return role;
}

const misnamedSteps: Readonly<Record<string, string>> = {
  reneged: 'Use `withdrawn`; put the source\'s word in `wording`. The verdict is computed.',
  broken: 'Use `withdrawn`; put the source\'s word in `wording`. The verdict is computed.',
  pledged: 'Use `announced`, `mou-signed` or `promised`.',
  signed: 'Use `mou-signed` for a memorandum and `agreed` for a contract.',
};

/** The steps that the thing changed can take. */
function stepsFor(node: GraphNode): readonly string[] {
  if (node.labels.includes('Commitment')) return commitmentSteps;
  if (node.labels.includes('Agreement')) return agreementSteps;
  if (node.labels.includes('Project')) return projectSteps;
  if (node.labels.includes('Institution')) return [...projectSteps, ...entitySteps];
  return [...entitySteps, ...projectSteps];
}

function checkStep(row: Row, to: GraphNode, compiling: Compiling): string {
  const step = row.cells['step'] ?? '';
  const steps = stepsFor(to);
  if (!steps.includes(step)) compiling.report(row, 'step', `\`${step}\` is not a step of \`${to.id}\`. ${misnamedSteps[step] ?? `${meant(step, steps).trim()} The steps are ${steps.join(', ')}.`}`);
  return step;
}

function wireTie(row: Row, compiling: Compiling): void {
  const relationship = typeOf(row, compiling);
  if (!relationship) return;
  if (relationship.group !== 'tie') return compiling.report(row, 'type', `${relationship.type} is not a tie between entities. Write it in links.csv.`);
  const from = endNode(row.cells['subject'] ?? '', relationship.from, row, 'subject', relationship.type, compiling);
  const to = endNode(row.cells['object'] ?? '', relationship.to, row, 'object', relationship.type, compiling);
  const properties = propertiesOf(row, relationship.properties.filter((property) => property.name !== 'sources'), compiling.report);
  const id = typeof properties['id'] === 'string' ? properties['id'] : undefined;
  const sources = sourcesOf(row, compiling);
  if (!('sources' in sources)) compiling.report(row, 'sources', 'A tie needs the source that states it. Write the source\'s id.');
  if (!from || !to || !id) return;
  if (compiling.nodes.has(id)) return compiling.report(row, 'id', `The id \`${id}\` is used already. Ids are unique over all tables.`);
  const { id: _, ...rest } = properties;
  add(relationship.type, from, to, '', { ...rest, ...sources }, row, compiling, id);
}

function wireCitation(row: Row, compiling: Compiling): void {
  const relationship = relationshipOf('CITED_IN');
  const fact = endNode(row.cells['fact'] ?? '', relationship.from, row, 'fact', 'CITED_IN', compiling);
  const source = endNode(row.cells['source'] ?? '', relationship.to, row, 'source', 'CITED_IN', compiling);
  if (!fact || !source) return;
  const id = row.cells['id'] || freeId(`${fact.id}~${source.id}`, compiling);
  const cells = { ...row.cells, id: 'citation', stance: row.cells['stance'] || 'asserts', mode: row.cells['mode'] || 'stated', rank: row.cells['rank'] || 'normal' };
  const { id: _, ...properties } = propertiesOf({ ...row, cells }, relationship.properties, compiling.report);
  for (const speaker of valuesOf(row.cells['speakers'])) endNode(speaker, ['Actor'], row, 'speakers', 'speakers', compiling);
  if (row.cells['relays']) endNode(row.cells['relays'], ['Source'], row, 'relays', 'relays', compiling);
  add('CITED_IN', fact, source, '', properties, row, compiling, id);
}

function freeId(stem: string, compiling: Compiling): string {
  const taken = (id: string): boolean => compiling.edges.has(id) || compiling.baseEdges.some((edge) => edge.id === id);
  if (!taken(stem)) return stem;
  let count = 2;
  while (taken(`${stem}~${count}`)) count++;
  return `${stem}~${count}`;
}

