// A cut face shows the colours of its heights as dim strata. Above the picture's top it fades with the walls.
#include "precision.glsl"
uniform sampler2D u_colours;
uniform vec3 u_ground;
uniform vec2 u_contour;
uniform float u_contourStrength;
uniform float u_base;
uniform float u_heightScale;

in float v_height;
in float v_rim;
in float v_valid;

out vec4 o_colour;

void main() {
  float fade = 1.0 - smoothstep(1.0, 1.14, v_height);
  if (v_valid < 0.999 || fade <= 0.0) discard;
  vec3 colour = texture(u_colours, vec2(clamp(v_height, 0.0, 1.0) * (255.0 / 256.0) + 0.5 / 256.0, 0.5)).rgb;
  float depth = clamp((v_rim - v_height) * u_heightScale / 0.5, 0.0, 1.0);
  o_colour = vec4(mix(u_ground, colour, mix(0.42, 0.12, sqrt(depth))), fade);
}
