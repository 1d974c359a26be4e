// What a lens lets through: citations, and by them facts, wiring, ties and dates. Everything that depends on a lens asks this View; nothing else decides what is seen.
import { parseEdtf } from './dates.ts';
import { listOf, textOf, type GraphIndex } from './graph-index.ts';
import type { Lens } from './lens.ts';
import type { GraphEdge, GraphNode } from './model.ts';
import type { RelationshipType } from './schema.ts';

/** ISO days; `null` at an open or unknown end. */
export interface Span { readonly earliest: string | null; readonly latest: string | null }
/** When a fact was, under the lens. `when` is EDTF, `null` when no date is known; `latest` is then the day of its first report. */
export interface Dates extends Span { readonly when: string | null; readonly undated: boolean }

const unknown: Span = { earliest: null, latest: null };

export class View {
  readonly #citations = new Map<string, readonly GraphEdge[]>();
  readonly #dates = new Map<string, Dates>();
  readonly #published = new Map<string, Span>();
  readonly #seen = new Map<string, boolean>();

  /** `within` is the view that this one narrows: what it hides stays hidden. */
  constructor(readonly index: GraphIndex, readonly lens: Lens, readonly within: View | null = null) {}

  /** The same lens, narrowed to one source, or to the original that others relay. */
  narrowedTo(source: string): View {
    return new View(this.index, { ...this.lens, sources: [source] }, this);
  }

  /** Whether a citation is admissible: not deprecated, of one of the lens's sources or relayed from one, known by its date. */
  admits(citation: GraphEdge): boolean {
    return this.refusal(citation) === null;
  }

  /** Why a citation is not admissible, as the end of a sentence; `null` when it is. */
  refusal(citation: GraphEdge): string | null {
    const { sources, without = [], knownBy } = this.lens;
    const relayed = textOf(citation, 'relays');
    const origins = relayed === undefined ? [citation.to] : [citation.to, relayed];
    if (citation.properties['rank'] === 'deprecated') return `was found wrong (${textOf(citation, 'rankReason') ?? 'deprecated'})`;
    if (origins.some((id) => without.includes(id))) return 'is thought away';
    if (sources !== null && !origins.some((id) => sources.includes(id)) && !listOf(citation, 'datasets').some((id) => sources.includes(id))) return 'is not among the sources of this lens';
    if (this.knownOn(citation) > knownBy) return `was not known by ${knownBy}`;
    return this.within?.refusal(citation) ?? null;
  }

  /** Why a fact is not seen, as a sentence; `null` when it is. */
  whyHidden(fact: string): string | null {
    if (this.isVisible(fact)) return null;
    const reasons = this.index.out(fact, 'CITED_IN').map((citation) => {
      const source = this.index.node(citation.to);
      return `${(source && textOf(source, 'shortTitle')) ?? citation.to} ${this.refusal(citation) ?? (citation.properties['stance'] === 'denies' ? 'denies it' : 'does not bear it out')}`;
    });
    return reasons.length > 0 ? `${[...new Set(reasons)].sort().join('; ')}.` : 'No source says it.';
  }

  /** The day by which a citation was known: its source's `published`, the relayed original's if that is earlier, else when it was read; an unknown day is after every lens but one that is as of its own day. */
  knownOn(citation: GraphEdge): string {
    const days = [citation.to, textOf(citation, 'relays')].flatMap((id) => (id === undefined ? [] : [this.publishedOf(id).latest])).filter((day): day is string => day !== null).sort();
    return days[0] ?? textOf(citation, 'retrieved') ?? this.lens.asOf;
  }

  /** When a source came out. */
  publishedOf(source: string): Span {
    const kept = this.#published.get(source);
    if (kept) return kept;
    const node = this.index.node(source);
    const span = spanOf(node ? textOf(node, 'published') : undefined) ?? unknown;
    this.#published.set(source, span);
    return span;
  }

