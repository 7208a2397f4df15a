// The light of the scene, on squares of sRGB, which are near enough to linear light and cheap.
uniform vec3 u_key;
// How much the sky and the key light give. Together they are 1 on flat open ground, which then has the map's own colour.
uniform float u_skyGain;
uniform float u_keyGain;
// How strongly the sky's blue and the key's warmth tint.
uniform float u_tint;
uniform float u_rim;

const float darkest = 0.34;

// 1 where the light is 1. Shadow ends at `darkest`, and light comes to 1.34 at most.
float easedLight(float light) {
  float over = light - 1.0;
  return light >= 1.0 ? 1.0 + 0.34 * over / (0.34 + over) : darkest + (1.0 - darkest) * light * (2.0 - light);
}

vec3 keyTint() { return mix(vec3(1.0), vec3(1.03, 1.0, 0.95), u_tint); }
vec3 skyTint() { return mix(vec3(1.0), vec3(0.90, 0.97, 1.14), u_tint); }

// What is brighter than the screen comes near its white, not to it.
vec3 shoulder(vec3 colour) {
  vec3 over = max(colour - 0.8, 0.0);
  return min(colour, 0.8) + 0.2 * over / (0.2 + over);
}

// Half a step of a byte: smooth ground shows no bands.
float dither(vec2 pixel) {
  return (fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))) - 0.5) / 255.0;
}
