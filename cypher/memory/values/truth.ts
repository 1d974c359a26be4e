/**
 * What counts as true where true or false is asked for. It may not know conditions.
 */
import { CypherRuntimeError } from './errors.ts';
import { typeWord } from './type.ts';
import { isList, isMap, type Value } from './value.ts';

/** True, false or null; as in Neo4j a list counts by whether anything is in it, and any map as true, though one that is written out is refused before. Throws TypeError for anything else. */
export function truth(value: Value): boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  if (isList(value)) return value.length > 0;
  if (isMap(value)) return true;
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentType', `Expected true or false, but got a ${typeWord(value)}. Compare it with something.`);
}
