// A ball's colour: the light of the surface, a soft highlight, and an outline that stands out on any ground.
#include "precision.glsl"
uniform vec3 cameraPosition;
uniform vec3 u_light;
uniform vec2 u_ambient;
// Colour, and how solid the ball is. The part that something hides is drawn with less strength.
uniform vec4 u_ballColours[32];
uniform float u_strength;
uniform int u_selected;
uniform vec3 u_outline;
uniform vec3 u_selectedOutline;

in vec3 v_normal;
in vec3 v_position;
flat in int v_ball;

out vec4 o_colour;

void main() {
  vec3 normal = normalize(v_normal);
  vec3 view = normalize(cameraPosition - v_position);
  float facing = max(dot(normal, view), 0.0);
  vec4 colour = u_ballColours[v_ball];
  float key = max(dot(normal, u_light), 0.0);
  float ambient = mix(u_ambient.y, u_ambient.x, 0.5 + 0.5 * normal.y);
  float glint = pow(max(dot(normal, normalize(u_light + view)), 0.0), 60.0) * 0.5;
  vec3 lit = sqrt(colour.rgb * colour.rgb * (0.15 + ambient + 0.8 * key) + glint);
  bool isSelected = v_ball == u_selected;
  float edge = 1.0 - smoothstep(isSelected ? 0.42 : 0.28, isSelected ? 0.52 : 0.42, facing);
  vec3 outline = isSelected ? u_selectedOutline : u_outline;
  o_colour = vec4(mix(lit, outline, edge * (isSelected ? 1.0 : 0.7)), colour.a * u_strength);
}
