// The camera controller: what part of the picture is seen. It moves nothing within the picture.
import type Sigma from 'sigma';
import type { Board } from '../board.ts';
import { overlays } from '../overlays.ts';

export const nearest = 0.08;
export const farthest = 2.5;
/** A node nearer to the rim than so many pixels is brought towards the middle. */
const rim = 60;
/** Where the camera stands when the whole picture fills the frame. */
const home = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

interface Point { readonly x: number; readonly y: number }
/** The place nearest to `at` from which a camera of this ratio sees nothing beyond the picture; `half` is half of what it sees from home. From farther than home it sees all of it, in the middle. */
export function withinPicture(at: Point, ratio: number, half: Point): Point {
  const clamp = (value: number, middle: number, reach: number): number => Math.max(middle - reach, Math.min(middle + reach, value));
  const room = Math.max(0, 1 - ratio);
  return { x: clamp(at.x, home.x, half.x * room), y: clamp(at.y, home.y, half.y * room) };
}

/** Milliseconds of a movement; none for readers who asked for stillness. */
const calm = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180);

export class CameraController {
  constructor(readonly board: Board, readonly sigma: Sigma) {}

  fit(): void {
    void this.sigma.getCamera().animate(home, { duration: calm() });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: Math.max(nearest, Math.min(farthest, camera.ratio / factor)) }, { duration: calm() });
  }

  /** Brings a node into sight when it is outside, near the rim or under the page's heading or tools; what is empty beyond the picture is not shown for it. */
  centre(id: string): void {
    const shown = this.sigma.getNodeDisplayData(id);
    if (!shown) return;
    const at = this.sigma.framedGraphToViewport(shown);
    const { frame, view } = this.board;
    const covered = overlays(frame, view.phone).some(({ left, right, top, bottom }) => at.x > left && at.x < right && at.y > top && at.y < bottom);
    if (!covered && at.x > rim && at.x < frame.width - rim && at.y > rim && at.y < frame.height - rim) return;
    const corner = this.sigma.viewportToFramedGraph({ x: 0, y: 0 }, { cameraState: home });
    const camera = this.sigma.getCamera();
    void camera.animate(withinPicture(shown, camera.ratio, { x: Math.abs(home.x - corner.x), y: Math.abs(home.y - corner.y) }), { duration: calm() });
  }
}
