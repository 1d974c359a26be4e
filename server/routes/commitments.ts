// The ledger: commitments that match, under the lens, with totals per currency, stage and outcome.
import { z } from 'zod';
import type { CommitmentRow, Money } from '#graph/answers';
import { spanOf, type Span } from '#graph/visibility';
import { commitmentObjects, evidenceGrades, verdicts } from '#graph/vocabularies';
import { commitmentRow } from '../answers/commitment-row.ts';
import { nodeOrRefuse } from '../answers/references.ts';
import { commitments as answer } from '../answers/shapes.ts';
import { sumsOf } from '../answers/sums.ts';
import { byId, byText, inTurn, type Order } from '../order.ts';
import { amount, day, ids, limit, offset, parameterDescriptions, text, word, words } from '../parameters.ts';
import { question } from '../question.ts';
import { fold } from '../search/fold.ts';
import type { Seen } from '../snapshot.ts';

const sorts = ['promisedOn', '-promisedOn', 'title', '-title', 'verdict', '-verdict', 'promised', '-promised', 'delivered', '-delivered', 'gap', '-gap'] as const;
type Sort = (typeof sorts)[number];

const filters = {
  verdict: words('verdict', verdicts, 'Headlines, separated by commas.').optional(),
  promisor: ids('promisor', 'ids of actors', 'Ids of promisors, separated by commas: any of them.').optional(),
  promisee: ids('promisee', 'ids of actors', 'Ids of promisees, separated by commas: any of them.').optional(),
  concerns: ids('concerns', 'ids of entities', 'Ids of what is concerned, separated by commas: any of them.').optional(),
  object: words('object', commitmentObjects, 'Kinds of performance, separated by commas.').optional(),
  evidence: words('evidence', evidenceGrades, 'Evidence grades, separated by commas.').optional(),
  from: day('from', 'Promised on this day or later; undated promises are left out.').optional(),
  to: day('to', 'Promised on this day or earlier; undated promises are left out.').optional(),
  minAmount: amount('minAmount', 'Promised at least this much, in the currency of the promise; unknown amounts are left out.').optional(),
  currency: z.string({ error: 'currency is given more than once. Give it once.' }).regex(/^[A-Z]{3}$/, { error: ({ input }) => `currency must be an ISO 4217 code such as USD, but is "${String(input)}".` }).register(parameterDescriptions, { description: 'ISO 4217 code of the promised amount.', schema: { type: 'string', pattern: '^[A-Z]{3}$' } }).optional(),
  q: text('q', 'Words in the title or in the names of the parties and of what is concerned.').optional(),
};
type Filters = z.output<z.ZodObject<typeof filters>>;

export const commitments = question({
  name: 'commitments',
  path: '/api/commitments',
  summary: 'The ledger of commitments, with totals.',
  description: 'Ordered by `promisedOn`, undated last, unless `sort` says otherwise; unknown values always come last. `sums` are over all rows that match, not over the page, per currency, stage (requested, pledged: strength 1–2, promised: strength unknown, committed: strength 3–4) and outcome (standing, ended, disputed), so that unlike amounts are never one number; commitments without a known amount stand under the currency XXX.',
  query: { ...filters, sort: word('sort', sorts, 'By what to order; a minus sign turns the order round.').default('promisedOn'), limit, offset },
  answer,
  respond: ({ query, seen }) => {
    for (const actor of [...(query.promisor ?? []), ...(query.promisee ?? []), ...(query.concerns ?? [])]) nodeOrRefuse(seen, actor);
    const entries = ledgerOf(seen).filter((entry) => matches(entry, query)).sort(orderOf(query.sort));
    const rows = entries.map(({ row }) => row);
    return { rows: rows.slice(query.offset, query.offset + query.limit), total: rows.length, sums: sumsOf(seen.view, rows) };
  },
});

