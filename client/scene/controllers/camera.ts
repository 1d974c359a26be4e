// The camera controller: what part of the picture is seen. It moves nothing within the picture.
import type Sigma from 'sigma';
import type { Board } from '../board.ts';

export const nearest = 0.08;
export const farthest = 2.5;
/** A node nearer to the rim than so many pixels is brought to the middle. */
const rim = 60;
/** Milliseconds of a movement; none for readers who asked for stillness. */
const calm = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180);

export class CameraController {
  constructor(readonly board: Board, readonly sigma: Sigma) {}

  fit(): void {
    void this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: calm() });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: Math.max(nearest, Math.min(farthest, camera.ratio / factor)) }, { duration: calm() });
  }

  /** Brings a node into the picture when it is outside or near the rim. */
  centre(id: string): void {
    const shown = this.sigma.getNodeDisplayData(id);
    if (!shown) return;
    const at = this.sigma.framedGraphToViewport(shown);
    const { width, height } = this.board.frame;
    if (at.x > rim && at.x < width - rim && at.y > rim && at.y < height - rim) return;
    void this.sigma.getCamera().animate({ x: shown.x, y: shown.y }, { duration: calm() });
  }
}
