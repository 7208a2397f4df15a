"""PyTorch 2.13.0+cpu, float64. Writes trajectories.json.

python3 tests/reference/make_trajectories.py > tests/reference/trajectories.json

Debian's python3-torch is 1.13 and cannot make it: its NAdam has a bug that 2.0 removed (pytorch PR 92699), and its
running averages of the gradient round in another way. Where 2.13 takes a root, its last digit depends on the processor.

A line of OPTIMIZERS adds an optimizer: our id, our names of its settings, and the torch.optim class with its own.
Points are [x, y, loss] at steps 0 to 10, then every 20th; null stands for what is not finite.
"""

import json
import math

import torch

# NAdam keeps the product of its momenta in the default type.
torch.set_default_dtype(torch.float64)

SURFACES = [
    ("bowl", "x^2 + 2*y^2", lambda x, y: x**2 + 2 * y**2, [-3.0, 2.0], 200),
    ("rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2", lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, [-1.5, 1.5], 400),
    ("saddle", "x^2 - y^2 + 0.25*y^4", lambda x, y: x**2 - y**2 + 0.25 * y**4, [1.5, 0.01], 200),
]

ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def adam_like(make, **more):
    """An optimizer of Adam's family, by our names of its settings."""
    return lambda theta, s: make([theta], lr=s["eta"], betas=(s["beta1"], s["beta2"]), eps=s["epsilon"], **more)


OPTIMIZERS = [
    ("sgd", {"eta": 0.001}, lambda p, s: torch.optim.SGD([p], lr=s["eta"])),
    ("momentum", {"beta": 0.9, "eta": 0.0005}, lambda p, s: torch.optim.SGD([p], lr=s["eta"], momentum=s["beta"])),
    (
        "nesterov",
        {"beta": 0.9, "eta": 0.0005},
        lambda p, s: torch.optim.SGD([p], lr=s["eta"], momentum=s["beta"], nesterov=True),
    ),
    ("adagrad", {"epsilon": 1e-10, "eta": 0.2}, lambda p, s: torch.optim.Adagrad([p], lr=s["eta"], eps=s["epsilon"])),
    (
        "rmsprop",
        {"rho": 0.99, "epsilon": 1e-8, "eta": 0.01},
        lambda p, s: torch.optim.RMSprop([p], lr=s["eta"], alpha=s["rho"], eps=s["epsilon"]),
    ),
    (
        "adadelta",
        {"rho": 0.9, "epsilon": 1e-6, "eta": 1.0},
        lambda p, s: torch.optim.Adadelta([p], lr=s["eta"], rho=s["rho"], eps=s["epsilon"]),
    ),
    ("adam", {**ADAM, "eta": 0.05}, adam_like(torch.optim.Adam)),
    ("amsgrad", {**ADAM, "eta": 0.05}, adam_like(torch.optim.Adam, amsgrad=True)),
    ("adamw", {**ADAM, "weightDecay": 0.01, "eta": 0.05}, adam_like(torch.optim.AdamW, weight_decay=0.01)),
    ("nadam", {**ADAM, "eta": 0.02}, adam_like(torch.optim.NAdam)),
    ("radam", {**ADAM, "eta": 0.05}, adam_like(torch.optim.RAdam)),
    ("adamax", {**ADAM, "eta": 0.05}, adam_like(torch.optim.Adamax)),
    ("rprop", {"eta": 0.01}, lambda p, s: torch.optim.Rprop([p], lr=s["eta"])),
]

CLIPPED = [("sgd", {"eta": 0.002}), ("momentum", {"beta": 0.9, "eta": 0.001}), ("adam", {**ADAM, "eta": 0.1})]


def clip_gradient(theta, clip):
    if "norm" in clip:
        torch.nn.utils.clip_grad_norm_([theta], clip["norm"])
    if "value" in clip:
        torch.nn.utils.clip_grad_value_([theta], clip["value"])


def points_of(loss, start, steps, optimizer_of, settings, clip):
    theta = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = optimizer_of(theta, settings)
    points = {}
    for step in range(steps + 1):
        value = loss(theta[0], theta[1])
        numbers = [theta[0].item(), theta[1].item(), value.item()]
        is_lost = not all(math.isfinite(number) for number in numbers)
        if is_lost or step <= 10 or step % 20 == 0:
            points[str(step)] = [number if math.isfinite(number) else None for number in numbers]
        if is_lost or step == steps:
            break
        optimizer.zero_grad()
        value.backward()
        clip_gradient(theta, clip)
        optimizer.step()
    return points


def main():
    by_id = {name: make for name, _, make in OPTIMIZERS}
    rosenbrock = SURFACES[1]
    cases = [
        (surface, name, settings, {}, surface[4])
        for name, settings, _ in OPTIMIZERS
        for surface in SURFACES
    ] + [
        (rosenbrock, name, settings, clip, 200)
        for name, settings in CLIPPED
        for clip in ({"norm": 1.0}, {"value": 0.5})
    ]
    print(
        json.dumps(
            {
                "source": f"PyTorch {torch.__version__}, float64, CPU",
                "cases": [
                    {
                        "surface": surface,
                        "formula": formula,
                        "optimizer": name,
                        "settings": settings,
                        "start": start,
                        "steps": steps,
                        "points": points_of(loss, start, steps, by_id[name], settings, clip),
                        **({"clip": clip} if clip else {}),
                    }
                    for (surface, formula, loss, start, _), name, settings, clip, steps in cases
                ],
            },
            separators=(",", ":"),
        )
    )


if __name__ == "__main__":
    main()
