// Must return no row, unless the fact is flagged.
import { question } from '../question.ts';

export const invariantMoneyWithoutCurrency = question({
  name: 'invariant-money-without-currency',
  title: 'Money without a currency',
  description: 'Money without a currency and without the flag for it.',
  audience: 'internal',
  query: `MATCH (f:Pacta:Fact) WHERE f.unit = "money" AND f.currency IS NULL AND NOT "no-currency" IN coalesce(f.flags, []) RETURN f.id AS id ORDER BY id`,
});
