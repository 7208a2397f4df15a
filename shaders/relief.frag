// The height field as the light sees it: height in scene units, the normal, and where there is no loss, nothing.
#include "precision.glsl"
#include "guards.glsl"
{{heights}}
#include "height.glsl"
uniform sampler2D u_field;
uniform int u_fieldSize;
uniform vec2 u_halfWidth;
uniform float u_heightScale;
uniform float u_size;

out vec4 o_relief;

// Between its texels, so that a finer relief has no steps.
vec4 fieldAt(vec2 texel) {
  ivec2 low = ivec2(texel);
  ivec2 high = min(low + 1, ivec2(u_fieldSize - 1));
  vec2 share = texel - vec2(low);
  vec4 south = mix(texelFetch(u_field, low, 0), texelFetch(u_field, ivec2(high.x, low.y), 0), share.x);
  vec4 north = mix(texelFetch(u_field, ivec2(low.x, high.y), 0), texelFetch(u_field, high, 0), share.x);
  return mix(south, north, share.y);
}

void main() {
  vec2 share = floor(gl_FragCoord.xy) / (u_size - 1.0);
  vec4 field = fieldAt(share * float(u_fieldSize - 1));
  float height = heightOf(field.x);
  bool isCut = field.a < 0.999 || height > 1.0 || (u_isCutBelow && height < 0.0);
  // Scene x runs along the columns, z against the rows.
  vec2 slope = isCut ? vec2(0.0) : u_heightScale * heightSlopeOf(field.x) * field.yz * u_halfWidth;
  vec3 normal = normalize(vec3(-slope.x, 1.0, slope.y));
  o_relief = vec4(u_heightScale * clamp(field.a < 0.999 ? 0.0 : height, 0.0, 1.0), normal.x, normal.z, 1.0);
}
