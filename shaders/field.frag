// The field pass: value and gradient at the grid vertex of this texel.
#include "precision.glsl"
#include "guards.glsl"
{{surface}}

uniform vec2 u_low;
uniform vec2 u_span;
uniform float u_size;

// Of very many rows, the surface is a mean over some of them, and a coarse grid has what the others add.
uniform highp sampler2D u_added;
uniform int u_addedSize;

out vec4 o_field;

vec3 addedAt(ivec2 at) {
  return texelFetch(u_added, at, 0).xyz;
}

vec3 added(vec2 share) {
  vec2 at = share * float(u_addedSize - 1);
  ivec2 low = min(ivec2(at), ivec2(u_addedSize - 2));
  vec2 past = at - vec2(low);
  vec3 below = mix(addedAt(low), addedAt(low + ivec2(1, 0)), past.x);
  vec3 above = mix(addedAt(low + ivec2(0, 1)), addedAt(low + ivec2(1, 1)), past.x);
  return mix(below, above, past.y);
}

void main() {
  vec2 share = floor(gl_FragCoord.xy) / (u_size - 1.0);
  vec3 field = lossAndGradient(u_low + share * u_span);
  if (u_addedSize > 1) field += added(share);
  bool valid = isFinite(field.x) && isFinite(field.y) && isFinite(field.z);
  o_field = valid ? vec4(field, 1.0) : vec4(0.0);
}
