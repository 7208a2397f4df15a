"""numpy 2.4.6, float64. Writes papers.json: optimizers that PyTorch lacks, written out from their papers.

python3 tests/reference/make_papers.py > tests/reference/papers.json

A line of CASES adds a run: our id, our names of its settings, and the surfaces. A method is a generator: it is handed a
surface, the start and the settings, and gives θ after every step. Where it draws numbers, they are those of this program:
pcg4d of (seed, stream, step), then of the line of the rule in which the call stands, and the component (Draws).
Points are [x, y, loss] at steps 0 to 10, then every 20th.
"""

import json

import numpy as np

SEED = 1


class Surface:
    def __init__(self, name, formula, start, steps, loss, gradient, hessian):
        self.name, self.formula, self.start, self.steps = name, formula, start, steps
        self.loss = lambda p: loss(p[0], p[1])
        self.gradient = lambda p: np.array(gradient(p[0], p[1]))
        self.hessian = lambda p: np.array(hessian(p[0], p[1]))


SURFACES = {
    each.name: each
    for each in [
        Surface(
            "bowl",
            "x^2 + 2*y^2",
            [-3.0, 2.0],
            200,
            lambda x, y: x**2 + 2 * y**2,
            lambda x, y: [2 * x, 4 * y],
            lambda x, y: [[2.0, 0.0], [0.0, 4.0]],
        ),
        Surface(
            "rosenbrock",
            "(1 - x)^2 + 100*(y - x^2)^2",
            [-1.5, 1.5],
            400,
            lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
            lambda x, y: [-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)],
            lambda x, y: [[2 + 1200 * x**2 - 400 * y, -400 * x], [-400 * x, 200.0]],
        ),
        Surface(
            "saddle",
            "x^2 - y^2 + 0.25*y^4",
            [1.5, 0.01],
            200,
            lambda x, y: x**2 - y**2 + 0.25 * y**4,
            lambda x, y: [2 * x, -2 * y + y**3],
            lambda x, y: [[2.0, 0.0], [0.0, -2 + 3 * y**2]],
        ),
        Surface(
            "skewed",
            "x^4/4 - x^2 + 0.8*x*y + 1.5*y^2",
            [1.7, -1.2],
            120,
            lambda x, y: x**4 / 4 - x**2 + 0.8 * x * y + 1.5 * y**2,
            lambda x, y: [x**3 - 2 * x + 0.8 * y, 0.8 * x + 3 * y],
            lambda x, y: [[3 * x**2 - 2, 0.8], [0.8, 3.0]],
        ),
        Surface(
            "valley",
            "(x^2 + 50*y^2)/2",
            [3.0, 1.0],
            120,
            lambda x, y: (x**2 + 50 * y**2) / 2,
            lambda x, y: [x, 50 * y],
            lambda x, y: [[1.0, 0.0], [0.0, 50.0]],
        ),
    ]
}


ROUND = ((0, 1, 3), (1, 2, 0), (2, 0, 1), (3, 1, 2))


def pcg4d(a, b, c, d):
    """Jarzynski & Olano, "Hash Functions for GPU Rendering", 2020, on exact integers."""
    v = [(word * 1664525 + 1013904223) % 2**32 for word in (a, b, c, d)]
    for to, left, right in ROUND:
        v[to] = (v[to] + v[left] * v[right]) % 2**32
    v = [word ^ (word >> 16) for word in v]
    for to, left, right in ROUND:
        v[to] = (v[to] + v[left] * v[right]) % 2**32
    return v


class Draws:
    """The random vectors of a step whose rule calls for one in a line, with the stream that runners share."""

    def __init__(self, step, line):
        high, low, _, _ = pcg4d(SEED, 0, step, 1)
        self.words = [pcg4d(high, low >> 12, 2 * 256 * line + axis, 0) for axis in (0, 1)]

    def uniform(self):
        return np.array([(word[0] >> 8) / 2**24 for word in self.words])

    def normal(self):
        """Box & Muller, 1958."""
        radius = [np.sqrt(-2 * np.log((word[0] + 0.5) / 2**32)) for word in self.words]
        return np.array([r * np.cos(2 * np.pi * word[1] / 2**32) for r, word in zip(radius, self.words)])


def qhadam(surface, theta, s):
    """Ma & Yarats, 2019, with the weights of the averages summed up, as the authors' code has them."""
    weights, means = np.zeros(2), np.zeros((2, 2))
    while True:
        g = surface.gradient(theta) + s["weightDecay"] * theta
        for which, (beta, value) in enumerate(((s["beta1"], g), (s["beta2"], g**2))):
            weights[which] = 1 + beta * weights[which]
            means[which] += (value - means[which]) / weights[which]
        top = (1 - s["nu1"]) * g + s["nu1"] * means[0]
        bottom = np.sqrt((1 - s["nu2"]) * g**2 + s["nu2"] * means[1])
        theta = theta - s["eta"] * top / (bottom + s["epsilon"])
        yield theta


