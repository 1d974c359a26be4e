// Boxes of what is drawn, in screen pixels with y downwards: names, marks and lines keep each other's free. Pure.

export interface Point { readonly x: number; readonly y: number }
export interface Mark extends Point { readonly radius: number }
export interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
export interface Size { readonly width: number; readonly height: number }
/** A name broken into lines, and its width in pixels. */
export interface Broken { readonly lines: readonly string[]; readonly width: number }

/** Pixels between a name and the edge of the frame. */
const margin = 2;

export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
export const boxOf = ({ x, y, radius }: Mark): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
export const within = (box: Box, { width, height }: Size): boolean => box.left >= margin && box.right <= width - margin && box.top >= margin && box.bottom <= height - margin;
export const holds = ({ left, right, top, bottom }: Box, { x, y }: Point): boolean => x > left && x < right && y > top && y < bottom;
