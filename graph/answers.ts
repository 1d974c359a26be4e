// The questions that Pacta answers over HTTP and the shape of every answer: the only thing client and server share.
// The server's zod schemas check requests against these types; nothing here runs.
import type { CommitmentObject, Delivery, Ending, EvidenceGrade, Mode, Rank, Stance, Strength, SumOutcome, SumStage, Verdict } from './vocabularies.ts';

export interface Reference { readonly id: string; readonly name: string }
/** JSON numbers; `null` at an open end. */
export interface Money { readonly low: number | null; readonly high: number | null; readonly currency: string }

/** A lens as asked or resolved: ISO dates; `sources` are ids of sources or datasets, `null` for all. */
export interface LensEcho { readonly asOf: string; readonly knownBy: string; readonly sources: readonly string[] | null }
export interface Answer { readonly lens: LensEcho; readonly rule: string }

export interface Citation {
  readonly id: string;
  readonly source: { readonly id: string; readonly title: string };
  readonly locator: string;
  readonly when: string | null;
  readonly stance: Stance;
  readonly mode: Mode;
  readonly wording: string | null;
  readonly speakers: readonly (Reference & { readonly interested: boolean })[];
  readonly relays: { readonly id: string; readonly title: string } | null;
  readonly rank: Rank;
}

export interface Health extends Answer {
  readonly status: 'ok' | 'unavailable';
  readonly database: { readonly kind: 'memory' | 'neo4j'; readonly version: string };
  readonly nodes: number;
  readonly relationships: number;
  readonly datasets: readonly { readonly id: string; readonly title: string; readonly nodes: number; readonly relationships: number }[];
}

/** `vocabulary` names the closed list its words come from. */
export interface SchemaProperty { readonly name: string; readonly type: string; readonly required: boolean; readonly unit: string | null; readonly vocabulary: string | null; readonly description: string }
export interface SchemaAnswer extends Answer {
  /** `subLabels`: what a node of this label may bear besides. */
  readonly labels: readonly { readonly name: string; readonly layer: string; readonly subLabels: readonly string[]; readonly description: string; readonly count: number; readonly properties: readonly SchemaProperty[] }[];
  readonly relationships: readonly { readonly type: string; readonly from: readonly string[]; readonly to: readonly string[]; readonly description: string; readonly count: number; readonly properties: readonly SchemaProperty[] }[];
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
}

export interface SearchAnswer extends Answer {
  readonly results: readonly { readonly id: string; readonly labels: readonly string[]; readonly name: string; readonly matched: string; readonly degree: number }[];
  readonly total: number;
}

export interface FactAnswer {
  readonly id: string;
  readonly labels: readonly string[];
  readonly title: string;
  readonly when: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly verdict: Verdict | null;
  readonly sentence: string | null;
  readonly citations: readonly Citation[];
}

export interface DisputeAnswer {
  readonly id: string;
  readonly question: string;
  readonly note: string | null;
  readonly sides: readonly { readonly side: string; readonly facts: readonly FactAnswer[] }[];
}

export interface NodeAnswer extends Answer {
  readonly node: { readonly id: string; readonly labels: readonly string[]; readonly name: string; readonly properties: Readonly<Record<string, string | number | boolean | readonly string[]>> };
  readonly facts: readonly FactAnswer[];
  /** How many facts there are; `facts` is a page of them where one was asked for. */
  readonly total: number;
  readonly disputes: readonly DisputeAnswer[];
  /** Counts of drawn neighbours by label. */
  readonly neighbours: Readonly<Record<string, number>>;
}

/** An edge of the drawn network: `type` is the relationship or the projection (`COMMITMENT`, `EVENT`, `FLOW`, `STATEMENT`), `facts` the facts it stands for. */
export interface DrawnEdge { readonly id: string; readonly source: string; readonly target: string; readonly type: string; readonly facts: readonly string[]; readonly verdict: Verdict | null }
export interface NeighboursAnswer extends Answer {
  readonly nodes: readonly { readonly id: string; readonly labels: readonly string[]; readonly name: string; readonly degree: number }[];
  readonly edges: readonly DrawnEdge[];
  readonly total: number;
}

/** Columns. `source` and `target` are indexes into the node columns; `verdict` of a node is its worst open headline. `weak` edges are drawn dashed; all facts of a `directed` one lead from source to target. `from`/`to` are the years that an edge's facts span, for the time histogram. */
export interface NetworkAnswer extends Answer {
  readonly view: 'entities' | 'evidence';
  readonly nodes: {
    readonly id: readonly string[]; readonly labels: readonly (readonly string[])[]; readonly name: readonly string[]; readonly shortName: readonly string[];
    readonly degree: readonly number[]; readonly x: readonly number[]; readonly y: readonly number[]; readonly verdict: readonly (Verdict | null)[];
  };
  readonly edges: {
    readonly id: readonly string[]; readonly source: readonly number[]; readonly target: readonly number[]; readonly type: readonly string[];
    readonly verdict: readonly (Verdict | null)[]; readonly facts: readonly (readonly string[])[]; readonly weak: readonly boolean[]; readonly directed: readonly boolean[];
    readonly from: readonly (string | null)[]; readonly to: readonly (string | null)[];
  };
  readonly total: { readonly nodes: number; readonly edges: number };
}

export interface PathAnswer extends Answer {
  readonly paths: readonly { readonly nodes: readonly Reference[]; readonly edges: readonly { readonly id: string; readonly sentence: string; readonly citations: readonly Citation[] }[] }[];
}