  /** The admissible citations of a fact, of every stance, by id. */
  citationsOf(fact: string): readonly GraphEdge[] {
    const kept = this.#citations.get(fact);
    if (kept) return kept;
    const found = this.index.out(fact, 'CITED_IN').filter((citation) => this.admits(citation)).sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#citations.set(fact, found);
    return found;
  }

  /** The admissible citations that assert the fact. */
  assertionsOf(fact: string): readonly GraphEdge[] {
    return this.citationsOf(fact).filter((citation) => citation.properties['stance'] === 'asserts');
  }

  denialsOf(fact: string): readonly GraphEdge[] {
    return this.citationsOf(fact).filter((citation) => citation.properties['stance'] === 'denies');
  }

  /** A fact stands while somebody visible asserts it; a dispute while two of its sides do. Entities and sources are always seen. */
  isVisible(id: string): boolean {
    const node = this.index.node(id);
    if (!node) return false;
    if (node.labels.includes('Fact')) return this.assertionsOf(id).length > 0;
    if (node.labels.includes('Dispute')) return new Set(this.index.out(id, 'INVOLVES').filter((edge) => this.isVisible(edge.to)).map((edge) => edge.properties['side'])).size > 1;
    return true;
  }

  /** Whether a visible source states the relationship. */
  sees(edge: GraphEdge): boolean {
    const kept = this.#seen.get(edge.id);
    if (kept !== undefined) return kept;
    const seen = this.#isStated(edge);
    this.#seen.set(edge.id, seen);
    return seen;
  }

  #isStated(edge: GraphEdge): boolean {
    if (edge.type === 'CITED_IN') return this.admits(edge);
    const ends = [this.index.node(edge.from), this.index.node(edge.to)];
    const facts = ends.filter((node): node is GraphNode => node?.labels.includes('Fact') ?? false);
    if (facts.some((fact) => !this.isVisible(fact.id))) return false;
    if (edge.type === 'INVOLVES' || (facts.length > 0 && edge.properties['sources'] === undefined)) return true;
    return listOf(edge, 'sources').some((source) => this.#states(source, edge, facts));
  }

