// Powers β^t of a decay. GLSL's pow loses the digits by which they differ from 1.

// By squaring, for exponents below 2^17. It is written out because a loop would cost more than all of it.
float wholePower(float base, int exponent) {
  float power = 1.0;
  power *= (exponent & 1) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 2) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 4) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 8) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 16) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 32) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 64) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 128) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 256) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 512) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 1024) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 2048) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 4096) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 8192) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 16384) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 32768) != 0 ? base : 1.0;
  base *= base;
  power *= (exponent & 65536) != 0 ? base : 1.0;
  base *= base;
  return power;
}

float decayPower(float base, float exponent) {
  bool isWhole = exponent >= 0.0 && exponent < 131072.0 && exponent == floor(exponent);
  return isWhole ? wholePower(base, int(exponent)) : guardedPow(base, exponent);
}

// The same in parts of 32 steps, like the fused steps. The result must not depend on how steps are taken.
float powerAt(float base, int t) {
  int begins = (t - 1) / 32 * 32;
  float power = 1.0;
  for (int i = begins; i < t; i += 1) power *= base;
  return wholePower(base, begins) * power;
}