def adan(surface, theta, s):
    """Xie et al., 2022, in the letters of the paper's Algorithm 1, where β is 1 minus ours, with bias correction."""
    b1, b2, b3 = 1 - s["beta1"], 1 - s["beta2"], 1 - s["beta3"]
    m, v, n = np.zeros((3, 2))
    last, k = None, 0
    while True:
        k += 1
        g = surface.gradient(theta)
        difference = g - (g if last is None else last)
        m = (1 - b1) * m + b1 * g
        v = (1 - b2) * v + b2 * difference
        n = (1 - b3) * n + b3 * (g + (1 - b2) * difference) ** 2
        rate = s["eta"] / (np.sqrt(n) / np.sqrt(1 - (1 - b3) ** k) + s["epsilon"])
        step = m / (1 - (1 - b1) ** k) + (1 - b2) * v / (1 - (1 - b2) ** k)
        theta = (theta - rate * step) / (1 + s["weightDecay"] * s["eta"])
        last = g
        yield theta


def lookahead(surface, slow, s):
    """Zhang et al., 2019, Algorithm 1: the inner optimizer is Adam (Kingma & Ba, 2015, Algorithm 1)."""
    m, v, t = np.zeros(2), np.zeros(2), 0
    while True:
        fast = slow
        for inner in range(1, int(s["k"]) + 1):
            t += 1
            g = surface.gradient(fast)
            m = s["beta1"] * m + (1 - s["beta1"]) * g
            v = s["beta2"] * v + (1 - s["beta2"]) * g**2
            m_hat, v_hat = m / (1 - s["beta1"] ** t), v / (1 - s["beta2"] ** t)
            fast = fast - s["eta"] * m_hat / (np.sqrt(v_hat) + s["epsilon"])
            if inner < s["k"]:
                yield fast
        slow = slow + s["alpha"] * (fast - slow)
        yield slow


def signum(surface, theta, s):
    """Bernstein et al., 2018, Algorithm 2."""
    m = np.zeros(2)
    while True:
        m = s["beta"] * m + (1 - s["beta"]) * surface.gradient(theta)
        theta = theta - s["eta"] * np.sign(m)
        yield theta


def schedule_free(surface, start, s):
    """Defazio et al., 2024: x is the mean of all z, the first among them."""
    places = [start]
    while True:
        x = np.mean(places, axis=0)
        y = (1 - s["beta"]) * places[-1] + s["beta"] * x
        places.append(places[-1] - s["eta"] * surface.gradient(y))
        yield np.mean(places, axis=0)


def polyak(surface, theta, s):
    """Polyak, 1969, with the least value known."""
    while True:
        g = surface.gradient(theta)
        theta = theta - s["eta"] * (surface.loss(theta) - s["least"]) / np.sum(g**2) * g
        yield theta


def barzilai_borwein(surface, theta, s):
    """Barzilai & Borwein, 1988; Dai, Al-Baali & Yang, 2015, where the curvature is not positive."""
    g = surface.gradient(theta)
    rate = s["eta"]
    while True:
        before, g_before = theta, g
        theta = theta - rate * g
        yield theta
        g = surface.gradient(theta)
        step, change = theta - before, g - g_before
        if not step.any() or not change.any():
            rate = s["eta"]
        elif step @ change <= 0:
            rate = np.linalg.norm(step) / np.linalg.norm(change)
        elif s["short"]:
            rate = (step @ change) / (change @ change)
        else:
            rate = (step @ step) / (step @ change)


def adahessian(surface, theta, s):
    """Yao et al., 2021, equations 10 and 12 as sums over all steps, and the authors' ε and decay."""
    gradients, diagonals, t = [], [], 0
    while True:
        t += 1
        z = np.where(Draws(t, 0).uniform() < 0.5, -1.0, 1.0)
        gradients.append(surface.gradient(theta))
        diagonals.append(z * (surface.hessian(theta) @ z))
        age = np.arange(t - 1, -1, -1)[:, None]
        b1, b2 = s["beta1"], s["beta2"]
        m = (1 - b1) * np.sum(b1**age * np.array(gradients), axis=0) / (1 - b1**t)
        v = np.sqrt((1 - b2) * np.sum(b2**age * np.array(diagonals) ** 2, axis=0) / (1 - b2**t)) ** s["power"]
        theta = theta - s["eta"] * (m / (v + s["epsilon"]) + s["weightDecay"] * theta)
        yield theta


def sophia(surface, theta, s):
    """Liu et al., 2024, Algorithm 3 with Hutchinson's estimator of Algorithm 1. Its draw stands in line 2 of the rule."""
    m, h, t, k = np.zeros(2), np.zeros(2), 0, int(s["k"])
    while True:
        t += 1
        m = s["beta1"] * m + (1 - s["beta1"]) * surface.gradient(theta)
        if t % k == 1 % k:
            u = Draws(t, 2).normal()
            h = s["beta2"] * h + (1 - s["beta2"]) * u * (surface.hessian(theta) @ u)
        theta = theta - s["eta"] * s["weightDecay"] * theta
        theta = theta - s["eta"] * np.clip(m / np.maximum(s["gamma"] * h, s["epsilon"]), -1, 1)
        yield theta


