// What is said about one name, by whom, where.
import { question } from '../question.ts';

export const whoSaidWhatAbout = question({
  name: 'who-said-what-about',
  title: 'Who said what about a name',
  description: 'What is said about a name, in whose voice, and in which source.',
  query: `// Who said what about a name
MATCH (s:Statement)-[:ABOUT]->(:Pacta {id: $about})
MATCH (s)-[cited:CITED_IN]->(source:Source)
WITH s, cited, source, COLLECT { MATCH (who:Pacta:Actor) WHERE who.id IN cited.speakers RETURN who.name ORDER BY who.id } AS speakers
RETURN speakers, s AS statement, s.kind AS kind, cited.mode AS mode, source, cited.locator AS locator
ORDER BY statement.earliest, statement.id, source.id, locator, cited.id`,
  parameters: [
    { name: 'about', type: 'string', vocabulary: 'entity', description: 'What is spoken of.', example: 'state-china' },
  ],
});
