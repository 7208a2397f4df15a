// The fill below a curve: coloured by height like a surface, and fading out below the curve.
#include "precision.glsl"
uniform sampler2D u_colours;
uniform float u_heightScale;

in float v_depth;
in float v_height;
in float v_clear;

out vec4 o_colour;

void main() {
  vec3 colour = texture(u_colours, vec2(clamp(v_height / u_heightScale, 0.0, 1.0), 0.5)).rgb;
  // v_depth is 1 on the curve and 0 on the base line.
  o_colour = vec4(0.85 * colour, v_clear * mix(0.28, 0.8, v_depth * v_depth));
}
