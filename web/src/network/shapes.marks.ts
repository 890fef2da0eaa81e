// Draws all actors in one call of the graphics card: a square piece of canvas for each, on which the shader keeps what lies within
// the shape (a signed distance in pixels: below 0 is inside). A thin line of the ground's colour keeps marks that overlap apart.
import { NodeProgram, numberToGLSLFloat, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { channels, type Palette } from "./palette";
import { DIAMOND, SQUARE, TRIANGLE, TRIANGLE_DROP } from "./shapes";

/** What the drawing tells of an actor beside what sigma knows. */
export interface MarkData extends NodeDisplayData {
  readonly shape: number;
  /** Steps back behind what is chosen, and is named only under the pointer. */
  readonly isFaded: boolean;
}

const VERTEX = /*glsl*/ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;

void main() {
  v_radius = a_size / u_sizeRatio;
  v_point = a_corner * (v_radius * 1.7 + 2.0);
  v_shape = a_shape;
  gl_Position = vec4((u_matrix * vec3(a_position + v_point * 2.0 * u_correctionRatio, 1)).xy, 0, 1);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
}`;

const FRAGMENT = /*glsl*/ `
precision highp float;
varying vec4 v_color;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;
uniform vec3 u_ground;
uniform float u_pixelRatio;

float distanceTo(vec2 p, float r) {
  if (v_shape < 0.5) return max(abs(p.x), abs(p.y)) - ${numberToGLSLFloat(SQUARE)} * r;
  if (v_shape < 1.5) {
    p.y += ${numberToGLSLFloat(TRIANGLE_DROP)} * r;
    return max(-p.y, abs(p.x) * 0.866 + p.y * 0.5) - ${numberToGLSLFloat(TRIANGLE / 2)} * r;
  }
  if (v_shape > 2.5 && v_shape < 3.5) return (abs(p.x) + abs(p.y) - ${numberToGLSLFloat(DIAMOND)} * r) * 0.7071;
  return length(p) - r;
}

void main(void) {
  float outside = distanceTo(v_point, v_radius);
  #ifdef PICKING_MODE
  // Small marks are met a little beside them, too.
  gl_FragColor = outside < 2.0 ? v_color : vec4(0.0);
  #else
  float soft = 0.6 / u_pixelRatio;
  float within = 1.0 - smoothstep(-soft, soft, outside);
  float border = min(1.0, v_radius * 0.3);
  float shown = 1.0 - smoothstep(border - soft, border + soft, outside);
  // Hollow: the ground shows again where the line ends.
  if (v_shape > 3.5) within *= smoothstep(-soft, soft, outside + max(1.25, v_radius * 0.28));
  // Colours are told multiplied by how opaque they are; a hidden actor has none.
  gl_FragColor = vec4(mix(u_ground, v_color.rgb, within), 1.0) * shown * min(1.0, v_color.a * 255.0 / 254.0);
  #endif
}`;

type Uniform = "u_matrix" | "u_sizeRatio" | "u_correctionRatio" | "u_pixelRatio" | "u_ground";

/** A program for a drawing whose palette may change while it stands. */
export function markProgram(palette: () => Palette) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
  return class MarkProgram extends NodeProgram<Uniform> {
    getDefinition() {
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_pixelRatio", "u_ground"] as const,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_shape", size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    processVisibleItem(index: number, start: number, data: NodeDisplayData): void {
      const { x, y, size, color, shape } = data as MarkData;
      this.array.set([x, y, size, floatColor(color), index, shape], start);
    }

    setUniforms(
      { matrix, sizeRatio, correctionRatio, pixelRatio }: RenderParams,
      { gl, uniformLocations }: ProgramInfo,
    ) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio!, sizeRatio);
      gl.uniform1f(uniformLocations.u_correctionRatio!, correctionRatio);
      gl.uniform1f(uniformLocations.u_pixelRatio!, pixelRatio);
      gl.uniform3fv(uniformLocations.u_ground!, channels(palette().ground));
    }
  };
}
