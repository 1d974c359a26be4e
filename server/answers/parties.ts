// Who has a stake in a fact: its parties, and those of the promises that it bears on. For telling interested speakers.
import type { RelationshipType } from '#graph/schema';
import type { View } from '#graph/visibility';

const into: readonly RelationshipType[] = ['COMMITTED_TO', 'CAUSED', 'TOOK_PART_IN', 'PAID'];
const outOf: readonly RelationshipType[] = ['OWED_TO', 'ASKED_OF', 'PAID_TO'];
const subjects: readonly RelationshipType[] = ['MEASURES', 'ABOUT'];
const onPromises: readonly RelationshipType[] = ['CHANGED', 'FULFILS', 'MEASURES', 'ABOUT', 'EXPLAINS'];

/** Ids of the actors that are parties to a fact. A fact about a promise has the parties of the promise too. */
export function partiesOf(view: View, fact: string): readonly string[] {
  const own = ownParties(view, fact);
  const promises = onPromises.flatMap((type) => view.edgesOut(fact, type)).map((edge) => edge.to).filter((id) => view.index.node(id)?.labels.includes('Commitment'));
  return [...new Set([...own, ...promises.flatMap((id) => ownParties(view, id))])].sort();
}

function ownParties(view: View, fact: string): string[] {
  const far = [
    ...into.flatMap((type) => view.edgesIn(fact, type).map((edge) => edge.from)),
    ...outOf.flatMap((type) => view.edgesOut(fact, type).map((edge) => edge.to)),
    ...subjects.flatMap((type) => view.edgesOut(fact, type).map((edge) => edge.to)),
  ];
  return far.filter((id) => view.index.node(id)?.labels.includes('Actor'));
}
