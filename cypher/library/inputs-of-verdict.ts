// All that the rule reads to judge one promise.
import { question } from '../question.ts';

export const inputsOfVerdict = question({
  name: 'inputs-of-verdict',
  title: 'What a verdict was made from',
  description: 'Everything on file that the rule reads to judge a promise: the promise, each step, what was performed and what was measured, with the citations of each.',
  query: `// What the verdict on a promise was made from
MATCH (c:Pacta:Commitment {id: $id})
CALL (c) {
  RETURN c AS fact, 'the promise' AS part, null AS joined
  UNION ALL MATCH (e:Event)-[change:CHANGED]->(c) RETURN e AS fact, change.step AS part, change AS joined
  UNION ALL MATCH (flow:Flow)-[fulfils:FULFILS]->(c) RETURN flow AS fact, 'performed' AS part, fulfils AS joined
  UNION ALL MATCH (figure:Figure)-[measures:MEASURES]->(c) RETURN figure AS fact, 'measured' AS part, measures AS joined
}
MATCH (fact)-[cited:CITED_IN]->(source:Source)
RETURN part, fact, joined, fact.earliest AS earliest, fact.latest AS latest, source, cited, cited.locator AS locator, cited.stance AS stance, cited.mode AS mode, cited.rank AS rank, cited.relays AS relays, c.verdict AS storedVerdict, c.ruleVersion AS rule
ORDER BY earliest, fact.id, part, source.id, locator, cited.id`,
  parameters: [
    { name: 'id', type: 'string', vocabulary: 'commitment', description: 'The promise.', example: 'c-power-of-siberia-25bn' },
  ],
});
