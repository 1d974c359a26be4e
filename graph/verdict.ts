// What became of a promise: computed from the facts about one commitment under a lens, never typed in. Pure and versioned.
// Rule: rival accounts first (`verdict-choices`), then the rule table for each account (`verdict-rules`), then evidence and words.
import type { CommitmentRow, WhyAnswer } from './answers.ts';
import { captionOf, textOf } from './graph-index.ts';
import { gapOf } from './money.ts';
import { caseOf, speakersOf, type Case } from './verdict-case.ts';
import { choicesOf, type Choice, type Choices } from './verdict-choices.ts';
import { accountOf, type Account } from './verdict-rules.ts';
import { evidenceWords, verdictSentence } from './verdict-sentence.ts';
import { View } from './visibility.ts';
import { commitmentSteps, type EvidenceGrade, type Verdict } from './vocabularies.ts';

/** Changes whenever a verdict could come out differently from the same facts. */
export const ruleVersion = '1';

export type Judgement = Pick<CommitmentRow, 'verdict' | 'delivery' | 'ending' | 'evidence' | 'strength' | 'promisedOn' | 'promised' | 'delivered' | 'gap' | 'sentence'> & {
  readonly why: WhyAnswer;
  readonly case: Case;
  /** Facts on which the headline rests, by id. */
  readonly deciding: readonly string[];
  readonly witnesses: readonly string[];
};

/** Judges one commitment under the view's lens. Throws RangeError when `id` is not a commitment. Without visible evidence the verdict is UNKNOWN and has no grade. */
export function judge(view: View, id: string): Judgement {
  const found = caseOf(view, id, commitmentSteps);
  const choices = choicesOf(found);
  const witnessesOf = (facts: readonly string[]): string[] => [...new Set(facts.flatMap((fact) => view.assertionsOf(fact).map((citation) => view.witnessOf(citation))))].sort();
  const accounts = choices.choices.map((choice) => ({ choice, account: accountOf(found, choice, (events) => (ownDocument(found, events) ? 2 : witnessesOf(events).length)) }));
  const headlines = [...new Set(accounts.map(({ account }) => account.verdict))];
  const [chosen] = accounts;
  if (!chosen) throw new RangeError(`${id} has no account.`);
  const disputed = headlines.length > 1;
  const verdict: Verdict = disputed ? 'DISPUTED' : chosen.account.verdict;
  const deciding = [...new Set(accounts.flatMap(({ account }) => account.deciding))].sort();
  const witnesses = witnessesOf(deciding);
  const evidence = gradeOf(found, deciding, witnesses, disputed);
  const sentence = verdictSentence(view, verdict, evidence, deciding, witnesses.length, headlines);
  const { strength, promisedOn, promised, delivered, delivery, ending } = merged(accounts.map(({ account }) => account));
  return {
    verdict, delivery, ending, evidence, strength, promised, delivered, gap: gapOf(promised, delivered), promisedOn, sentence, deciding, witnesses, case: found,
    why: whyOf(found, choices, accounts, disputed),
  };
}

/** What the accounts have in common; where they differ, the cautious word. */
function merged(accounts: readonly Account[]): Pick<Account, 'strength' | 'promised' | 'delivered' | 'delivery' | 'ending'> & { promisedOn: string | null } {
  const first = accounts[0]!;
  const same = <K extends keyof Account>(key: K): boolean => accounts.every((account) => account[key] === first[key]);
  const promise = accounts.find((account) => account.promisedOn)?.promisedOn;
  return {
    strength: same('strength') ? first.strength : (accounts.map((account) => account.strength).filter((value) => value !== null).sort()[0] ?? null),
    promised: first.promised, delivered: same('delivered') ? first.delivered : null,
    delivery: same('delivery') ? first.delivery : 'unknown', ending: same('ending') ? first.ending : 'unattributed', promisedOn: promise && !promise.undated ? promise.when : null,
  };
}

/** Whether a primary document, or the promisor's own word against its interest, is among the evidence. */
function ownDocument(found: Case, facts: readonly string[]): boolean {
  return facts.some((fact) => found.view.assertionsOf(fact).some((citation) => {
    const reason = citation.properties['rank'] === 'preferred' ? textOf(citation, 'rankReason') : undefined;
    return reason !== undefined || (found.steps.some((step) => step.id === fact && step.causers.some((causer) => causer.side === 'promisor')) && speakersOf(citation).some((speaker) => found.promisors.includes(speaker)));
  }));
}

