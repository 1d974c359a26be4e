// A long text is judged as a short one is, in a thread of its own: meanwhile this one goes on.
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { assertReadOnly } from '#cypher/access';
import { assertReadOnlyAside, mistakeAside } from '#cypher/aside';
import { QueryCancelled, QueryFailed, QueryForbidden, QuerySyntaxError } from '#cypher/failures';
import { mistakeIn } from '#cypher/mistake';

/** As long as a question may be. */
const long = (head: string, part: string, tail = ''): string => head + part.repeat(Math.floor((100_000 - head.length - tail.length) / part.length)) + tail;
const readings = { sums: long('RETURN 1', '+1'), conditions: long('MATCH (n) WHERE n.a = 1', ' OR n.a = 1', ' RETURN n'), subqueries: long('RETURN 1', '+COUNT{()}'), patterns: long('MATCH (a)', '--()', ' RETURN 1') };
const caught = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
    return null;
  } catch (error) {
    return error;
  }
};
const plain = (error: unknown): unknown => error instanceof Error && { ...error, cause: undefined, name: error.name, message: error.message };

// a worker in TypeScript does not start on Node 20
beforeAll(() => void spawnSync('npx', ['tsc', '-b', 'cypher'], { stdio: 'ignore' }), 120_000);

describe('whether a long text only reads', () => {
  it.each([
    [long('RETURN [1', ',1', '] AS x'), null],
    [long('RETURN [1', ',1', '] AS x CREATE (n)'), QueryForbidden],
    [`${long('RETURN [1', ',1', ']')} UNION CALL dbms.listConfig() YIELD name RETURN name`, QueryForbidden],
    [long('RETURN [1', ',1'), QuerySyntaxError],
    [long('RETURN "', 'x', '"'), null],
  ])('is told as of a short one: case %#', async (query, failure) => {
    const error = await caught(() => assertReadOnlyAside(query));
    if (failure === null) expect(error).toBeNull();
    else expect(error).toBeInstanceOf(failure);
    expect(plain(error)).toEqual(plain(await caught(() => assertReadOnly(query))));
  });

  it('is told in the order of asking, and not to those who have gone', async () => {
    const gone = AbortSignal.abort();
    const [first, second, third] = await Promise.allSettled([assertReadOnlyAside(readings.sums), assertReadOnlyAside(readings.patterns, gone), assertReadOnlyAside(long('CREATE (n) RETURN 1', '+1'))]);
    expect([first.status, second.status === 'rejected' && second.reason instanceof QueryCancelled, third.status === 'rejected' && third.reason instanceof QueryForbidden]).toEqual(['fulfilled', true, true]);
  });

  it.each(Object.values(readings))('leaves this thread free: case %#', async (query) => {
    const first = await Promise.race([assertReadOnlyAside(query).then(() => 'the answer'), new Promise((resolve) => setImmediate(resolve, 'a turn of this thread'))]);
    expect(first).toBe('a turn of this thread');
  });
});

describe('what is wrong with a long text that a database has refused', () => {
  const refusal = new Error('Unknown function');
  it.each([long('RETURN [1', ',1', '] + $missing'), long('RETURN [1', ',1', '] + missing'), long('RETURN [1', ',1', '] + missing()'), long('RETURN [1', ',1', ']'), long('RETURN [1', ',1')])('is told as of a short one: case %#', async (query) => {
    const [aside, here] = [await mistakeAside(query, { given: 1 }, refusal), mistakeIn(query, { given: 1 }, refusal)];
    expect(plain(aside)).toEqual(plain(here));
    expect(aside?.cause).toBe(here?.cause);
    if (query.includes('$missing')) expect(aside).toBeInstanceOf(QueryFailed);
  });
});
