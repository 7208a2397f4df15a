// How open each place is to the sky, and how much of the key light reaches it: by the highest rise over the ground in
// some directions (horizon angles; Max, 1988). src/scene/ground/shade.ts computes the same in float64.
#include "precision.glsl"
uniform sampler2D u_relief;
uniform int u_directions;
uniform int u_steps;
// Azimuth and elevation of the key light, in radians; the azimuth from +x towards +z.
uniform vec2 u_key;

out vec4 o_shade;

const float skyReach = 1.4;
const float keyReach = 2.4;
const int keyRays = 7;
const float keySpread = 0.055;
const float penumbra = 0.13;
const float nearest = 0.008;

// The steepest way up from here, as a tangent.
float horizon(vec2 from, float height, vec2 direction, float reach, int steps, float jitter) {
  ivec2 size = textureSize(u_relief, 0);
  float steepest = 0.0;
  // The picture is 2 units wide, and its rows run against z.
  vec2 way = vec2(direction.x, -direction.y) * 0.5 * vec2(size - 1);
  // No further than to the border, which is often the highest.
  vec2 room = mix(from, vec2(size - 1) - from, greaterThan(way, vec2(0.0))) / max(abs(way), vec2(1e-4));
  float end = min(reach, min(room.x, room.y));
  for (int i = 0; i <= steps; i += 1) {
    float share = min((float(i) + jitter) / float(steps), 1.0);
    float away = max(end * share * sqrt(share), nearest);
    if (away > end) break;
    steepest = max(steepest, (texelFetch(u_relief, ivec2(from + away * way + 0.5), 0).x - height) / away);
  }
  return steepest;
}

void main() {
  vec2 here = floor(gl_FragCoord.xy);
  vec4 relief = texelFetch(u_relief, ivec2(here), 0);
  // Interleaved gradient noise (Jimenez, 2014) turns bands into grain, which the blur takes off.
  float jitter = 0.3 + 0.7 * fract(52.9829189 * fract(dot(here, vec2(0.06711056, 0.00583715))));
  float open = 0.0;
  for (int i = 0; i < u_directions; i += 1) {
    float angle = 6.2831853 * (float(i) + 0.5) / float(u_directions);
    float rise = horizon(here, relief.x, vec2(cos(angle), sin(angle)), skyReach, u_steps, jitter);
    open += 1.0 / (1.0 + rise * rise);
  }
  float lit = 0.0;
  for (int i = 0; i < keyRays; i += 1) {
    float angle = u_key.x + (float(i) - 3.0) * keySpread;
    float rise = horizon(here, relief.x, vec2(cos(angle), sin(angle)), keyReach, 2 * u_steps, jitter);
    lit += 1.0 - smoothstep(tan(u_key.y - penumbra), tan(u_key.y + penumbra), rise);
  }
  o_shade = vec4(0.5 + 0.5 * relief.yz, open / float(u_directions), lit / float(keyRays));
}
