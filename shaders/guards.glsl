// Functions of the formula language whose built-in GLSL versions are undefined, imprecise or overflow early.
float infinity() { return uintBitsToFloat(0x7f800000u); }
float notANumber() { return uintBitsToFloat(0x7fc00000u); }

// Tests the exponent bits, because isnan and isinf may be optimized away.
bool isFinite(float x) { return (floatBitsToUint(x) & 0x7f800000u) != 0x7f800000u; }

float guardedLog(float x) { return x > 0.0 ? log(x) : (x == 0.0 ? -infinity() : notANumber()); }
float guardedSqrt(float x) { return x >= 0.0 ? sqrt(x) : notANumber(); }
float guardedExp(float x) { return x > 88.72 ? infinity() : (x < -103.0 ? 0.0 : exp(x)); }
float guardedAsin(float x) { return abs(x) <= 1.0 ? asin(x) : notANumber(); }
float guardedAcos(float x) { return abs(x) <= 1.0 ? acos(x) : notANumber(); }

// Near 0 the difference of exponentials loses its digits. The series does not.
float guardedSinh(float x) {
  float square = x * x;
  if (square < 0.25) return x * (1.0 + square * (1.0 / 6.0 + square * (1.0 / 120.0 + square / 5040.0)));
  return 0.5 * (guardedExp(x) - guardedExp(-x));
}

float guardedCosh(float x) { return 0.5 * (guardedExp(x) + guardedExp(-x)); }

float guardedTanh(float x) {
  if (abs(x) > 10.0) return sign(x);
  if (abs(x) < 0.5) return guardedSinh(x) / guardedCosh(x);
  float e = exp(2.0 * x);
  return (e - 1.0) / (e + 1.0);
}

float guardedAtan2(float y, float x) { return x == 0.0 && y == 0.0 ? 0.0 : atan(y, x); }

// With a NaN on either side both comparisons fail, and the sum is NaN.
float guardedMin(float a, float b) { return a <= b ? a : (b < a ? b : a + b); }
float guardedMax(float a, float b) { return a >= b ? a : (b > a ? b : a + b); }

// As in float64, a negative base only has whole powers.
float guardedPow(float base, float exponent) {
  if (exponent == 0.0) return 1.0;
  if (base > 0.0) return pow(base, exponent);
  if (base == 0.0) return exponent > 0.0 ? 0.0 : infinity();
  if (base != base || exponent != floor(exponent)) return notANumber();
  float size = pow(-base, exponent);
  return mod(exponent, 2.0) == 1.0 ? -size : size;
}

// GLSL only guarantees sin and cos to an absolute error of 2^-11, and software GPUs are no better. So these are sinf and
// cosf of the Cephes library (Moshier, 1989). The argument is reduced by multiples of π/2, in three parts.
float quarterWave(float x, int offset) {
  float n = floor(x * 0.636619772 + 0.5);
  float r = ((x - n * 1.5703125) - n * 4.83751296997e-4) - n * 7.54978995489e-8;
  float z = r * r;
  int quarter = int(n) + offset;
  float value = (quarter & 1) == 0
    ? ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r
    : ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  return (quarter & 2) == 0 ? value : -value;
}

float preciseSin(float x) { return quarterWave(x, 0); }
float preciseCos(float x) { return quarterWave(x, 1); }