export interface CommitmentRow {
  readonly id: string;
  readonly title: string;
  readonly promisors: readonly Reference[];
  readonly promisees: readonly Reference[];
  readonly concerns: readonly Reference[];
  readonly promisedOn: string | null;
  readonly object: CommitmentObject;
  readonly strength: Strength | null;
  readonly verdict: Verdict;
  readonly delivery: Delivery;
  readonly ending: Ending;
  readonly evidence: EvidenceGrade | null;
  readonly sentence: string;
  readonly promised: Money | null;
  readonly delivered: Money | null;
  readonly gap: Money | null;
  readonly citations: readonly Citation[];
}
export interface CommitmentsAnswer extends Answer {
  readonly rows: readonly CommitmentRow[];
  readonly total: number;
  /** Per currency, stage and outcome, over all rows that match (not the page alone): what may be added up. An unknown delivered amount keeps the gap open. */
  readonly sums: readonly { readonly currency: string; readonly stage: SumStage; readonly outcome: SumOutcome; readonly promised: Money | null; readonly delivered: Money | null; readonly counted: number; readonly excluded: readonly { readonly id: string; readonly why: string }[] }[];
}
export interface StepAnswer { readonly id: string; readonly step: string; readonly title: string; readonly when: string | null; readonly earliest: string | null; readonly latest: string | null; readonly actors: readonly Reference[]; readonly citations: readonly Citation[] }
export interface WhyAnswer {
  /** The rules passed over, in order, and the one that matched (last). */
  readonly rules: readonly { readonly verdict: Verdict; readonly matched: boolean; readonly reason: string }[];
  readonly counted: readonly { readonly id: string; readonly title: string; readonly reason: string }[];
  readonly notCounted: readonly { readonly id: string; readonly title: string; readonly reason: string }[];
  /** Rival accounts, when there are any: each choice, its headline and its sources. */
  readonly candidates: readonly { readonly verdict: Verdict; readonly facts: readonly string[]; readonly sources: readonly string[]; readonly preferred: boolean; readonly reason: string | null }[];
}
export interface CommitmentAnswer extends Answer {
  readonly commitment: CommitmentRow;
  readonly steps: readonly StepAnswer[];
  readonly why: WhyAnswer;
  readonly perSource: readonly { readonly source: Reference; readonly verdict: Verdict; readonly evidence: EvidenceGrade | null; readonly sentence: string }[];
  readonly figures: readonly FactAnswer[];
  readonly disputes: readonly DisputeAnswer[];
}
export interface DisputesAnswer extends Answer { readonly disputes: readonly DisputeAnswer[]; readonly total: number }
export interface SourceRow { readonly id: string; readonly title: string; readonly shortTitle: string; readonly kind: string; readonly authors: readonly string[]; readonly publisher: string | null; readonly published: string | null; readonly url: string | null; readonly facts: number; readonly factsAlone: number; readonly datasets: readonly string[] }
export interface SourcesAnswer extends Answer { readonly sources: readonly SourceRow[]; readonly total: number }
export interface SourceAnswer extends Answer {
  readonly source: SourceRow & { readonly lang: string | null; readonly note: string | null };
  readonly facts: readonly FactAnswer[];
  /** How many facts there are; `facts` is a page of them where one was asked for. */
  readonly total: number;
  /** Verdicts that change when the source is withdrawn. */
  readonly falls: readonly { readonly id: string; readonly title: string; readonly before: Verdict; readonly after: Verdict | null }[];
  /** Sources that repeat this one. */
  readonly relayedBy: readonly Reference[];
}
/** Values in the typed JSON of Neo4j's Query API. */
export interface TypedValue { readonly $type: string; readonly _value: unknown }
/** Reads what is stored: `lens` is the default one, under which the stored verdicts were computed. */
export interface CypherAnswer extends Answer { readonly columns: readonly string[]; readonly rows: readonly (readonly TypedValue[])[]; readonly truncated: boolean;
  /** `total`: the rows there are, `null` when counting them took too long. `plan`: after EXPLAIN or PROFILE, else `null`. */
  readonly summary: { readonly ms: number; readonly rows: number; readonly total: number | null; readonly database: 'memory' | 'neo4j'; readonly note: string; readonly plan: PlanAnswer | null } }
/** An operator, with what it works on; `rows` (given out), `lookups` in the store and `ms` only after PROFILE, and only where the database tells them. */
export interface PlanAnswer { readonly operator: string; readonly details: string; readonly rows: number | null; readonly lookups: number | null; readonly ms: number | null; readonly children: readonly PlanAnswer[] }
/** A question of the gallery: Cypher that works on the shipped data, with its `$parameters` and what a form needs to ask for them. */
export interface QuestionAnswer {
  readonly name: string; readonly title: string; readonly description: string; readonly query: string;
  readonly parameters: readonly { readonly name: string; readonly type: 'string' | 'string[]' | 'integer' | 'date'; readonly vocabulary: string | null; readonly description: string; readonly example: string | number | readonly string[] }[];
}
export interface QuestionsAnswer extends Answer { readonly questions: readonly QuestionAnswer[]; readonly total: number }
export interface Problem { readonly type: string; readonly title: string; readonly status: number; readonly detail: string; readonly position?: { readonly line: number; readonly column: number }; readonly cure?: string; readonly nearest?: readonly string[] }
