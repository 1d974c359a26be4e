// What a parameter may be: typed JSON that is not of its type is refused with a sentence that shows one that is.
import { describe, expect, it } from 'vitest';
import { assertParameters } from '#cypher/parameters';
import { readTypedText, typedTextExamples, type TypedTextType } from '#cypher/typed-text';

const check = (type: string, value: unknown) => () => assertParameters({ p: { $type: type, _value: value } });

describe('a typed parameter', () => {
  it.each(Object.entries(typedTextExamples))('%s may be %s', (type, text) => {
    expect(check(type, text)).not.toThrow();
    expect(readTypedText(type as TypedTextType, text)).toMatchObject({ type });
  });
  it.each([
    ['Date', '2014-02-30'], ['Date', '2023-02-29'], ['Date', '2014-13-01'], ['Date', '2014'], ['Date', '12345-01-01'], ['Date', ''],
    ['LocalTime', '24:00'], ['LocalTime', '12:60'], ['Time', '12:00'], ['Time', '12:00+18:01'], ['Time', '12:00+19:00'],
    ['LocalDateTime', '2014-05-21'], ['OffsetDateTime', '2014-05-21T12:00'], ['ZonedDateTime', '2014-05-21T12:00+01:00'], ['ZonedDateTime', '2014-05-21T12:00+01:00[Mars/Olympus]'],
    ['Duration', 'P'], ['Duration', 'PT'], ['Duration', '1D'], ['Duration', 'P1.5D'], ['Point', 'SRID=1;POINT (1 2)'], ['Point', 'SRID=4326;POINT (1 2 3)'], ['Point', 'SRID=9157;POINT (1 2)'], ['Point', 'POINT (1 2)'],
    ['Base64', 'AAAA'], ['Instant', '2014'], ['Integer', '9223372036854775808'], ['Float', 'much'], ['Boolean', 'true'], ['List', {}], ['Date', 3],
  ])('%s may not be %s', (type, value) => expect(check(type, value)).toThrow(/^The parameter \$p /));
  it('has nanoseconds that are never negative', () => expect(readTypedText('Duration', 'PT-0.5S')).toMatchObject({ span: { seconds: -1n, nanoseconds: 500_000_000 } }));
});
