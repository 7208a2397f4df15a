// Targets at the minima: flat, at the height and the depth of the minimum, so that a steep valley cannot tear one.
#include "precision.glsl"
#include "fog.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform vec3 cameraPosition;
// Centre and radius in scene units.
uniform vec4 u_places[{{places}}];
// A curve is seen from the front, and its targets stand upright.
uniform bool u_isUpright;

out vec2 v_at;
flat out float v_clear;

const float reach = 1.25;
const float lift = 0.03;

void main() {
  vec4 place = u_places[gl_InstanceID];
  v_clear = clearAt(place.xz);
  vec2 corner = vec2(gl_VertexID == 1 || gl_VertexID == 2 || gl_VertexID == 4, gl_VertexID == 2 || gl_VertexID == 4 || gl_VertexID == 5);
  v_at = reach * (2.0 * corner - 1.0);
  vec3 flatly = u_isUpright ? vec3(v_at, 0.0) : vec3(v_at.x, 0.0, v_at.y);
  vec3 towards = cameraPosition - place.xyz;
  vec4 clip = projectionMatrix * (viewMatrix * vec4(place.xyz + place.w * flatly, 1.0));
  vec4 nearer = projectionMatrix * (viewMatrix * vec4(place.xyz + towards * min(lift / length(towards), 0.5), 1.0));
  gl_Position = vec4(clip.xy, nearer.z / nearer.w * clip.w, clip.w);
}
