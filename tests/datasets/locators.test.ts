// That no footnote of the paper is left out: the locators of the shipped tables, expanded ("fn 57-58"), name all of them and no other.
// Reads the compiled dataset alone; what stands in a footnote is not known here.
import { describe, expect, it } from 'vitest';
import { compileFolders } from '#cypher/dataset-folder';

const footnotesOfThePaper = 121;
const { nodes, edges } = (await compileFolders('graph/datasets')).find(({ id }) => id === 'axis-of-collusion')!;
const locators = [
  ...edges.filter(({ type }) => type === 'CITED_IN').map(({ properties }) => String(properties['locator'])),
  ...nodes.filter(({ labels }) => labels.includes('Source')).map(({ properties }) => String(properties['locator'] ?? '')),
];

/** The footnotes that a locator names: "fn 20", "fn 57-58", "fn 2, fn 20". */
function footnotes(locator: string): number[] {
  return [...locator.matchAll(/\bfn (\d+)(?:[-–](\d+))?/g)].flatMap(([, first, last]) => Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, step) => Number(first) + step));
}

describe('the footnotes of the paper', () => {
  it('a locator is read with its ranges', () => expect(footnotes('§3.3 fn 57-58, fn 61 (title)')).toEqual([57, 58, 61]));
  it('all 121 are named by a locator, and no other', () => {
    const named = [...new Set(locators.flatMap(footnotes))].sort((one, other) => one - other);
    expect(named).toEqual(Array.from({ length: footnotesOfThePaper }, (_, step) => step + 1));
  });
  it('a locator names its footnotes in one way', () => expect(locators.filter((locator) => /\bfns?\.? ?\d/.test(locator) && (footnotes(locator).length === 0 || /\||fn\d|fns|fn\./.test(locator)))).toEqual([]));
});
