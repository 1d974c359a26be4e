/**
 * Type names behind `IS ::`: every spelling of Neo4j 5, brought to one canonical name.
 * It may not know expressions.
 */
import type { TypeName } from './ast.ts';
import type { Reader } from './reader.ts';

/** Longer spellings first: the first that fits is taken. */
const SPELLINGS: readonly (readonly [readonly string[], string])[] = [
  [['SIGNED', 'INTEGER'], 'INTEGER'],
  [['PROPERTY', 'VALUE'], 'PROPERTY VALUE'],
  [['LOCAL', 'TIME'], 'LOCAL TIME'],
  [['LOCAL', 'DATETIME'], 'LOCAL DATETIME'],
  [['ZONED', 'TIME'], 'ZONED TIME'],
  [['ZONED', 'DATETIME'], 'ZONED DATETIME'],
  [['TIME', 'WITH', 'TIMEZONE'], 'ZONED TIME'],
  [['TIME', 'WITH', 'TIME', 'ZONE'], 'ZONED TIME'],
  [['TIME', 'WITHOUT', 'TIMEZONE'], 'LOCAL TIME'],
  [['TIME', 'WITHOUT', 'TIME', 'ZONE'], 'LOCAL TIME'],
  [['TIMESTAMP', 'WITH', 'TIMEZONE'], 'ZONED DATETIME'],
  [['TIMESTAMP', 'WITH', 'TIME', 'ZONE'], 'ZONED DATETIME'],
  [['TIMESTAMP', 'WITHOUT', 'TIMEZONE'], 'LOCAL DATETIME'],
  [['TIMESTAMP', 'WITHOUT', 'TIME', 'ZONE'], 'LOCAL DATETIME'],
  [['ANY', 'NODE'], 'NODE'],
  [['ANY', 'VERTEX'], 'NODE'],
  [['ANY', 'RELATIONSHIP'], 'RELATIONSHIP'],
  [['ANY', 'EDGE'], 'RELATIONSHIP'],
  [['ANY', 'MAP'], 'MAP'],
  [['ANY', 'PROPERTY', 'VALUE'], 'PROPERTY VALUE'],
  [['ANY', 'VALUE'], 'ANY'],
  [['INTEGER'], 'INTEGER'],
  [['INT'], 'INTEGER'],
  [['FLOAT'], 'FLOAT'],
  [['STRING'], 'STRING'],
  [['VARCHAR'], 'STRING'],
  [['BOOLEAN'], 'BOOLEAN'],
  [['BOOL'], 'BOOLEAN'],
  [['DATE'], 'DATE'],
  [['DURATION'], 'DURATION'],
  [['POINT'], 'POINT'],
  [['NODE'], 'NODE'],
  [['VERTEX'], 'NODE'],
  [['RELATIONSHIP'], 'RELATIONSHIP'],
  [['EDGE'], 'RELATIONSHIP'],
  [['MAP'], 'MAP'],
  [['PATHS'], 'PATH'],
  [['PATH'], 'PATH'],
  [['NOTHING'], 'NOTHING'],
  [['NULL'], 'NULL'],
  [['ANY'], 'ANY'],
];

export function parseType(r: Reader): TypeName {
  const first = parseSingleType(r);
  if (!r.isSymbol('|')) return first;
  const types = [first];
  while (r.takeSymbol('|')) types.push(parseSingleType(r));
  if (new Set(types.map(takesNull)).size > 1) r.fail('All types of a union take null, or all are NOT NULL; found a mixture before');
  return { kind: 'anyOf', types };
}

const takesNull = (type: TypeName): boolean => (type.kind === 'anyOf' ? type.types.every(takesNull) : !type.notNull);

function parseSingleType(r: Reader): TypeName {
  let type = parseBase(r);
  // `INTEGER LIST`, the SQL-like order
  while (r.isWord('LIST') || r.isWord('ARRAY')) {
    r.next();
    type = { kind: 'listType', item: type, notNull: takeNotNull(r) };
  }
  return type;
}

function parseBase(r: Reader): TypeName {
  if ((r.isWord('LIST') || r.isWord('ARRAY')) && r.isSymbol('<', 1)) {
    r.next();
    const item = bracketed(r);
    return { kind: 'listType', item, notNull: takeNotNull(r) };
  }
  if (r.isWord('ANY') && (r.isSymbol('<', 1) || (r.isWord('VALUE', 1) && r.isSymbol('<', 2)))) {
    r.next();
    r.takeWord('VALUE');
    const inner = bracketed(r);
    return inner.kind === 'anyOf' ? inner : { kind: 'anyOf', types: [inner] };
  }
  for (const [words, name] of SPELLINGS) if (r.takeWords(...words)) return { kind: 'type', name, notNull: takeNotNull(r) };
  return r.fail('Expected a type such as INTEGER, STRING or LIST<FLOAT>');
}

function bracketed(r: Reader): TypeName {
  r.expectSymbol('<');
  const inner = parseType(r);
  r.expectSymbol('>');
  return inner;
}

const takeNotNull = (r: Reader): boolean => r.takeWords('NOT', 'NULL') || r.takeSymbol('!');
