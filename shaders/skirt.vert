// The cut faces at the rim of the domain, from the surface down to the base: one strip of cells per side.
#include "precision.glsl"
#include "guards.glsl"
{{heights}}
#include "height.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform vec3 cameraPosition;
uniform sampler2D u_field;
uniform int u_fieldSize;
uniform float u_heightScale;
uniform float u_base;
uniform int u_cells;

out float v_height;
out float v_rim;
out float v_valid;

void main() {
  int cell = gl_VertexID / 6;
  int side = cell / u_cells;
  int corner = gl_VertexID % 6;
  bool atTop = corner == 1 || corner == 2 || corner == 4;
  int along = cell % u_cells + (corner == 2 || corner == 4 || corner == 5 ? 1 : 0);
  int last = u_fieldSize - 1;
  int texel = (along * last + u_cells / 2) / u_cells;
  // South, east, north, west, each with its outward direction.
  ivec2 rimTexel = side == 0 ? ivec2(texel, 0) : side == 1 ? ivec2(last, texel) : side == 2 ? ivec2(texel, last) : ivec2(0, texel);
  vec3 outward = side == 0 ? vec3(0.0, 0.0, 1.0) : side == 1 ? vec3(1.0, 0.0, 0.0) : side == 2 ? vec3(0.0, 0.0, -1.0) : vec3(-1.0, 0.0, 0.0);
  vec4 field = texelFetch(u_field, rimTexel, 0);
  vec2 share = vec2(rimTexel) / float(last);
  v_rim = heightOf(field.x);
  v_valid = field.a;
  float top = u_heightScale * clamp(v_rim, u_isCutBelow ? 0.0 : -1.0, 3.0);
  vec3 position = vec3(2.0 * share.x - 1.0, atTop ? top : u_base, 1.0 - 2.0 * share.y);
  v_height = position.y / u_heightScale;
  // A face that points away is not drawn.
  bool isFacing = dot(cameraPosition - position, outward) > 0.0;
  gl_Position = isFacing ? projectionMatrix * (viewMatrix * vec4(position, 1.0)) : vec4(2.0, 2.0, 2.0, 1.0);
}
