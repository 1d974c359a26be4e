/**
 * The operator of path selectors (ANY 2, SHORTEST 3, SHORTEST 2 GROUPS …): of all paths between each two ends, the wanted ones.
 * It may not know how the paths are found.
 */
import type { PathSelector } from '../language/ast.ts';
import { PathValue } from '../values/value.ts';
import { PENDING, plan, rowBytes, type Plan, type Row } from './rows.ts';

export function selectPlan(source: Plan, all: Plan, slot: number, selector: PathSelector): Plan {
  return plan('SelectPaths', selector.kind, [source, all], function* (context, argument) {
    for (const row of source.run(context, argument)) {
      if (row === PENDING) {
        yield PENDING;
        continue;
      }
      const byEnds = new Map<string, Row[]>();
      for (const found of all.run(context, row)) {
        if (found === PENDING) {
          yield PENDING;
          continue;
        }
        context.budget.hold(rowBytes(found));
        const key = endsKey(found, slot);
        const rows = byEnds.get(key);
        if (rows === undefined) byEnds.set(key, [found]);
        else rows.push(found);
      }
      for (const rows of byEnds.values()) yield* select(rows, slot, selector);
    }
  });
}

function pathIn(row: Row, slot: number): PathValue | null {
  const path = row[slot];
  return path instanceof PathValue ? path : null;
}

function endsKey(row: Row, slot: number): string {
  const path = pathIn(row, slot);
  return `${path?.nodes[0]?.id ?? ''}\u0000${path?.nodes.at(-1)?.id ?? ''}`;
}

const lengthIn = (row: Row, slot: number): number => pathIn(row, slot)?.relationships.length ?? 0;

function select(rows: readonly Row[], slot: number, selector: PathSelector): readonly Row[] {
  const sorted = [...rows].sort((a, b) => lengthIn(a, slot) - lengthIn(b, slot));
  switch (selector.kind) {
    case 'all':
      return rows;
    case 'any':
    case 'shortest':
      return sorted.slice(0, selector.count);
    case 'allShortest':
      return groups(sorted, slot, 1);
    case 'shortestGroups':
      return groups(sorted, slot, selector.count);
  }
}

/** The rows whose length is among the `count` smallest different lengths. */
function groups(sorted: readonly Row[], slot: number, count: number): readonly Row[] {
  const lengths = [...new Set(sorted.map((row) => lengthIn(row, slot)))].slice(0, count);
  return sorted.filter((row) => lengths.includes(lengthIn(row, slot)));
}
