#version 300 es
// Adam on Rosenbrock as one would write it by hand, two runs a texel: while one waits for its square root, the other is
// computed. The steps stand one after the other, since a loop and an index that is computed take twice the time.
precision highp float;
precision highp sampler2D;

uniform sampler2D u_theta;
uniform sampler2D u_m;
uniform sampler2D u_v;
// For each step η √(1 − β₂ᵗ) / (1 − β₁ᵗ) and ε √(1 − β₂ᵗ).
uniform vec2 u_corrections[64];
layout(location = 0) out vec4 o_theta;
layout(location = 1) out vec4 o_m;
layout(location = 2) out vec4 o_v;

#define STEP(k) \
  gy = 200.0 * (y - x * x); \
  gx = 2.0 * (x - 1.0 - x * gy); \
  mx = 0.9 * mx + 0.1 * gx; \
  my = 0.9 * my + 0.1 * gy; \
  vx = 0.999 * vx + 0.001 * gx * gx; \
  vy = 0.999 * vy + 0.001 * gy * gy; \
  x -= u_corrections[k].x * mx / (sqrt(vx) + u_corrections[k].y); \
  y -= u_corrections[k].x * my / (sqrt(vy) + u_corrections[k].y);
#define STEPS4(k) STEP(k) STEP(k + 1) STEP(k + 2) STEP(k + 3)
#define STEPS16(k) STEPS4(k) STEPS4(k + 4) STEPS4(k + 8) STEPS4(k + 12)

void main() {
  ivec2 texel = ivec2(gl_FragCoord.xy);
  vec4 theta = texelFetch(u_theta, texel, 0);
  vec4 m = texelFetch(u_m, texel, 0);
  vec4 v = texelFetch(u_v, texel, 0);
  vec2 x = theta.xz;
  vec2 y = theta.yw;
  vec2 mx = m.xz;
  vec2 my = m.yw;
  vec2 vx = v.xz;
  vec2 vy = v.yw;
  vec2 gx;
  vec2 gy;
  STEPS16(0)
  STEPS16(16)
  STEPS16(32)
  STEPS16(48)
  o_theta = vec4(x.x, y.x, x.y, y.y);
  o_m = vec4(mx.x, my.x, mx.y, my.y);
  o_v = vec4(vx.x, vy.x, vx.y, vy.y);
}
