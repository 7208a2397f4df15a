// Takes the grain off the sky's and the key's shares. The normals stay as sharp as they are.
#include "precision.glsl"
uniform sampler2D u_shade;

out vec4 o_shade;

void main() {
  ivec2 here = ivec2(gl_FragCoord.xy);
  ivec2 last = textureSize(u_shade, 0) - 1;
  vec2 sum = vec2(0.0);
  float weights = 0.0;
  for (int row = -2; row <= 2; row += 1) {
    for (int column = -2; column <= 2; column += 1) {
      float weight = exp(-0.35 * float(row * row + column * column));
      sum += weight * texelFetch(u_shade, clamp(here + ivec2(column, row), ivec2(0), last), 0).zw;
      weights += weight;
    }
  }
  o_shade = vec4(texelFetch(u_shade, here, 0).xy, sum / weights);
}
