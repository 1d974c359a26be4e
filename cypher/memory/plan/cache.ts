/**
 * Checked statements by their text, and the plan of each, so that a question asked again is neither parsed nor planned again.
 * A plan is right on any graph; it is made again when the graph has so changed that another order of matching may be cheaper, or
 * when there are other indexes.
 * It may not know how a plan is made.
 */
import type { Classification } from '../language/access.ts';
import type { Statement } from '../language/ast.ts';
import type { CypherRuntimeError } from '../values/errors.ts';
import type { Store } from '../run/store.ts';
import type { PlannedQuery } from './compiler.ts';

/** A checked statement; it is planned when it runs, on the graph as it is then. */
export interface Prepared {
  readonly statement: Statement;
  readonly access: Classification;
  /** A mistake that is told when the statement runs. */
  readonly late: CypherRuntimeError | null;
  readonly text: string;
  /** Names of the parameters that must be given. */
  readonly parameters: ReadonlySet<string>;
}

interface Kept {
  readonly prepared: Prepared;
  readonly version: number;
}

const MAX_STATEMENTS = 500;
/** Longer texts are rarely asked twice, and their trees are large. */
const MAX_TEXT = 20_000;
/** So many changes leave any plan as it is; a large graph bears a quarter of its size. */
const FEW_CHANGES = 100;

export class PlanCache {
  /** In the order of their last use. */
  private readonly kept = new Map<string, Kept>();
  private readonly plans = new WeakMap<Prepared, { readonly planned: PlannedQuery; readonly changes: number; readonly version: number }>();

  /** The statement of a text, checked against the procedures of that version. Throws what `prepare` throws, and keeps nothing then. */
  prepared(text: string, version: number, prepare: () => Prepared): Prepared {
    const found = this.kept.get(text);
    this.kept.delete(text);
    const kept = found?.version === version ? found : { prepared: prepare(), version };
    if (text.length > MAX_TEXT) return kept.prepared;
    this.kept.set(text, kept);
    const oldest = this.kept.size > MAX_STATEMENTS ? this.kept.keys().next() : null;
    if (oldest?.done === false) this.kept.delete(oldest.value);
    return kept.prepared;
  }

  /** The plan of a statement on the graph as it is now. */
  planned(prepared: Prepared, store: Store, plan: () => PlannedQuery): PlannedQuery {
    if (prepared.statement.kind !== 'query') return plan();
    const [{ changes }, { version }] = [store.indexes, store.schema];
    const found = this.plans.get(prepared);
    if (found?.version === version && changes - found.changes <= FEW_CHANGES + store.nodes.size / 4) return found.planned;
    const planned = plan();
    this.plans.set(prepared, { planned, changes, version });
    return planned;
  }
}
