"""Python 3, plain float64. Writes range_test.json: two range tests on Rosenbrock's valley, and what they suggest.

python3 tests/reference/make_range_test.py > tests/reference/range_test.json

SGD and Adam are written out as PyTorch 2.13 has them. That version, asked for the same runs, gave the same losses at a
relative 1e-9 and the same suggestions.
"""

import json
import math

LOW, HIGH, STEPS = 1e-5, 10.0, 100
START = (-1.5, 1.5)
SMOOTHING = 0.9
BLOW_UP = 4


def loss(x, y):
    try:
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2
    except OverflowError:
        return math.inf


def gradient(x, y):
    return (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2))


def sgd(theta, g, eta, state):
    return [p - eta * d for p, d in zip(theta, g)]


def adam(theta, g, eta, state):
    state["t"] = t = state.get("t", 0) + 1
    m = state["m"] = [0.9 * a + 0.1 * d for a, d in zip(state.get("m", (0, 0)), g)]
    v = state["v"] = [0.999 * a + 0.001 * d * d for a, d in zip(state.get("v", (0, 0)), g)]
    c1, c2 = 1 - 0.9**t, 1 - 0.999**t
    return [p - eta * (a / c1) / (math.sqrt(b / c2) + 1e-8) for p, a, b in zip(theta, m, v)]


def end_of(losses):
    best = math.inf
    for step, value in enumerate(losses):
        best = min(best, value)
        if not math.isfinite(value) or value > BLOW_UP * best:
            return step
    return len(losses)


def suggestions(losses, etas):
    end = end_of(losses)
    lowest = min(range(end), key=lambda i: losses[i])
    mean, smooth = 0.0, []
    for step, value in enumerate(losses):
        mean = SMOOTHING * mean + (1 - SMOOTHING) * value
        smooth.append(mean / (1 - SMOOTHING ** (step + 1)))
    falls = [
        (smooth[i + 1] - smooth[i]) / math.log(etas[i + 1] / etas[i]) for i in range(end_of(smooth) - 1)
    ]
    steepest = min(range(len(falls)), key=lambda i: falls[i])
    return {
        "lowestAt": lowest,
        "etaAtLowest": etas[lowest],
        "decadeBelow": etas[lowest] / 10,
        "steepestAt": steepest,
        "steepest": etas[steepest],
    }


def case(name, rule):
    etas = [LOW * (HIGH / LOW) ** (i / (STEPS - 1)) for i in range(STEPS)]
    theta, losses, state = list(START), [], {}
    for eta in etas:
        value = loss(*theta)
        losses.append(value if math.isfinite(value) else None)
        if math.isfinite(value):
            try:
                theta = rule(theta, gradient(*theta), eta, state)
            except OverflowError:
                theta = [math.inf, math.inf]
    finite = [math.inf if value is None else value for value in losses]
    return {
        "surface": "rosenbrock",
        "start": START,
        "optimizer": name,
        "etas": etas,
        "losses": losses,
        "suggestions": suggestions(finite, etas),
    }


print(json.dumps({"source": "PyTorch 2.13, float64, written out in Python", "cases": [case("sgd", sgd), case("adam", adam)]}))
