// A calm gradient, lighter behind the sheet and darker towards the corners.
#include "precision.glsl"
uniform vec3 u_middle;
uniform vec3 u_skyColour;
uniform vec3 u_glow;
uniform vec3 u_corner;
uniform float u_glowAt;
// The pane, in canvas pixels: left, bottom, width, height.
uniform vec4 u_pane;

out vec4 o_colour;

float dither(vec2 pixel) {
  return (fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))) - 0.5) / 255.0;
}

void main() {
  vec2 share = (gl_FragCoord.xy - u_pane.xy) / u_pane.zw;
  float aspect = min(u_pane.z / u_pane.w, 1.8);
  vec2 away = (share - vec2(0.5, u_glowAt)) * vec2(aspect, 1.0);
  vec3 colour = mix(u_middle, u_skyColour, smoothstep(0.35, 1.1, share.y) * 0.55);
  colour = mix(colour, u_glow, exp(-4.2 * dot(away, away)) * 0.85);
  colour = mix(colour, u_corner, smoothstep(0.25, 1.05, length((share - 0.5) * vec2(0.78 * aspect, 1.0))));
  o_colour = vec4(colour + dither(gl_FragCoord.xy), 1.0);
}
