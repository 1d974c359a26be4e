// Small drawings: the glyph of a verdict, the shape of a kind, the icons of the tools. All are decorations beside words.
import type { VerdictMark } from '#graph/verdict-words';
import { glyphs, shapes } from '../scene/glyphs.ts';
import type { Kind } from '../state/state.ts';

export function VerdictGlyph({ mark, size = 15 }: { mark: VerdictMark; size?: number }) {
  const glyph = glyphs[mark];
  return (
    <svg class="glyph" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" style={{ color: `var(--${mark})` }}>
      <path d={glyph.stroke} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />
      {glyph.fill && <path d={glyph.fill} fill="currentColor" />}
    </svg>
  );
}

export const kindColour = (kind: Kind): string => `var(--${['Actor', 'Institution', 'Project', 'Agreement', 'Region'].includes(kind) ? kind.toLowerCase() : 'fact'})`;

export function KindShape({ kind, size = 14 }: { kind: Kind; size?: number }) {
  const { path, open } = shapes[kind];
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" style={{ color: kindColour(kind), flex: 'none' }}>
      <path d={path} fill={open ? 'none' : 'currentColor'} stroke={open ? 'currentColor' : 'none'} stroke-width="1.8" stroke-linecap="round" />
    </svg>
  );
}

const icons = {
  search: 'M7 2.5a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9M10.500 10.500 14 14', plus: 'M8 3v10M3 8h10', minus: 'M3 8h10', fit: 'M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10',
  lasso: 'M8 3c3.300 0 5.500 1.500 5.500 3.500S11.300 10 8 10 2.500 8.500 2.500 6.500 4.700 3 8 3M6 10c0 2-1 2.500-1 3.500', marquee: 'M2.500 5V2.500H5M7 2.500h2M11 2.500h2.500V5M13.500 7v2M13.500 11v2.500H11M9 13.500H7M5 13.500H2.500V11M2.500 9V7',
  table: 'M2.500 3h11v10h-11ZM2.500 6.500h11M6.500 6.500V13', link: 'M6.500 9.500l3-3M7.200 4.800l1.300-1.300a2.600 2.600 0 0 1 3.700 3.700L10.900 8.500M8.800 11.200l-1.300 1.300a2.600 2.600 0 0 1-3.700-3.700L5.100 7.500', moon: 'M12.500 9.500A5.300 5.300 0 0 1 6.500 3.500a5.300 5.300 0 1 0 6 6',
  sun: 'M8 5.200a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600M8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.900M11.700 11.700l.9.900M3.400 12.600l.9-.9M11.700 4.300l.9-.9', undo: 'M5.500 3 3 5.500 5.500 8M3 5.500h6a3.800 3.800 0 0 1 0 7.500H6', redo: 'M10.500 3 13 5.500 10.500 8M13 5.500H7a3.800 3.800 0 0 0 0 7.500h3',
  lens: 'M1.500 8C3 5 5.300 3.500 8 3.500S13 5 14.500 8C13 11 10.700 12.500 8 12.500S3 11 1.500 8M8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4', explore: 'M4 4.500a1.700 1.700 0 1 0 0-.1M12.500 4a1.500 1.500 0 1 0 0-.1M9.500 12.500a1.700 1.700 0 1 0 0-.1M4.800 5.800l3.500 5M5.500 4.300h5.500M11.800 5.300l-2 5.500', play: 'M4.500 2.800v10.400l8.500-5.200Z', query: 'M3 4.500l3.500 3.500L3 11.500M8 12h5', evidence: 'M3 3h10M3 6.500h10M3 10h6M3 13.500h4', help: 'M5.500 6a2.500 2.500 0 1 1 3.700 2.200C8.300 8.700 8 9.200 8 10M8 12.800v.2',
} as const;
export type IconName = keyof typeof icons;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={icons[name]} fill="none" stroke="currentColor" stroke-width="1.400" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
