"""numpy 2.4.6, float64, Python 3.11. Writes line_searches.json.

python3 tests/reference/make_line_searches.py > tests/reference/line_searches.json

Methods that search along a line, written from Nocedal & Wright, Numerical Optimization, 2nd edition, 2006: Algorithm 3.1
(backtracking, after Armijo, 1966), Algorithm 5.4 with the beta of (5.45) (nonlinear conjugate gradient, PR+, after Polak &
Ribiere, 1969), Algorithms 7.4 and 7.5 (L-BFGS, after Nocedal, 1980). Gradients are written by hand.

The book leaves the search of the last two open, and asks for the Wolfe conditions (3.6), or for the strong ones (3.7).
Here a bisection finds them: the interval [low, high] always has a point that meets them, high is infinite at first, and a
trial that does not meet them becomes one of the ends. At most MOST trials are refused.

Runs are of settings and surfaces on which rounding does not grow for 60 steps and more. With its usual settings a method is
often at the minimum sooner, and differences of gradients have no digits there: such a run ends before.

Points are [x, y, loss, evaluations so far] at steps 0 to 10, then every 5th. An evaluation is one place at which the loss
or the gradient is asked for.
"""

import json
from collections import deque

import numpy as np

MOST = 40
MOST_BACKTRACKS = 60
MEMORY = 5


def bowl(v):
    x, y = v
    return x**2 + 2 * y**2, np.array([2 * x, 4 * y])


def ravine(v):
    x, y = v
    return x**2 + 100 * y**2, np.array([2 * x, 200 * y])


def rosenbrock(v):
    x, y = v
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2, np.array(
        [-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)]
    )


def beale(v):
    x, y = v
    a, b, c = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
    return a**2 + b**2 + c**2, np.array(
        [
            2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1),
            2 * a * x + 4 * b * x * y + 6 * c * x * y**2,
        ]
    )


def flat(v):
    """Flat to fourth order at its minimum, so that no method is done in 60 steps."""
    x, y = v
    return (x + 2 * y) ** 4 + (x - y) ** 4 / 4 + x**2 * y**2, np.array(
        [
            4 * (x + 2 * y) ** 3 + (x - y) ** 3 + 2 * x * y**2,
            8 * (x + 2 * y) ** 3 - (x - y) ** 3 + 2 * x**2 * y,
        ]
    )


def bent(v):
    """A bent valley whose floor is flat."""
    x, y = v
    return x**4 + 10 * (y - x**2) ** 2, np.array([4 * x**3 - 40 * x * (y - x**2), 20 * (y - x**2)])


FORMULAS = {
    bowl: "x^2 + 2*y^2",
    ravine: "x^2 + 100*y^2",
    rosenbrock: "(1 - x)^2 + 100*(y - x^2)^2",
    beale: "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    flat: "(x + 2*y)^4 + (x - y)^4/4 + x^2*y^2",
    bent: "x^4 + 10*(y - x^2)^2",
}


class Counted:
    """A surface that counts how often it is asked."""

    def __init__(self, surface):
        self.surface, self.count = surface, 0

    def __call__(self, point):
        self.count += 1
        return self.surface(point)


def backtrack(f, x, fx, slope, p, alpha, c, rho):
    """Algorithm 3.1."""
    for _ in range(MOST_BACKTRACKS):
        if f(x + alpha * p)[0] <= fx + c * alpha * slope:
            break
        alpha = rho * alpha
    return alpha


def wolfe(f, x, fx, slope, p, alpha, c1, c2, strong):
    """A step with (3.6), or with (3.7) if it is to be strong, by bisection."""
    low, high = 0.0, np.inf
    for _ in range(MOST):
        value, gradient = f(x + alpha * p)
        new_slope = gradient @ p
        decreases = value <= fx + c1 * alpha * slope
        if not decreases or (strong and new_slope > -c2 * slope):
            high = alpha
        elif new_slope < c2 * slope:
            low = alpha
        else:
            break
        alpha = 2 * alpha if high == np.inf else (low + high) / 2
    return alpha


def armijo(s):
    def step(f, x):
        fx, g = f(x)
        p = -g
        return x + backtrack(f, x, fx, g @ p, p, s["eta"], s["c"], s["rho"]) * p

    return step


def conjugate_gradient(s):
    kept = {}

    def step(f, x):
        fx, g = f(x)
        p = -g
        if kept and kept["g"] @ kept["g"] > 0:
            beta = max(g @ (g - kept["g"]) / (kept["g"] @ kept["g"]), 0)
            p = -g + beta * kept["p"]
        # (5.43) makes every direction one of descent; where the bound of the search broke it, begin anew
        if not g @ p < 0:
            p = -g
        kept.update(g=g, p=p)
        return x + wolfe(f, x, fx, g @ p, p, s["eta"], s["c1"], s["c2"], strong=True) * p

    return step


