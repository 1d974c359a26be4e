// The shapes of answers as schemas: they describe the API to the world, and the compiler holds them to the types of `graph/answers.ts`.
import { z } from 'zod';
import type * as Answers from '#graph/answers';
import { commitmentObjects, deliveries, endings, evidenceGrades, modes, ranks, stances, sumOutcomes, sumStages, verdicts } from '#graph/vocabularies';
import type { Frozen, Same } from '../question.ts';

/** Shapes that the description of the API names. */
export const named = z.registry<{ id: string }>();
/** Names a shape, and lets it pass only when it says exactly what the domain's type says. */
const shape = <A>() => <S extends z.ZodType>(id: string, schema: S & (Same<Frozen<z.output<S>>, Frozen<A>> extends true ? unknown : { readonly 'differs from graph/answers.ts': A })): S => {
  named.add(schema, { id });
  return schema;
};

const id = z.string();
const text = z.string().nullable();
const count = z.int().min(0);
const list = z.array(z.string());
const verdict = z.enum(verdicts);

export const reference = shape<Answers.Reference>()('Reference', z.strictObject({ id, name: z.string() }));
export const money = shape<Answers.Money>()('Money', z.strictObject({ low: z.number().nullable(), high: z.number().nullable(), currency: z.string() }));
export const lensEcho = shape<Answers.LensEcho>()('Lens', z.strictObject({ asOf: z.iso.date(), knownBy: z.iso.date(), sources: list.nullable() }));
const echoed = { lens: lensEcho, rule: z.string() };
const titled = z.strictObject({ id, title: z.string() });

export const citation = shape<Answers.Citation>()('Citation', z.strictObject({
  id, source: titled, locator: z.string(), when: text, stance: z.enum(stances), mode: z.enum(modes), wording: text,
  speakers: z.array(z.strictObject({ id, name: z.string(), interested: z.boolean() })), relays: titled.nullable(), rank: z.enum(ranks),
}));
const citations = z.array(citation);

export const health = shape<Answers.Health>()('Health', z.strictObject({
  ...echoed, status: z.enum(['ok', 'unavailable']), database: z.strictObject({ kind: z.enum(['memory', 'neo4j']), version: z.string() }), nodes: count, relationships: count,
  datasets: z.array(z.strictObject({ id, title: z.string(), nodes: count, relationships: count })),
}));

const property = shape<Answers.SchemaProperty>()('Property', z.strictObject({ name: z.string(), type: z.string(), required: z.boolean(), unit: text, vocabulary: text, description: z.string() }));
export const schema = shape<Answers.SchemaAnswer>()('SchemaAnswer', z.strictObject({
  ...echoed,
  labels: z.array(z.strictObject({ name: z.string(), layer: z.string(), subLabels: z.array(z.string()), description: z.string(), count, properties: z.array(property) })),
  relationships: z.array(z.strictObject({ type: z.string(), from: list, to: list, description: z.string(), count, properties: z.array(property) })),
  vocabularies: z.record(z.string(), list),
}));

export const search = shape<Answers.SearchAnswer>()('SearchAnswer', z.strictObject({ ...echoed, results: z.array(z.strictObject({ id, labels: list, name: z.string(), matched: z.string(), degree: count })), total: count }));

export const fact = shape<Answers.FactAnswer>()('Fact', z.strictObject({ id, labels: list, title: z.string(), when: text, earliest: text, latest: text, verdict: verdict.nullable(), sentence: text, citations }));
export const dispute = shape<Answers.DisputeAnswer>()('Dispute', z.strictObject({ id, question: z.string(), note: text, sides: z.array(z.strictObject({ side: z.string(), facts: z.array(fact) })) }));
const disputesShown = z.array(dispute);

export const node = shape<Answers.NodeAnswer>()('NodeAnswer', z.strictObject({
  ...echoed,
  node: z.strictObject({ id, labels: list, name: z.string(), properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), list])) }),
  facts: z.array(fact), total: count, disputes: disputesShown, neighbours: z.record(z.string(), count),
}));

export const drawnEdge = shape<Answers.DrawnEdge>()('DrawnEdge', z.strictObject({ id, source: id, target: id, type: z.string(), facts: list, verdict: verdict.nullable() }));
export const neighbours = shape<Answers.NeighboursAnswer>()('NeighboursAnswer', z.strictObject({ ...echoed, nodes: z.array(z.strictObject({ id, labels: list, name: z.string(), degree: count })), edges: z.array(drawnEdge), total: count }));

const verdictColumn = z.array(verdict.nullable());
export const network = shape<Answers.NetworkAnswer>()('NetworkAnswer', z.strictObject({
  ...echoed, view: z.enum(['entities', 'evidence']),
  nodes: z.strictObject({ id: list, labels: z.array(list), name: list, shortName: list, degree: z.array(count), x: z.array(z.number()), y: z.array(z.number()), verdict: verdictColumn }),
  edges: z.strictObject({ id: list, source: z.array(count), target: z.array(count), type: list, verdict: verdictColumn, facts: z.array(list), weak: z.array(z.boolean()), directed: z.array(z.boolean()), from: z.array(text), to: z.array(text) }),
  total: z.strictObject({ nodes: count, edges: count }),
}));

