// Noise as a function of (seed, stream, step): the same integers as src/run/noise.ts.

// pcg4d of Jarzynski & Olano, "Hash Functions for GPU Rendering", 2020.
uvec4 hash(uvec4 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> 16u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}

// A number from 0 to just below 1 of a rule's step, call and turn: src/math/hash.ts has the same bits.
float randomAt(uvec2 dice, float call, float turn) {
  return float(hash(uvec4(dice, uint(call), uint(turn))).x >> 8u) * 5.9604644775390625e-8;
}

float normalAt(uvec2 dice, float call, float turn) {
  uvec4 bits = hash(uvec4(dice, uint(call), uint(turn)));
  float radius = sqrt(-2.0 * log((float(bits.x) + 0.5) * 2.3283064365386963e-10));
  return radius * preciseCos(1.4629180792671596e-9 * float(bits.y));
}

// The key of a step's random numbers.
uvec2 diceOf(uint seed, uint stream, uint step) { return hash(uvec4(seed, stream, step, 1u)).xy >> uvec2(0u, 12u); }

// Two independent standard normal numbers: Box & Muller, 1958.
vec2 normals(uint seed, uint stream, uint step) {
  uvec4 bits = hash(uvec4(seed, stream, step, 0u));
  float radius = sqrt(-2.0 * log((float(bits.x) + 0.5) * 2.3283064365386963e-10));
  float angle = 1.4629180792671596e-9 * float(bits.y);
  return radius * vec2(preciseCos(angle), preciseSin(angle));
}