function gradeOf(found: Case, deciding: readonly string[], witnesses: readonly string[], disputed: boolean): EvidenceGrade | null {
  if (witnesses.length === 0) return null;
  if (disputed) return 'contested';
  if (ownDocument(found, deciding)) return 'documented';
  const attributed = found.steps.filter((step) => deciding.includes(step.id) && step.causers.length > 0);
  const byGroupAlone = attributed.length > 0 && attributed.every((step) => step.causers.every((causer) => causer.by === 'group'));
  return witnesses.length > 1 && !byGroupAlone ? 'corroborated' : 'reported';
}

function whyOf(found: Case, choices: Choices, accounts: readonly { choice: Choice; account: Account }[], disputed: boolean): WhyAnswer {
  const title = (id: string): string => { const node = found.view.index.node(id); return node ? captionOf(node) : id; };
  const first = accounts[0]!;
  const counted = [...new Set([...first.choice.steps.map((step) => step.id), ...found.flows.filter((flow) => first.choice.facts.has(flow.id)).map((flow) => flow.id)])];
  const steps = (id: string): string => found.steps.filter((step) => step.id === id).map((step) => step.step).join(', ') || 'flow';
  const rest = found.steps.map((step) => step.id).filter((id) => !counted.includes(id));
  const rules = disputed ? [{ verdict: 'DISPUTED' as const, matched: true, reason: 'Rival accounts lead to different headlines and none is preferred.' }] : [{ verdict: 'DISPUTED' as const, matched: false, reason: choices.rivalry ? 'Rival accounts lead to one headline, or one is preferred.' : 'No rival accounts.' }, ...first.account.rules];
  return {
    rules,
    counted: disputed ? [] : counted.map((id) => ({ id, title: title(id), reason: steps(id) })),
    notCounted: [
      ...[...new Set(disputed ? found.steps.map((step) => step.id) : rest)].map((id) => ({ id, title: title(id), reason: choices.excluded.has(id) ? `A rival account is preferred (${choices.excluded.get(id)}).` : disputed ? 'Belongs to one of the rival accounts.' : 'Depends on a promise that this account does not have, or belongs to another account with the same headline.' })),
      ...[...new Set(found.later.map((step) => step.id))].map((id) => ({ id, title: title(id), reason: `Comes after ${found.view.lens.asOf}.` })),
    ],
    candidates: choices.rivalry ? [
      ...accounts.map(({ choice, account }) => ({ verdict: account.verdict, facts: [...choice.facts], sources: evidenceWords(found.view, [...choice.facts]), preferred: choice.preferred !== null, reason: choice.preferred })),
      ...losers(found, choices),
    ] : [],
  };
}

/** The accounts that lose to a preferred one: they stand beside the headline. */
function losers(found: Case, choices: Choices): WhyAnswer['candidates'] {
  if (choices.excluded.size === 0) return [];
  const winners = new Set([...choices.excluded.keys()]);
  const steps = found.steps.filter((step) => winners.has(step.id) || !choices.choices.some((choice) => choice.facts.has(step.id) && !isShared(choices, step.id)));
  const facts = new Set([...winners, ...steps.map((step) => step.id)]);
  const account = accountOf(found, { facts, steps: found.steps.filter((step) => facts.has(step.id) || isShared(choices, step.id) && !rivalOf(found, step.id, winners)), preferred: null }, () => 1);
  return [{ verdict: account.verdict, facts: [...winners].sort(), sources: evidenceWords(found.view, [...winners].sort()), preferred: false, reason: [...choices.excluded.values()][0] ?? null }];
}

const isShared = (choices: Choices, id: string): boolean => choices.choices.every((choice) => choice.facts.has(id));
/** Whether a fact is the preferred rival itself: the losing account does without it. */
const rivalOf = (found: Case, id: string, losers_: ReadonlySet<string>): boolean => !losers_.has(id) && found.view.assertionsOf(id).some((citation) => citation.properties['rank'] === 'preferred');

/** Each source's own verdict: the lens narrowed to that source, or to the original that others relay. Only sources that speak of this commitment, by id. */
export function perSource(view: View, id: string): readonly { readonly source: string; readonly judgement: Judgement }[] {
  const { steps, flows, later } = caseOf(view, id, commitmentSteps);
  const facts = [...new Set([...steps, ...later].map((step) => step.id)), ...flows.map((flow) => flow.id)];
  const sources = new Set(facts.flatMap((fact) => view.assertionsOf(fact).map((citation) => textOf(citation, 'relays') ?? citation.to)));
  return [...sources].sort().map((source) => ({ source, judgement: judge(new View(view.index, { ...view.lens, sources: [source] }), id) }));
}
