// The words for verdicts, and which of several weighs most. Light: the client imports it too.
import type { EvidenceGrade, Verdict } from './vocabularies.ts';

/** The word that stands beside the glyph. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  DISPUTED: 'Disputed', NOT_TESTABLE: 'Not testable', BLOCKED: 'Blocked', DECLINED: 'Declined', SOUGHT: 'Sought', KEPT: 'Kept', KEPT_LATE: 'Kept late', SUPERSEDED: 'Superseded', PARTLY_KEPT: 'Partly kept',
  RENEGED: 'Reneged', WITHDRAWN: 'Withdrawn', ENDED_BY_COUNTERPARTY: 'Ended by the counterparty', ENDED_BY_AGREEMENT: 'Ended by agreement', LAPSED: 'Lapsed', CANCELLED: 'Cancelled', STALLED: 'Stalled', OVERDUE: 'Overdue',
  IN_PROGRESS: 'In progress', UNKNOWN: 'Unknown',
};

/** The mark that a verdict is drawn with. */
export type VerdictMark = 'kept' | 'in-progress' | 'stalled' | 'withdrawn' | 'reneged' | 'disputed' | 'partly-kept' | 'unknown' | 'ended';
export const verdictMarks: Readonly<Record<Verdict, VerdictMark>> = {
  DISPUTED: 'disputed', NOT_TESTABLE: 'ended', BLOCKED: 'ended', DECLINED: 'ended', SOUGHT: 'unknown', KEPT: 'kept', KEPT_LATE: 'kept', SUPERSEDED: 'ended', PARTLY_KEPT: 'partly-kept', RENEGED: 'reneged', WITHDRAWN: 'withdrawn',
  ENDED_BY_COUNTERPARTY: 'ended', ENDED_BY_AGREEMENT: 'ended', LAPSED: 'ended', CANCELLED: 'ended', STALLED: 'stalled', OVERDUE: 'stalled', IN_PROGRESS: 'in-progress', UNKNOWN: 'unknown',
};

/** From the worst to the mildest: what an entity's ring shows of the commitments that concern it. */
const weight: readonly Verdict[] = ['RENEGED', 'WITHDRAWN', 'DISPUTED', 'OVERDUE', 'STALLED', 'PARTLY_KEPT', 'CANCELLED', 'BLOCKED', 'ENDED_BY_COUNTERPARTY', 'LAPSED', 'ENDED_BY_AGREEMENT', 'DECLINED', 'IN_PROGRESS', 'UNKNOWN', 'SOUGHT', 'KEPT_LATE', 'KEPT', 'SUPERSEDED', 'NOT_TESTABLE'];

/** 0 for the worst. */
export const weightOf = (verdict: Verdict): number => weight.indexOf(verdict);

/** The worst of several verdicts; `null` for none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict | null {
  return verdicts.reduce<Verdict | null>((worst, verdict) => (worst === null || weight.indexOf(verdict) < weight.indexOf(worst) ? verdict : worst), null);
}

export const gradeWords: Readonly<Record<EvidenceGrade, string>> = { reported: 'one witness', corroborated: 'independent witnesses', documented: 'a primary document', contested: 'accounts contradict each other' };
