// Copies a texture, texel by texel, from where its pane begins.
#include "precision.glsl"
uniform sampler2D u_picture;
uniform vec2 u_from;

out vec4 o_colour;

void main() {
  o_colour = vec4(texelFetch(u_picture, ivec2(gl_FragCoord.xy - u_from), 0).rgb, 1.0);
}
