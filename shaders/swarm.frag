// A run as a tiny ball: the point's own roundness, over the surface's light that the vertex brought.
#include "precision.glsl"
// Towards the light, as the camera sees it.
uniform vec3 u_viewLight;

flat in vec3 v_colour;

out vec4 o_colour;

void main() {
  vec2 across = 2.0 * gl_PointCoord - 1.0;
  float square = dot(across, across);
  // What is opaque need not be sorted, and a million points could not be.
  if (square > 1.0) discard;
  vec3 normal = vec3(across.x, -across.y, sqrt(1.0 - square));
  o_colour = vec4(v_colour * (0.66 + 0.46 * max(dot(normal, u_viewLight), 0.0)), 1.0);
}
