// Around the selected ball: a glow in its colour, and a light ring in a dark casing.
#include "precision.glsl"
uniform vec3 u_colour;
uniform vec3 u_casing;

in vec2 v_at;
flat in float v_radius;

out vec4 o_colour;

void main() {
  float away = length(v_at);
  float outside = max(away - 1.0, 0.0) / 0.75;
  vec4 colour = vec4(u_colour, 0.55 * exp(-outside * sqrt(outside)) * smoothstep(2.6, 1.8, away));
  float fromRing = abs(away - 1.42) * v_radius;
  colour = mix(colour, vec4(u_casing, 1.0), 0.75 * clamp(2.5 - fromRing, 0.0, 1.0));
  colour = mix(colour, vec4(1.0), clamp(1.55 - fromRing, 0.0, 1.0));
  if (colour.a < 0.004) discard;
  o_colour = colour;
}
