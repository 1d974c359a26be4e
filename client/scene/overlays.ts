// Where the page's heading and tools lie over the canvas, in pixels from its upper corners: no name and no mark belongs there.
import type { Frame } from './board.ts';
import type { Box, Size } from './boxes.ts';

/** Seven tools of 34 pixels on a desktop, four of 40 on a phone, and what is kept free around them. */
export const toolsOf = (phone: boolean): Size => (phone ? { width: 56, height: 178 } : { width: 54, height: 260 });
/** Title and counts, which are smaller on a phone. */
export const headingOf = (phone: boolean): Size => (phone ? { width: 440, height: 56 } : { width: 440, height: 66 });

export function overlays({ width }: Frame, phone: boolean): Box[] {
  const [tools, heading] = [toolsOf(phone), headingOf(phone)];
  return [{ left: 0, top: 0, right: Math.min(width, heading.width), bottom: heading.height }, { left: width - tools.width, top: 0, right: width, bottom: tools.height }];
}
