// Must return no row: a stored verdict says which rule made it.
import { question } from '../question.ts';

export const invariantVerdictWithoutRule = question({
  name: 'invariant-verdict-without-rule',
  title: 'Verdicts without a rule',
  description: 'Verdicts without the version of their rule.',
  audience: 'internal',
  query: `MATCH (c:Pacta:Commitment) WHERE c.verdict IS NULL OR c.ruleVersion IS NULL RETURN c.id AS id ORDER BY id`,
});
