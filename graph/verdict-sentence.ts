// The verdict as a sentence with its sources. Loaded words stand only in quotation marks, with who used them.
import { captionOf, listOf, textOf } from './graph-index.ts';
import type { GraphEdge } from './model.ts';
import type { EvidenceGrade, Verdict } from './vocabularies.ts';
import { interested } from './verdict-case.ts';
import { bearingCitations } from './verdict-evidence.ts';
import type { View } from './visibility.ts';

const heads: Readonly<Record<Verdict, string>> = {
  DISPUTED: 'Disputed', NOT_TESTABLE: 'Not testable: nobody could tell afterwards whether it happened', BLOCKED: 'Blocked by a third party', DECLINED: 'Asked for and declined, with no promise in evidence', SOUGHT: 'Asked for or talked over, with no promise in evidence',
  KEPT: 'Kept', KEPT_LATE: 'Kept, more than six months late', SUPERSEDED: 'Superseded by a later promise', PARTLY_KEPT: 'Ended after partial delivery', RENEGED: 'Binding, and left by the promisor with nothing delivered',
  WITHDRAWN: 'Withdrawn by the promisor', ENDED_BY_COUNTERPARTY: 'Ended by the counterparty', ENDED_BY_AGREEMENT: 'Ended by agreement of both sides', LAPSED: 'Lapsed', CANCELLED: 'Ended; no source names by whom',
  STALLED: 'Stalled', OVERDUE: 'Overdue', IN_PROGRESS: 'In progress', UNKNOWN: 'Promised; what became of it is unknown',
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** An EDTF date as an English reader writes it: `2021-04-08` → `8 Apr 2021`; `~` is said as "about", `?` as "probably". */
export function dateWords(edtf: string): string {
  const [from, to] = edtf.split('/');
  if (to !== undefined) return from === '..' ? `by ${dateWords(to)}` : to === '..' ? `since ${dateWords(from!)}` : `${dateWords(from!)} to ${dateWords(to)}`;
  const doubt = edtf.endsWith('~') ? 'about' : edtf.endsWith('?') ? 'probably' : '';
  if (doubt !== '') return `${doubt} ${dateWords(edtf.slice(0, -1))}`;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf);
  if (!parts) return edtf;
  return [parts[3] && String(Number(parts[3])), parts[2] && months[Number(parts[2]) - 1], parts[1]].filter(Boolean).join(' ');
}

/** "finanz.ru, 8 Apr 2021, relayed by Balzer 2021"; a speaker who has a stake is named as such. */
export function citationWords(view: View, citation: GraphEdge, parties: readonly string[] = []): string {
  const relayed = textOf(citation, 'relays');
  const direct = sourceWords(view, relayed ?? citation.to);
  const speakers = listOf(citation, 'speakers').filter((speaker) => interested(view, speaker, parties)).map((id) => nameOf(view, id));
  const quoting = speakers.length === 0 ? '' : `, quoting ${speakers.join(' and ')}, ${speakers.length > 1 ? 'interested parties' : 'an interested party'}`;
  return `${direct}${quoting}${relayed === undefined ? '' : `, relayed by ${view.index.node(citation.to)?.properties['shortTitle'] ?? citation.to}`}`;
}

const nameOf = (view: View, id: string): string => { const node = view.index.node(id); return node ? captionOf(node) : id; };

function sourceWords(view: View, id: string): string {
  const source = view.index.node(id);
  const [publisher, published, short] = [source && textOf(source, 'publisher'), source && textOf(source, 'published'), source && textOf(source, 'shortTitle')];
  if (source?.properties['kind'] === 'news' || source?.properties['kind'] === 'news-agency') return [publisher ?? short ?? id, published && dateWords(published)].filter(Boolean).join(', ');
  return short ?? publisher ?? id;
}

/** Who says the facts, one text for each witness, in order of publication; what one witness says several times, or through several relays, is told together. `parties` have a stake in what is said. */
export function evidenceWords(view: View, facts: readonly string[], parties: readonly string[] = []): string[] {
  const citations = bearingCitations(view, facts).sort((a, b) => (view.knownOn(a) + a.id < view.knownOn(b) + b.id ? -1 : 1));
  const byWitness = new Map<string, Set<string>>();
  for (const citation of citations) {
    const witness = view.witnessOf(citation);
    byWitness.set(witness, (byWitness.get(witness) ?? new Set()).add(citationWords(view, citation, parties)));
  }
  return [...byWitness.values()].map((words) => [...words].join(', and '));
}

interface Candidate { readonly verdict: Verdict; readonly deciding: readonly string[] }
export interface Telling extends Candidate {
  readonly evidence: EvidenceGrade | null;
  readonly witnesses: number;
  /** Whether somebody tells of the making of a promise. */
  readonly promised: boolean;
  readonly parties: readonly string[];
  readonly accounts: readonly Candidate[];
  readonly losing: readonly Candidate[];
  /** Why the losing accounts lose. */
  readonly reason: string | undefined;
}

const counts = ['no source', 'one source', 'two independent sources', 'three independent sources', 'four independent sources'];
export function verdictSentence(view: View, telling: Telling): string {
  const { verdict, evidence, deciding, parties } = telling;
  if (verdict === 'DISPUTED') return `Disputed: ${accountWords(view, telling.accounts, parties).join('; or ')}. No account is preferred.${quoted(view, deciding)}`;
  const words = evidenceWords(view, deciding, parties);
  const head = verdict === 'UNKNOWN' && !telling.promised ? 'What became of it is unknown' : heads[verdict];
  if (words.length === 0 || evidence === null) return `${head}; no source of this lens speaks of it.`;
  const verb = evidence === 'documented' ? 'documented by' : 'reported by';
  const beside = accountWords(view, telling.losing, parties);
  return `${head}; ${verb} ${counts[telling.witnesses] ?? `${telling.witnesses} independent sources`}: ${words.join('; ')}.${beside.length === 0 ? '' : ` Not preferred (${(telling.reason ?? '').replaceAll('-', ' ')} on the other side): ${beside.join('; ')}.`}${quoted(view, [...deciding, ...telling.losing.flatMap((account) => account.deciding)])}`;
}

/** Each different account: its headline, and who tells it. */
function accountWords(view: View, accounts: readonly Candidate[], parties: readonly string[]): string[] {
  const byHeadline = new Map<Verdict, string[]>();
  for (const { verdict, deciding } of accounts) byHeadline.set(verdict, [...(byHeadline.get(verdict) ?? []), ...deciding]);
  return [...byHeadline].map(([verdict, facts]) => {
    const words = evidenceWords(view, [...new Set(facts)], parties);
    return `${lower(heads[verdict])}${words.length === 0 ? '' : ` (${words.join('; ')})`}`;
  });
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Loaded words longer than this stay in the citation. */
const longestQuotation = 60;
function quoted(view: View, facts: readonly string[]): string {
  const words = new Map<string, string>();
  for (const citation of [...new Set(facts)].flatMap((fact) => [...view.assertionsOf(fact)])) {
    const wording = textOf(citation, 'wording')?.replace(/^["“]|["”]$/g, '');
    const speakers = listOf(citation, 'speakers').map((id) => nameOf(view, id));
    if (wording !== undefined && wording.length <= longestQuotation && !words.has(wording)) words.set(wording, speakers.length > 0 ? speakers.join(', ') : String(view.index.node(citation.to)?.properties['shortTitle'] ?? citation.to));
  }
  return words.size === 0 ? '' : ` In the words of the sources: ${[...words].map(([wording, who]) => `“${wording}” (${who})`).join(', ')}.`;
}
