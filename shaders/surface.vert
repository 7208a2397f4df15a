// The surface: a grid of cells, each vertex lifted to the height in its field texel.
#include "precision.glsl"
#include "guards.glsl"
{{heights}}
#include "height.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform sampler2D u_field;
uniform int u_fieldSize;
uniform int u_meshSize;
uniform float u_heightScale;
// A curve: two rows of vertices over one row of texels.
uniform bool u_isStrip;
// Where the picture begins in depth, and how far it goes from there.
uniform vec2 u_depth;
// Reverses columns, reverses rows, swaps columns and rows: so that near cells come before far ones and hide them.
uniform bvec3 u_order;
// If u_isFloor, the mesh is flat at u_floorHeight instead of lifted.
uniform bool u_isFloor;
uniform float u_floorHeight;

uniform int u_ballCount;
uniform vec4 u_balls[32];

// The share of the domain, from its south-west corner.
out vec2 v_share;
out float v_height;
// Whether a ball is near enough to shade this place.
out float v_near;

void main() {
  // In floats, which hold these integers exactly, because integer division is slow.
  float size = float(u_meshSize);
  float row = floor((float(gl_VertexID) + 0.5) / size);
  float column = float(gl_VertexID) - row * size;
  float last = size - 1.0;
  if (u_order.x) column = last - column;
  if (u_order.y) row = last - row;
  vec2 vertex = u_order.z ? vec2(row, column) : vec2(column, row);
  // The nearest texel, so that every vertex of a coarser mesh still lies exactly on the surface.
  float lastTexel = float(u_fieldSize - 1);
  vec2 texel = floor(vertex * (lastTexel / last) + 0.5);
  vec4 field = texelFetch(u_field, ivec2(texel.x, u_isStrip ? 0.0 : texel.y), 0);
  v_share = vec2(texel.x / lastTexel, u_isStrip ? row : texel.y / lastTexel);
  // Height is cut at 1, on a straight line between a vertex below and one above. Where there is no loss it is cut too.
  v_height = field.a < 0.999 ? highest : clamp(heightOf(field.x), lowest, highest);
  vec3 position = vec3(2.0 * v_share.x - 1.0, u_isFloor ? u_floorHeight : u_heightScale * v_height, u_depth.x + u_depth.y * v_share.y);
  v_near = 0.0;
  for (int i = 0; i < u_ballCount; i += 1) {
    vec3 away = u_balls[i].xyz - position;
    float reach = 5.0 * u_balls[i].w + 0.04;
    if (dot(away, away) < reach * reach) v_near = 1.0;
  }
  gl_Position = projectionMatrix * (viewMatrix * vec4(position, 1.0));
}
