// Shows an exposure: linear light as sRGB, from where its pane begins.
#include "precision.glsl"
uniform sampler2D u_light;
uniform vec2 u_from;

out vec4 o_colour;

void main() {
  vec3 light = clamp(texelFetch(u_light, ivec2(gl_FragCoord.xy - u_from), 0).rgb, 0.0, 1.0);
  vec3 colour = mix(12.92 * light, 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, light));
  o_colour = vec4(colour, 1.0);
}