def sgld(surface, theta, s):
    """Welling & Teh, 2011, equation 4, for the density exp(−loss/temperature) and the step ε."""
    t, step = 0, 2 * s["eta"] * s["temperature"]
    while True:
        t += 1
        slope = -surface.gradient(theta) / s["temperature"]
        theta = theta + step / 2 * slope + np.sqrt(step) * Draws(t, 0).normal()
        yield theta


METHODS = {
    "qhadam": qhadam,
    "adan": adan,
    "lookahead": lookahead,
    "signum": signum,
    "scheduleFree": schedule_free,
    "polyak": polyak,
    "barzilaiBorwein": barzilai_borwein,
    "adahessian": adahessian,
    "sophia": sophia,
    "sgld": sgld,
}

ALL = ["bowl", "rosenbrock", "saddle", "skewed"]
# In Rosenbrock's valley Barzilai-Borwein magnifies rounding.
CALM = ["bowl", "saddle", "skewed", "valley"]
ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
ADAN = {"beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "epsilon": 1e-8}

CASES = [
    ("qhadam", {**ADAM, "beta1": 0.995, "nu1": 0.7, "nu2": 1.0, "weightDecay": 0.0, "eta": 0.02}, ALL),
    ("qhadam", {**ADAM, "epsilon": 1e-3, "nu1": 0.8, "nu2": 0.6, "weightDecay": 0.1, "eta": 0.05}, ALL),
    ("adan", {**ADAN, "weightDecay": 0.0, "eta": 0.1}, ALL),
    ("adan", {**ADAN, "beta1": 0.9, "beta3": 0.95, "epsilon": 1e-3, "weightDecay": 0.05, "eta": 0.01}, ALL),
    ("lookahead", {**ADAM, "k": 5, "alpha": 0.5, "eta": 0.05}, ALL),
    ("lookahead", {**ADAM, "epsilon": 1e-3, "k": 10, "alpha": 0.8, "eta": 0.02}, ALL),
    ("signum", {"beta": 0.9, "eta": 0.01}, ALL),
    ("signum", {"beta": 0.5, "eta": 0.003}, ALL),
    ("scheduleFree", {"beta": 0.9, "eta": 0.002}, ALL),
    ("scheduleFree", {"beta": 0.6, "eta": 0.0005}, ALL),
    # Where curvatures differ much, Polyak's whole step is chaotic.
    ("polyak", {"least": 0.0, "eta": 1.0}, ["bowl"]),
    ("polyak", {"least": 0.0, "eta": 0.05}, ["bowl", "valley"]),
    ("polyak", {"least": 0.0, "eta": 0.005}, ["rosenbrock"]),
    ("polyak", {"least": -1.0, "eta": 0.05}, ["saddle"]),
    ("barzilaiBorwein", {"short": 1, "eta": 0.001}, CALM),
    ("barzilaiBorwein", {"short": 0, "eta": 0.0001}, CALM),
    ("adahessian", {**ADAM, "epsilon": 1e-4, "power": 1.0, "weightDecay": 0.0, "eta": 0.15}, ALL),
    ("adahessian", {**ADAM, "beta2": 0.9, "epsilon": 1e-2, "power": 0.5, "weightDecay": 0.05, "eta": 0.05}, ALL),
    ("sophia", {"beta1": 0.96, "beta2": 0.99, "gamma": 0.05, "k": 10, "epsilon": 1e-12, "weightDecay": 0.0, "eta": 0.02}, ALL),
    ("sophia", {"beta1": 0.8, "beta2": 0.9, "gamma": 0.5, "k": 1, "epsilon": 1e-2, "weightDecay": 0.1, "eta": 0.05}, ALL),
    ("sgld", {"temperature": 0.1, "eta": 0.001}, ALL),
    ("sgld", {"temperature": 2.0, "eta": 0.0005}, ALL),
]


def points_of(surface, method, settings):
    run = method(surface, np.array(surface.start), settings)
    places = [np.array(surface.start)] + [next(run) for _ in range(surface.steps)]
    return {
        str(step): [*map(float, place), float(surface.loss(place))]
        for step, place in enumerate(places)
        if step <= 10 or step % 20 == 0
    }


def main():
    cases = [
        {
            "surface": surface.name,
            "formula": surface.formula,
            "optimizer": name,
            "settings": settings,
            "start": surface.start,
            "steps": surface.steps,
            "points": points_of(surface, METHODS[name], settings),
        }
        for name, settings, names in CASES
        for surface in (SURFACES[each] for each in names)
    ]
    print(json.dumps({"source": f"the paper in numpy {np.__version__}, float64", "cases": cases}, separators=(",", ":"), allow_nan=False))


if __name__ == "__main__":
    main()
