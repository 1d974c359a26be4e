// The questions of the library in one list: what the contract suite runs on every database and the gallery shows.
import type { Question } from './question.ts';
import { commitmentsOfPromisor } from './library/commitments-of-promisor.ts';
import { datasetsLoaded } from './library/datasets-loaded.ts';
import { disputesBySide } from './library/disputes-by-side.ts';
import { factsOfEntity } from './library/facts-of-entity.ts';
import { figuresOfCommitment } from './library/figures-of-commitment.ts';
import { flowsDelivered } from './library/flows-delivered.ts';
import { invariantLateEvents } from './library/invariant-late-events.ts';
import { invariantLooseRelationships } from './library/invariant-loose-relationships.ts';
import { invariantMoneyWithoutCurrency } from './library/invariant-money-without-currency.ts';
import { invariantPartCycles } from './library/invariant-part-cycles.ts';
import { invariantUncitedFacts } from './library/invariant-uncited-facts.ts';
import { invariantVerdictWithoutRule } from './library/invariant-verdict-without-rule.ts';
import { labelCounts } from './library/label-counts.ts';
import { loadStamps } from './library/load-stamps.ts';
import { neighboursByType } from './library/neighbours-by-type.ts';
import { nodeNames } from './library/node-names.ts';
import { propertyKeys } from './library/property-keys.ts';
import { relationshipCounts } from './library/relationship-counts.ts';
import { snapshotEdges } from './library/snapshot-edges.ts';
import { snapshotNodes } from './library/snapshot-nodes.ts';
import { sourcesByFacts } from './library/sources-by-facts.ts';
import { stepsOfCommitment } from './library/steps-of-commitment.ts';
import { traceOfProject } from './library/trace-of-project.ts';
import { verdictCounts } from './library/verdict-counts.ts';
import { whoBackedOut } from './library/who-backed-out.ts';

/** Each must return no row after every load, on every database. */
export const invariants: readonly Question[] = [invariantUncitedFacts, invariantVerdictWithoutRule, invariantPartCycles, invariantMoneyWithoutCurrency, invariantLateEvents, invariantLooseRelationships];

export const library: readonly Question[] = [
  whoBackedOut, verdictCounts, commitmentsOfPromisor, stepsOfCommitment, figuresOfCommitment, flowsDelivered, traceOfProject, factsOfEntity, neighboursByType,
  disputesBySide, sourcesByFacts, labelCounts, relationshipCounts, propertyKeys, datasetsLoaded, loadStamps, nodeNames, snapshotNodes, snapshotEdges, ...invariants,
];