def two_loops(g, pairs, gamma):
    """Algorithm 7.4. `pairs` begin with the oldest."""
    q = g
    alphas = []
    for s, y in reversed(pairs):
        alpha = (s @ q) / (s @ y)
        q = q - alpha * y
        alphas.append(alpha)
    r = gamma * q
    for (s, y), alpha in zip(pairs, reversed(alphas)):
        beta = (y @ r) / (s @ y)
        r = r + s * (alpha - beta)
    return r


def lbfgs(s):
    """Algorithm 7.5, with the first step no longer than 1 (p. 142) and without pairs of no positive curvature."""
    pairs = deque(maxlen=MEMORY)
    kept = {}

    def step(f, x):
        fx, g = f(x)
        if kept:
            change, turn = x - kept["x"], g - kept["g"]
            if change @ turn > 1e-290:
                pairs.append((change, turn))
        kept.update(x=x, g=g)
        if pairs:
            last, turn = pairs[-1]
            gamma = (last @ turn) / (turn @ turn)  # (7.20)
        else:
            gamma = min(1, 1 / np.sqrt(g @ g))
        p = -two_loops(g, list(pairs), gamma)
        return x + wolfe(f, x, fx, g @ p, p, s["eta"], s["c1"], s["c2"], strong=False) * p

    return step


METHODS = {"armijo": armijo, "conjugateGradient": conjugate_gradient, "lbfgs": lbfgs}

ARMIJO = {"eta": 1.0, "rho": 0.5, "c": 1e-4}
CG = {"eta": 1.0, "c1": 1e-4, "c2": 0.1}
LBFGS = {"eta": 1.0, "c1": 1e-4, "c2": 0.9}

CASES = [
    ("armijo", ravine, [-2.5, 1.0], 200, {}),
    ("armijo", rosenbrock, [-1.5, 1.5], 200, {}),
    ("armijo", rosenbrock, [-1.5, 1.5], 120, {"eta": 0.3, "rho": 0.7, "c": 0.3}),
    ("armijo", beale, [-2.0, -1.5], 200, {}),
    ("armijo", bent, [1.5, -1.0], 120, {"rho": 0.2, "c": 0.1}),
    ("armijo", bowl, [-3.0, 2.0], 100, {"eta": 0.1}),
    ("conjugateGradient", bowl, [-3.0, 2.0], 65, {"eta": 0.02, "c2": 0.3}),
    ("conjugateGradient", ravine, [-2.5, 1.0], 80, {"eta": 0.002, "c2": 0.9}),
    ("conjugateGradient", flat, [-2.0, 1.0], 65, {"c1": 0.05, "c2": 0.3}),
    ("conjugateGradient", bent, [1.5, -1.0], 100, {"eta": 0.01, "c2": 0.9}),
    ("conjugateGradient", beale, [1.0, 1.0], 80, {"eta": 0.05, "c1": 0.05, "c2": 0.9}),
    ("conjugateGradient", rosenbrock, [-1.5, 1.5], 10, {}),
    ("conjugateGradient", bent, [1.5, -1.0], 10, {}),
    ("lbfgs", ravine, [-2.5, 1.0], 65, {"eta": 0.5}),
    ("lbfgs", flat, [1.5, 1.0], 100, {}),
    ("lbfgs", bent, [-1.0, 2.0], 65, {"eta": 0.5, "c2": 0.8}),
    ("lbfgs", rosenbrock, [-1.5, 1.5], 65, {"eta": 0.1, "c2": 0.97}),
    ("lbfgs", beale, [-2.0, -1.5], 80, {"eta": 0.02, "c1": 0.05}),
    ("lbfgs", rosenbrock, [-1.5, 1.5], 30, {}),
    ("lbfgs", beale, [-2.0, -1.5], 10, {}),
]


def points_of(method, surface, start, steps):
    f = Counted(surface)
    x = np.array(start)
    points = {}
    for step in range(steps + 1):
        if step <= 10 or step % 5 == 0:
            points[str(step)] = [*(float(number) for number in [*x, surface(x)[0]]), f.count]
        x = method(f, x)
    return points


def main():
    usual = {"armijo": ARMIJO, "conjugateGradient": CG, "lbfgs": LBFGS}
    print(
        json.dumps(
            {
                "source": f"Nocedal & Wright in numpy {np.__version__}, float64",
                "cases": [
                    {
                        "surface": surface.__name__,
                        "formula": FORMULAS[surface],
                        "optimizer": name,
                        "settings": {**usual[name], **settings},
                        "start": start,
                        "steps": steps,
                        "points": points_of(METHODS[name]({**usual[name], **settings}), surface, start, steps),
                    }
                    for name, surface, start, steps, settings in CASES
                ],
            },
            separators=(",", ":"),
        )
    )


if __name__ == "__main__":
    main()
