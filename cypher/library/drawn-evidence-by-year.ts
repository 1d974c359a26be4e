// The edges of the evidence view, with the years that they touch: the histogram of the years where the facts themselves are drawn. The same projection as in `graph/projection.ts`.
import { question } from '../question.ts';

export const drawnEvidenceByYear = question({
  name: 'drawn-evidence-by-year',
  title: 'Drawn evidence by year',
  description: 'Each edge that the canvas draws where it draws the facts themselves, and that a date is known of, with the years that its fact touches: not before 2000, and thirty years at most. The histogram counts an edge in each of its years.',
  query: `// What joins facts and names, where the fact has a date since 2000, and the years that it touches
CALL () {
  MATCH (fact:Pacta:Fact)
  WHERE (fact:Event OR fact:Flow) AND coalesce(fact.latest, fact.earliest, '') > $asOf
    OR fact:Commitment AND EXISTS { (fact)<-[:CHANGED]-(:Event) } AND NOT EXISTS { MATCH (fact)<-[:CHANGED]-(change:Event) WHERE coalesce(change.latest, change.earliest, '') <= $asOf }
  RETURN collect(fact) AS toCome
}
MATCH (a:Pacta)-[edge:!CITED_IN]->(b:Pacta)
WHERE a <> b AND NOT a IN toCome AND NOT b IN toCome
// A tie between two names has dates of its own: EDTF, where spans have a slash and an unknown digit is an X
WITH a, b, edge, CASE WHEN a:Fact THEN a WHEN b:Fact THEN b END AS fact
UNWIND CASE WHEN fact IS NULL THEN [replace(split(edge.from, '/')[0], 'X', '0'), replace(split(edge.to, '/')[-1], 'X', '9')] WHEN fact.undated THEN [] ELSE [fact.earliest, fact.latest] END AS day
WITH CASE WHEN a.id < b.id THEN a ELSE b END AS one, CASE WHEN a.id < b.id THEN b ELSE a END AS other, type(edge) AS type, toInteger(left(day, 4)) AS year
WITH one, other, type, min(year) AS begun, max(year) AS ended
WHERE ended >= 2000
WITH one, other, type, CASE WHEN begun < 2000 THEN 2000 ELSE begun END AS firstYear, CASE WHEN ended > begun + 30 THEN begun + 30 ELSE ended END AS lastYear
WHERE firstYear <= lastYear
RETURN one, other, type, firstYear, lastYear
ORDER BY firstYear, lastYear, one.id, other.id, type`,
  parameters: [{ name: 'asOf', type: 'date', description: 'As of when: what happened later is not counted.', example: '2026-11-24' }],
});
