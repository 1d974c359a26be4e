// The canvas's colours: marks can be seen on paper, text can be read on it, and every verdict has a glyph to go with its colour.
import { describe, expect, it } from 'vitest';
import { verdictMarks } from '#graph/verdict-words';
import { palettes, unit, withAlpha } from '../../../client/scene/colours.ts';
import { glyphs } from '../../../client/scene/glyphs.ts';

/** WCAG 2 relative luminance and contrast. */
function luminance(hex: string): number {
  const [r, g, b] = unit(hex).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  const palette = palettes[theme];
  it.each(Object.entries(palette.marks))('shows the mark "%s" at 3 : 1 on paper', (_, colour) => {
    expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(3);
  });
  it('shows kinds at 3 : 1 and text at 4.5 : 1', () => {
    for (const colour of Object.values(palette.kinds)) expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(3);
    for (const colour of [palette.ink, palette.muted, palette.accent]) expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('marks', () => {
  it('has a glyph of its own for each, so that none rests on colour alone', () => {
    const drawn = [...new Set(Object.values(verdictMarks))].map((mark) => JSON.stringify(glyphs[mark]));
    expect(drawn).not.toContain(undefined);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe('withAlpha', () => {
  it('writes the alpha as the last byte, within bounds', () => {
    expect(withAlpha('#102030', 1)).toBe('#102030ff');
    expect(withAlpha('#102030', 0.5)).toBe('#10203080');
    expect(withAlpha('#102030', -1)).toBe('#10203000');
    expect(withAlpha('#102030', 7)).toBe('#102030ff');
  });
});
