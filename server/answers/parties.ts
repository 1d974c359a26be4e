// Who has a stake in a fact: its parties, and those of the promises that it bears on. For telling interested speakers.
import type { RelationshipType } from '#graph/schema';
import { partiesOf as partiesOfCase } from '#graph/verdict-case';
import type { Seen } from '../snapshot.ts';

const into: readonly RelationshipType[] = ['CAUSED', 'TOOK_PART_IN', 'PAID'];
const outOf: readonly RelationshipType[] = ['PAID_TO', 'MEASURES', 'ABOUT'];
const onPromises: readonly RelationshipType[] = ['CHANGED', 'FULFILS', 'MEASURES', 'ABOUT', 'EXPLAINS'];

/** Ids of the actors that are parties to a fact, by id. A fact about a promise has the parties of the promise too, as the verdict counts them. */
export function partiesOf(seen: Seen, fact: string): readonly string[] {
  const { view, index } = seen;
  const promises = [fact, ...onPromises.flatMap((type) => view.edgesOut(fact, type)).map((edge) => edge.to)].filter((id) => index.node(id)?.labels.includes('Commitment'));
  const own = [...into.flatMap((type) => view.edgesIn(fact, type).map((edge) => edge.from)), ...outOf.flatMap((type) => view.edgesOut(fact, type).map((edge) => edge.to))];
  return [...new Set([...own.filter((id) => index.node(id)?.labels.includes('Actor')), ...promises.flatMap((id) => partiesOfCase(seen.judgement(id).case))])].sort();
}
