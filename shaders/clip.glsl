// Clipping of a gradient, as src/run/clip.ts does it.
vec2 clipNorm(vec2 g, float limit) { return g * min(limit / (length(g) + 1e-6), 1.0); }

vec2 clipValue(vec2 g, float limit) { return clamp(g, -limit, limit); }
