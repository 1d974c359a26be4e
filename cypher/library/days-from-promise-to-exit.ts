// The days between a promise and its end, as the range that its dates allow.
import { question } from '../question.ts';

export const daysFromPromiseToExit = question({
  name: 'days-from-promise-to-exit',
  title: 'Days from promise to exit',
  description: 'How long a promise lasted until somebody left it. Where a date is a month or a year, the days are a range; accounts that date the exit differently are rows of their own. Below zero, the dates overlap.',
  query: `// Days between the step that made a promise and the step that ended it
MATCH (made:Event)-[first:CHANGED]->(c:Pacta:Commitment)<-[last:CHANGED]-(left:Event)
WHERE first.step IN $promised AND last.step IN $ended AND made.earliest IS NOT NULL AND made.latest IS NOT NULL AND left.earliest IS NOT NULL AND left.latest IS NOT NULL
RETURN c AS promise, first.step AS begun, made.when AS begunOn, last.step AS ended, left.when AS endedOn,
  duration.inDays(date(made.latest), date(left.earliest)).days AS daysAtLeast, duration.inDays(date(made.earliest), date(left.latest)).days AS daysAtMost, left AS exit
ORDER BY daysAtLeast, promise.id, made.id, exit.id, begun, ended`,
  parameters: [
    { name: 'promised', type: 'string[]', vocabulary: 'commitmentStep', description: 'The steps that make a promise.', example: ['announced', 'promised', 'agreed'] },
    { name: 'ended', type: 'string[]', vocabulary: 'commitmentStep', description: 'The steps that end it.', example: ['withdrawn', 'terminated', 'blocked', 'declined'] },
  ],
});
