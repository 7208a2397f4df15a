// The surface: one strip of cells an instance, each vertex lifted to the height in its field texel.
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform sampler2D u_field;
uniform int u_fieldSize;
uniform int u_meshSize;
uniform float u_heightScale;
// Columns reversed, rows reversed, columns and rows exchanged: so that far cells come before near ones.
uniform bvec3 u_order;
// Flat on the floor at this height, in place of lifted, where u_isFloor.
uniform bool u_isFloor;
uniform float u_floorHeight;

uniform int u_ballCount;
uniform vec4 u_balls[32];

out vec2 v_texel;
out vec3 v_position;
out float v_height;
out float v_valid;
out float v_near;

void main() {
  int column = gl_VertexID % u_meshSize;
  int row = gl_InstanceID + gl_VertexID / u_meshSize;
  int last = u_meshSize - 1;
  if (u_order.x) column = last - column;
  if (u_order.y) row = last - row;
  ivec2 vertex = u_order.z ? ivec2(row, column) : ivec2(column, row);
  // The nearest texel: a mesh coarser than the field still has every vertex exactly on the surface.
  ivec2 texel = (vertex * (u_fieldSize - 1) + last / 2) / last;
  vec4 field = texelFetch(u_field, texel, 0);
  vec2 share = vec2(texel) / float(u_fieldSize - 1);
  v_texel = vec2(texel);
  v_height = heightOf(field.x);
  v_valid = field.a;
  float lifted = u_isFloor ? u_floorHeight : u_heightScale * clamp(v_height, -1.0, 3.0);
  v_position = vec3(2.0 * share.x - 1.0, lifted, 1.0 - 2.0 * share.y);
  // Whether a ball is near enough to shade this place: most of the surface is spared the search.
  v_near = 0.0;
  for (int i = 0; i < u_ballCount; i += 1) {
    if (distance(u_balls[i].xyz, v_position) < 6.0 * u_balls[i].w + 0.06) v_near = 1.0;
  }
  gl_Position = projectionMatrix * viewMatrix * vec4(v_position, 1.0);
}
