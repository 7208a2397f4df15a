// The surface's colour: the light baked from the height field, a lookup table for the hue, contour lines, the balls' shadows.
#include "precision.glsl"
#include "light.glsl"
#include "fog.glsl"
uniform vec3 cameraPosition;
uniform float u_heightScale;
uniform vec2 u_depth;
uniform bool u_isCutBelow;
uniform sampler2D u_shade;
uniform float u_shadeSize;
uniform sampler2D u_colours;
// Shows the colours of the table as they are.
uniform bool u_isTrueColour;
// Contour number = height × x + y; contours lie at whole numbers, every fifth is bold.
uniform vec2 u_contour;
uniform float u_contourStrength;
uniform vec3 u_contourColour;
// How strong thin and bold ones are.
uniform vec2 u_contourAlpha;
uniform vec4 u_edge;
uniform float u_underside;
// Canvas pixels to a pixel of a picture of the usual size.
uniform float u_unit;
uniform int u_ballCount;
uniform vec4 u_balls[32];
uniform bool u_isFloor;
// A map over a part of the domain, which replaces the colours there.
uniform sampler2D u_map;
uniform bool u_hasMap;
uniform vec2 u_mapFactor;
uniform vec2 u_mapOffset;

in vec2 v_share;
in float v_height;
in float v_near;

out vec4 o_colour;

// How much of this pixel the lines at whole numbers cover. They fade where they would be crowded, and on a plain.
float lines(float number, float slope, float width) {
  float away = abs(fract(number - 0.5) - 0.5) / slope;
  float gap = 1.0 / (slope * u_unit);
  return clamp(0.5 * width * u_unit + 0.5 - away, 0.0, 1.0) * smoothstep(3.0, 9.0, gap) * (1.0 - smoothstep(250.0, 900.0, gap));
}

// The shares of the sky and of the key light that the balls leave visible from a point.
vec2 shadow(vec3 position, vec3 normal) {
  float sky = 1.0;
  float light = 1.0;
  for (int i = 0; i < u_ballCount; i += 1) {
    vec3 towards = u_balls[i].xyz - position;
    float radius = u_balls[i].w;
    float square = dot(towards, towards) / (radius * radius);
    if (square > 25.0) continue;
    float away = radius * sqrt(square);
    // The solid angle of a sphere, weighted by the cosine (Quilez, "sphere ambient occlusion").
    sky *= 1.0 - 0.9 * clamp(dot(normal, towards) / away + 0.15, 0.0, 1.0) * min(1.0 / square, 1.0) * smoothstep(25.0, 9.0, square);
    // How close the ray to the light passes by the ball, with a penumbra that widens along the way.
    float along = dot(towards, u_key);
    float miss = sqrt(max(away * away - along * along, 0.0));
    float soft = 0.3 * radius + 0.22 * max(along, 0.0);
    light *= 1.0 - 0.85 * step(0.0, along) * (1.0 - smoothstep(radius - soft, radius + soft, miss)) * smoothstep(25.0, 16.0, square);
  }
  return vec2(sky, light);
}

// How near a border of the domain is, in pixels.
float toBorder() {
  vec2 away = min(v_share, 1.0 - v_share);
  if (min(away.x, away.y) > 0.008) return 1e3;
  vec2 pixel = vec2(length(vec2(dFdx(v_share.x), dFdy(v_share.x))), length(vec2(dFdx(v_share.y), dFdy(v_share.y))));
  away /= max(pixel, 1e-7);
  return min(away.x, away.y);
}