export const path = shape<Answers.PathAnswer>()('PathAnswer', z.strictObject({ ...echoed, paths: z.array(z.strictObject({ nodes: z.array(reference), edges: z.array(z.strictObject({ id, sentence: z.string(), citations })) })) }));

export const commitmentRow = shape<Answers.CommitmentRow>()('CommitmentRow', z.strictObject({
  id, title: z.string(), promisors: z.array(reference), promisees: z.array(reference), concerns: z.array(reference), promisedOn: text, object: z.enum(commitmentObjects),
  strength: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(), verdict, delivery: z.enum(deliveries), ending: z.enum(endings), evidence: z.enum(evidenceGrades).nullable(), sentence: z.string(),
  promised: money.nullable(), delivered: money.nullable(), gap: money.nullable(), citations,
}));
export const commitments = shape<Answers.CommitmentsAnswer>()('CommitmentsAnswer', z.strictObject({
  ...echoed, rows: z.array(commitmentRow), total: count,
  sums: z.array(z.strictObject({ currency: z.string(), stage: z.enum(sumStages), outcome: z.enum(sumOutcomes), promised: money.nullable(), delivered: money.nullable(), counted: count, excluded: z.array(z.strictObject({ id, why: z.string() })) })),
}));
export const step = shape<Answers.StepAnswer>()('Step', z.strictObject({ id, step: z.string(), title: z.string(), when: text, earliest: text, latest: text, actors: z.array(reference), citations }));
const reasons = z.array(z.strictObject({ id, title: z.string(), reason: z.string() }));
export const why = shape<Answers.WhyAnswer>()('Why', z.strictObject({
  rules: z.array(z.strictObject({ verdict, matched: z.boolean(), reason: z.string() })), counted: reasons, notCounted: reasons,
  candidates: z.array(z.strictObject({ verdict, facts: list, sources: list, preferred: z.boolean(), reason: text })),
}));
export const commitment = shape<Answers.CommitmentAnswer>()('CommitmentAnswer', z.strictObject({
  ...echoed, commitment: commitmentRow, steps: z.array(step), why,
  perSource: z.array(z.strictObject({ source: reference, verdict, evidence: z.enum(evidenceGrades).nullable(), sentence: z.string() })), figures: z.array(fact), disputes: disputesShown,
}));
export const disputes = shape<Answers.DisputesAnswer>()('DisputesAnswer', z.strictObject({ ...echoed, disputes: disputesShown, total: count }));

const sourceRowShape = { id, title: z.string(), shortTitle: z.string(), kind: z.string(), authors: list, publisher: text, published: text, url: text, facts: count, factsAlone: count, datasets: list };
export const sourceRow = shape<Answers.SourceRow>()('SourceRow', z.strictObject(sourceRowShape));
export const sources = shape<Answers.SourcesAnswer>()('SourcesAnswer', z.strictObject({ ...echoed, sources: z.array(sourceRow), total: count }));
export const source = shape<Answers.SourceAnswer>()('SourceAnswer', z.strictObject({
  ...echoed, source: z.strictObject({ ...sourceRowShape, lang: text, note: text }), facts: z.array(fact), total: count,
  falls: z.array(z.strictObject({ id, title: z.string(), before: verdict, after: verdict.nullable() })), relayedBy: z.array(reference),
}));

export const typedValue = shape<Answers.TypedValue>()('TypedValue', z.strictObject({ $type: z.string(), _value: z.unknown() }));
const plan = shape<Answers.PlanAnswer>()('Plan', z.strictObject({
  operator: z.string(), details: z.string(), rows: count.nullable(), lookups: count.nullable(), ms: z.number().nullable(),
  get children(): z.ZodArray<z.ZodType<Answers.PlanAnswer>> { return z.array(plan as z.ZodType<Answers.PlanAnswer>); },
}));
export const cypher = shape<Answers.CypherAnswer>()('CypherAnswer', z.strictObject({
  ...echoed, columns: list, rows: z.array(z.array(typedValue)), truncated: z.boolean(),
  summary: z.strictObject({ ms: z.number(), rows: count, total: count.nullable(), database: z.enum(['memory', 'neo4j']), note: z.string(), plan: plan.nullable() }),
}));
export const questions = shape<Answers.QuestionsAnswer>()('QuestionsAnswer', z.strictObject({
  ...echoed, total: count,
  questions: z.array(z.strictObject({
    name: z.string(), title: z.string(), description: z.string(), query: z.string(),
    parameters: z.array(z.strictObject({ name: z.string(), type: z.enum(['string', 'string[]', 'integer', 'date']), vocabulary: text, description: z.string(), example: z.union([z.string(), z.number(), list]) })),
  })),
}));
export const problem = shape<Answers.Problem>()('Problem', z.strictObject({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(),
  position: z.strictObject({ line: z.int().min(1), column: z.int().min(1) }).exactOptional(), cure: z.string().exactOptional(), nearest: list.exactOptional(),
}));
