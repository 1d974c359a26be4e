// The shaders of the one node program: five shapes of equal area by distance field, with a paper gap, a verdict ring and a selection ring outside them. Distances are in pixels.

export const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_marks;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_px;
varying float v_size;
varying float v_shape;
varying float v_marks;
const float bias = 255.0 / 254.0;
void main() {
  float pixel = 2.0 * u_correctionRatio;
  float size = a_size / u_sizeRatio;
  // The triangle must hold the widest shape, the rings and a pixel to spare.
  float reach = 2.0 * (size * 1.4 + 9.0);
  vec2 offset = reach * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset * pixel, 1.0)).xy, 0.0, 1.0);
  v_px = offset;
  v_size = size;
  v_shape = a_shape;
  v_marks = a_marks;
  v_ring = a_ring;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_ring.a *= bias;
}`;

export const fragmentShader = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_px;
varying float v_size;
varying float v_shape;
varying float v_marks;
uniform vec3 u_paper;
uniform vec3 u_accent;
uniform float u_pixel;

float box(vec2 p, vec2 half_) {
  vec2 d = abs(p) - half_;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}
float hexagon(vec2 p, float apothem) {
  p = abs(p);
  return max(dot(p, vec2(0.5, 0.8660254)), p.x) - apothem;
}
float shape(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) return box(p, vec2(0.886 * r)) ;
  if (v_shape < 2.5) return box(vec2(p.x + p.y, p.y - p.x) * 0.70710678, vec2(0.886 * r));
  if (v_shape < 3.5) return max(box(p, vec2(0.80 * r, 1.02 * r)), dot(p, vec2(0.70710678)) - 0.92 * r);
  if (v_shape < 4.5) return hexagon(p, 0.952 * r);
  if (v_shape < 5.5) return abs(length(p) - 0.8 * r) - 0.22 * r;
  return length(p) - 1.25 * r;
}
void main() {
  float d = shape(v_px, v_size);
  // An open ring is one disc for what lies around it: no second ring in its hole.
  float rim = v_shape > 4.5 && v_shape < 5.5 ? length(v_px) - 1.02 * v_size : d;
  #ifdef PICKING_MODE
  if (rim > 5.0) discard;
  gl_FragColor = v_color;
  #else
  float ringed = step(0.004, v_ring.a);
  float edge = mix(1.0, 4.0, ringed);
  float selected = mod(v_marks, 2.0);
  float hollow = step(1.5, v_marks);
  float aa = 0.5 * u_pixel;
  vec4 result = vec4(0.0);
  float outer = edge + selected * 3.6;
  // From the outside inwards; each layer covers the one before.
  float a = (1.0 - smoothstep(outer - aa, outer + aa, rim)) * selected;
  result = vec4(u_accent * a, a);
  a = 1.0 - smoothstep(edge + 1.6 * selected - aa, edge + 1.6 * selected + aa, rim);
  result = mix(result, vec4(u_paper, 1.0), a);
  a = (1.0 - smoothstep(edge - aa, edge + aa, rim)) * ringed;
  result = mix(result, vec4(v_ring.rgb, 1.0), a);
  a = (1.0 - smoothstep(1.6 - aa, 1.6 + aa, rim)) * ringed;
  result = mix(result, vec4(u_paper, 1.0), a);
  a = 1.0 - smoothstep(-aa, aa, d);
  // The marks of facts are ground of paper here: the layer above draws them open on it.
  result = mix(result, vec4(v_shape < 5.5 ? v_color.rgb : u_paper, 1.0), a);
  a = (1.0 - smoothstep(-2.2 - aa, -2.2 + aa, d)) * hollow;
  result = mix(result, vec4(u_paper, 1.0), a);
  gl_FragColor = result * v_color.a;
  #endif
}`;
