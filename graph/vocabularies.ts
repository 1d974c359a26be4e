// The closed vocabularies of the domain: every word that a cell, a property or a parameter may hold.
// Names follow IATI, OECD-DAC, FollowTheMoney and UN treaty practice. Knows nothing of labels or files.

export const actorTypes = ['State', 'PublicBody', 'Company', 'Bank', 'Person', 'Group', 'Media'] as const;
export const institutionKinds = ['organisation', 'payment-system', 'fund', 'forum', 'programme', 'market'] as const;
export const agreementKinds = ['treaty', 'intergovernmental-agreement', 'contract', 'loan-agreement', 'share-purchase', 'framework', 'mou', 'letter-of-intent', 'joint-statement', 'announcement'] as const;
export const bindingnesses = ['binding', 'non-binding', 'unknown'] as const;
export const regionKinds = ['country', 'region', 'city', 'site', 'sea'] as const;
export const sourceKinds = ['paper', 'journal-article', 'news', 'news-agency', 'report', 'book', 'chapter', 'dissertation', 'interview', 'editorial', 'statement', 'official-document', 'dataset', 'poll', 'testimony', 'communication', 'film', 'map', 'photograph'] as const;
export const sectors = ['energy-gas', 'energy-oil', 'energy-power', 'energy-lng', 'petrochemicals', 'mining', 'transport-rail', 'transport-air', 'finance', 'payments', 'technology', 'defence', 'agriculture', 'forestry', 'water', 'tourism', 'manufacturing', 'science-education', 'environment', 'regional-development', 'politics', 'other'] as const;

export const commitmentObjects = ['credit', 'grant', 'equity', 'purchase', 'sale', 'supply', 'financing', 'construction', 'technology', 'policy', 'cooperation', 'alliance', 'membership', 'currency-use'] as const;
export const eventTypes = [
  'request', 'negotiation', 'promise', 'announcement', 'signing', 'decision', 'refusal', 'withdrawal', 'launch', 'completion', 'observation', 'disclosure',
  'visit', 'meeting', 'phone-call', 'exercise', 'award', 'founding', 'publication',
  'sanction', 'restriction', 'protest', 'attack', 'conflict', 'expropriation', 'territory-change', 'crisis',
] as const;
export const flowStages = ['disbursed', 'spent', 'repaid', 'equity-purchased', 'purchased', 'sold', 'delivered'] as const;
export const measures = ['requested', 'promised', 'committed', 'disbursed', 'cost', 'stock', 'flow', 'price', 'share', 'ratio', 'rank', 'rate', 'count', 'volume', 'size', 'duration', 'change', 'investment', 'loss', 'gain', 'opinion'] as const;
export const statementKinds = ['assessment', 'comparison', 'practice', 'cause', 'condition', 'absence', 'forecast', 'recommendation', 'position'] as const;

/** Steps of a commitment in life-cycle order, with the side ways and endings after them. */
export const commitmentSteps = ['requested', 'negotiated', 'announced', 'promised', 'mou-signed', 'agreed', 'effective', 'progressed', 'fulfilled', 'declined', 'suspended', 'resumed', 'renegotiated', 'superseded', 'withdrawn', 'terminated', 'blocked', 'ended-by-agreement', 'lapsed', 'no-progress'] as const;
/** Steps of a project or an institution. */
export const projectSteps = ['proposed', 'rejected', 'designed', 'approved', 'started', 'financed', 'construction-started', 'built', 'tested', 'operating', 'redesigned', 'paused', 'cancelled', 'no-progress'] as const;
/** Steps of an agreement: UN treaty terms. */
export const agreementSteps = ['signature', 'ratification', 'entry-into-force', 'amendment', 'extension', 'denunciation', 'termination', 'expiry', 'validity-contested'] as const;
/** Steps of an actor or region: what an event did to it (nationalised, annexed, sanctioned …). */
export const entitySteps = ['founded', 'nationalised', 'sanctioned', 'annexed', 'ceded', 'restricted', 'attacked', 'changed'] as const;

