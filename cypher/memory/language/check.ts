import type { ProcedureRegistry } from '../run/procedure.ts';
import type { Statement } from './ast.ts';
export function checkStatement(_statement: Statement, _procedures: ProcedureRegistry): void {
  return;
}
