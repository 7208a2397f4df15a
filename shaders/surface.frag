// The surface's colour: exact gradient for the light, a lookup table for the hue, contour lines, shadows of the balls.
#include "precision.glsl"
#include "guards.glsl"
{{heights}}
#include "height.glsl"
uniform vec3 cameraPosition;
uniform sampler2D u_field;
uniform int u_fieldSize;
uniform sampler2D u_colours;
uniform vec2 u_halfWidth;
uniform float u_heightScale;
uniform vec3 u_light;
uniform vec2 u_ambient;
// Contour number = height × x + y; contours lie at whole numbers, every fifth is bold.
uniform vec2 u_contour;
uniform float u_contourStrength;
uniform float u_contourWidth;
uniform vec3 u_contourColour;
uniform int u_ballCount;
uniform vec4 u_balls[32];
uniform bool u_isFloor;
// A map over a part of the domain, which replaces the colours there.
uniform sampler2D u_map;
uniform bool u_hasMap;
uniform vec2 u_mapFactor;
uniform vec2 u_mapOffset;

in vec2 v_texel;
in float v_near;

out vec4 o_colour;

vec4 fieldAt(vec2 texel) {
  ivec2 low = ivec2(texel);
  ivec2 high = min(low + 1, ivec2(u_fieldSize - 1));
  vec2 share = texel - vec2(low);
  vec4 south = mix(texelFetch(u_field, low, 0), texelFetch(u_field, ivec2(high.x, low.y), 0), share.x);
  vec4 north = mix(texelFetch(u_field, ivec2(low.x, high.y), 0), texelFetch(u_field, high, 0), share.x);
  return mix(south, north, share.y);
}

// How much of this pixel the lines cover: there is one of `width` pixels at every whole number.
float lines(float number, float slope, float width) {
  float away = abs(fract(number - 0.5) - 0.5) / max(slope, 1e-6);
  // Crowded lines fade to their average tone. A flat surface has no lines.
  float crowded = smoothstep(0.25, 0.6, slope);
  float line = clamp(0.5 + 0.5 * width - away, 0.0, 1.0);
  return mix(line, min(width * slope, 1.0) * 0.5, crowded) * smoothstep(1e-3, 4e-3, slope);
}

// The shares of the sky and of the light that the balls leave visible from a point.
vec2 shadow(vec3 position, vec3 normal) {
  float sky = 1.0;
  float light = 1.0;
  for (int i = 0; i < u_ballCount; i += 1) {
    vec3 towards = u_balls[i].xyz - position;
    float radius = u_balls[i].w;
    float square = dot(towards, towards);
    if (square > 36.0 * radius * radius) continue;
    float away = sqrt(square);
    // The solid angle of a sphere, weighted by the cosine (Quilez, "sphere ambient occlusion").
    sky *= 1.0 - clamp(dot(normal, towards) / away, 0.0, 1.0) * min(radius * radius / square, 1.0);
    // How close the ray to the light passes by the ball, with a penumbra that widens along the way.
    float along = dot(towards, u_light);
    float miss = sqrt(max(square - along * along, 0.0));
    float soft = 0.35 * radius + 0.2 * max(along, 0.0);
    light *= 1.0 - step(0.0, along) * (1.0 - smoothstep(radius - soft, radius + soft, miss)) * 0.75;
  }
  return vec2(sky, light);
}

float power32(float x) {
  x *= x;
  x *= x;
  x *= x;
  x *= x;
  return x * x;
}

void main() {
  vec4 field = fieldAt(v_texel);
  if (field.a < 0.999) discard;
  float height = heightOf(field.x);
  float fade = u_isFloor ? 1.0 : seenAt(height);
  if (fade <= 0.0) discard;
  vec2 share = v_texel / float(u_fieldSize - 1);
  vec3 position = vec3(2.0 * share.x - 1.0, u_heightScale * height, 1.0 - 2.0 * share.y);
  vec2 slope = u_heightScale * heightSlopeOf(field.x) * field.yz * u_halfWidth;
  vec3 normal = normalize(vec3(-slope.x, 1.0, slope.y));

  vec3 colour = texture(u_colours, vec2(clamp(height, 0.0, 1.0) * (255.0 / 256.0) + 0.5 / 256.0, 0.5)).rgb;
  if (u_hasMap && !u_isFloor) {
    vec2 onMap = share * u_mapFactor + u_mapOffset;
    vec2 within = clamp(onMap, 0.0, 1.0);
    // The tolerance lets a map that ends at the edge of the domain cover that edge despite rounding.
    if (all(lessThan(abs(onMap - within), vec2(1e-5)))) colour = textureLod(u_map, within, 0.0).rgb;
  }

  float number = height * u_contour.x + u_contour.y;
  float steepness = fwidth(number);
  float contour = max(
    0.5 * lines(number, steepness, u_contourWidth),
    lines(number * 0.2, steepness * 0.2, 1.6 * u_contourWidth)
  );
  contour *= u_contourStrength;

  vec2 open = u_isFloor || v_near <= 0.0 ? vec2(1.0) : shadow(position, normal);
  vec3 linear = colour * colour;
  linear = mix(linear, u_contourColour, contour);
  if (u_isFloor) {
    linear *= 0.5;
  } else {
    vec3 view = normalize(cameraPosition - position);
    float key = max(dot(normal, u_light), 0.0);
    float ambient = mix(u_ambient.y, u_ambient.x, 0.5 + 0.5 * normal.y);
    float glint = power32(max(dot(normal, normalize(u_light + view)), 0.0)) * 0.04 * open.y;
    float away = 1.0 - max(dot(normal, view), 0.0);
    float rim = away * away * away * 0.05;
    linear = linear * (ambient + 0.72 * key) * mix(0.22, 1.0, open.x * open.y) + glint + rim * u_ambient.x;
  }
  o_colour = vec4(sqrt(linear), fade);
}
