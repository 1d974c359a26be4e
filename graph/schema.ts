// The one table of the typed graph: labels, sub-labels, properties, relationships and where each is written in a dataset.
// Constraints, indexes, dataset validation, import columns, the legend, editor completion and the schema page derive from it.
import type { VocabularyName } from './vocabularies.ts';

export type Layer = 'entity' | 'fact' | 'source' | 'dispute';
export type PropertyType = 'string' | 'string[]' | 'integer' | 'decimal' | 'boolean' | 'date' | 'edtf' | 'enum';

/**
 * One property. `column: false` means that no import column carries it because it is computed (`computed`) or implied by the table.
 * Elsewhere the column is the property's name in snake_case. `idOf` marks a property that holds ids of nodes.
 */
export interface PropertyDef {
  readonly name: string;
  readonly type: PropertyType;
  readonly required?: true;
  readonly unit?: string;
  readonly vocabulary?: VocabularyName;
  readonly computed?: true;
  readonly idOf?: readonly LabelName[];
  readonly description: string;
}

export type LabelName = 'Actor' | 'Institution' | 'Project' | 'Agreement' | 'Region' | 'Commitment' | 'Event' | 'Flow' | 'Figure' | 'Statement' | 'Source' | 'Dispute';
export interface LabelDef {
  readonly name: LabelName;
  readonly layer: Layer;
  /** The file in a dataset folder, without `.csv`. */
  readonly table: TableName;
  readonly description: string;
  /** Further labels a node of this label may bear. */
  readonly subLabels: readonly string[];
  /** The property shown as the node's name. */
  readonly caption: 'name' | 'title' | 'question';
  readonly properties: readonly PropertyDef[];
}

export type TableName = 'sources' | 'actors' | 'institutions' | 'projects' | 'agreements' | 'regions' | 'commitments' | 'events' | 'flows' | 'figures' | 'statements' | 'ties' | 'citations' | 'disputes' | 'links';
export const entityLabels = ['Actor', 'Institution', 'Project', 'Agreement', 'Region'] as const satisfies readonly LabelName[];
export const factLabels = ['Commitment', 'Event', 'Flow', 'Figure', 'Statement'] as const satisfies readonly LabelName[];
export type EntityLabel = (typeof entityLabels)[number];
export type FactLabel = (typeof factLabels)[number];

const text = (name: string, description: string, more: Partial<PropertyDef> = {}): PropertyDef => ({ name, type: 'string', description, ...more });
const words = (name: string, vocabulary: VocabularyName, description: string, more: Partial<PropertyDef> = {}): PropertyDef => ({ name, type: 'enum', vocabulary, description, ...more });
const list = (name: string, description: string, more: Partial<PropertyDef> = {}): PropertyDef => ({ name, type: 'string[]', description, ...more });
const required = { required: true } as const;
const computed = { computed: true } as const;

