// The lit edge of the sheet, darker downwards.
#include "precision.glsl"
#include "fog.glsl"
uniform sampler2D u_colours;
uniform vec4 u_edge;
uniform bool u_isCutBelow;

in float v_height;
in float v_down;
in vec2 v_ground;
flat in float v_side;

out vec4 o_colour;

void main() {
  if (v_height > 1.0 || (u_isCutBelow && v_height < 0.0)) discard;
  float clear = clearAt(v_ground);
  if (clear <= 0.0) discard;
  vec3 albedo = texture(u_colours, vec2(clamp(v_height, 0.0, 1.0) * (255.0 / 256.0) + 0.5 / 256.0, 0.5)).rgb;
  vec3 colour = mix(albedo * albedo, u_edge.rgb, u_edge.a) * v_side * mix(1.0, 0.42, smoothstep(0.15, 1.0, v_down));
  o_colour = vec4(sqrt(clamp(colour, 0.0, 1.0)), clear);
}
