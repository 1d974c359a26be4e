// How well a verdict is evidenced: witnesses counted by original publisher, primary texts, admissions against interest.
// Relays are one witness with their original, so that repeating a report never makes it firmer.
import { textOf } from './graph-index.ts';
import type { GraphEdge } from './model.ts';
import { attribute, speakersOf, type Case, type Side, type StepFact } from './verdict-case.ts';
import type { ExitEvidence } from './verdict-rules.ts';
import type { View } from './visibility.ts';
import type { EvidenceGrade, Verdict } from './vocabularies.ts';

const isTold = (citation: GraphEdge): boolean => citation.properties['mode'] !== 'inferred';

/** The citations that bear facts out. What an editor infers from a source corroborates nothing: it counts only where nobody says more. */
export function bearingCitations(view: View, facts: readonly string[]): GraphEdge[] {
  const citations = facts.flatMap((fact) => [...view.assertionsOf(fact)]);
  return citations.some(isTold) ? citations.filter(isTold) : citations;
}

/** The independent witnesses of facts, by original publisher. */
export function witnessesOf(view: View, facts: readonly string[]): string[] {
  return [...new Set(bearingCitations(view, facts).map((citation) => view.witnessOf(citation)))].sort();
}

/** The evidence of an exit. What an editor infers is no witness of it. */
export function exitEvidence(found: Case, endings: readonly StepFact[]): ExitEvidence {
  const citations = endings.flatMap((ending) => found.view.assertionsOf(ending.id)).filter(isTold);
  return {
    witnesses: new Set(citations.map((citation) => found.view.witnessOf(citation))).size,
    namesPromisor: endings.some((ending) => ending.causers.some((causer) => causer.side === 'promisor' && causer.by !== 'group')),
    ownDocument: citations.some((citation) => isOwnDocument(found, citation, ['promisor'])),
  };
}

const ownKinds: ReadonlySet<string> = new Set(['statement', 'official-document', 'testimony']);
const primaryReasons: ReadonlySet<string> = new Set(['primary-document', 'own-admission']);

/** Whether a citation is a party's own text: its statement, or one marked as primary, in which somebody on that side speaks. */
function isOwnDocument(found: Case, citation: GraphEdge, sides: readonly Side[]): boolean {
  const original = found.view.index.node(textOf(citation, 'relays') ?? citation.to);
  const own = isPrimary(citation) || ownKinds.has(String(original?.properties['kind']));
  return own && speakersOf(citation).some((speaker) => { const { side, by } = attribute(found.view, speaker, found); return by !== 'group' && sides.includes(side); });
}

const isPrimary = (citation: GraphEdge): boolean => citation.properties['rank'] === 'preferred' && primaryReasons.has(textOf(citation, 'rankReason') ?? '');

/** Headlines about an ending: a party known only as a group of its country leaves them at *reported*. */
const aboutEnding: ReadonlySet<Verdict> = new Set(['BLOCKED', 'PARTLY_KEPT', 'RENEGED', 'WITHDRAWN', 'ENDED_BY_COUNTERPARTY', 'ENDED_BY_AGREEMENT']);

/** Against whose interest an admission would be: who left says that it left; those to whom it was owed say that they got it. */
function admittedBy(verdict: Verdict): readonly Side[] {
  if (verdict === 'KEPT' || verdict === 'KEPT_LATE') return ['promisee'];
  if (verdict === 'ENDED_BY_COUNTERPARTY') return ['promisee'];
  return ['RENEGED', 'WITHDRAWN', 'PARTLY_KEPT', 'STALLED', 'OVERDUE'].includes(verdict) ? ['promisor'] : [];
}

/** The grade of a headline by the facts that decide it; `null` without a witness. */
export function gradeOf(found: Case, verdict: Verdict, deciding: readonly string[], endings: readonly StepFact[]): EvidenceGrade | null {
  const citations = bearingCitations(found.view, deciding);
  if (citations.length === 0) return null;
  if (verdict === 'DISPUTED') return 'contested';
  const causers = endings.flatMap((ending) => ending.causers).filter((causer) => causer.side === 'promisor' || causer.side === 'promisee');
  if (aboutEnding.has(verdict) && causers.length > 0 && causers.every((causer) => causer.by === 'group')) return 'reported';
  if (citations.some((citation) => isPrimary(citation) || isOwnDocument(found, citation, admittedBy(verdict)))) return 'documented';
  return witnessesOf(found.view, deciding).length > 1 ? 'corroborated' : 'reported';
}