const id = text('id', 'Permanent identifier: kebab-case, one namespace with the dataset ids.', required);
const datasets = list('datasets', 'Ids of the datasets that use this.', computed);
const naming: readonly PropertyDef[] = [
  id,
  text('name', 'The name in English, as its owner writes it.', required),
  text('shortName', 'The name for labels on the canvas, at most about 24 characters.', required),
  text('nameOriginal', 'The name in its own script.'),
  list('aliases', 'Other names, abbreviations and spellings, in any script.'),
  text('description', 'One line in our own words: what it is.'),
  { name: 'x', type: 'decimal', computed: true, description: 'Laid-out position, from left to right.' },
  { name: 'y', type: 'decimal', computed: true, description: 'Laid-out position, from bottom to top.' },
  datasets,
];
const evidenceOfFact: readonly PropertyDef[] = [
  { name: 'earliest', type: 'date', computed: true, description: 'First day it can have been so.' },
  { name: 'latest', type: 'date', computed: true, description: 'Last day it can have been so.' },
  { name: 'undated', type: 'boolean', computed: true, description: 'No date is known; `latest` is then the date of its first source.' },
  { name: 'flags', type: 'string[]', vocabulary: 'flag', computed: true, description: 'What the importer found odd; the fact is kept as printed.' },
  words('slip', 'slip', 'What an editor found wrong in the printed passage.'),
  text('expected', 'What it should be, where that follows from the text itself or from another source.'),
  text('note', 'An editor\'s remark.'),
  datasets,
];
const amounts: readonly PropertyDef[] = [
  { name: 'value', type: 'decimal', description: 'The number, in `unit` (or `currency`).' },
  { name: 'low', type: 'decimal', description: 'Lower bound where a range or an approximate number is given.' },
  { name: 'high', type: 'decimal', description: 'Upper bound.' },
  text('unit', 'What is counted: `money`, `percent`, `bcm`, `people`, `times` …', required),
  text('currency', 'ISO 4217 code of a money value.'),
  { name: 'approx', type: 'boolean', description: 'True when the source says "about", "some", "nearly".' },
  text('valueText', 'The number as printed.', required),
];

