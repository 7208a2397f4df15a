// The floor: one large square below the sheet.
#include "precision.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform float u_floorAt;

out vec2 v_at;

const float reach = 2.6;

void main() {
  vec2 corner = vec2(gl_VertexID == 1 || gl_VertexID == 2 || gl_VertexID == 4, gl_VertexID == 2 || gl_VertexID == 4 || gl_VertexID == 5);
  v_at = reach * (2.0 * corner - 1.0);
  gl_Position = projectionMatrix * (viewMatrix * vec4(v_at.x, u_floorAt, v_at.y, 1.0));
}
