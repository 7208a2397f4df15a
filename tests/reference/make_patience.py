"""PyTorch 2.13.0+cpu, numpy 2.4.6. Writes patience.json: three loss curves, and where patience stops each.

python3 tests/reference/make_patience.py > tests/reference/patience.json

The rule is that of Keras's EarlyStopping and Lightning's: it stops once `wait >= patience`. `best` is the step to go
back to.
"""

import json

import numpy
import torch

STEPS = 300
PATIENCES = [1, 3, 5, 10, 25]
MIN_DELTAS = [0.0, 0.01]

RULE = (
    "Steps count from 0, the start. An improvement is a loss below best - delta. Stops at the step at which there "
    "have been `patience` steps in a row without one."
)


def rosenbrock(theta):
    x, y = theta
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def losses_of(start, make, whole, part):
    """The whole loss at steps 0 to STEPS of a run that descends part(theta, step)."""
    theta = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = make([theta])
    losses = []
    for step in range(STEPS + 1):
        losses.append(whole(theta).item())
        optimizer.zero_grad()
        part(theta, step).backward()
        optimizer.step()
    return losses


def curves():
    def on_rosenbrock(make):
        return losses_of([-1.5, 1.5], make, rosenbrock, lambda theta, _: rosenbrock(theta))

    yield "rosenbrock, adam 0.3", on_rosenbrock(lambda p: torch.optim.Adam(p, lr=0.3))
    yield "rosenbrock, sgd 0.001", on_rosenbrock(lambda p: torch.optim.SGD(p, lr=0.001))

    normal = numpy.random.RandomState(42)
    u = torch.tensor(normal.randn(100))
    v = 3 * u + 7 + 0.5 * torch.tensor(normal.randn(100))
    order = numpy.random.default_rng(105)
    rows = [int(row) for _ in range(STEPS // 100 + 1) for row in order.permutation(100)]

    def squares(theta, of):
        return (theta[0] * u[of] + theta[1] - v[of]) ** 2

    yield "linear, sgd 0.05, batches of 1", losses_of(
        [0.0, 0.0],
        lambda p: torch.optim.SGD(p, lr=0.05),
        lambda theta: squares(theta, slice(None)).mean(),
        lambda theta, step: squares(theta, rows[step]),
    )


def stop_of(losses, patience, min_delta):
    best, wait = 0, 0
    for step, loss in enumerate(losses[1:], 1):
        if loss < losses[best] - min_delta:
            best, wait = step, 0
            continue
        wait += 1
        if wait >= patience:
            return {"stop": step, "best": best, "bestLoss": losses[best], "why": "patience"}
    return {"stop": None, "best": best, "bestLoss": losses[best], "why": "ran to the end"}


def main():
    print(
        json.dumps(
            {
                "source": f"PyTorch {torch.__version__}, numpy {numpy.__version__}, float64, CPU",
                "rule": RULE,
                "curves": [
                    {
                        "curve": name,
                        "losses": losses,
                        "stops": [
                            {"patience": patience, "minDelta": delta, **stop_of(losses, patience, delta)}
                            for patience in PATIENCES
                            for delta in MIN_DELTAS
                        ],
                    }
                    for name, losses in curves()
                ],
            },
            separators=(",", ":"),
        )
    )


if __name__ == "__main__":
    main()