export const labels: readonly LabelDef[] = [
  { name: 'Actor', layer: 'entity', table: 'actors', caption: 'name', subLabels: ['State', 'PublicBody', 'Company', 'Bank', 'Person', 'Group', 'Media'], description: 'Who can promise, pay, act or speak. A party named only collectively is a Group with a country.',
    properties: [...naming, words('type', 'actorType', 'The kind of actor; becomes a label of its own.', required), text('country', 'ISO 3166-1 alpha-3 code.')] },
  { name: 'Institution', layer: 'entity', table: 'institutions', caption: 'name', subLabels: ['Actor'], description: 'An organisation, payment system, fund, forum, programme or market. One that signs, pays or speaks is an Actor too.',
    properties: [...naming, words('kind', 'institutionKind', 'What sort of institution.', required), text('country', 'ISO 3166-1 alpha-3 code, where it belongs to one.'), { name: 'acts', type: 'boolean', description: 'True when it signs, pays or speaks: it then bears Actor too.' }] },
  { name: 'Project', layer: 'entity', table: 'projects', caption: 'name', subLabels: [], description: 'Something to be built or run. It has no status: what became of it is in its events.',
    properties: [...naming, words('sector', 'sector', 'The economic sector.', required)] },
  { name: 'Agreement', layer: 'entity', table: 'agreements', caption: 'name', subLabels: ['Treaty'], description: 'An instrument, signed or announced; a treaty bears Treaty too.',
    properties: [...naming, words('kind', 'agreementKind', 'What sort of instrument.', required), words('bindingness', 'bindingness', 'Whether it binds its parties.', required)] },
  { name: 'Region', layer: 'entity', table: 'regions', caption: 'name', subLabels: [], description: 'A territory or place. A State (an actor) is not its territory.',
    properties: [...naming, words('kind', 'regionKind', 'What sort of place.', required), text('isoCode', 'ISO 3166 code.'), { name: 'latitude', type: 'decimal', unit: 'degrees', description: 'WGS 84.' }, { name: 'longitude', type: 'decimal', unit: 'degrees', description: 'WGS 84.' }] },
  { name: 'Commitment', layer: 'fact', table: 'commitments', caption: 'title', subLabels: [], description: 'One promise (or request), whatever became of it.',
    properties: [id, text('title', 'What was promised, in our own words.', required), words('object', 'commitmentObject', 'What kind of performance.', required), { name: 'deadline', type: 'edtf', description: 'By when.' }, { name: 'testable', type: 'boolean', description: 'False when nobody could tell afterwards whether it happened.' }, text('summary', 'One or two sentences in our own words.'), ...evidenceOfFact,
      words('verdict', 'verdict', 'The headline under the default lens.', computed), words('delivery', 'delivery', 'How much was delivered.', computed), words('ending', 'ending', 'How it ended and by whom.', computed), words('evidence', 'evidence', 'How well the verdict is evidenced.', computed),
      { name: 'strength', type: 'integer', computed: true, description: 'How firmly it was promised, 0–4; absent when unknown.' }, { name: 'promisedLow', type: 'decimal', computed: true, description: 'Promised amount, lower bound.' }, { name: 'promisedHigh', type: 'decimal', computed: true, description: 'Promised amount, upper bound.' }, { name: 'deliveredLow', type: 'decimal', computed: true, description: 'Delivered amount, lower bound.' }, { name: 'deliveredHigh', type: 'decimal', computed: true, description: 'Delivered amount, upper bound.' }, text('promisedCurrency', 'ISO 4217 code of the amounts.', computed), text('promisedOn', 'EDTF date of the first promise step.', computed), text('sentence', 'The verdict as a sentence with its sources.', computed), text('ruleVersion', 'Version of the verdict rule.', computed)] },
  { name: 'Event', layer: 'fact', table: 'events', caption: 'title', subLabels: [], description: 'One act or happening, whatever it did to how many things.',
    properties: [id, words('type', 'eventType', 'What sort of act.', required), text('title', 'What happened, in our own words.', required), { name: 'when', type: 'edtf', description: 'EDTF date; empty when no date is known.' }, text('summary', 'More, in our own words.'), ...evidenceOfFact] },
  { name: 'Flow', layer: 'fact', table: 'flows', caption: 'title', subLabels: [], description: 'Something that moved between parties: money, a volume or a count.',
    properties: [id, text('title', 'What moved, in our own words.', required), words('stage', 'flowStage', 'IATI-like stage.', required), ...amounts, { name: 'period', type: 'edtf', description: 'When it moved.' }, ...evidenceOfFact] },
  { name: 'Figure', layer: 'fact', table: 'figures', caption: 'title', subLabels: [], description: 'A level, price, share, average, total, loss or gain.',
    properties: [id, text('title', 'What is measured, in our own words.', required), text('series', 'Kebab-case key shared by figures of one series.', required), words('measure', 'measure', 'What the number says.', required), text('item', 'What the price or volume is of.'), text('base', 'What a share or ratio is a share of.'), ...amounts, text('per', 'Per what (1,000 m³, year, USD).'), { name: 'period', type: 'edtf', description: 'What time it describes.' }, ...evidenceOfFact] },
  { name: 'Statement', layer: 'fact', table: 'statements', caption: 'title', subLabels: [], description: 'What somebody says or observes where no promise, act, money or number fits. It never moves a verdict.',
    properties: [id, words('kind', 'statementKind', 'What sort of statement.', required), text('title', 'A heading, in our own words.', required), text('text', 'What is said, in our own words.', required), { name: 'when', type: 'edtf', description: 'When it was said, or of when it speaks.' }, ...evidenceOfFact] },
  { name: 'Source', layer: 'source', table: 'sources', caption: 'title', subLabels: [], description: 'A work that says facts.',
    properties: [id, text('title', 'Title of the work.', required), text('shortTitle', 'Short form for a citation ("Balzer 2021").', required), words('kind', 'sourceKind', 'What sort of work.', required), list('authors', 'Authors, family name last.'), text('publisher', 'Publisher or outlet. Witnesses are counted by it.'), { name: 'published', type: 'edtf', description: 'Date of publication.' }, text('url', 'Address.'), text('lang', 'ISO 639-1 code.'), text('locator', 'Footnotes of the citing paper that name this work.'), text('note', 'Slips of the document that touch no fact, and remarks.'), datasets] },
  { name: 'Dispute', layer: 'dispute', table: 'disputes', caption: 'question', subLabels: [], description: 'Facts that cannot all be so, by sides; facts of one side are allies.',
    properties: [id, text('question', 'What is in dispute.', required), text('note', 'How it stands.'), datasets] },
];

