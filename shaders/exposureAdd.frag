// Adds a picture to an exposure: the mean of so many samples a side of each pixel, in linear light.
#include "precision.glsl"
uniform sampler2D u_picture;
uniform int u_samples;
uniform float u_share;

out vec4 o_light;

vec3 linear(vec3 colour) {
  return mix(colour / 12.92, pow((colour + 0.055) / 1.055, vec3(2.4)), step(0.04045, colour));
}

void main() {
  vec3 sum = vec3(0.0);
  ivec2 from = u_samples * ivec2(gl_FragCoord.xy);
  for (int row = 0; row < u_samples; row += 1)
    for (int column = 0; column < u_samples; column += 1)
      sum += linear(texelFetch(u_picture, from + ivec2(column, row), 0).rgb);
  o_light = vec4(sum * u_share / float(u_samples * u_samples), 1.0);
}
