import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { graphValues } from '../../../client/results/graph-values.ts';
import { neutralised, nodesCsv, relationshipsCsv, rowsCsv, rowsTsv } from '../../../client/results/files.ts';
import { float, int, list, map, node, none, path, relationship, text } from './typed.ts';

const china = node('4:1', ['Actor', 'Pacta'], { id: text('china'), name: text('China'), aliases: list(text('PRC'), text('中国')) });
const rosneft = node('4:2', ['Actor'], { id: text('rosneft'), name: text('Rosneft') });
const owns = relationship('5:1', '4:1', 'OWNS', '4:2', { share: float('0.14') });

describe('a result as files', () => {
  it('writes CSV that a reader of RFC 4180 reads back', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 })), (rows) => {
      const written = rowsCsv(['a', 'b'], rows.map((row) => row.map(text)));
      expect(parse(written, { relax_column_count: false, record_delimiter: '\r\n' })).toEqual([['a', 'b'], ...rows.map((row) => row.map(neutralised))]);
    }));
  });

  it('keeps formulas from running and numbers as they are', () => {
    expect(['=1+1', '+cmd', '-x', '@a', '\tb', "a=b"].map(neutralised)).toEqual(["'=1+1", "'+cmd", "'-x", "'@a", "'\tb", 'a=b']);
    expect(rowsCsv(['n'], [[int(-5)], [float('-2.5e-10')], [none], [list(int(1), text('x'))], [map({ a: int(1), big: int('9223372036854775807') })]])).toBe('n\r\n-5\r\n-2.5e-10\r\n\r\n1|x\r\n"{""a"":1,""big"":""9223372036854775807""}"\r\n');
  });

  it('pastes one line a row', () => {
    expect(rowsTsv(['a', 'b'], [[text('x\ty\nz'), china]])).toBe('a\tb\nx y z\tchina');
  });

  it('writes nodes and relationships apart, found at any depth and each once', () => {
    const found = graphValues([[list(map({ deep: path(china, owns, rosneft) })), china]]);
    expect(nodesCsv(found)).toBe('id,labels,caption,aliases,name\r\nchina,Actor|Pacta,China,PRC|中国,China\r\nrosneft,Actor,Rosneft,,Rosneft\r\n');
    expect(relationshipsCsv(found)).toBe('id,from,type,to,share\r\n5:1,china,OWNS,rosneft,0.14\r\n');
  });
});