  /** A source states a wiring by its assertions of the facts at the ends, where it has any; a tie, or a wiring between facts that others assert, it states itself. */
  #states(source: string, edge: GraphEdge, facts: readonly GraphNode[]): boolean {
    const citations = facts.flatMap((fact) => this.index.out(fact.id, 'CITED_IN')).filter((citation) => citation.properties['stance'] === 'asserts' && (citation.to === source || textOf(citation, 'relays') === source));
    return citations.length > 0 ? citations.some((citation) => this.admits(citation)) : this.#admitsSource(source, edge);
  }

  #admitsSource(source: string, edge: GraphEdge): boolean {
    const { sources, without = [], knownBy, asOf } = this.lens;
    if (without.includes(source)) return false;
    const chosen = sources === null || sources.includes(source) || listOf(edge, 'datasets').some((id) => sources.includes(id));
    return chosen && (this.publishedOf(source).latest ?? asOf) <= knownBy && (this.within?.sees(edge) ?? true);
  }

  edgesOut(id: string, type?: RelationshipType): readonly GraphEdge[] {
    return this.index.out(id, type).filter((edge) => this.sees(edge));
  }

  edgesIn(id: string, type?: RelationshipType): readonly GraphEdge[] {
    return this.index.in(id, type).filter((edge) => this.sees(edge));
  }

  /** Whether a fact counts as of the lens's day: the last possible day of an event or a flow is not later; of a commitment some step, if any is told, has happened. Other facts are not bound to a day. */
  happened(fact: string): boolean {
    const labels = this.index.node(fact)?.labels ?? [];
    if (labels.includes('Commitment')) {
      const changes = this.edgesIn(fact, 'CHANGED');
      return changes.length === 0 || changes.some((change) => this.happened(change.from));
    }
    if (!labels.includes('Event') && !labels.includes('Flow')) return true;
    const { earliest, latest } = this.datesOf(fact);
    return (latest ?? earliest ?? '') <= this.lens.asOf;
  }

  /** When a fact was, by its visible citations; a commitment spans the events that changed it. */
  datesOf(fact: string): Dates {
    const kept = this.#dates.get(fact);
    if (kept) return kept;
    const node = this.index.node(fact);
    const dates = node?.labels.includes('Commitment') ? this.#spanOfCommitment(fact) : this.#datesOfFact(node);
    this.#dates.set(fact, dates);
    return dates;
  }

  #datesOfFact(node: GraphNode | undefined): Dates {
    if (!node) return { ...unknown, when: null, undated: true };
    const assertions = this.assertionsOf(node.id);
    const reports = assertions.map((citation) => this.knownOn(citation)).sort();
    const given = [...new Set(assertions.map((citation) => textOf(citation, 'when')).filter((when) => when !== undefined))];
    const own = textOf(node, 'when') ?? textOf(node, 'period');
    const texts = given.length > 0 ? (own === undefined || given.includes(own) ? given : [...given, own]) : own === undefined ? [] : [own];
    const chosen = narrowest(texts, given);
    if (!chosen) return { when: null, earliest: null, latest: reports[0] ?? null, undated: true };
    // A report is later than what it reports, unless it is of a plan: the first that is not before the event bounds it.
    const bound = node.labels.includes('Event') && chosen.earliest !== null ? reports.find((day) => day >= chosen.earliest!) : undefined;
    return { ...chosen, latest: bound !== undefined && (chosen.latest === null || bound < chosen.latest) ? bound : chosen.latest, undated: false };
  }

  #spanOfCommitment(id: string): Dates {
    const dates = this.edgesIn(id, 'CHANGED').map((edge) => this.datesOf(edge.from)).filter((span) => !span.undated);
    const earliest = dates.map((span) => span.earliest).filter((day): day is string => day !== null).sort()[0] ?? null;
    const latest = dates.map((span) => span.latest).filter((day): day is string => day !== null).sort().at(-1) ?? null;
    return { when: null, earliest, latest, undated: earliest === null && latest === null };
  }

  /** The witness behind a citation: the original publisher. A relay and its original are one witness. */
  witnessOf(citation: GraphEdge): string {
    const original = this.index.node(textOf(citation, 'relays') ?? citation.to);
    return (original && textOf(original, 'publisher')) ?? original?.id ?? citation.to;
  }
}

const read = new Map<string, Span | undefined>();
/** The days that an EDTF text can mean; `undefined` for none. Reading is slow, and the same few dates come again and again. */
export function spanOf(edtf: string | undefined): Span | undefined {
  if (edtf === undefined || read.has(edtf)) return edtf === undefined ? undefined : read.get(edtf);
  const parsed = parseEdtf(edtf);
  const span = 'problem' in parsed ? undefined : { earliest: parsed.earliest, latest: parsed.latest };
  if (read.size < 10_000) read.set(edtf, span);
  return span;
}

/** Where compatible texts overlap; incompatible ones span from the first to the last of those that citations give. */
function narrowest(texts: readonly string[], given: readonly string[]): (Span & { when: string }) | undefined {
  const spans = texts.map((when) => ({ when, ...(spanOf(when) ?? unknown) }));
  const first = spans[0];
  if (!first) return undefined;
  const earliest = spans.map((span) => span.earliest).filter((day): day is string => day !== null).sort().at(-1) ?? null;
  const latest = spans.map((span) => span.latest).filter((day): day is string => day !== null).sort()[0] ?? null;
  if (earliest === null || latest === null || earliest <= latest) return { when: spans.find((span) => span.earliest === earliest && span.latest === latest)?.when ?? spanText(earliest, latest), earliest, latest };
  if (texts.length > given.length && given.length > 0) return narrowest(given, given);
  const starts = spans.map((span) => span.earliest).filter((day): day is string => day !== null).sort();
  const ends = spans.map((span) => span.latest).filter((day): day is string => day !== null).sort();
  const [from, to] = [starts[0] ?? null, ends.at(-1) ?? null];
  return { when: spanText(from, to), earliest: from, latest: to };
}

const spanText = (earliest: string | null, latest: string | null): string => `${earliest ?? '..'}/${latest ?? '..'}`;
