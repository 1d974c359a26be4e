// The call around the caret. `|` marks the caret.
import { describe, expect, it } from 'vitest';
import { callAt } from '../../../client/editor/signature.ts';

const known = (name: string): boolean => ['count', 'coalesce', 'date.truncate', 'size'].includes(name);
function at(marked: string): [string, number] | null {
  const offset = marked.indexOf('|');
  const call = callAt(marked.replace('|', ''), offset, known);
  return call && [call.name, call.argument];
}

describe('the call around the caret', () => {
  it.each([
    ['RETURN count(|', ['count', 0]], ["RETURN date.truncate('year', |)", ['date.truncate', 1]], ['RETURN coalesce(a.x, size(b|), 3)', ['size', 0]], ['RETURN coalesce(a.x, size(b), |3)', ['coalesce', 2]],
    ['RETURN coalesce([1, 2, 3|], 4)', ['coalesce', 0]], ['RETURN coalesce((a.x + 1|))', ['coalesce', 0]], ["RETURN coalesce('a, (b', |", ['coalesce', 1]], ['RETURN coalesce(1, // x, y\n|2)', ['coalesce', 1]],
    ['RETURN count(a)|', null], ['MATCH (a|)', null], ['RETURN unknown(|', null],
  ])('of %s', (marked, expected) => {
    expect(at(marked)).toEqual(expected);
  });
});
