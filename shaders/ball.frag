// A ball's colour: the light of the scene, a small glint, and a dark casing that stands out on any ground.
#include "precision.glsl"
#include "light.glsl"
uniform vec3 cameraPosition;
// Colour, and how solid the ball is. The part that something hides is drawn with less strength.
uniform vec4 u_ballColours[32];
uniform float u_strength;
uniform vec3 u_casing;

in vec3 v_normal;
in vec3 v_position;
flat in int v_ball;

out vec4 o_colour;

void main() {
  vec3 normal = normalize(v_normal);
  vec3 view = normalize(cameraPosition - v_position);
  float facing = max(dot(normal, view), 0.0);
  vec4 colour = u_ballColours[v_ball];
  float sky = 0.5 + 0.5 * normal.y;
  float glance = max(dot(normal, normalize(u_key + view)), 0.0);
  vec3 lit = colour.rgb * colour.rgb * (0.34 + 0.30 * sky + 0.62 * max(dot(normal, u_key), 0.0));
  lit += 0.75 * pow(glance, 70.0) + 0.10 * pow(glance, 10.0);
  float turned = 1.0 - facing;
  lit += 0.22 * u_rim * turned * turned * turned * sky * vec3(0.62, 0.74, 1.0);
  // The rim of the sphere is its casing: an eighth of its radius.
  float casing = 1.0 - smoothstep(0.40, 0.50, facing);
  o_colour = vec4(mix(sqrt(clamp(shoulder(lit), 0.0, 1.0)), u_casing, casing), colour.a * u_strength);
}