/**
 * One relationship type. `columns` say in which table's column the far ends are listed: the row is the tail (`out`) or the head (`in`).
 * A type without columns is written in `links.csv` (any type may be), a tie in `ties.csv`, a citation in `citations.csv`.
 */
export interface RelationshipDef {
  readonly type: RelationshipType;
  readonly group: 'promise' | 'happening' | 'money' | 'said' | 'tie' | 'evidence';
  readonly from: readonly (LabelName | 'Entity' | 'Fact' | 'Any')[];
  readonly to: readonly (LabelName | 'Entity' | 'Fact' | 'Any')[];
  readonly description: string;
  readonly properties: readonly PropertyDef[];
  readonly columns?: readonly { readonly table: TableName; readonly column: string; readonly row: 'tail' | 'head'; readonly role?: string }[];
}

const sources = list('sources', 'Ids of the sources that state it; the lens hides what no visible source states.', { idOf: ['Source'] });
const wiring = [text('id', 'Identifier, derived from its ends.', { ...required, ...computed }), sources, datasets];
const tie = [text('id', 'Identifier.', required), { name: 'from', type: 'edtf', description: 'Since when.' }, { name: 'to', type: 'edtf', description: 'Until when.' }, list('locators', 'Where each source says so, parallel to `sources`.'), text('note', 'An editor\'s remark.'), sources, datasets] as const satisfies readonly PropertyDef[];
const role = (vocabulary?: VocabularyName): PropertyDef => vocabulary ? words('role', vocabulary, 'In which role.', required) : text('role', 'In which role, in our own words.');

