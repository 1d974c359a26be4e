// The questions of the library in one list: what the contract suite runs on every database and the gallery shows.
import type { Question } from './question.ts';
import { announcedNeverCommitted } from './library/announced-never-committed.ts';
import { commitmentsOfPromisor } from './library/commitments-of-promisor.ts';
import { datasetsLoaded } from './library/datasets-loaded.ts';
import { daysFromPromiseToExit } from './library/days-from-promise-to-exit.ts';
import { disputesAndWhatTheyMove } from './library/disputes-and-what-they-move.ts';
import { drawnEdgesByYear } from './library/drawn-edges-by-year.ts';
import { drawnEvidenceByYear } from './library/drawn-evidence-by-year.ts';
import { factsOfEntity } from './library/facts-of-entity.ts';
import { factsOfSource } from './library/facts-of-source.ts';
import { figuresOfCommitment } from './library/figures-of-commitment.ts';
import { figuresThatContradict } from './library/figures-that-contradict.ts';
import { flowsDelivered } from './library/flows-delivered.ts';
import { flowsOfCommitment } from './library/flows-of-commitment.ts';
import { inputsOfVerdict } from './library/inputs-of-verdict.ts';
import { invariantLateEvents } from './library/invariant-late-events.ts';
import { invariantLooseRelationships } from './library/invariant-loose-relationships.ts';
import { invariantMoneyWithoutCurrency } from './library/invariant-money-without-currency.ts';
import { invariantPartCycles } from './library/invariant-part-cycles.ts';
import { invariantUncitedFacts } from './library/invariant-uncited-facts.ts';
import { invariantVerdictWithoutRule } from './library/invariant-verdict-without-rule.ts';
import { labelCounts } from './library/label-counts.ts';
import { loadStamps } from './library/load-stamps.ts';
import { namesByKind } from './library/names-by-kind.ts';
import { namesAndVerdicts } from './library/names-and-verdicts.ts';
import { neighboursByType } from './library/neighbours-by-type.ts';
import { nodeNames } from './library/node-names.ts';
import { pathBetweenNames } from './library/path-between-names.ts';
import { promisesWithNoDate } from './library/promises-with-no-date.ts';
import { propertyKeys } from './library/property-keys.ts';
import { relationshipCounts } from './library/relationship-counts.ts';
import { slipsOfTheAuthor } from './library/slips-of-the-author.ts';
import { snapshotEdges } from './library/snapshot-edges.ts';
import { snapshotNodes } from './library/snapshot-nodes.ts';
import { sourcesByFacts } from './library/sources-by-facts.ts';
import { stepsOfCommitment } from './library/steps-of-commitment.ts';
import { traceOfProject } from './library/trace-of-project.ts';
import { verdictCounts } from './library/verdict-counts.ts';
import { verdictsOnOneSource } from './library/verdicts-on-one-source.ts';
import { whoBackedOut } from './library/who-backed-out.ts';
import { whoRepeatsWhom } from './library/who-repeats-whom.ts';
import { whoSaidWhatAbout } from './library/who-said-what-about.ts';

/** Each must return no row after every load, on every database. */
export const invariants: readonly Question[] = [invariantUncitedFacts, invariantVerdictWithoutRule, invariantPartCycles, invariantMoneyWithoutCurrency, invariantLateEvents, invariantLooseRelationships];

/** In the order of the gallery; the internal ones follow. */
export const library: readonly Question[] = [
  whoBackedOut, daysFromPromiseToExit, announcedNeverCommitted, verdictsOnOneSource, whoRepeatsWhom, promisesWithNoDate, pathBetweenNames,
  whoSaidWhatAbout, disputesAndWhatTheyMove, figuresThatContradict, slipsOfTheAuthor,
  commitmentsOfPromisor, inputsOfVerdict, stepsOfCommitment, figuresOfCommitment, flowsOfCommitment, flowsDelivered, traceOfProject,
  factsOfEntity, neighboursByType, sourcesByFacts, factsOfSource, verdictCounts, namesAndVerdicts, namesByKind, drawnEdgesByYear, drawnEvidenceByYear, labelCounts, relationshipCounts,
  datasetsLoaded, loadStamps, nodeNames, propertyKeys, snapshotNodes, snapshotEdges, ...invariants,
];
