// Findings and their cures, with the real language support behind them: each cure applied mends what it was offered for.
import '../../../client/editor/gaps.ts';
import { lintCypherQuery } from '@neo4j-cypher/language-support';
import { describe, expect, it } from 'vitest';
import { toDbSchema } from '../../../client/editor/db-schema.ts';
import type { Finding } from '../../../client/editor/finding.ts';
import { findingsOf } from '../../../client/editor/problems.ts';
import { language } from './schema.ts';

const db = toDbSchema(language);
const lint = (text: string): Finding[] => findingsOf(text, lintCypherQuery(text, db).diagnostics, language);
function cured(text: string): string {
  const cure = lint(text)[0]?.cures[0];
  if (!cure) throw new Error(`No cure for ${text}: ${JSON.stringify(lint(text))}`);
  return text.slice(0, cure.from) + cure.insert + text.slice(cure.to);
}

describe('findings', () => {
  it('has none in a good query, sub-labels, institutions and functions included', () => {
    for (const text of [
      'MATCH (a:Actor)-[:COMMITTED_TO]->(c:Commitment) WHERE c.verdict IN $verdicts RETURN a.shortName AS promisor, c.title, count(*) AS n ORDER BY n LIMIT 10',
      'MATCH (b:Bank)-[:PARTY_TO]->(t:Treaty) RETURN b.name, t.name', 'MATCH (i:Institution)-[:COMMITTED_TO]->(c) RETURN i.name, c.title', 'MATCH (f)-[r:CITED_IN]->(s:Source) RETURN r.locator, toUpper(s.title)', 'SHOW FUNCTIONS',
      'CALL db.labels() YIELD label RETURN label', 'MATCH p = shortestPath((a:Actor)-[*..4]-(b:Actor)) RETURN p', "MATCH (e:Event) RETURN date.truncate('month', date()) AS d, count(e) AS n", 'EXPLAIN MATCH (n) RETURN n', 'UNWIND $rows AS row RETURN row.anything', 'WITH {total: 1} AS m RETURN m.total', 'MATCH (a:Actor) RETURN collect({who: a.name})[0].who AS first',
      'MATCH (a:Actor) WHERE EXISTS { (a)-[:PAID]->(:Flow) } RETURN a.name AS created, a.id AS setting',
    ]) expect(lint(text), text).toEqual([]);
  });
  it.each([
    ['MATCH (c:Comitment) RETURN c', 'MATCH (c:Commitment) RETURN c'],
    ['MATCH (a)-[:COMMITED_TO]->(c) RETURN c', 'MATCH (a)-[:COMMITTED_TO]->(c) RETURN c'],
    ['MATCH (c:Commitment) RETURN c.verdikt', 'MATCH (c:Commitment) RETURN c.verdict'],
    ['MATCH (actor:Actor) RETURN acter.name', 'MATCH (actor:Actor) RETURN actor.name'],
    ["RETURN toUper('a')", "RETURN toUpper('a')"],
    ['CALL db.label()', 'CALL db.labels()'],
    ['MATCH (n) RETRN n', 'MATCH (n) RETURN n'],
    ['RETRN 1', 'RETURN 1'],
    ['MATCH (a:ACTOR) RETURN a', 'MATCH (a:Actor) RETURN a'],
    ['MATCH (n) RETURN n.verdikt', 'MATCH (n) RETURN n.verdict'],
    ['MATCH (n:Actor)\n', 'MATCH (n:Actor)\nRETURN *'],
    ["MATCH (c:Commitment) WHERE c.verdict = 'RENEGD' RETURN c", "MATCH (c:Commitment) WHERE c.verdict = 'RENEGED' RETURN c"],
    ["MATCH (c:Commitment) WHERE c.verdict IN ['KEPT', 'WITHDRAWM'] RETURN c", "MATCH (c:Commitment) WHERE c.verdict IN ['KEPT', 'WITHDRAWN'] RETURN c"],
    ['MATCH (c:Commitment)-[:COMMITTED_TO]->(a:Actor) RETURN a', 'MATCH (c:Commitment)<-[:COMMITTED_TO]-(a:Actor) RETURN a'],
    ['MATCH (a:Actor)<-[r:COMMITTED_TO]-(c:Commitment) RETURN r', 'MATCH (a:Actor)-[r:COMMITTED_TO]->(c:Commitment) RETURN r'],
  ])('mends %s', (broken, mended) => {
    expect(cured(broken)).toBe(mended);
    expect(lint(mended)).toEqual([]);
  });
  it('says whose property it is when the label has none of that name', () => {
    expect(lint('MATCH (c:Commitment) RETURN c.publisher')[0]).toMatchObject({ severity: 'warning', message: 'Commitment has no property `publisher`. Source has.' });
  });
  it('asks as the picture does', () => {
    expect(lint('MATCH (c:Commitment) WHERE c.verdikt IN $verdicts RETURN c')).toEqual([
      { from: 29, to: 36, severity: 'warning', message: 'Commitment has no property `verdikt`.', asked: 'Did you mean `verdict`?', cures: [{ label: 'Replace', from: 29, to: 36, insert: 'verdict' }] },
    ]);
  });
  it('refuses what writes, before the server does', () => {
    expect(lint('MATCH (a:Actor) SET a.name = "x"')[0]).toMatchObject({ severity: 'error', message: 'Questions only read. Remove `SET`.' });
    expect(lint('MATCH (a:Actor) DETACH DELETE a')[0]?.message).toBe('Questions only read. Remove `DETACH DELETE`.');
    expect(lint('// SET and CREATE\nRETURN "DELETE x" AS y')).toEqual([]);
  });
  it('takes a parameter that the form has yet to ask for as no fault', () => {
    expect(lint('RETURN $other')).toEqual([]);
  });
  it('tells an end that comes too early', () => {
    expect(lint('MATCH (n:Actor)')[0]?.message).toBe('The query does not say what to return yet.');
    expect(lint('MATCH (n:Actor RETURN n')[0]?.message).toMatch(/^`RETURN` cannot stand here\. Expected /);
  });
});
