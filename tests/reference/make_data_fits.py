"""PyTorch 2.13.0+cpu, numpy 2.4.6, scipy 1.17.1. Writes linear_regression.json, logistic_regression.json and tanh_unit.json.

python3 tests/reference/make_data_fits.py tests/reference

The rows are read from src/data. The points, and the rows of each batch, are those of the files that stand there: they were
drawn once. What is computed from them is computed anew: losses, slopes, curvatures, minima, runs.
"""

import json
import pathlib
import re
import sys

import torch

torch.set_default_dtype(torch.float64)
FOLDER = pathlib.Path(sys.argv[1])
DATA = pathlib.Path(__file__).parent.parent.parent / "src" / "data"


def rows_of(name):
    text = (DATA / f"{name}.ts").read_text()
    columns = [re.search(rf"\b{column}: \[(.*?)\]", text, re.S).group(1) for column in "uv"]
    return [torch.tensor([float(number) for number in re.findall(r"[-+.\de]+", column)]) for column in columns]


def linear(theta, u, v):
    return ((theta[0] * u + theta[1] - v) ** 2).mean()


def logistic(theta, u, v):
    return torch.nn.functional.binary_cross_entropy_with_logits(theta[0] * u + theta[1], v)


def tanh(theta, u, v):
    return ((theta[1] * torch.tanh(theta[0] * u) - v) ** 2).mean()


def optimizer_of(name, theta, settings):
    rate = settings["eta"]
    if name == "sgd":
        return torch.optim.SGD([theta], lr=rate)
    if name == "momentum":
        return torch.optim.SGD([theta], lr=rate, momentum=settings["beta"])
    betas = (settings["beta1"], settings["beta2"])
    return torch.optim.Adam([theta], lr=rate, betas=betas, eps=settings["epsilon"])


def walk(loss, u, v, run, batches=None):
    theta = torch.tensor(run["start"], requires_grad=True)
    optimizer = optimizer_of(run["optimizer"], theta, run["settings"])
    points = []
    for step in range(run["steps"] + 1):
        is_last = step == run["steps"]
        rows = slice(None) if batches is None or is_last else batches[step]
        optimizer.zero_grad()
        of_batch = loss(theta, u[rows], v[rows])
        of_batch.backward()
        whole = loss(theta.detach(), u, v).item()
        points.append([*theta.tolist(), whole, of_batch.item(), *theta.grad.tolist()])
        if not is_last:
            optimizer.step()
    return points


def at(loss, u, v, place):
    theta = torch.tensor(place, requires_grad=True)
    value = loss(theta, u, v)
    (slopes,) = torch.autograd.grad(value, theta)
    hessian = torch.autograd.functional.hessian(lambda t: loss(t, u, v), theta.detach())
    return {"at": place, "loss": value.item(), "gradient": slopes.tolist(), "hessian": hessian.tolist()}


def written(name, anew):
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(anew))


def remake_linear():
    old = json.loads((FOLDER / "linear_regression.json").read_text())
    u, v = rows_of("line100")
    cases = []
    for case in old["cases"]:
        batches = None if case["sequence"] is None else old["sequences"][case["sequence"]]
        points = walk(linear, u, v, case, batches)
        cases.append({**case, "points": [*points[:-1], [*points[-1][:3], None, None, None]]})
    ones = torch.stack([u, torch.ones_like(u)], 1)
    w, b = torch.linalg.lstsq(ones, v.unsqueeze(1)).solution.squeeze(1).tolist()
    least = at(linear, u, v, [w, b])
    written(
        "linear_regression",
        {
            **old,
            "minimum": {"w": w, "b": b, "loss": least["loss"]},
            "hessian": least["hessian"],
            "cases": cases,
        },
    )


def remake(name, data, loss):
    old = json.loads((FOLDER / f"{name}.json").read_text())
    u, v = rows_of(data)
    runs = [{**run, "points": [point[:3] for point in walk(loss, u, v, run)]} for run in old["trajectories"]]
    points = [at(loss, u, v, point["at"]) for point in old["points"]]
    minima = [{**minimum, **at(loss, u, v, minimum["at"])} for minimum in old["minima"]]
    written(name, {**old, "points": points, "minima": minima, "trajectories": runs})


remake_linear()
remake("logistic_regression", "logistic100", logistic)
remake("tanh_unit", "tanh60", tanh)
