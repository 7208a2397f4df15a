// Clipping of a gradient, as src/run/clip.ts does it. Where squares overflow, the gradient is scaled down before.
vec2 clipNorm(vec2 g, float limit) {
  float largest = max(abs(g.x), abs(g.y));
  float scale = mix(1.0, largest, largest > 1e18);
  vec2 scaled = g / scale;
  return scaled * min(limit / (length(scaled) + 1e-6 / scale), scale);
}

vec2 clipValue(vec2 g, float limit) { return clamp(g, -limit, limit); }
