// Two rings, a dot and four ticks, white in a dark casing over a darker pool.
#include "precision.glsl"
uniform float u_strength;

in vec2 v_at;
flat in float v_clear;

out vec4 o_colour;

const vec3 casing = vec3(0.03, 0.03, 0.06);

float ring(float away, float radius, float halfWidth, float pixel) {
  return clamp((halfWidth - abs(away - radius)) / pixel + 0.5, 0.0, 1.0);
}

void main() {
  float away = length(v_at);
  float pixel = max(fwidth(v_at.x), fwidth(v_at.y));
  float width = max(0.045, 0.6 * pixel);
  float ink = max(ring(away, 0.92, width, pixel), ring(away, 0.52, width, pixel));
  ink = max(ink, clamp((0.15 - away) / pixel + 0.5, 0.0, 1.0));
  vec2 across = abs(v_at);
  float tick = clamp((0.04 - min(across.x, across.y)) / pixel + 0.5, 0.0, 1.0);
  ink = max(ink, tick * step(0.92, away) * step(away, 1.16));
  float dark = max(ring(away, 0.92, 2.2 * width, pixel), ring(away, 0.52, 2.2 * width, pixel));
  dark = max(dark, clamp((0.21 - away) / pixel + 0.5, 0.0, 1.0));
  float pool = 0.28 * smoothstep(1.05, 0.6, away);
  float alpha = max(max(0.7 * dark, ink), pool) * u_strength * v_clear;
  if (alpha < 0.004) discard;
  o_colour = vec4(mix(casing, vec3(1.0), ink), alpha);
}
