// The gallery: questions in Cypher that work on the shipped data, with what a form needs to ask for their parameters.
import { library } from '#cypher/catalogue';
import { questions as answer } from '../answers/shapes.ts';
import { question } from '../question.ts';

export const gallery = question({
  name: 'questions',
  path: '/api/questions',
  summary: 'Questions in Cypher, ready to run.',
  description: 'In the order of the gallery. Send `query` with values for its parameters to /api/cypher; `vocabulary` names where a parameter takes its values from (a vocabulary of /api/schema; or `entity`, `commitment`, `source` for the id of one).',
  answer,
  respond: () => {
    const shown = library.filter(({ audience }) => audience === 'people');
    return {
      questions: shown.map(({ name, title, description, query, parameters }) => ({ name, title, description, query, parameters: parameters.map((parameter) => ({ ...parameter, vocabulary: parameter.vocabulary ?? null })) })),
      total: shown.length,
    };
  },
});
