/**
 * Procedures that CALL can reach, by name: the engine's own, and whatever its user registers.
 * It may not know any particular procedure.
 */
import type { Value } from '../values/value.ts';
import type { RunContext } from './rows.ts';

export interface ProcedureParameter {
  readonly name: string;
  /** As written in signatures: `STRING?`, `INTEGER`, `NUMBER`, `LIST<STRING>` … */
  readonly type: string;
  readonly fallback?: Value;
}

export interface Procedure {
  readonly name: string;
  readonly parameters: readonly ProcedureParameter[];
  /** Empty: a procedure that returns nothing, and whose call keeps the row. */
  readonly results: readonly { readonly name: string; readonly type: string }[];
  readonly mode: 'READ' | 'WRITE' | 'SCHEMA' | 'DBMS';
  readonly description: string;
  /** Rows in the order of `results`. */
  readonly run: (args: readonly Value[], context: RunContext) => Iterable<readonly Value[]>;
}

export class ProcedureRegistry {
  private readonly byName = new Map<string, Procedure>();
  /** Changes with every registration: what was checked against the former procedures is checked again. */
  version = 0;

  register(procedure: Procedure): void {
    this.version += 1;
    this.byName.set(procedure.name.toLowerCase(), procedure);
  }

  find(name: string): Procedure | undefined {
    return this.byName.get(name.toLowerCase());
  }

  all(): Procedure[] {
    return [...this.byName.values()];
  }
}
