// The edges that the canvas draws between names, with the years that they touch: the histogram of the years. The same projection as in `graph/projection.ts`.
import { question } from '../question.ts';

export const drawnEdgesByYear = question({
  name: 'drawn-edges-by-year',
  title: 'Drawn edges by year',
  description: 'Each edge that the canvas draws between two names and that a date is known of, with its facts and the years that they touch: not before 2000, and thirty years at most. The histogram counts an edge in each of its years.',
  query: `// The edges between names with a dated fact since 2000, and the years that they touch
CALL () {
  // A promise joins who made it, or asked for it, to what and whom it is about
  MATCH (fact:Pacta:Commitment)
  WHERE NOT EXISTS { (fact)<-[:CHANGED]-(:Event) } OR EXISTS { MATCH (fact)<-[:CHANGED]-(change:Event) WHERE coalesce(change.latest, change.earliest, '') <= $asOf }
  WITH fact, COLLECT { MATCH (fact)<-[:COMMITTED_TO]-(who) RETURN who } AS promisors,
    COLLECT { MATCH (fact)<-[change:CHANGED]-(:Event)<-[:CAUSED]-(who) WHERE change.step IN ['requested', 'negotiated'] RETURN who } AS askers,
    COLLECT { MATCH (fact)-[:OWED_TO]->(who) RETURN who } AS promisees,
    COLLECT { MATCH (fact)-[:CONCERNS]->(what) RETURN what } AS concerned,
    COLLECT { MATCH (fact)-[:ASKED_OF|RECORDED_IN]->(what) RETURN what } AS others
  WITH fact, promisees, concerned, others, CASE WHEN promisors = [] THEN askers ELSE promisors END AS sources
  UNWIND CASE WHEN sources = [] THEN promisees ELSE sources END AS a
  UNWIND CASE WHEN sources = [] THEN concerned ELSE concerned + promisees + others END AS b
  RETURN a, b, 'COMMITMENT' AS type, fact.id AS fact, CASE WHEN fact.undated THEN [] ELSE [fact.earliest, fact.latest] END AS days
  UNION ALL
  // An event joins who caused it, or took part, to what it changed or was about; else those who took part to each other; else one alone to the place
  MATCH (fact:Pacta:Event)
  WHERE coalesce(fact.latest, fact.earliest, '') <= $asOf
  WITH fact, COLLECT { MATCH (fact)<-[:CAUSED]-(who) RETURN DISTINCT who } AS causers,
    COLLECT { MATCH (fact)<-[:TOOK_PART_IN]-(who) WHERE NOT EXISTS { (fact)<-[:CAUSED]-(who) } RETURN DISTINCT who } AS participants,
    COLLECT {
      MATCH (fact)-[:CHANGED]->(thing)-[:CONCERNS|ABOUT|CHANGED]->{0,1}(name:Entity) RETURN name
      UNION MATCH (fact)-[:CHANGED]->(thing)-[:COMMITTED_TO|OWED_TO|ASKED_OF]-(name) WHERE NOT EXISTS { (thing)-[:CONCERNS|ABOUT|CHANGED]->{0,1}(:Entity) } RETURN name
    } AS changed,
    COLLECT {
      MATCH (fact)-[:ABOUT]->(thing)-[:CONCERNS|ABOUT|CHANGED]->{0,1}(name:Entity) RETURN name
      UNION MATCH (fact)-[:ABOUT]->(thing)-[:COMMITTED_TO|OWED_TO|ASKED_OF]-(name) WHERE NOT EXISTS { (thing)-[:CONCERNS|ABOUT|CHANGED]->{0,1}(:Entity) } RETURN name
    } AS about,
    COLLECT { MATCH (fact)-[:HAPPENED_IN]->(place) RETURN place } AS places
  WITH fact, causers, participants, causers + participants AS actors, changed, about, places, CASE WHEN changed = [] THEN about ELSE changed END AS targets
  UNWIND CASE
    WHEN actors = [] THEN [a IN targets | [a, [b IN about + places WHERE NOT b IN changed]]]
    WHEN targets <> [] AND causers <> [] THEN [a IN causers | [a, targets + participants]]
    WHEN targets <> [] THEN [a IN participants | [a, targets]]
    WHEN causers <> [] AND participants <> [] THEN [a IN causers | [a, participants]]
    WHEN size(actors) > 1 THEN [a IN actors | [a, actors]]
    ELSE [a IN actors | [a, places]]
  END AS pair
  UNWIND pair[1] AS b
  RETURN pair[0] AS a, b, 'EVENT' AS type, fact.id AS fact, CASE WHEN fact.undated THEN [] ELSE [fact.earliest, fact.latest] END AS days
  UNION ALL
  // A flow joins who paid to whom and to what
  MATCH (a)-[:PAID]->(fact:Pacta:Flow)-[:PAID_TO|FUNDS]->(b)
  WHERE coalesce(fact.latest, fact.earliest, '') <= $asOf
  RETURN a, b, 'FLOW' AS type, fact.id AS fact, CASE WHEN fact.undated THEN [] ELSE [fact.earliest, fact.latest] END AS days
  UNION ALL
  // A figure joins where it leads from to where it leads; else what it is of to all that it measures
  MATCH (fact:Pacta:Figure)
  WITH fact, COLLECT { MATCH (fact)-[:MEASURES {role: 'from'}]->(n:Entity) RETURN n } AS from, COLLECT { MATCH (fact)-[:MEASURES {role: 'to'}]->(n:Entity) RETURN n } AS to,
    COLLECT { MATCH (fact)-[:MEASURES {role: 'of'}]->(n:Entity) RETURN n } AS of, COLLECT { MATCH (fact)-[:MEASURES {role: 'in'}]->(n:Entity) RETURN n } AS within
  UNWIND CASE WHEN from <> [] AND to <> [] THEN from ELSE of END AS a
  UNWIND CASE WHEN from <> [] AND to <> [] THEN to ELSE from + to + within END AS b
  RETURN a, b, 'FIGURE' AS type, fact.id AS fact, CASE WHEN fact.undated THEN [] ELSE [fact.earliest, fact.latest] END AS days
  UNION ALL
  // A statement joins who says it to what it speaks of
  MATCH (fact:Pacta:Statement)-[cited:CITED_IN {stance: 'asserts'}]->(:Source)
  UNWIND cited.speakers AS speaker
  WITH DISTINCT fact, speaker
  MATCH (a:Pacta {id: speaker})
  UNWIND COLLECT {
    MATCH (fact)-[:ABOUT|EXPLAINS]->(thing)-[:CONCERNS|ABOUT|CHANGED]->{0,1}(name:Entity) RETURN name
    UNION MATCH (fact)-[:ABOUT|EXPLAINS]->(thing)-[:COMMITTED_TO|OWED_TO|ASKED_OF]-(name) WHERE NOT EXISTS { (thing)-[:CONCERNS|ABOUT|CHANGED]->{0,1}(:Entity) } RETURN name
  } AS b
  RETURN a, b, 'MENTION' AS type, fact.id AS fact, CASE WHEN fact.undated THEN [] ELSE [fact.earliest, fact.latest] END AS days
  UNION ALL
  // A tie stands for itself; its dates are EDTF: spans have a slash, and an unknown digit is an X
  MATCH (a:Pacta:Entity)-[tie]->(b:Pacta:Entity)
  WHERE coalesce(split(tie.from, '/')[0], '') <= $asOf
  RETURN a, b, type(tie) AS type, tie.id AS fact, [replace(split(tie.from, '/')[0], 'X', '0'), replace(split(tie.to, '/')[-1], 'X', '9')] AS days
}
WITH a, b, type, fact, days WHERE a <> b
UNWIND days AS day
WITH CASE WHEN a.id < b.id THEN a ELSE b END AS name, CASE WHEN a.id < b.id THEN b ELSE a END AS other, type, fact, toInteger(left(day, 4)) AS year
WITH name, other, type, collect(DISTINCT fact) AS facts, min(year) AS begun, max(year) AS ended
WHERE ended >= 2000
WITH name, other, type, facts, CASE WHEN begun < 2000 THEN 2000 ELSE begun END AS firstYear, CASE WHEN ended > begun + 30 THEN begun + 30 ELSE ended END AS lastYear
WHERE firstYear <= lastYear
RETURN name, other, type, COLLECT { UNWIND facts AS fact RETURN fact ORDER BY fact } AS facts, firstYear, lastYear
ORDER BY firstYear, lastYear, name.id, other.id, type`,
  parameters: [{ name: 'asOf', type: 'date', description: 'As of when: what happened later is not counted.', example: '2026-11-24' }],
});