const relationshipTable = {
  COMMITTED_TO: { group: 'promise', from: ['Actor'], to: ['Commitment'], description: 'The actor promised it.', properties: wiring, columns: [{ table: 'commitments', column: 'promisors', row: 'head' }] },
  OWED_TO: { group: 'promise', from: ['Commitment'], to: ['Actor'], description: 'To whom it is owed.', properties: wiring, columns: [{ table: 'commitments', column: 'promisees', row: 'tail' }] },
  ASKED_OF: { group: 'promise', from: ['Commitment'], to: ['Actor'], description: 'Of whom it was asked: a request has no promisor.', properties: wiring, columns: [{ table: 'commitments', column: 'asked_of', row: 'tail' }] },
  CONCERNS: { group: 'promise', from: ['Commitment'], to: ['Entity'], description: 'What it is about.', properties: wiring, columns: [{ table: 'commitments', column: 'concerns', row: 'tail' }] },
  RECORDED_IN: { group: 'promise', from: ['Commitment'], to: ['Agreement'], description: 'The instrument that records it.', properties: wiring, columns: [{ table: 'commitments', column: 'recorded_in', row: 'tail' }] },
  PART_OF: { group: 'promise', from: ['Commitment'], to: ['Commitment'], description: 'A tranche or part of an umbrella.', properties: wiring, columns: [{ table: 'commitments', column: 'part_of', row: 'tail' }] },
  SUPERSEDES: { group: 'promise', from: ['Commitment'], to: ['Commitment'], description: 'Replaces an earlier one.', properties: wiring, columns: [{ table: 'commitments', column: 'supersedes', row: 'tail' }] },
  CAUSED: { group: 'happening', from: ['Actor'], to: ['Event'], description: 'Who did it.', properties: wiring, columns: [{ table: 'events', column: 'caused_by', row: 'head' }] },
  TOOK_PART_IN: { group: 'happening', from: ['Actor'], to: ['Event'], description: 'Who took part, and how.', properties: [role('participantRole'), ...wiring] },
  CHANGED: { group: 'happening', from: ['Event'], to: ['Commitment', 'Entity'], description: 'What it changed, and to which step of that thing\'s life cycle.', properties: [text('step', 'A step of the changed thing\'s life cycle.', required), ...wiring] },
  HAPPENED_IN: { group: 'happening', from: ['Event'], to: ['Region'], description: 'Where.', properties: wiring, columns: [{ table: 'events', column: 'happened_in', row: 'tail' }] },
  PAID: { group: 'money', from: ['Actor'], to: ['Flow'], description: 'Who gave.', properties: wiring, columns: [{ table: 'flows', column: 'payer', row: 'head' }] },
  PAID_TO: { group: 'money', from: ['Flow'], to: ['Actor'], description: 'Who received.', properties: wiring, columns: [{ table: 'flows', column: 'payee', row: 'tail' }] },
  VIA: { group: 'money', from: ['Flow'], to: ['Actor', 'Region'], description: 'Through whom or where it passed.', properties: wiring, columns: [{ table: 'flows', column: 'via', row: 'tail' }] },
  FULFILS: { group: 'money', from: ['Flow'], to: ['Commitment'], description: 'The promise that it performs.', properties: wiring, columns: [{ table: 'flows', column: 'fulfils', row: 'tail' }] },
  FUNDS: { group: 'money', from: ['Flow'], to: ['Entity'], description: 'What it pays for.', properties: wiring, columns: [{ table: 'flows', column: 'funds', row: 'tail' }] },
  MEASURES: { group: 'money', from: ['Figure'], to: ['Any'], description: 'What the figure is of, from, to or in.', properties: [role('figureRole'), ...wiring], columns: [{ table: 'figures', column: 'of', row: 'tail', role: 'of' }, { table: 'figures', column: 'from', row: 'tail', role: 'from' }, { table: 'figures', column: 'to', row: 'tail', role: 'to' }, { table: 'figures', column: 'in', row: 'tail', role: 'in' }] },
  COMPONENT_OF: { group: 'money', from: ['Figure'], to: ['Figure'], description: 'A part of a whole.', properties: wiring, columns: [{ table: 'figures', column: 'component_of', row: 'tail' }] },
  COMPARED_WITH: { group: 'money', from: ['Figure'], to: ['Figure'], description: 'What the source compares it with.', properties: wiring, columns: [{ table: 'figures', column: 'compared_with', row: 'tail' }] },
  ABOUT: { group: 'said', from: ['Statement', 'Event'], to: ['Any'], description: 'What it speaks of.', properties: wiring, columns: [{ table: 'statements', column: 'about', row: 'tail' }, { table: 'events', column: 'about', row: 'tail' }] },
  EXPLAINS: { group: 'said', from: ['Statement'], to: ['Fact'], description: 'The fact that it explains.', properties: wiring, columns: [{ table: 'statements', column: 'explains', row: 'tail' }] },
  MEMBER_OF: { group: 'tie', from: ['Actor', 'Region'], to: ['Institution', 'Actor'], description: 'Member of a body or system.', properties: tie },
  BELONGS_TO: { group: 'tie', from: ['Entity'], to: ['Entity'], description: 'Part of a larger one.', properties: tie },
  OWNS: { group: 'tie', from: ['Actor'], to: ['Entity'], description: 'Owns, wholly or in part.', properties: [{ name: 'share', type: 'decimal', unit: 'percent', description: 'Share owned.' }, ...tie] },
  CONTROLS: { group: 'tie', from: ['Actor'], to: ['Actor', 'Institution'], description: 'Decides what it does.', properties: tie },
  LEADS: { group: 'tie', from: ['Actor'], to: ['Entity'], description: 'Heads it.', properties: [role(), ...tie] },
  WORKS_FOR: { group: 'tie', from: ['Actor'], to: ['Actor', 'Institution'], description: 'Works for it.', properties: [role(), ...tie] },
  PARTY_TO: { group: 'tie', from: ['Actor'], to: ['Agreement'], description: 'Party to an agreement.', properties: tie },
  TAKES_PART_IN: { group: 'tie', from: ['Actor', 'Region'], to: ['Institution', 'Project'], description: 'Takes part in a forum, programme or project.', properties: tie },
  OPERATES: { group: 'tie', from: ['Actor'], to: ['Entity'], description: 'Runs it.', properties: tie },
  FUNDED_BY: { group: 'tie', from: ['Entity'], to: ['Actor'], description: 'Is paid for by.', properties: tie },
  LOCATED_IN: { group: 'tie', from: ['Entity'], to: ['Region'], description: 'Lies in.', properties: tie },
  RELATED_TO: { group: 'tie', from: ['Entity'], to: ['Entity'], description: 'Another standing tie, named by its role.', properties: [role(), ...tie] },
  CITED_IN: { group: 'evidence', from: ['Fact'], to: ['Source'], description: 'A source that says the fact.', properties: [text('id', 'Identifier; derived from fact and source when left out.', required), text('locator', 'Section, page or footnote.', required), { name: 'when', type: 'edtf', description: 'The date this source gives.' }, words('stance', 'stance', 'asserts, denies, or silent: cited, but does not bear it out.', required), words('mode', 'mode', 'How it is said.', required), text('wording', 'The source\'s loaded word, quoted.'), list('speakers', 'Who says so in the source.', { idOf: ['Actor'] }), text('relays', 'The source whose report this one repeats.', { idOf: ['Source'] }), words('rank', 'rank', 'preferred, normal or deprecated.', required), words('rankReason', 'rankReason', 'Why preferred or deprecated.'), { name: 'retrieved', type: 'date', description: 'When it was read.' }, text('note', 'An editor\'s remark.'), datasets] },
  INVOLVES: { group: 'evidence', from: ['Dispute'], to: ['Fact'], description: 'A fact on one side of the dispute.', properties: [text('side', 'a, b or c.', required), text('id', 'Identifier, derived.', { ...required, ...computed }), datasets], columns: [{ table: 'disputes', column: 'side_a', row: 'tail', role: 'a' }, { table: 'disputes', column: 'side_b', row: 'tail', role: 'b' }, { table: 'disputes', column: 'side_c', row: 'tail', role: 'c' }] },
} as const satisfies Record<string, Omit<RelationshipDef, 'type'>>;

