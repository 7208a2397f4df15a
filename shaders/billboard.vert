// Squares that face the camera: each instance has a centre in the scene and a radius in CSS pixels.
#include "precision.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform vec3 cameraPosition;
uniform vec2 u_viewport;
uniform vec4 u_places[{{places}}];
// How many radii the square reaches, and how far its depth moves towards the camera, in scene units.
uniform float u_reach;
uniform float u_lift;

out vec2 v_at;
flat out float v_radius;

void main() {
  vec4 place = u_places[gl_InstanceID];
  vec2 corner = vec2(gl_VertexID == 1 || gl_VertexID == 2 || gl_VertexID == 4, gl_VertexID == 2 || gl_VertexID == 4 || gl_VertexID == 5);
  v_radius = place.w;
  v_at = (2.0 * corner - 1.0) * u_reach;
  vec3 towards = cameraPosition - place.xyz;
  vec4 clip = projectionMatrix * (viewMatrix * vec4(place.xyz, 1.0));
  vec4 nearer = projectionMatrix * (viewMatrix * vec4(place.xyz + towards * min(u_lift / length(towards), 0.5), 1.0));
  gl_Position = vec4(clip.xy / clip.w + v_at * v_radius / (0.5 * u_viewport), nearer.z / nearer.w, 1.0);
}
