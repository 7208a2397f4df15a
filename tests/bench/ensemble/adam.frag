#version 300 es
// Adam on Rosenbrock as one would write it by hand for the same use: its settings can be turned while it runs, and it
// notices when a run comes to rest or is lost. The steps stand one after the other, since a loop takes twice the time.
precision highp float;
precision highp sampler2D;

uniform sampler2D u_place;
uniform sampler2D u_averages;
// β₁, 1 − β₁, β₂, 1 − β₂.
uniform vec4 u_decays;
// a and b of the surface.
uniform vec2 u_valley;
// For each step η √(1 − β₂ᵗ) / (1 − β₁ᵗ) and ε √(1 − β₂ᵗ).
uniform vec2 u_corrections[32];
uniform int u_first;
uniform float u_restSquared;
// x, y, loss, and since when it rests (+) or when it was lost (−).
layout(location = 0) out vec4 o_place;
layout(location = 1) out vec4 o_averages;

#define STEP(k) \
  mx = b1 * mx + c1 * gx; \
  my = b1 * my + c1 * gy; \
  vx = b2 * vx + c2 * gx * gx; \
  vy = b2 * vy + c2 * gy * gy; \
  x -= u_corrections[k].x * mx / (sqrt(vx) + u_corrections[k].y); \
  y -= u_corrections[k].x * my / (sqrt(vy) + u_corrections[k].y); \
  gy = b * (y - x * x); \
  gx = 2.0 * (x - a - x * gy); \
  square = gx * gx + gy * gy; \
  sum += square; \
  moving = square < u_restSquared ? moving : float(k + 1);
#define STEPS4(k) STEP(k) STEP(k + 1) STEP(k + 2) STEP(k + 3)
#define STEPS16(k) STEPS4(k) STEPS4(k + 4) STEPS4(k + 8) STEPS4(k + 12)

void main() {
  ivec2 texel = ivec2(gl_FragCoord.xy);
  vec4 place = texelFetch(u_place, texel, 0);
  vec4 averages = texelFetch(u_averages, texel, 0);
  float b1 = u_decays.x, c1 = u_decays.y, b2 = u_decays.z, c2 = u_decays.w;
  float a = u_valley.x, b = 2.0 * u_valley.y;
  float x = place.x, y = place.y;
  float mx = averages.x, my = averages.y, vx = averages.z, vy = averages.w;
  float gy = b * (y - x * x);
  float gx = 2.0 * (x - a - x * gy);
  float square, sum = 0.0, moving = 0.0;
  STEPS16(0)
  STEPS16(16)
  float away = a - x, beside = y - x * x;
  float loss = away * away + u_valley.y * beside * beside;
  float record = moving == 32.0 ? 0.0 : moving == 0.0 && place.w > 0.0 ? place.w : float(u_first) + moving + 1.0;
  uint bits = floatBitsToUint(sum + x + y + loss);
  bool isLost = place.w < 0.0 || (bits & 0x7f800000u) == 0x7f800000u;
  float lostAt = place.w < 0.0 ? place.w : -float(u_first);
  o_place = isLost ? vec4(place.xyz, lostAt) : vec4(x, y, loss, record);
  o_averages = isLost ? averages : vec4(mx, my, vx, vy);
}
