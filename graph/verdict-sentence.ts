// The verdict as a sentence with its sources. Loaded words stand only in quotation marks, with who used them.
import { listOf, textOf } from './graph-index.ts';
import type { GraphEdge } from './model.ts';
import type { EvidenceGrade, Verdict } from './vocabularies.ts';
import type { View } from './visibility.ts';

const heads: Readonly<Record<Verdict, string>> = {
  DISPUTED: 'Disputed', NOT_TESTABLE: 'Not testable: nobody could tell afterwards whether it happened', BLOCKED: 'Blocked by a third party', DECLINED: 'Asked for and declined', SOUGHT: 'Asked for or talked over, never promised',
  KEPT: 'Kept', KEPT_LATE: 'Kept, more than six months late', SUPERSEDED: 'Superseded by a later promise', PARTLY_KEPT: 'Ended after partial delivery', RENEGED: 'Binding, and left by the promisor with nothing delivered',
  WITHDRAWN: 'Withdrawn by the promisor', ENDED_BY_COUNTERPARTY: 'Ended by the counterparty', ENDED_BY_AGREEMENT: 'Ended by agreement of both sides', LAPSED: 'Lapsed', CANCELLED: 'Ended; no source names by whom',
  STALLED: 'Stalled', OVERDUE: 'Overdue', IN_PROGRESS: 'In progress', UNKNOWN: 'Promised; what became of it is unknown',
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** An EDTF date as an English reader writes it: `2021-04-08` → `8 Apr 2021`. */
export function dateWords(edtf: string): string {
  const [from, to] = edtf.split('/');
  if (to !== undefined) return from === '..' ? `by ${dateWords(to)}` : to === '..' ? `since ${dateWords(from!)}` : `${dateWords(from!)} to ${dateWords(to)}`;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf);
  if (!parts) return edtf;
  return [parts[3] && String(Number(parts[3])), parts[2] && months[Number(parts[2]) - 1], parts[1]].filter(Boolean).join(' ');
}

/** "finanz.ru, 8 Apr 2021, relayed by Balzer 2021" */
export function citationWords(view: View, citation: GraphEdge): string {
  const relayed = textOf(citation, 'relays');
  const direct = sourceWords(view, relayed ?? citation.to);
  return relayed === undefined ? direct : `${direct}, relayed by ${view.index.node(citation.to)?.properties['shortTitle'] ?? citation.to}`;
}

function sourceWords(view: View, id: string): string {
  const source = view.index.node(id);
  const [publisher, published, short] = [source && textOf(source, 'publisher'), source && textOf(source, 'published'), source && textOf(source, 'shortTitle')];
  if (source?.properties['kind'] === 'news' || source?.properties['kind'] === 'news-agency') return [publisher ?? short ?? id, published && dateWords(published)].filter(Boolean).join(', ');
  return short ?? publisher ?? id;
}

/** One citation for each witness and way of relay, in order of publication. */
export function evidenceWords(view: View, facts: readonly string[]): string[] {
  const citations = facts.flatMap((fact) => [...view.assertionsOf(fact)]).sort((a, b) => (view.knownOn(a) + a.id < view.knownOn(b) + b.id ? -1 : 1));
  return [...new Set(citations.map((citation) => citationWords(view, citation)))];
}

const counts = ['no source', 'one source', 'two independent sources', 'three independent sources', 'four independent sources'];
export function verdictSentence(view: View, verdict: Verdict, evidence: EvidenceGrade | null, deciding: readonly string[], witnesses: number, candidates: readonly Verdict[]): string {
  if (verdict === 'DISPUTED') return `Accounts contradict each other and none is preferred: ${candidates.map((candidate) => lower(heads[candidate])).join('; or ')}.${quoted(view, deciding)}`;
  const words = evidenceWords(view, deciding);
  if (words.length === 0 || evidence === null) return `${verdict === 'UNKNOWN' ? 'What was promised and what became of it is unknown' : heads[verdict]}.`;
  const verb = evidence === 'documented' ? 'documented by' : 'reported by';
  return `${heads[verdict]}; ${verb} ${counts[witnesses] ?? `${witnesses} independent sources`}: ${words.join('; ')}.${quoted(view, deciding)}`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function quoted(view: View, facts: readonly string[]): string {
  const words = new Map<string, string>();
  for (const citation of facts.flatMap((fact) => [...view.assertionsOf(fact)])) {
    const wording = textOf(citation, 'wording');
    const speakers = listOf(citation, 'speakers').map((id) => view.index.node(id)?.properties['name'] ?? id);
    if (wording !== undefined && !words.has(wording)) words.set(wording, speakers.length > 0 ? speakers.join(', ') : String(view.index.node(citation.to)?.properties['shortTitle'] ?? citation.to));
  }
  const all = [...words];
  return all.length === 0 ? '' : ` In the words of the sources: ${all.map(([wording, who]) => `“${wording.replace(/^["“]|["”]$/g, '')}” (${who})`).join(', ')}.`;
}
