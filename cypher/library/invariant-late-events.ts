// Must return no row, unless the event is flagged: a report is later than what it reports.
import { question } from '../question.ts';

export const invariantLateEvents = question({
  name: 'invariant-late-events',
  title: 'Events of a later date than their source',
  description: 'Events that begin after every source that reports them, without the flag for it.',
  audience: 'internal',
  query: `MATCH (e:Pacta:Event)-[c:CITED_IN]->(s:Source)
WITH e, collect(s.published >= left(e.earliest, size(s.published))) AS reported
WHERE e.earliest IS NOT NULL AND NOT "anachronism" IN coalesce(e.flags, []) AND all(r IN reported WHERE r = false)
RETURN e.id AS id ORDER BY id`,
});
