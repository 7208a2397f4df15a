// The front wall under a one-parameter curve, between the curve and its base line.
#include "precision.glsl"
#include "fog.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform float u_front;

in vec3 position;

out float v_depth;
out float v_height;
out float v_clear;

void main() {
  v_depth = position.z;
  v_height = position.y;
  v_clear = clearAt(vec2(position.x, u_front));
  gl_Position = projectionMatrix * (viewMatrix * vec4(position.xy, u_front, 1.0));
}