/** A row with what it is ordered by: the days on which it may have been promised. */
interface Entry { readonly row: CommitmentRow; readonly id: string; readonly promised: Span | undefined }
const ledgers = new WeakMap<Seen, readonly Entry[]>();

function ledgerOf(seen: Seen): readonly Entry[] {
  const entries = ledgers.get(seen) ?? seen.index.labelled('Commitment').filter((node) => seen.view.isVisible(node.id)).map((node) => {
    const row = commitmentRow(seen, node);
    return { row, id: row.id, promised: spanOf(row.promisedOn ?? undefined) };
  });
  ledgers.set(seen, entries);
  return entries;
}

function matches({ row, promised }: Entry, query: Filters): boolean {
  const names = (references: readonly { readonly id: string }[], wanted: readonly string[] | undefined): boolean => wanted === undefined || references.some(({ id }) => wanted.includes(id));
  const holds = <T>(value: T | null, wanted: readonly T[] | undefined): boolean => wanted === undefined || (value !== null && wanted.includes(value));
  return holds(row.verdict, query.verdict) && holds(row.object, query.object) && holds(row.evidence, query.evidence)
    && names(row.promisors, query.promisor) && names(row.promisees, query.promisee) && names(row.concerns, query.concerns)
    && within(promised, query) && enough(row, query) && (query.q === undefined || speaksOf(row, query.q));
}

/** Whether the promise may lie in the asked time. */
function within(promised: Span | undefined, { from, to }: Filters): boolean {
  if (from === undefined && to === undefined) return true;
  return promised !== undefined && (from === undefined || promised.latest === null || promised.latest >= from) && (to === undefined || promised.earliest === null || promised.earliest <= to);
}

/** An amount with an open or uncertain upper end may reach the asked one. */
function enough(row: CommitmentRow, { minAmount, currency }: Filters): boolean {
  if (currency !== undefined && row.promised?.currency !== currency) return false;
  return minAmount === undefined || (row.promised !== null && (row.promised.high === null || row.promised.high >= minAmount));
}

function speaksOf(row: CommitmentRow, q: string): boolean {
  const written = [row.title, ...[...row.promisors, ...row.promisees, ...row.concerns].map((reference) => reference.name)].flatMap(fold);
  const asked = fold(q);
  return asked.length > 0 && asked.every((word) => written.some((other) => other.startsWith(word)));
}

function orderOf(sort: Sort): Order<Entry> {
  const falling = sort.startsWith('-');
  switch (sort) {
    case 'promisedOn': case '-promisedOn': return inTurn(turned(byText(dayOf), (entry) => dayOf(entry) === null, falling), byId);
    case 'title': case '-title': return inTurn(turned(byText(({ row }) => row.title), () => false, falling), byId);
    case 'verdict': case '-verdict': return inTurn(turned((a, b) => verdicts.indexOf(a.row.verdict) - verdicts.indexOf(b.row.verdict), () => false, falling), byId);
    case 'promised': case '-promised': return byMoney(({ row }) => row.promised, falling);
    case 'delivered': case '-delivered': return byMoney(({ row }) => row.delivered, falling);
    case 'gap': case '-gap': return byMoney(({ row }) => row.gap, falling);
  }
}

const dayOf = ({ promised }: Entry): string | null => promised?.earliest ?? promised?.latest ?? null;

/** Money is ordered within its currency. */
function byMoney(pick: (entry: Entry) => Money | null, falling: boolean): Order<Entry> {
  const size = (entry: Entry): number => pick(entry)?.low ?? pick(entry)?.high ?? 0;
  return inTurn(byText((entry) => pick(entry)?.currency ?? null), turned((a, b) => size(a) - size(b), () => false, falling), byId);
}

/** The order turned round, with the unknown last either way. */
function turned(order: Order<Entry>, unknown: (entry: Entry) => boolean, falling: boolean): Order<Entry> {
  return (a, b) => (falling && !unknown(a) && !unknown(b) ? order(b, a) : order(a, b));
}
