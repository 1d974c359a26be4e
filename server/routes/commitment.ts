// One commitment in full: its steps, the line of the rule that matched, each source's own verdict, its figures and disputes.
import type { CommitmentAnswer, StepAnswer } from '#graph/answers';
import { captionOf } from '#graph/graph-index';
import { perSource } from '#graph/verdict';
import type { StepFact } from '#graph/verdict-case';
import { citationsOf } from '../answers/citations.ts';
import { commitmentRow } from '../answers/commitment-row.ts';
import { disputesOf, factAnswers } from '../answers/facts.ts';
import { nodeOrRefuse, referenceTo } from '../answers/references.ts';
import { commitment as answer } from '../answers/shapes.ts';
import { byId } from '../order.ts';
import { id } from '../parameters.ts';
import { question } from '../question.ts';
import type { Seen } from '../snapshot.ts';

export const commitment = question({
  name: 'commitment',
  path: '/api/commitments/:id',
  summary: 'One commitment, and why its verdict is what it is.',
  description: '`steps` are in time order; those that overlap follow the life cycle. `why.rules` are the lines of the rule that were passed over and, last, the one that matched.',
  params: { id: id('id', 'Id of a commitment.') },
  answer,
  respond: ({ params, seen }) => {
    const node = nodeOrRefuse(seen, params.id, 'Commitment');
    const { case: found, why } = seen.judgement(node.id);
    const steps = [...found.steps, ...found.later];
    const figures = seen.view.edgesIn(node.id, 'MEASURES').map((edge) => edge.from);
    const flows = seen.view.edgesIn(node.id, 'FULFILS').map((edge) => edge.from);
    return {
      commitment: commitmentRow(seen, node), steps: steps.map((step) => stepAnswer(seen, step)), why, perSource: eachSource(seen, node.id),
      figures: factAnswers(seen, [...figures, ...flows]), disputes: disputesOf(seen, [node.id, ...steps.map((step) => step.id), ...figures, ...flows]),
    };
  },
});

function stepAnswer(seen: Seen, { id: event, step, event: node, when, earliest, latest, causers }: StepFact): StepAnswer {
  return { id: event, step, title: captionOf(node), when, earliest, latest, actors: causers.map(({ actor }) => referenceTo(seen.index, actor)).sort(byId), citations: citationsOf(seen, event) };
}

function eachSource(seen: Seen, commitmentId: string): CommitmentAnswer['perSource'] {
  return perSource(seen.view, commitmentId).map(({ source, judgement: { verdict, evidence, sentence } }) => ({ source: referenceTo(seen.index, source), verdict, evidence, sentence }));
}
