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

float guardedLog2(float x) { return mix(mix(notANumber(), -infinity(), x == 0.0), log2(x), x > 0.0); }
float guardedLog10(float x) { return 0.4342944819 * guardedLog(x); }

// The rounding of 1 + x is taken back by the quotient (Kahan).
float guardedLog1p(float x) {
  float sum = 1.0 + x;
  float value = mix(guardedLog(sum) * (x / (sum - 1.0)), x, sum == 1.0);
  return mix(value, guardedLog(sum), abs(x) > 1e6 || sum <= 0.0);
}

float guardedExpm1(float x) {
  float series = x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0)))));
  return mix(guardedExp(x) - 1.0, series, abs(x) < 0.4);
}

float guardedCbrt(float x) { return mix(sign(x) * pow(abs(x), 1.0 / 3.0), x, x == 0.0); }

// Its series near 0; further out 7.1.26 of Abramowitz and Stegun, whose error is below 1.5e-7.
float guardedErf(float x) {
  float z = x * x;
  float series = x * (1.1283792 - z * (0.3761264 - z * (0.1128379 - z * (0.0268662 - z * 0.0052240))));
  float t = 1.0 / (1.0 + 0.3275911 * abs(x));
  float rest = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return mix(sign(x) * (1.0 - rest * guardedExp(-z)), series, abs(x) < 0.5);
}

float guardedSigmoid(float x) { return 1.0 / (1.0 + guardedExp(-x)); }
float guardedSoftplus(float x) { return guardedMax(x, 0.0) + guardedLog1p(guardedExp(-abs(x))); }

float guardedAsinh(float x) {
  float size = abs(x);
  float value = mix(guardedLog1p(size + size * size / (1.0 + sqrt(1.0 + size * size))), guardedLog(size) + 0.69314718, size > 1e8);
  return mix(value, -value, x < 0.0);
}

float guardedAcosh(float x) {
  float above = x - 1.0;
  float value = mix(guardedLog1p(above + guardedSqrt(above * (above + 2.0))), guardedLog(x) + 0.69314718, x > 1e8);
  return mix(value, notANumber(), x < 1.0);
}

float guardedAtanh(float x) {
  float value = 0.5 * guardedLog1p(2.0 * abs(x) / (1.0 - abs(x)));
  return mix(mix(value, -value, x < 0.0), notANumber(), abs(x) > 1.0);
}

float guardedHypot(float a, float b) {
  float size = max(abs(a), abs(b));
  float share = min(abs(a), abs(b)) / size;
  float value = mix(size * sqrt(1.0 + share * share), size, size == 0.0 || !isFinite(size));
  return mix(value, a + b, a != a || b != b);
}
