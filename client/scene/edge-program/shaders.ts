// The shaders of the one edge program: a bowed line of twelve pieces, dashed when the fact is weak, fading towards a pole, with an arrowhead at the rim of its target where there is room; its colour premultiplied.

export const pieces = 12;

export const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_from;
attribute vec2 a_to;
attribute float a_width;
attribute float a_bow;
attribute float a_style;
// Kind of head; reach of the target's mark before zooming, and pixels of its rings.
attribute vec3 a_head;
attribute vec2 a_place;
uniform mat3 u_matrix;
uniform float u_correctionRatio;
uniform float u_thick;
uniform float u_sizeRatio;
uniform float u_near;
varying vec4 v_color;
varying float v_t;
varying float v_length;
varying float v_style;
varying float v_side;
varying float v_half;
varying float v_tip;
varying float v_head;
const float bias = 255.0 / 254.0;
void main() {
  float pixel = 2.0 * u_correctionRatio;
  vec2 along = a_to - a_from;
  vec2 across = vec2(-along.y, along.x);
  vec2 control = 0.5 * (a_from + a_to) + across * a_bow * 2.0;
  float t = a_place.x;
  vec2 middle = mix(mix(a_from, control, t), mix(control, a_to, t), t);
  vec2 tangent = normalize(mix(control - a_from, a_to - control, t) + vec2(1e-9, 0.0));
  vec2 normal = vec2(-tangent.y, tangent.x);
  v_length = length(along) / pixel;
  // The tip stands a pixel off the rim. A head needs room: three times its own length of free line.
  v_tip = a_head.y / u_sizeRatio + a_head.z + 1.5;
  float wanted = step(0.5, a_head.x) * (1.0 - step(1.5, a_head.x) * (1.0 - u_near));
  v_head = wanted * clamp((v_length - 2.0 * v_tip - 24.0) / 12.0, 0.0, 1.0) * (6.0 + a_width);
  float wide = v_head * step(1.0 - (v_tip + v_head) / v_length - ${(1 / pieces).toFixed(4)}, t) * 0.5;
  float half_ = max(0.5 * max(a_width, u_thick), wide) + 0.75;
  gl_Position = vec4((u_matrix * vec3(middle + normal * a_place.y * half_ * pixel, 1.0)).xy, 0.0, 1.0);
  v_t = t;
  v_style = a_style;
  v_side = a_place.y * half_;
  v_half = 0.5 * max(a_width, u_thick);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

export const fragmentShader = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_t;
varying float v_length;
varying float v_style;
varying float v_side;
varying float v_half;
varying float v_tip;
varying float v_head;
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  // Styles: 1 dashed, 2 fades towards its source, 4 towards its target.
  float dashed = mod(v_style, 2.0);
  float toSource = mod(floor(v_style / 2.0), 2.0);
  float toTarget = mod(floor(v_style / 4.0), 2.0);
  float gap = dashed * step(5.0, mod(v_t * v_length, 8.0));
  float fade = mix(1.0, 0.14 + 0.86 * pow(v_t, 1.6), toSource) * mix(1.0, 0.14 + 0.86 * pow(1.0 - v_t, 1.6), toTarget);
  float cover = 1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_side));
  float body = cover * (1.0 - gap);
  if (v_head > 0.5) {
    // Pixels from the tip along the line: a bowed line is a little longer than its chord.
    float back = (1.0 - v_t) * v_length * 1.03 - v_tip;
    body *= smoothstep(0.45, 0.55, back / v_head);
    float slant = 0.92 * abs(v_side) - 0.39 * back;
    body = max(body, 1.0 - smoothstep(-0.5, 0.5, max(slant, back - v_head)));
  }
  float alpha = v_color.a * fade * body;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}`;
