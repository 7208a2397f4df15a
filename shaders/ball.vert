// A ball: each instance is the unit sphere, moved and scaled to the centre and radius of one ball.
#include "precision.glsl"
uniform mat4 projectionMatrix;
uniform mat4 viewMatrix;
uniform vec4 u_balls[32];

in vec3 position;

out vec3 v_normal;
out vec3 v_position;
flat out int v_ball;

void main() {
  vec4 ball = u_balls[gl_InstanceID];
  v_ball = gl_InstanceID;
  v_normal = position;
  v_position = ball.xyz + ball.w * position;
  gl_Position = projectionMatrix * (viewMatrix * vec4(v_position, 1.0));
}
