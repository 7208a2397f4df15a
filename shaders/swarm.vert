// One run of an ensemble as a point on the surface, between its places at two steps.
#include "precision.glsl"
#include "guards.glsl"
{{heights}}
#include "height.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform vec3 cameraPosition;

// Texel (column, row): x, y, loss, and a record that is negative once the run has diverged.
uniform sampler2D u_before;
uniform sampler2D u_after;
uniform ivec2 u_cells;
// How far the playhead is on its way from one to the other.
uniform float u_share;

// Value and gradient over the domain, including both ends. A curve has one row.
uniform sampler2D u_ground;
uniform ivec2 u_groundSize;
uniform vec2 u_low;
uniform vec2 u_span;
uniform bool u_isCurve;
uniform int u_meshSize;
uniform float u_heightScale;
uniform vec2 u_halfWidth;
uniform vec3 u_key;

// Colours by height, or by the position in the rectangle of runs.
uniform sampler2D u_colours;
uniform bool u_byHeight;
// With several swarms, the hue says whose run it is, and the colour only gives the lightness.
uniform bool u_isOneOfSeveral;
uniform vec3 u_runnerColour;
uniform float u_turn;
uniform float u_turns;

// Diameter in scene units, canvas pixels per unit at distance 1, and the minimum size in canvas pixels.
uniform float u_diameter;
uniform float u_pixels;
uniform float u_leastSize;

flat out vec3 v_colour;

const float ceiling = 1.0;
// Small points in a dark colour would be invisible.
const float towardsWhite = 0.18;
// How far depth moves towards the camera, in scene units: over a surface, its maximum, and over a curve's line.
const float lift = 0.008;
const float maxLift = 0.07;
const float curveLift = 0.03;

float meshHeight(ivec2 vertex) {
  // The mesh takes the nearest texel: see surface.vert.
  ivec2 texel = ivec2(vec2(vertex) * (vec2(u_groundSize - 1) / float(u_meshSize - 1)) + 0.5);
  return heightOf(texelFetch(u_ground, texel, 0).x);
}

// How far the mesh passes above a place, because it is coarser than the ground.
float meshAbove(vec2 share, float height) {
  vec2 cell = share * float(u_meshSize - 1);
  ivec2 low = min(ivec2(cell), ivec2(u_meshSize - 2));
  vec2 at = cell - vec2(low);
  float southWest = meshHeight(low);
  float southEast = meshHeight(low + ivec2(1, 0));
  float northWest = meshHeight(low + ivec2(0, 1));
  float northEast = meshHeight(low + 1);
  float south = mix(southWest, southEast, at.x);
  float north = mix(northWest, northEast, at.x);
  // The diagonal of a cell depends on the camera, so this takes the higher of the two.
  float twist = abs(southWest + northEast - southEast - northWest);
  float fold = min(min(at.x, at.y), min(1.0 - at.x, 1.0 - at.y));
  return max(mix(south, north, at.y) + 0.5 * fold * twist - height, 0.0);
}

// Whether the way to the camera leaves the domain below the border of the sheet.
bool isUnder(vec3 position, vec3 towards) {
  vec2 ways = (sign(towards.xz) - position.xz) / towards.xz;
  float way = min(towards.x == 0.0 ? 1.0 : ways.x, towards.z == 0.0 ? 1.0 : ways.y);
  if (way >= 1.0) return false;
  vec3 exit = position + way * towards;
  vec2 share = clamp(vec2(0.5 + 0.5 * exit.x, 0.5 - 0.5 * exit.z), 0.0, 1.0);
  float border = heightOf(texelFetch(u_ground, ivec2(share * vec2(u_groundSize - 1) + 0.5), 0).x);
  return exit.y < u_heightScale * min(border, highest) - 0.005;
}

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = 1.0;
  v_colour = vec3(0.0);
  // In floats, because integer division is slow. A quotient that was rounded across a row's end is corrected.
  int row = int((float(gl_VertexID) + 0.5) / float(u_cells.x));
  int column = gl_VertexID - row * u_cells.x;
  row += column < 0 ? -1 : (column < u_cells.x ? 0 : 1);
  ivec2 cell = ivec2(gl_VertexID - row * u_cells.x, row);
  vec4 before = texelFetch(u_before, cell, 0);
  if (before.w < 0.0) return;
  vec2 place = mix(before.xy, texelFetch(u_after, cell, 0).xy, u_share);
  vec2 share = (place - u_low) / u_span;
  if (any(lessThan(share, vec2(0.0))) || any(greaterThan(share, vec2(1.0)))) return;

  // From the nearest texel along its gradient: as accurate as four texels, at the cost of one.
  vec2 texels = vec2(u_groundSize - 1);
  vec2 nearest = floor(share * texels + 0.5);
  vec4 ground = texelFetch(u_ground, ivec2(nearest), 0);
  float loss = ground.x + dot(ground.yz * u_halfWidth, 2.0 * (share - nearest / max(texels, vec2(1.0))));
  float height = heightOf(loss);
  if (ground.a < 0.999 || !(height <= ceiling) || (u_isCutBelow && height < 0.0)) return;
  vec3 position = vec3(2.0 * share.x - 1.0, u_heightScale * height, 1.0 - 2.0 * share.y);
  vec2 slope = u_heightScale * heightSlopeOf(loss) * ground.yz * u_halfWidth;
  vec3 normal = normalize(vec3(-slope.x, 1.0, slope.y));
  vec3 towards = cameraPosition - position;
  float away = length(towards);
  // A ridge hides its far side, whatever a coarse mesh shows, and the sheet what it is seen under.
  if (!u_isCurve && (dot(normal, towards) < -0.05 * away || isUnder(position, towards))) return;

  float nearer = curveLift;
  if (!u_isCurve) nearer = min(lift + 3.0 * u_heightScale * meshAbove(share, height), maxLift);
  // Runs of several swarms in one place alternate in front.
  nearer += 1e-4 * mod(float(cell.x + cell.y) + u_turn, u_turns);
  vec4 clip = projectionMatrix * (viewMatrix * vec4(position + towards * min(nearer / away, 0.5), 1.0));
  gl_Position = clip;
  float size = u_diameter * u_pixels / clip.w;
  gl_PointSize = max(size, u_leastSize);

  vec2 at = u_byHeight ? vec2(height, 0.5) : (vec2(cell) + 0.5) / vec2(u_cells);
  vec3 colour = textureLod(u_colours, at, 0.0).rgb;
  if (u_isOneOfSeveral) {
    float lightness = dot(colour, vec3(0.3, 0.6, 0.1));
    colour = mix(0.4 * u_runnerColour, mix(u_runnerColour, vec3(1.0), 0.55), lightness);
  }
  float key = max(dot(normal, u_key), 0.0);
  float ambient = mix(0.14, 0.42, 0.5 + 0.5 * normal.y);
  colour = mix(colour, vec3(1.0), towardsWhite);
  v_colour = colour * sqrt(u_isCurve ? 1.0 : 0.3 + ambient + 0.5 * key);
}