export const participantRoles = ['signatory', 'giver', 'receiver', 'host', 'guest', 'target', 'witness'] as const;
export const figureRoles = ['of', 'from', 'to', 'in'] as const;
export const stances = ['asserts', 'denies', 'silent'] as const;
export const modes = ['stated', 'hedged', 'inferred', 'title-only'] as const;
export const ranks = ['preferred', 'normal', 'deprecated'] as const;
export const preferReasons = ['primary-document', 'official-revision', 'own-admission'] as const;
export const deprecateReasons = ['unit-error', 'arithmetic-error', 'date-error', 'wrong-subject', 'misquotation', 'translation-error', 'scan-error', 'superseded-by-correction', 'source-withdrawn'] as const;
export const rankReasons = [...preferReasons, ...deprecateReasons] as const;
/** What an editor found wrong in a printed passage; the value stays as printed and `expected` says what it should be. */
export const slips = ['unit-error', 'arithmetic-error', 'date-error', 'wrong-subject', 'misquotation', 'translation-error', 'scan-error', 'self-contradiction', 'wrong-name', 'ambiguous'] as const;
/** Computed by the importer, never typed in. */
export const flags = ['anachronism', 'over-100-percent', 'parts-above-whole', 'parts-below-whole', 'rate-off', 'thousandfold', 'no-currency', 'low-above-high', 'slip', 'title-only', 'disputed'] as const;

export const verdicts = [
  'DISPUTED', 'NOT_TESTABLE', 'BLOCKED', 'DECLINED', 'SOUGHT', 'KEPT', 'KEPT_LATE', 'SUPERSEDED', 'PARTLY_KEPT', 'RENEGED', 'WITHDRAWN',
  'ENDED_BY_COUNTERPARTY', 'ENDED_BY_AGREEMENT', 'LAPSED', 'CANCELLED', 'STALLED', 'OVERDUE', 'IN_PROGRESS', 'UNKNOWN',
] as const;
export const deliveries = ['none', 'partial', 'full', 'unknown'] as const;
export const endings = ['open', 'fulfilled', 'by-promisor', 'by-counterparty', 'by-third-party', 'by-agreement', 'unattributed', 'superseded'] as const;
export const evidenceGrades = ['reported', 'corroborated', 'documented', 'contested'] as const;

export type Verdict = (typeof verdicts)[number];
export type Delivery = (typeof deliveries)[number];
export type Ending = (typeof endings)[number];
export type EvidenceGrade = (typeof evidenceGrades)[number];
export type CommitmentObject = (typeof commitmentObjects)[number];
export type CommitmentStep = (typeof commitmentSteps)[number];
export type Stance = (typeof stances)[number];
export type Mode = (typeof modes)[number];
export type Rank = (typeof ranks)[number];
export type RankReason = (typeof rankReasons)[number];
/** Strength of what was promised: 0 request, 1 announcement, 2 MOU, 3 signed and binding, 4 effective. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** Every vocabulary under the name that the schema, the API and the importer use for it. */
export const vocabularies = {
  actorType: actorTypes, institutionKind: institutionKinds, agreementKind: agreementKinds, bindingness: bindingnesses, regionKind: regionKinds,
  sourceKind: sourceKinds, sector: sectors, commitmentObject: commitmentObjects, eventType: eventTypes, flowStage: flowStages, measure: measures,
  statementKind: statementKinds, commitmentStep: commitmentSteps, projectStep: projectSteps, agreementStep: agreementSteps, entityStep: entitySteps,
  participantRole: participantRoles, figureRole: figureRoles, stance: stances, mode: modes, rank: ranks, rankReason: rankReasons, slip: slips, flag: flags,
  verdict: verdicts, delivery: deliveries, ending: endings, evidence: evidenceGrades,
} as const satisfies Record<string, readonly string[]>;
export type VocabularyName = keyof typeof vocabularies;

// Sums of commitments: amounts add up only within one stage and one outcome.
/** How firmly it was promised: asked for; pledged (strength 1–2); committed (3–4); promised, with no source that shows how bindingly. */
export const sumStages = ['requested', 'pledged', 'promised', 'committed'] as const;
export type SumStage = (typeof sumStages)[number];
/** What became of it: it stands or was performed; it ended; the accounts of it are at odds. */
export const sumOutcomes = ['standing', 'ended', 'disputed'] as const;
export type SumOutcome = (typeof sumOutcomes)[number];
