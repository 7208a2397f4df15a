"""mpmath 1.3.0 with 160 to 1,300 binary digits. Writes elementary.json.

python3 tests/reference/make_elementary.py > tests/reference/elementary.json

Of each function: arguments, the nearest float64 of the value, and how far the exact value lies above it, in last
digits of it. Arguments are random with a fixed seed, and HARD has those that are hard for a method.

python3 tests/reference/make_elementary.py fits

prints the polynomials of src/math/elementary: Chebyshev's interpolation, with the greatest error.
"""

import json
import math
import random
import sys

import mpmath
from mpmath import mp, mpf

COUNT = 60

rng = random.Random(7)


def span(low, high):
    return lambda: rng.uniform(low, high)


def decades(low, high, sign=True):
    return lambda: (rng.choice([-1, 1]) if sign else 1) * 10 ** rng.uniform(low, high)


def near_quarters():
    return float(mpf(rng.randrange(1, 2 ** rng.randrange(2, 60))) * mp.pi / 2)


TURNS = [span(-0.8, 0.8), span(-7, 7), span(-300, 300), decades(-12, 0), decades(5, 7), decades(7, 308), near_quarters]
TURNS_HARD = [
    1e22, 355.0, 2.0**1023, 6381956970095103 * 2.0**797, 1.5707963267948966, 3.141592653589793, 0.7853981633974484,
    1600000.0, 1600001.0, 16367173 * 2.0**72, 1.7976931348623157e308, 5.0e-324, 7.4e-9,
]
UNIT_HARD = [0.5, -0.5, math.nextafter(1, 0), math.nextafter(-1, 0), 0.975, 1e-300, 5e-324, math.nextafter(0.5, 1)]

# name: the function, the ranges of its arguments, hard arguments
FUNCTIONS = {
    "exp": (mpmath.exp, [span(-1, 1), span(-30, 30), span(-708, 709.7), span(-745, -708), decades(-20, 0)],
            [709.782712893384, -745.133, -708.4220665852711, 5e-324, 0.34657359027997264, 1.0]),
    "log": (mpmath.log, [span(0.5, 2), span(0.99, 1.01), span(0, 100), decades(-307, 308, False)],
            [5e-324, 2.2e-308, 1.7976931348623157e308, math.nextafter(1, 0), math.nextafter(1, 2), 2.0, 1.4142135623730951]),
    "log10": (mpmath.log10, [span(0.5, 2), span(0, 100), decades(-307, 308, False)],
              [5e-324, 1e22, 1e-5, 1000.0, math.nextafter(1, 0), 1.7976931348623157e308]),
    "sin": (mpmath.sin, TURNS, TURNS_HARD),
    "cos": (mpmath.cos, TURNS, TURNS_HARD),
    "tan": (mpmath.tan, TURNS, TURNS_HARD),
    "asin": (mpmath.asin, [span(-1, 1), lambda: 1 - 10 ** rng.uniform(-16, 0), decades(-12, 0)], UNIT_HARD),
    "acos": (mpmath.acos, [span(-1, 1), lambda: 1 - 10 ** rng.uniform(-16, 0), lambda: -1 + 10 ** rng.uniform(-16, 0)], UNIT_HARD),
    "atan": (mpmath.atan, [span(-1, 1), span(-4, 4), decades(-10, 20)], [1e300, 2.0**60, 0.25, 0.75, 1.0, 1.0000000000000002]),
    "sinh": (mpmath.sinh, [span(-1.2, 1.2), span(-30, 30), span(-710, 710), decades(-10, 0)],
             [710.4758600739439, 1.0, 0.9999999999999999, 22.0, 5e-324]),
    "cosh": (mpmath.cosh, [span(-1.2, 1.2), span(-30, 30), span(-710, 710), decades(-10, 0)],
             [710.4758600739439, 1.0, 0.9999999999999999, 22.0, 5e-324]),
    "tanh": (mpmath.tanh, [span(-1.2, 1.2), span(-23, 23), decades(-10, 0)],
             [0.9920752173790044, 1.0005972650988457, 0.9999999999999999, 22.0, 5e-324]),
}

PAIRS = {
    "pow": (mpmath.power, [
        lambda: (rng.uniform(0, 3), rng.uniform(-20, 20)),
        lambda: (rng.uniform(0.999, 1.001), rng.uniform(-7e5, 7e5)),
        lambda: (10 ** rng.uniform(-300, 300), rng.uniform(-1, 1)),
        lambda: (float(rng.randrange(-20, 0)), float(rng.randrange(-20, 20))),
    ], [(10.0, 22.0), (10.0, -5.0), (0.9, 100.0), (2.0, -1074.0), (1.0000000000000002, 1e18), (5e-324, 0.5), (3.0, 33.0)]),
    "atan2": (mpmath.atan2, [
        lambda: (rng.uniform(-1, 1), rng.uniform(-1, 1)),
        lambda: (decades(-3, 3)(), decades(-3, 3)()),
        lambda: (decades(-320, -300)(), decades(-320, -300)()),
        lambda: (decades(290, 308)(), decades(290, 308)()),
    ], [(1e-300, 1e300), (1e300, 1e-300), (1e-300, -1e300), (5e-324, 1e-323), (1.0, -1.0), (1e308, 1.7e308)]),
    "hypot": (mpmath.hypot, [
        lambda: (rng.uniform(-1, 1), rng.uniform(-1, 1)),
        lambda: (decades(-3, 3)(), decades(-3, 3)()),
        lambda: (decades(-320, -300)(), decades(-320, -300)()),
        lambda: (decades(290, 307)(), decades(290, 307)()),
    ], [(3.0, 4.0), (1e308, 1e308), (5e-324, 5e-324), (1.0, 1e-8), (1e200, 1e-200), (5.0, 12.0)]),
}