vec3 lit(vec3 albedo, vec3 normal, vec3 position, vec2 shade) {
  vec3 view = normalize(cameraPosition - position);
  float sky = u_skyGain * shade.x * (0.62 + 0.38 * normal.y);
  float key = u_keyGain * max(dot(normal, u_key), 0.0) * shade.y;
  float light = sky + key;
  vec3 colour = albedo * (easedLight(light) / max(light, 1e-4)) * (sky * skyTint() + key * keyTint());
  // A wide weak sheen, never in shadow and less on dark ground; a cool rim where the ground turns away.
  float glance = max(dot(normal, normalize(u_key + view)), 0.0);
  glance *= glance;
  glance *= glance;
  glance *= glance;
  glance *= glance;
  glance *= glance;
  float turned = 1.0 - max(dot(normal, view), 0.0);
  turned *= turned;
  turned *= turned;
  colour += 0.13 * glance * shade.y * sqrt(albedo.r + albedo.b) * keyTint();
  return colour + u_rim * turned * shade.x * vec3(0.62, 0.74, 1.0);
}

void main() {
  float perPixel = max(length(vec2(dFdx(v_height), dFdy(v_height))), 1e-7);
  float toCut = (1.0 - v_height) / perPixel;
  if (u_isCutBelow) toCut = min(toCut, v_height / perPixel);
  if (toCut < -0.5) discard;
  vec3 position = vec3(2.0 * v_share.x - 1.0, u_heightScale * v_height, u_depth.x + u_depth.y * v_share.y);
  float clear = clearAt(position.xz);
  if (clear <= 0.0) discard;
  vec3 albedo = texture(u_colours, vec2(clamp(v_height, 0.0, 1.0) * (255.0 / 256.0) + 0.5 / 256.0, 0.5)).rgb;
  if (u_hasMap && !u_isFloor) {
    vec2 onMap = v_share * u_mapFactor + u_mapOffset;
    vec2 within = clamp(onMap, 0.0, 1.0);
    // The tolerance lets a map that ends at the edge of the domain cover that edge despite rounding.
    if (all(lessThan(abs(onMap - within), vec2(1e-5)))) albedo = textureLod(u_map, within, 0.0).rgb;
  }
  albedo *= albedo;
  vec3 colour = albedo;
  vec4 shade = texture(u_shade, (v_share * (u_shadeSize - 1.0) + 0.5) / u_shadeSize);
  vec2 across = 2.0 * shade.xy - 1.0;
  vec3 normal = vec3(across.x, sqrt(max(1.0 - dot(across, across), 0.0)), across.y);
  if (u_isFloor) colour *= 0.5;
  else if (!u_isTrueColour) {
    vec2 open = shade.zw;
    if (v_near > 0.0) open *= shadow(position, normal);
    colour = lit(albedo, normal, position, open);
  }
  float number = v_height * u_contour.x + u_contour.y;
  float slope = perPixel * u_contour.x;
  float line = max(u_contourAlpha.x * lines(number, slope, 1.0), u_contourAlpha.y * lines(0.2 * number, 0.2 * slope, 1.5));
  colour = mix(colour, u_contourColour, u_contourStrength * line * smoothstep(0.004, 0.02, abs(1.0 - v_height)));
  // The order of cells turns triangles round, so the side that shows is read off the screen.
  vec2 right = dFdx(v_share);
  vec2 up = dFdy(v_share);
  if (right.x * up.y < right.y * up.x && !u_isFloor) {
    colour = mix(vec3(dot(albedo, vec3(0.3, 0.55, 0.15))), albedo, 0.6) * u_underside * (0.7 + 0.5 * normal.y);
  }
  // The border and the cut have a soft lit lip.
  float lip = 1.0 - smoothstep(0.6 * u_unit, 2.6 * u_unit, toBorder());
  lip = max(lip, 1.0 - smoothstep(1.2 * u_unit, 3.2 * u_unit, toCut));
  if (!u_isFloor) colour = mix(colour, mix(albedo, u_edge.rgb, u_edge.a), 0.9 * lip);
  vec3 shown = sqrt(clamp(u_isTrueColour ? colour : shoulder(colour), 0.0, 1.0));
  o_colour = vec4(shown + (u_isTrueColour ? 0.0 : dither(gl_FragCoord.xy)), clear);
}
