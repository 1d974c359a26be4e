// What became of a promise: computed from the facts about one commitment under a lens, never typed in. Pure and versioned.
// Rule: rival accounts first (`verdict-choices`), then the rule table for each account (`verdict-rules`), then evidence and words.
import type { CommitmentRow, WhyAnswer } from './answers.ts';
import { captionOf, textOf } from './graph-index.ts';
import type { GraphNode } from './model.ts';
import { gapOf } from './money.ts';
import { caseOf, partiesOf, type Case } from './verdict-case.ts';
import { choicesOf, pooledEndings, type Choice, type Choices } from './verdict-choices.ts';
import { exitEvidence, gradeOf, witnessesOf } from './verdict-evidence.ts';
import { accountOf, tellsOfPromise, type Account } from './verdict-rules.ts';
import { evidenceWords, verdictSentence } from './verdict-sentence.ts';
import type { View } from './visibility.ts';
import type { Verdict } from './vocabularies.ts';

/** Changes whenever a verdict could come out differently from the same facts. */
export const ruleVersion = '1';

export type Judgement = Pick<CommitmentRow, 'verdict' | 'delivery' | 'ending' | 'evidence' | 'strength' | 'promisedOn' | 'promised' | 'delivered' | 'gap' | 'sentence'> & {
  readonly why: WhyAnswer;
  readonly case: Case;
  /** Facts on which the headline rests, by id. */
  readonly deciding: readonly string[];
  /** Original publishers of what is said of them. */
  readonly witnesses: readonly string[];
};
interface Told { readonly choice: Choice; readonly account: Account }

/** Judges one commitment under the view's lens. Throws RangeError when `id` is not a commitment. Without visible evidence the verdict is UNKNOWN and has no grade. */
export function judge(view: View, id: string): Judgement {
  const found = caseOf(view, id);
  const choices = choicesOf(found);
  const tell = (choice: Choice): Told => ({ choice, account: accountOf(found, choice, (endings) => exitEvidence(found, pooledEndings(found, choices, choice, endings))) });
  const accounts = choices.choices.map(tell);
  const losing = choices.losing.map(tell);
  const disputed = new Set(accounts.map(({ account }) => account.verdict)).size > 1;
  const verdict: Verdict = disputed ? 'DISPUTED' : accounts[0]!.account.verdict;
  const deciding = decidingOf(view, id, accounts);
  const witnesses = witnessesOf(view, deciding);
  const evidence = gradeOf(found, verdict, deciding, accounts.flatMap(({ account }) => account.endings));
  const told = ({ account }: Told): { verdict: Verdict; deciding: readonly string[] } => ({ verdict: account.verdict, deciding: account.deciding });
  const sentence = verdictSentence(view, { verdict, evidence, deciding, witnesses: witnesses.length, promised: tellsOfPromise(found.steps), parties: partiesOf(found), accounts: accounts.map(told), losing: losing.map(told), reason: [...choices.excluded.values()][0] });
  return { ...shared(accounts.map(({ account }) => account)), verdict, evidence, sentence, deciding, witnesses, case: found, why: whyOf(found, choices, accounts, losing) };
}

/** What the headline rests on; where nothing decides it, the commitment itself while it stands. */
function decidingOf(view: View, id: string, accounts: readonly Told[]): string[] {
  const deciding = [...new Set(accounts.flatMap(({ account }) => account.deciding))].sort();
  return deciding.length === 0 && view.isVisible(id) ? [id] : deciding;
}

/** What the accounts have in common; where they differ, the cautious word. */
function shared(accounts: readonly Account[]): Pick<Judgement, 'strength' | 'promised' | 'delivered' | 'gap' | 'delivery' | 'ending' | 'promisedOn'> {
  const first = accounts[0]!;
  const same = <K extends keyof Account>(key: K): boolean => accounts.every((account) => JSON.stringify(account[key]) === JSON.stringify(first[key]));
  const delivered = same('delivered') ? first.delivered : null;
  const known = accounts.map((account) => account.strength).filter((strength) => strength !== null);
  return {
    strength: known.length === 0 ? null : known.reduce((least, strength) => (strength < least ? strength : least)), promised: first.promised, delivered, gap: gapOf(first.promised, delivered),
    delivery: same('delivery') ? first.delivery : 'unknown', promisedOn: accounts.map((account) => account.promisedOn).find((on) => on !== null) ?? null,
    ending: same('ending') ? first.ending : accounts.some((account) => account.ending === 'open') ? 'open' : 'unattributed',
  };
}

