// What sources contradict each other about: each question with its sides and their facts.
import { disputeAnswer } from '../answers/facts.ts';
import { disputes as answer } from '../answers/shapes.ts';
import { byId } from '../order.ts';
import { limit, offset } from '../parameters.ts';
import { question } from '../question.ts';

export const disputes = question({
  name: 'disputes',
  path: '/api/disputes',
  summary: 'Disputes, with both sides and their facts.',
  description: 'By id. A dispute is shown while the lens shows two of its sides.',
  query: { limit, offset },
  answer,
  respond: ({ query, seen }) => {
    const shown = seen.index.labelled('Dispute').filter((node) => seen.view.isVisible(node.id)).sort(byId);
    return { disputes: shown.slice(query.offset, query.offset + query.limit).map((node) => disputeAnswer(seen, node)), total: shown.length };
  },
});
