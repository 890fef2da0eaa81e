// Draws all ties in one call of the graphics card, each a thin wedge: broad where it leaves, narrow where it arrives, which eyes read
// faster than arrow heads (Holten and van Wijk 2009). Colours are transparent and add up, so that dense places show as such.
import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

/** What the drawing tells of a tie beside what sigma knows. */
export interface TieData extends EdgeDisplayData {
  /** How broad it arrives, as a share of how broad it leaves. */
  readonly taper: number;
}

const VERTEX = /*glsl*/ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_width;
attribute float a_taper;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying float v_beside;
varying float v_half;

void main() {
  vec2 along = a_end - a_start;
  float far = length(along);
  vec2 normal = far > 0.0 ? vec2(-along.y, along.x) / far : vec2(0.0);
  float width = a_width * mix(1.0, a_taper, a_corner.x) / u_sizeRatio;
  v_half = width / 2.0;
  v_beside = a_corner.y * (max(v_half, 0.5) + 0.5);
  vec2 position = mix(a_start, a_end, a_corner.x) + normal * v_beside * 2.0 * u_correctionRatio;
  gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
}`;

const FRAGMENT = /*glsl*/ `
precision mediump float;
varying vec4 v_color;
varying float v_beside;
varying float v_half;

void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  // What is thinner than a pixel is a fainter pixel.
  float cover = clamp(v_half + 0.5 - abs(v_beside), 0.0, 1.0) * min(1.0, v_half * 2.0);
  gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * cover;
  #endif
}`;

type Uniform = "u_matrix" | "u_sizeRatio" | "u_correctionRatio";

export function tieProgram() {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
  return class TieProgram extends EdgeProgram<Uniform> {
    getDefinition() {
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_correctionRatio"] as const,
        ATTRIBUTES: [
          { name: "a_start", size: 2, type: FLOAT },
          { name: "a_end", size: 2, type: FLOAT },
          { name: "a_width", size: 1, type: FLOAT },
          { name: "a_taper", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [0, -1],
          [0, 1],
          [1, -1],
          [1, 1],
        ],
      };
    }

    processVisibleItem(
      index: number,
      start: number,
      from: NodeDisplayData,
      to: NodeDisplayData,
      data: EdgeDisplayData,
    ): void {
      const { size, color, taper } = data as TieData;
      this.array.set([from.x, from.y, to.x, to.y, size, taper, floatColor(color), index], start);
    }

    setUniforms({ matrix, sizeRatio, correctionRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio!, sizeRatio);
      gl.uniform1f(uniformLocations.u_correctionRatio!, correctionRatio);
    }
  };
}
