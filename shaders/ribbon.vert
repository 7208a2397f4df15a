// Lines with a width in pixels: each segment is a quad around its capsule.
#include "precision.glsl"
#include "fog.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform vec3 cameraPosition;
uniform vec2 u_viewport;
// How far depth moves towards the camera, in scene units, so that the mesh does not hide a line on it.
uniform float u_lift;
uniform float u_casing;
uniform float u_hairline;
uniform float u_lineScale;
uniform float u_near;
// Between two lines side by side, in pixels.
uniform float u_laneWidth;
// Segments after the playhead are skipped if they are not drawn.
uniform bool u_hasPlayhead;
uniform float u_position;
uniform float u_ahead;

// Two texels per point: position and step; arc length, style, width in pixels and lane. They are read by index, not as
// instances, because with some drivers each instance costs as much as a draw.
uniform sampler2D u_points;
uniform int u_pointsPerRow;

out vec2 v_pixel;
flat out vec4 v_ends;
// The far ends of the previous and the next segment, and whether these exist.
flat out vec4 v_neighbours;
flat out vec2 v_joined;
flat out vec2 v_halfWidths;
flat out vec4 v_along;
flat out int v_style;
flat out float v_clear;

vec2 pixelOf(vec4 clip) {
  return (clip.xy / clip.w) * 0.5 * u_viewport;
}

float depthOf(vec3 position) {
  vec3 towards = cameraPosition - position;
  vec4 clip = projectionMatrix * (viewMatrix * vec4(position + towards * min(u_lift / length(towards), 0.5), 1.0));
  return clip.z / clip.w;
}

// A point moved to its lane: to the left of the way from the point before it to the one after it.
vec2 laned(vec2 here, vec2 before, vec2 after, float lane) {
  vec2 way = after - before;
  float len = length(way);
  if (lane == 0.0 || len < 1e-3) return here;
  return here + lane * u_laneWidth / len * vec2(-way.y, way.x);
}

vec4 pointAt(int index, int part) {
  return texelFetch(u_points, ivec2(2 * (index % u_pointsPerRow) + part, index / u_pointsPerRow), 0);
}

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  int first = gl_VertexID / 4;
  vec4 startMore = pointAt(first + 1, 1);
  vec4 endMore = pointAt(first + 2, 1);
  v_style = int(startMore.y);
  if (startMore.y < 0.0 || startMore.y != endMore.y) return;
  vec4 startPoint = pointAt(first + 1, 0);
  vec4 endPoint = pointAt(first + 2, 0);
  if (u_hasPlayhead && startPoint.w > u_position && u_ahead <= 0.0) return;
  v_clear = clearAt(0.5 * (startPoint.xz + endPoint.xz));
  if (v_clear <= 0.0) return;
  vec4 startView = viewMatrix * vec4(startPoint.xyz, 1.0);
  vec4 endView = viewMatrix * vec4(endPoint.xyz, 1.0);
  if (startView.z > -u_near || endView.z > -u_near) return;

  vec2 start = pixelOf(projectionMatrix * startView);
  vec2 end = pixelOf(projectionMatrix * endView);
  vec4 beforeMore = pointAt(first, 1);
  vec4 afterMore = pointAt(first + 3, 1);
  vec4 beforeView = viewMatrix * vec4(pointAt(first, 0).xyz, 1.0);
  vec4 afterView = viewMatrix * vec4(pointAt(first + 3, 0).xyz, 1.0);
  v_joined = vec2(
    beforeMore.y == startMore.y && beforeView.z < -u_near,
    afterMore.y == endMore.y && afterView.z < -u_near
  );
  vec2 before = v_joined.x > 0.5 ? pixelOf(projectionMatrix * beforeView) : start;
  vec2 after = v_joined.y > 0.5 ? pixelOf(projectionMatrix * afterView) : end;
  v_neighbours = vec4(
    laned(before, before, start, v_joined.x * beforeMore.w),
    laned(after, end, after, v_joined.y * afterMore.w)
  );
  vec2 trueStart = start;
  start = laned(start, before, end, startMore.w);
  end = laned(end, trueStart, after, endMore.w);
  vec2 halfWidths = 0.5 * u_lineScale * vec2(startMore.z, endMore.z);
  float reach = max(halfWidths.x, halfWidths.y) + u_casing + u_hairline + 1.0;
  vec2 way = end - start;
  float len = length(way);
  vec2 along = len > 1e-4 ? way / len : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);

  bool atEnd = (gl_VertexID & 1) == 1;
  float side = (gl_VertexID & 2) == 2 ? 1.0 : -1.0;
  v_pixel = (atEnd ? end + along * reach : start - along * reach) + across * side * reach;
  v_ends = vec4(start, end);
  v_halfWidths = halfWidths;
  v_along = vec4(startPoint.w, endPoint.w, startMore.x, endMore.x);
  gl_Position = vec4(v_pixel / (0.5 * u_viewport), depthOf(atEnd ? endPoint.xyz : startPoint.xyz), 1.0);
}
