// Temporal and spatial parameters in typed JSON: what goes in, what comes back, and the type that the database sees.
import type { Expected } from './dialect.ts';

const rows = [
  ['Date', '2014-05-21', 'DATE'], ['Date', '-0044-03-15', 'DATE'], ['Date', '2024-02-29', 'DATE'], ['Date', '+12345-06-07', 'DATE'], ['LocalDateTime', '-12345-06-07T01:02', 'LOCAL DATETIME', '-12345-06-07T01:02:00'],
  ['LocalTime', '12:50:35.556', 'LOCAL TIME'], ['LocalTime', '12:50', 'LOCAL TIME', '12:50:00'],
  ['Time', '12:50:35.000000556+01:00', 'ZONED TIME'], ['Time', '12:50:35Z', 'ZONED TIME'], ['Time', '23:59:59-18:00', 'ZONED TIME'],
  ['LocalDateTime', '2014-05-21T12:50:35.1', 'LOCAL DATETIME'],
  ['OffsetDateTime', '2014-05-21T12:50:35+08:00', 'ZONED DATETIME'], ['OffsetDateTime', '2014-05-21T12:50:35Z', 'ZONED DATETIME'],
  ['ZonedDateTime', '2014-05-21T12:50:35+08:00[Asia/Shanghai]', 'ZONED DATETIME'], ['ZonedDateTime', '2014-07-01T12:50:35+02:00[Europe/Paris]', 'ZONED DATETIME'],
  ['Duration', 'P1Y2M3W4DT5H6M7.5S', 'DURATION', 'P1Y2M25DT5H6M7.5S'], ['Duration', 'PT-0.5S', 'DURATION', 'PT-0.5S'], ['Duration', 'P-1M', 'DURATION'], ['Duration', 'PT0S', 'DURATION'],
  ['Point', 'SRID=4326;POINT (127.5 50.25)', 'POINT'], ['Point', 'SRID=9157;POINT Z (1.5 -2.5 3.0)', 'POINT'], ['Point', 'SRID=7203;POINT(1 2)', 'POINT', 'SRID=7203;POINT (1.0 2.0)'],
] as const;

export const typedParameters: readonly Expected[] = rows.map(([type, text, name, back = text]) => ({
  query: `RETURN $given AS given, valueType($given) AS type // ${type} ${text}`,
  parameters: { given: { $type: type, _value: text } },
  columns: ['given', 'type'],
  rows: [[{ $type: type, _value: back }, { $type: 'String', _value: `${name} NOT NULL` }]],
}));
