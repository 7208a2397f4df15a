// Functions of the formula language whose built-in GLSL versions are undefined, imprecise or overflow early.
// They compute every case and choose with `mix`: the compiler of a software GPU took 15 s for 18 sines with a `?:` each,
// and takes 0.1 s for these.
float infinity() { return uintBitsToFloat(0x7f800000u); }
float notANumber() { return uintBitsToFloat(0x7fc00000u); }

// Tests the exponent bits, because isnan and isinf may be optimized away.
bool isFinite(float x) { return (floatBitsToUint(x) & 0x7f800000u) != 0x7f800000u; }

float guardedLog(float x) { return mix(mix(notANumber(), -infinity(), x == 0.0), log(x), x > 0.0); }
float guardedSqrt(float x) { return mix(notANumber(), sqrt(x), x >= 0.0); }
float guardedExp(float x) { return mix(mix(exp(x), 0.0, x < -103.0), infinity(), x > 88.72); }
float guardedAsin(float x) { return mix(notANumber(), asin(x), abs(x) <= 1.0); }
float guardedAcos(float x) { return mix(notANumber(), acos(x), abs(x) <= 1.0); }

// Near 0 the difference of exponentials loses its digits. The series does not.
float guardedSinh(float x) {
  float square = x * x;
  float series = x * (1.0 + square * (1.0 / 6.0 + square * (1.0 / 120.0 + square / 5040.0)));
  return mix(0.5 * (guardedExp(x) - guardedExp(-x)), series, square < 0.25);
}

float guardedCosh(float x) { return 0.5 * (guardedExp(x) + guardedExp(-x)); }

float guardedTanh(float x) {
  float e = exp(2.0 * x);
  float value = mix((e - 1.0) / (e + 1.0), sign(x), abs(x) > 10.0);
  return mix(value, guardedSinh(x) / guardedCosh(x), abs(x) < 0.5);
}

float guardedAtan2(float y, float x) { return mix(atan(y, x), 0.0, x == 0.0 && y == 0.0); }

// With a NaN on either side both comparisons fail, and the sum is NaN.
float guardedMin(float a, float b) { return mix(mix(a + b, b, b < a), a, a <= b); }
float guardedMax(float a, float b) { return mix(mix(a + b, b, b > a), a, a >= b); }

// As in float64, a negative base only has whole powers.
float guardedPow(float base, float exponent) {
  float size = pow(abs(base), exponent);
  float turned = mix(size, -size, mod(exponent, 2.0) == 1.0);
  float below = mix(turned, notANumber(), base != base || exponent != floor(exponent));
  float power = mix(below, size, base > 0.0);
  power = mix(power, mix(infinity(), 0.0, exponent > 0.0), base == 0.0);
  return mix(power, 1.0, exponent == 0.0);
}

// GLSL only guarantees sin and cos to an absolute error of 2^-11, and software GPUs are no better. So these are sinf and
// cosf of the Cephes library (Moshier, 1989). The argument is reduced by multiples of π/2, in three parts. Above 1e5 a
// float32 is too coarse for that, so the rest is kept to where the polynomials hold, and the result within [-1, 1].
float quarterWave(float x, int offset) {
  float n = floor(x * 0.636619772 + 0.5);
  float r = clamp(((x - n * 1.5703125) - n * 4.83751296997e-4) - n * 7.54978995489e-8, -0.8, 0.8);
  float z = r * r;
  int quarter = int(n - 4.0 * floor(0.25 * n)) + offset;
  float sine = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
  float cosine = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  float value = mix(cosine, sine, (quarter & 1) == 0);
  return mix(notANumber(), mix(-value, value, (quarter & 2) == 0), isFinite(x));
}

float preciseSin(float x) { return quarterWave(x, 0); }
float preciseCos(float x) { return quarterWave(x, 1); }
