"""PyTorch 2.13.0+cpu. Writes schedules.json.

python3 tests/reference/make_schedules.py > tests/reference/schedules.json

A line of CASES adds a schedule: our id and settings, and the torch.optim.lr_scheduler that it is held against.
"""

import json

import torch
from torch.optim import lr_scheduler as schedulers

RATE = 0.1
STEPS = 100


def warmup_cosine(optimizer):
    warmup = schedulers.LinearLR(optimizer, start_factor=0.1, total_iters=10)
    cosine = schedulers.CosineAnnealingLR(optimizer, T_max=90, eta_min=0)
    return schedulers.SequentialLR(optimizer, [warmup, cosine], milestones=[10])


CASES = [
    ("step", {"every": 30, "factor": 0.1}, lambda o: schedulers.StepLR(o, step_size=30, gamma=0.1)),
    ("exponential", {"factor": 0.97}, lambda o: schedulers.ExponentialLR(o, gamma=0.97)),
    ("cosine", {"steps": 100, "min": 0.001}, lambda o: schedulers.CosineAnnealingLR(o, T_max=100, eta_min=0.001)),
    (
        "cosineRestarts",
        {"period": 20, "growth": 2, "min": 0},
        lambda o: schedulers.CosineAnnealingWarmRestarts(o, T_0=20, T_mult=2, eta_min=0),
    ),
    ("warmupCosine", {"warmup": 10, "warmupFrom": 0.1, "steps": 100, "min": 0}, warmup_cosine),
    (
        "oneCycle",
        {"steps": 101, "startDiv": 25, "endDiv": 10000.0, "rise": 0.3},
        lambda o: schedulers.OneCycleLR(
            o, max_lr=RATE, total_steps=101, div_factor=25, final_div_factor=10000, pct_start=0.3, cycle_momentum=False
        ),
    ),
    (
        "polynomial",
        {"steps": 100, "power": 2},
        lambda o: schedulers.PolynomialLR(o, total_iters=100, power=2),
    ),
]


def rates_of(make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)
    scheduler = make(optimizer)
    rates = []
    for _ in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


print(
    json.dumps(
        {
            "source": f"PyTorch {torch.__version__} torch.optim.lr_scheduler",
            "cases": [
                {"schedule": {"id": name, "settings": settings}, "eta0": RATE, "eta": rates_of(make)}
                for name, settings, make in CASES
            ],
        },
        separators=(",", ":"),
    )
)
