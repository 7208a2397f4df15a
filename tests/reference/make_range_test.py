"""PyTorch 2.13.0+cpu. Writes range_test.json: two range tests on Rosenbrock's valley, and what they suggest.

python3 tests/reference/make_range_test.py > tests/reference/range_test.json
"""

import json
import math

import torch

LOW, HIGH, STEPS = 1e-5, 10.0, 100
START = [-1.5, 1.5]
SMOOTHING = 0.9
# fastai's lr_find stops there
BLOW_UP = 4

RULE = (
    "losses[i] is that before the step with etas[i]; null: not finite. A test ends where its loss is 4 times the lowest "
    "before. Lowest: of the losses. Steepest: the largest fall, per logarithm of the rate, of their running mean, 0.9 of "
    "which stays at each step, corrected for its beginning at 0."
)

CASES = [
    ("sgd", lambda theta: torch.optim.SGD([theta], lr=LOW)),
    ("adam", lambda theta: torch.optim.Adam([theta], lr=LOW)),
]


def rosenbrock(theta):
    x, y = theta
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def losses_of(make, etas):
    theta = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = make(theta)
    losses = []
    for eta in etas:
        optimizer.param_groups[0]["lr"] = eta
        optimizer.zero_grad()
        loss = rosenbrock(theta)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses


def end_of(losses):
    best = math.inf
    for step, loss in enumerate(losses):
        best = min(best, loss)
        if not math.isfinite(loss) or loss > BLOW_UP * best:
            return step
    return len(losses)


def smoothed(losses):
    mean, means = 0.0, []
    for step, loss in enumerate(losses):
        mean = SMOOTHING * mean + (1 - SMOOTHING) * loss
        means.append(mean / (1 - SMOOTHING ** (step + 1)))
    return means


def suggestions(losses, etas):
    lowest = min(range(end_of(losses)), key=lambda step: losses[step])
    smooth = smoothed(losses)
    falls = [
        (smooth[step + 1] - smooth[step]) / math.log(etas[step + 1] / etas[step]) for step in range(end_of(smooth) - 1)
    ]
    steepest = falls.index(min(falls))
    return {
        "lowestAt": lowest,
        "etaAtLowest": etas[lowest],
        "decadeBelow": etas[lowest] / 10,
        "steepestAt": steepest,
        "steepest": etas[steepest],
    }


def case(name, make):
    etas = [LOW * (HIGH / LOW) ** (step / (STEPS - 1)) for step in range(STEPS)]
    losses = losses_of(make, etas)
    return {
        "surface": "rosenbrock",
        "start": START,
        "optimizer": name,
        "etas": etas,
        "losses": [loss if math.isfinite(loss) else None for loss in losses],
        "suggestions": suggestions(losses, etas),
    }


source = f"PyTorch {torch.__version__}, float64, CPU"
print(json.dumps({"source": source, "rule": RULE, "cases": [case(*one) for one in CASES]}))
