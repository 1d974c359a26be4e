// One WebGL program draws every node: shape by kind, ring by verdict, ring of the selection. Colours are premultiplied in the shader.
import type { RenderParams, NodeDisplayData } from 'sigma/types';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import { floatColor } from 'sigma/utils';
import { fragmentShader, vertexShader } from './shaders.ts';

/** What the reducers add to sigma's own display data. */
export interface MarkData extends NodeDisplayData {
  /** 0 circle, 1 square, 2 diamond, 3 sheet, 4 hexagon, 5 open ring, 6 ground for an open mark drawn above. */
  readonly shape: number;
  /** Empty for none. */
  readonly ring: string;
  /** 1 selected, 2 hollow, 3 both. */
  readonly marks: number;
}

/** Colours that the canvas shares; the programs read them at every frame. */
export interface SharedColours { paper: readonly [number, number, number]; accent: readonly [number, number, number] }
export const shared: SharedColours = { paper: [1, 1, 1], accent: [0, 0, 0] };

const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix', 'u_paper', 'u_accent', 'u_pixel'] as const;
const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

export class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 3, VERTEX_SHADER_SOURCE: vertexShader, FRAGMENT_SHADER_SOURCE: fragmentShader, METHOD: TRIANGLES, UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT }, { name: 'a_size', size: 1, type: FLOAT }, { name: 'a_shape', size: 1, type: FLOAT }, { name: 'a_marks', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: 'a_ring', size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData): void {
    const { x, y, size, color, shape, ring, marks } = data as MarkData;
    this.array.set([x, y, size, shape, marks, floatColor(color), ring === '' ? 0 : floatColor(ring), nodeIndex], startIndex);
  }

  setUniforms({ sizeRatio, correctionRatio, matrix, pixelRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations['u_sizeRatio']!, sizeRatio);
    gl.uniform1f(uniformLocations['u_correctionRatio']!, correctionRatio);
    gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, matrix);
    gl.uniform3fv(uniformLocations['u_paper']!, [...shared.paper]);
    gl.uniform3fv(uniformLocations['u_accent']!, [...shared.accent]);
    gl.uniform1f(uniformLocations['u_pixel']!, 2 / pixelRatio);
  }
}
