// Finding nodes by any of their names, in any script, with typing errors forgiven.
import { captionOf } from '#graph/graph-index';
import { shownLabels } from '#graph/projection';
import { search as answer } from '../answers/shapes.ts';
import { bearsOne, labelWords } from '../label-words.ts';
import { byId, descending, inTurn } from '../order.ts';
import { limit, text, words } from '../parameters.ts';
import { question } from '../question.ts';
import { rank, type Found } from '../search/rank.ts';

export const search = question({
  name: 'search',
  path: '/api/search',
  summary: 'Nodes by name, best first.',
  description: 'Compares all names, short names, aliases and names in their own script, transliterated; accents and word order are ignored, typing errors forgiven. Without `types` everything is searched, and facts and sources stand below entities that match as well. `matched` is the name that matched.',
  query: { q: text('q', 'What to look for.'), types: words('types', labelWords, 'Labels to search, separated by commas.').optional(), limit },
  answer,
  respond: ({ query, seen }) => {
    const found = rank(seen.snapshot.names, query.q, (node) => bearsOne(node.labels, query.types) && seen.view.isVisible(node.id));
    const results = found.map((item) => ({ item, id: item.node.id, degree: seen.degreeOf(item.node.id) })).sort(inTurn(descending(({ item }) => roundedScore(item)), descending(({ degree }) => degree), byId));
    return { results: results.slice(0, query.limit).map(({ item: { node, matched }, degree }) => ({ id: node.id, labels: shownLabels(node), name: captionOf(node), matched, degree })), total: found.length };
  },
});

/** Matches that differ by less than a hundredth are told apart by degree. */
const roundedScore = (found: Found): number => Math.round(found.score * 50);
