// Fog: all is clear near a ball and fades away from it.
// Where the ball touches the ground, x and z of the scene; how far from there fog begins, and where there is nothing else.
// All 0: there is no fog.
uniform vec4 u_fog;

// How much of what stands on this ground shows through, from 0 to 1.
float clearAt(vec2 ground) {
  return u_fog.w > 0.0 ? 1.0 - smoothstep(u_fog.z, u_fog.w, distance(ground, u_fog.xy)) : 1.0;
}