export type RelationshipType = keyof typeof relationshipTable;
export const relationshipTypes = Object.keys(relationshipTable) as RelationshipType[];
const defs: Record<RelationshipType, Omit<RelationshipDef, 'type'>> = relationshipTable;
export const relationships: readonly RelationshipDef[] = relationshipTypes.map((type) => ({ type, ...defs[type] }));

const byName = new Map(labels.map((label) => [label.name, label]));
const byTable = new Map(labels.map((label) => [label.table, label]));
/** The definition of a label; every LabelName has one. */
export const labelOf = (name: LabelName): LabelDef => byName.get(name)!;
/** The label whose rows a table holds; `undefined` for ties, citations and links. */
export const labelOfTable = (table: TableName): LabelDef | undefined => byTable.get(table);
export const relationshipOf = (type: RelationshipType): RelationshipDef => ({ type, ...defs[type] });
/** The import column of a property: snake_case. */
export const columnOf = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The layer label that a node bears beside its own. */
export const layerLabel = (layer: Layer): 'Entity' | 'Fact' | undefined => (layer === 'entity' ? 'Entity' : layer === 'fact' ? 'Fact' : undefined);
/** Columns of the tables that are not one per label. A tie's ends are `subject` and `object`, since `from` and `to` are its dates. */
export const linkColumns = ['type', 'from', 'to', 'role', 'step', 'side', 'sources'] as const;
export const tieColumns = ['id', 'type', 'subject', 'object', 'role', 'share', 'from', 'to', 'sources', 'locators', 'note'] as const;
export const citationColumns = ['id', 'fact', 'source', 'locator', 'when', 'stance', 'mode', 'wording', 'speakers', 'relays', 'rank', 'rank_reason', 'retrieved', 'note'] as const;