function whyOf(found: Case, choices: Choices, accounts: readonly Told[], losing: readonly Told[]): WhyAnswer {
  const first = accounts[0]!.account;
  const disputed = accounts.some(({ account }) => account.verdict !== first.verdict);
  const rivalry = accounts.length + losing.length > 1;
  const reason = disputed ? 'Rival accounts lead to different headlines and none is preferred.' : !rivalry ? 'No account contradicts another.' : losing.length > 0 ? 'Accounts contradict each other, and one is preferred.' : 'Accounts contradict each other, but lead to one headline.';
  const candidate = (preferred: boolean) => ({ choice, account }: Told): WhyAnswer['candidates'][number] => {
    const facts = [...choice.facts].filter((id) => id !== found.commitment.id);
    const lost = facts.find((id) => choices.excluded.has(id));
    return { verdict: account.verdict, facts, sources: evidenceWords(found.view, account.deciding, partiesOf(found)), preferred, reason: preferred ? ([...choices.excluded.values()][0] ?? null) : lost === undefined ? null : `Its rival is preferred: ${choices.excluded.get(lost)!}.` };
  };
  return {
    rules: [{ verdict: 'DISPUTED', matched: disputed, reason }, ...(disputed ? [] : first.rules)],
    counted: countedIn(found, accounts),
    notCounted: notCountedIn(found, choices, accounts),
    candidates: rivalry ? [...accounts.map(candidate(losing.length > 0)), ...losing.map(candidate(false))] : [],
  };
}

type Listed = WhyAnswer['counted'][number];
const titleOf = (node: GraphNode | undefined, id: string): string => (node ? captionOf(node) : id);
const stepsOf = (found: Case, id: string): string => [...new Set([...found.steps, ...found.later].filter((step) => step.id === id).map((step) => step.step))].join(', ');

/** Facts that some deciding account counts, with what they do to the commitment. */
function countedIn(found: Case, accounts: readonly Told[]): Listed[] {
  const steps = [...new Set(found.steps.map((step) => step.id))].filter((id) => accounts.some(({ choice }) => choice.steps.some((step) => step.id === id)));
  const everywhere = (id: string): boolean => accounts.every(({ choice }) => choice.facts.has(id));
  const flows = found.flows.filter((flow) => accounts.some(({ choice }) => choice.facts.has(flow.id)));
  return [
    ...steps.map((id) => ({ id, title: titleOf(found.view.index.node(id), id), reason: everywhere(id) ? `Step: ${stepsOf(found, id)}.` : `Step: ${stepsOf(found, id)}, in one of the rival accounts.` })),
    ...flows.map((flow) => ({ id: flow.id, title: captionOf(flow), reason: flow.properties['stage'] === 'repaid' ? 'A repayment: adds nothing to what was delivered.' : 'A delivery.' })),
    ...found.amounts.map((figure) => ({ id: figure.id, title: captionOf(figure), reason: `Amount: ${String(figure.properties['measure'])}.` })),
  ];
}

/** Facts about the commitment that no deciding account counts, and why. */
function notCountedIn(found: Case, choices: Choices, accounts: readonly Told[]): Listed[] {
  const { view, commitment } = found;
  const dropped = [...new Set([...found.steps.map((step) => step.id), ...found.flows.map((flow) => flow.id)])].filter((id) => !accounts.some(({ choice }) => choice.steps.some((step) => step.id === id) || (choice.facts.has(id) && found.flows.some((flow) => flow.id === id))));
  const incoming = [...view.index.in(commitment.id, 'CHANGED'), ...view.index.in(commitment.id, 'FULFILS'), ...view.index.in(commitment.id, 'MEASURES')];
  const hidden = [...new Set(incoming.filter((edge) => !view.sees(edge)).map((edge) => edge.from))].filter((id) => !incoming.some((edge) => edge.from === id && view.sees(edge))).sort();
  const late = [...new Set(incoming.filter((edge) => view.sees(edge) && !view.happened(edge.from)).map((edge) => edge.from))].sort();
  const why = (id: string): string => {
    const excluded = choices.excluded.get(id);
    return excluded === undefined ? 'It is the end of a promise that no standing account has.' : `Its rival is preferred: ${excluded}.`;
  };
  const entry = (reason: (id: string) => string) => (id: string): Listed => ({ id, title: titleOf(view.index.node(id), id), reason: reason(id) });
  return [
    ...dropped.map(entry(why)),
    ...late.map(entry(() => `It is not known to have happened by ${view.lens.asOf}.`)),
    ...hidden.map(entry((id) => view.whyHidden(id) ?? 'No visible source says that it is about this commitment.')),
  ];
}

/** Each source's own verdict: the lens narrowed to that source, or to the original that others relay. Only sources that speak of this commitment, by id. */
export function perSource(view: View, id: string): readonly { readonly source: string; readonly judgement: Judgement }[] {
  const { steps, flows, later } = caseOf(view, id);
  const facts = [...new Set([...steps, ...later].map((step) => step.id)), ...flows.map((flow) => flow.id)];
  const sources = new Set(facts.flatMap((fact) => view.assertionsOf(fact).map((citation) => textOf(citation, 'relays') ?? citation.to)));
  const narrowed = [...sources].sort().map((source) => ({ source, own: view.narrowedTo(source) }));
  return narrowed.filter(({ own }) => own.isVisible(id)).map(({ source, own }) => ({ source, judgement: judge(own, id) }));
}
