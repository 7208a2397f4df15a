// The edge of the sheet: a strip as thick as the sheet along each border, one cell after another.
#include "precision.glsl"
#include "guards.glsl"
{{heights}}
#include "height.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform sampler2D u_field;
uniform int u_fieldSize;
uniform float u_heightScale;
uniform float u_thickness;
uniform int u_cells;

out float v_height;
out float v_down;
out vec2 v_ground;
flat out float v_side;

void main() {
  int cell = gl_VertexID / 6;
  int side = cell / u_cells;
  int corner = gl_VertexID % 6;
  bool atTop = corner == 1 || corner == 2 || corner == 4;
  int along = cell % u_cells + (corner == 2 || corner == 4 || corner == 5 ? 1 : 0);
  int last = u_fieldSize - 1;
  int texel = (along * last + u_cells / 2) / u_cells;
  // South, east, north, west.
  ivec2 border = side == 0 ? ivec2(texel, 0) : side == 1 ? ivec2(last, texel) : side == 2 ? ivec2(texel, last) : ivec2(0, texel);
  vec4 field = texelFetch(u_field, border, 0);
  vec2 share = vec2(border) / float(last);
  v_height = field.a < 0.999 ? highest : clamp(heightOf(field.x), lowest, highest);
  v_down = atTop ? 0.0 : 1.0;
  v_side = side == 0 ? 0.85 : side == 1 ? 0.55 : side == 2 ? 0.72 : 1.0;
  vec3 position = vec3(2.0 * share.x - 1.0, u_heightScale * v_height - u_thickness * v_down, 1.0 - 2.0 * share.y);
  v_ground = position.xz;
  gl_Position = projectionMatrix * (viewMatrix * vec4(position, 1.0));
}