# After all others, so that the random arguments of those are as they were.
LATER = {
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), [span(0.5, 2), span(0, 100), decades(-307, 308, False)],
             [5e-324, 1024.0, 2.0**-1074, 10.0, math.nextafter(1, 0), 1.7976931348623157e308]),
    "log1p": (mpmath.log1p, [span(-0.3, 0.45), span(-1, 1), span(0, 100), decades(-20, 0), decades(0, 308, False)],
              [-0.9999999999999999, -0.29, 0.41421356237309503, 1e-300, 1e300, 5e-324, 1.0]),
    "expm1": (mpmath.expm1, [span(-0.4, 0.4), span(-3, 3), span(-40, 60), span(-708, 709), decades(-20, 0)],
              [0.34, 0.3466, -0.34, -0.35, 709.7, 39.2, 5e-324, 1.0]),
    "cbrt": (lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)), [span(-1, 1), span(-1000, 1000), decades(-307, 308)],
             [27.0, -8.0, 5e-324, 1.7976931348623157e308, 1e-5, 1000.0]),
    "erf": (mpmath.erf, [span(-1.3, 1.3), span(-6.1, 6.1), decades(-12, 0)],
            [1.25, 1.2499999999999998, 2.0, 3.0, 5.9, 0.5, 5e-324, -1e-300]),
    "asinh": (mpmath.asinh, [span(-1, 1), span(-30, 30), decades(-12, 300)], [1e8, 1e9, 5e-324, -1e300, 0.5]),
    "acosh": (mpmath.acosh, [span(1, 2), span(1, 100), decades(0, 300, False)],
              [1.0000000000000002, 2.0, 1e8, 1e9, 1e300]),
    "atanh": (mpmath.atanh, [span(-1, 1), span(-0.3, 0.3), decades(-12, 0)],
              [0.9999999999999999, -0.5, 5e-324, 0.99]),
}


def row(function, args):
    value = function(*map(mpf, args))
    nearest = float(value)
    return [*args, nearest, float(mpmath.nstr((value - mpf(nearest)) / mpf(math.ulp(nearest)), 6))]


def make():
    mp.prec = 1300
    rows = {}
    for name, (function, ranges, hard) in FUNCTIONS.items():
        args = [(x,) for x in hard] + [(ranges[i % len(ranges)](),) for i in range(COUNT)]
        rows[name] = [row(function, each) for each in args]
    for name, (function, ranges, hard) in PAIRS.items():
        rows[name] = [row(function, each) for each in hard + [ranges[i % len(ranges)]() for i in range(COUNT)]]
    for name, (function, ranges, hard) in LATER.items():
        args = [(x,) for x in hard] + [(ranges[i % len(ranges)](),) for i in range(COUNT)]
        rows[name] = [row(function, each) for each in args]
    parts = [f'"{name}":[\n' + ",\n".join(json.dumps(each) for each in own) + "\n]" for name, own in rows.items()]
    print("{" + ",\n".join(parts) + "}")


def fits():
    mp.dps = 60
    root, tiny = mpmath.sqrt, mpf(10) ** -30

    def fit(name, series, first, high, count):
        coefficients, error = mpmath.chebyfit(lambda z: first if z < tiny else series(z, root(z)), [0, high], count, error=True)
        print(name, [float(c) for c in reversed(coefficients)], "error", mpmath.nstr(error, 3))

    wider = mpf("1.001")
    eighth = (mp.pi / 4 * wider) ** 2
    ratio = ((root(mpf(2)) - 1) / (root(mpf(2)) + 1) * wider) ** 2
    fit("exp: P", lambda z, r: (r * mpmath.coth(r / 2) - 2) / z, mpf(1) / 6, (mp.ln2 / 2 * wider) ** 2, 5)
    fit("log: T", lambda z, s: (mpmath.log((1 + s) / (1 - s)) / s - 2 - 2 * z / 3) / z**2, mpf(2) / 5, ratio, 8)
    fit("sin", lambda z, x: (mpmath.sin(x) / x - 1) / z, mpf(-1) / 6, eighth, 6)
    fit("cos", lambda z, x: (mpmath.cos(x) - 1 + z / 2) / z**2, mpf(1) / 24, eighth, 6)
    fit("atan", lambda z, t: (1 - mpmath.atan(t) / t) / z, mpf(1) / 3, mpf(1) / 16 * wider, 9)
    fit("sinh", lambda z, x: (mpmath.sinh(x) / x - 1) / z, mpf(1) / 6, 1, 7)
    fit("cosh", lambda z, x: (mpmath.cosh(x) - 1 - z / 2) / z**2, mpf(1) / 24, 1, 7)


if __name__ == "__main__":
    fits() if sys.argv[1:] == ["fits"] else make()
