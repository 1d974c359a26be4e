// Printed values that the text itself or a source shows to be wrong.
import { question } from '../question.ts';

export const slipsOfTheAuthor = question({
  name: 'slips-of-the-author',
  title: 'Slips of the author',
  description: 'Passages printed with a mistake: kept as printed, with what they should say and why.',
  query: `// Slips: what is printed, and what it should be
MATCH (f:Pacta:Fact)-[cited:CITED_IN]->(s:Source) WHERE f.slip IS NOT NULL
RETURN f AS fact, f.slip AS slip, f.expected AS shouldBe, f.note AS why, s AS source, cited.locator AS locator
ORDER BY fact.id, source.id, locator, cited.id`,
});
