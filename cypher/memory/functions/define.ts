/**
 * What a function is: a signature written as Neo4j's SHOW FUNCTIONS prints it, from which its arity and argument types are read,
 * and a pure implementation. Wrong types and counts are refused here, once for all.
 * It may not know any particular function.
 */
import { CypherRuntimeError } from '../values/errors.ts';
import { displayText } from '../values/text.ts';
import { typeWord } from '../values/type.ts';
import { isFloat, numberOf, truncated, type Value } from '../values/value.ts';
import type { FunctionContext } from './context.ts';

export interface Parameter {
  readonly name: string;
  /** Canonical type words (`INTEGER`, `LIST`, `NODE` …); FLOAT also takes INTEGER; empty: any type. */
  readonly types: readonly string[];
  readonly optional: boolean;
}

export interface Signature {
  readonly name: string;
  readonly params: readonly Parameter[];
  /** The last parameter may be repeated. */
  readonly variadic: boolean;
  readonly minArgs: number;
  readonly maxArgs: number;
  /** The result's type as written. */
  readonly returns: string;
  /** As SHOW FUNCTIONS prints it. */
  readonly text: string;
}

export type Category = 'Scalar' | 'List' | 'Numeric' | 'Logarithmic' | 'Trigonometric' | 'String' | 'Temporal' | 'Spatial' | 'Aggregating' | 'Predicate' | 'Vector';

export interface CypherFunction extends Signature {
  readonly category: Category;
  /** Same arguments, same answer, on an unchanged graph. */
  readonly deterministic: boolean;
  /** Checks the arguments' number and types. Throws CypherRuntimeError. */
  call(args: readonly Value[], context: FunctionContext): Value;
}

/** Reads `name(a: INTEGER | FLOAT, b?: STRING, rest...: ANY) :: STRING`. */
export function readSignature(text: string): Signature {
  const parts = /^([\w.]+)\((.*)\) :: (.+)$/.exec(text);
  const params = (parts?.[2] ?? '').split(', ').filter((p) => p !== '').map(readParameter);
  const variadic = /\.\.\./.test(parts?.[2] ?? '');
  return {
    name: parts?.[1] ?? text,
    params,
    variadic,
    minArgs: params.filter((p) => !p.optional).length,
    maxArgs: variadic ? Infinity : params.length,
    returns: parts?.[3] ?? 'ANY',
    text,
  };
}

function readParameter(text: string): Parameter {
  const [name = '', type = 'ANY'] = text.split(': ');
  const types = type.replace(/<[^>]*>/g, '').split(' | ');
  return { name: name.replace(/[?.]+$/, ''), types: types.includes('ANY') ? [] : types, optional: name.endsWith('?') };
}

interface Options {
  /** The implementation sees null arguments; otherwise a null argument makes the result null. */
  readonly nulls?: boolean;
  readonly volatile?: boolean;
  /** What it gives before its arguments' types are looked at; undefined when they must be. */
  readonly early?: (args: readonly Value[]) => Value | undefined;
}

type Body = (args: readonly Value[], context: FunctionContext) => Value;

export function define(category: Category, text: string, body: Body, options: Options = {}): CypherFunction {
  const signature = readSignature(text);
  const wholes = signature.params.flatMap(({ types }, index) => (types.length === 1 && types[0] === 'INTEGER' ? [index] : []));
  const call = (args: readonly Value[], context: FunctionContext): Value => {
    checkCount(signature, args.length);
    if (options.nulls !== true && args.some((a) => a === null)) return null;
    const early = options.early?.(args);
    if (early !== undefined) return early;
    const taken = wholes.length === 0 ? args : withWholes(args, wholes);
    for (let i = 0; i < taken.length; i++) checkType(signature, i, taken[i] ?? null);
    return body(taken, context);
  };
  return { ...signature, category, deterministic: options.volatile !== true, call };
}

/** Where an INTEGER alone is taken, a FLOAT that comes at run time is cut to one, as in Neo4j; one that is seen in the text is refused before. */
function withWholes(args: readonly Value[], wholes: readonly number[]): readonly Value[] {
  if (!wholes.some((index) => isFloat(args[index]))) return args;
  return args.map((arg, index) => (wholes.includes(index) && isFloat(arg) ? truncated(numberOf(arg)) : arg));
}

export function checkCount(signature: Signature, count: number): void {
  if (count >= signature.minArgs && count <= signature.maxArgs) return;
  const few = count < signature.minArgs;
  throw new CypherRuntimeError('SyntaxError', 'InvalidNumberOfArguments', `${few ? 'Insufficient' : 'Too many'} parameters for function '${signature.name}'. Its signature is ${signature.text}.`);
}

function checkType(signature: Signature, index: number, value: Value): void {
  const param = signature.params[Math.min(index, signature.params.length - 1)];
  if (param === undefined || value === null || accepts(param, value)) return;
  throw new CypherRuntimeError('TypeError', 'InvalidArgumentValue', `Invalid input for function '${signature.name}()': Expected ${param.types.join(' or ')}, got: ${displayText(value)}.`);
}

export function accepts(param: Parameter, value: Value): boolean {
  if (param.types.length === 0) return true;
  const word = typeWord(value);
  return param.types.includes(word) || (word === 'INTEGER' && param.types.includes('FLOAT'));
}
