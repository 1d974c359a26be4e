// One WebGL program draws every edge. Picking draws them thicker, so that a thin line can be clicked.
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import { floatColor } from 'sigma/utils';
import type { MarkData } from '../node-program/program.ts';
import { reachOf } from '../node-program/reach.ts';
import { fragmentShader, pieces, vertexShader } from './shaders.ts';

export interface LineData extends EdgeDisplayData {
  /** Share of its length by which the line bows; negative bows the other way. */
  readonly bow: number;
  /** Sum of 1 dashed, 2 fades towards its source, 4 towards its target. */
  readonly style: number;
  /** An arrowhead at the target's rim: 0 none, 1 where there is room, 2 only when zoomed in. */
  readonly head: number;
}

/** Nearer than this (sigma's camera ratio), heads are drawn on quiet lines too. */
const near = 0.6;
/** Pixels around a mark that its ring, and the ring of the selection, take. */
const ring = 4;
const selection = 3.6;

const UNIFORMS = ['u_matrix', 'u_correctionRatio', 'u_thick', 'u_sizeRatio', 'u_near'] as const;
const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
/** Two triangles for each piece: (t, side). */
const strip = Array.from({ length: pieces }, (_, i) => [i / pieces, (i + 1) / pieces]).flatMap(([a, b]) => [[a!, -1], [b!, -1], [a!, 1], [a!, 1], [b!, -1], [b!, 1]]);

export class LineProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: strip.length, VERTEX_SHADER_SOURCE: vertexShader, FRAGMENT_SHADER_SOURCE: fragmentShader, METHOD: TRIANGLES, UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_from', size: 2, type: FLOAT }, { name: 'a_to', size: 2, type: FLOAT }, { name: 'a_width', size: 1, type: FLOAT }, { name: 'a_bow', size: 1, type: FLOAT }, { name: 'a_style', size: 1, type: FLOAT }, { name: 'a_head', size: 3, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_place', size: 2, type: FLOAT }],
      CONSTANT_DATA: strip,
    };
  }

  processVisibleItem(edgeIndex: number, startIndex: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
    const { size, color, bow, style, head } = data as LineData;
    const end = target as MarkData;
    // The line comes in from the bow's control point; towards the target's rim it runs nearly straight.
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const reach = end.size * reachOf(end.shape, dx + 2 * bow * dy, dy - 2 * bow * dx);
    const around = (end.ring === '' ? 0 : ring) + (end.marks % 2 === 1 ? selection : 0);
    this.array.set([source.x, source.y, target.x, target.y, size, bow, style, head, reach, around, floatColor(color), edgeIndex], startIndex);
  }

  setUniforms({ correctionRatio, matrix, sizeRatio, zoomRatio }: RenderParams, { gl, uniformLocations, isPicking }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, matrix);
    gl.uniform1f(uniformLocations['u_correctionRatio']!, correctionRatio);
    gl.uniform1f(uniformLocations['u_thick']!, isPicking ? 7 : 0);
    gl.uniform1f(uniformLocations['u_sizeRatio']!, sizeRatio);
    gl.uniform1f(uniformLocations['u_near']!, zoomRatio < near ? 1 : 0);
  }
}
