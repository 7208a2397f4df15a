// Lines of a width in pixels: an instance is a segment, drawn as a quad that holds its capsule.
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform vec3 cameraPosition;
uniform vec2 u_viewport;
// How far towards the camera depth is taken, in scene units, so that a line on the mesh is not hidden by it.
uniform float u_lift;
uniform float u_casing;
uniform float u_lineScale;
uniform float u_near;

// Position and step; arc length, style and width in pixels.
in vec3 a_previous;
in vec3 a_previousMore;
in vec4 a_start;
in vec3 a_startMore;
in vec4 a_end;
in vec3 a_endMore;

out vec2 v_pixel;
flat out vec4 v_ends;
flat out vec4 v_before;
flat out vec4 v_halfWidths;
flat out vec4 v_along;
flat out int v_style;

vec2 pixelOf(vec4 clip) {
  return (clip.xy / clip.w) * 0.5 * u_viewport;
}

float depthOf(vec3 position) {
  vec3 towards = cameraPosition - position;
  vec4 clip = projectionMatrix * viewMatrix * vec4(position + towards * min(u_lift / length(towards), 0.5), 1.0);
  return clip.z / clip.w;
}

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  v_style = int(a_startMore.y);
  bool joined = a_startMore.y >= 0.0 && a_startMore.y == a_endMore.y;
  if (!joined) return;
  vec4 startView = viewMatrix * vec4(a_start.xyz, 1.0);
  vec4 endView = viewMatrix * vec4(a_end.xyz, 1.0);
  if (startView.z > -u_near || endView.z > -u_near) return;

  vec2 start = pixelOf(projectionMatrix * startView);
  vec2 end = pixelOf(projectionMatrix * endView);
  vec2 halfWidths = 0.5 * u_lineScale * vec2(a_startMore.z, a_endMore.z);
  float reach = max(halfWidths.x, halfWidths.y) + u_casing + 1.0;
  vec2 way = end - start;
  float len = length(way);
  vec2 along = len > 1e-4 ? way / len : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);

  bool atEnd = (gl_VertexID & 1) == 1;
  float side = (gl_VertexID & 2) == 2 ? 1.0 : -1.0;
  v_pixel = (atEnd ? end + along * reach : start - along * reach) + across * side * reach;
  v_ends = vec4(start, end);
  v_halfWidths = vec4(halfWidths, 0.0, 0.0);
  v_along = vec4(a_start.w, a_end.w, a_startMore.x, a_endMore.x);
  // What the segment before covers is left to it, so that translucent lines do not darken at their joints.
  vec4 beforeView = viewMatrix * vec4(a_previous, 1.0);
  bool hasBefore = a_previousMore.y == a_startMore.y && beforeView.z < -u_near;
  v_before = vec4(hasBefore ? pixelOf(projectionMatrix * beforeView) : start, hasBefore ? 1.0 : 0.0, 0.5 * u_lineScale * a_previousMore.z);
  gl_Position = vec4(v_pixel / (0.5 * u_viewport), depthOf(atEnd ? a_end.xyz : a_start.xyz), 1.0);
}
