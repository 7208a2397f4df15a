// A run as a tiny ball: the shading of a sphere over the light that the vertex shader computed.
#include "precision.glsl"
// Towards the light, as the camera sees it.
uniform vec3 u_viewLight;

flat in vec3 v_colour;

out vec4 o_colour;

void main() {
  vec2 across = 2.0 * gl_PointCoord - 1.0;
  float square = dot(across, across);
  // Opaque points need no sorting, which a million points would not allow.
  if (square > 1.0) discard;
  vec3 normal = vec3(across.x, -across.y, sqrt(1.0 - square));
  o_colour = vec4(v_colour * (0.66 + 0.46 * max(dot(normal, u_viewLight), 0.0)), 1.0);
}
