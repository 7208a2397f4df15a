// The field pass: value and gradient at the grid vertex of this texel.
#include "precision.glsl"
#include "guards.glsl"
{{surface}}

uniform vec2 u_low;
uniform vec2 u_span;
uniform float u_size;

out vec4 o_field;

void main() {
  vec2 share = floor(gl_FragCoord.xy) / (u_size - 1.0);
  vec3 field = lossAndGradient(u_low + share * u_span);
  bool valid = isFinite(field.x) && isFinite(field.y) && isFinite(field.z);
  o_field = valid ? vec4(field, 1.0) : vec4(0.0);
}
