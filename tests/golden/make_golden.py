"""Write golden.json: optimizer paths and matrices computed by PyTorch and optax in float64.

The paths are an authority from outside for the reference solutions. Only
``tests/test_golden.py`` reads them; the project itself needs none of the
libraries below. To make them again, in an environment of its own:

    pip install torch==2.13.0 optax==0.2.8 jax==0.10.2 numpy==2.4.6
    python tests/golden/make_golden.py

A CPU is enough. Last digits may differ on another processor.

Where the rules coincide with the exercises':

* Momentum: both libraries keep the learning rate outside the velocity, which
  is the same path as long as the learning rate is constant.
* AdaGrad, RMSprop, Adam: eps=1e-7 is passed; it has to be outside the root.
* Nesterov: the same holds, with nesterov=True.
* AdamW: both shrink the parameters and step in one; so does the exercise.
* AMSGrad: torch takes the maximum of the uncorrected moment, as the exercise
  does; optax takes it of the corrected one, which is another rule.
* Lion is in optax only, with weight_decay=0 here.
* Newton-Schulz: optax.contrib's function for Muon, in float64 and with eps=0.
  torch's runs in bfloat16, whose three digits would prove little.
* optax.adagrad has eps inside the root and no option for that. It is taken
  with eps=0 on huge gradients only: next to a root of 1e12 the exercise's
  1e-7 is lost in rounding, so that the two rules are the same in float64.
"""

import json
from importlib.metadata import version
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch

VERSIONS = {"jax": "0.10.2", "numpy": "2.4.6", "optax": "0.2.8", "torch": "2.13.0"}

EPS = 1e-7
STEPS = 25
SURFACE_STEPS = 30
SURFACE = "x^2/20 + y^2"
SURFACE_START = {"x": [-7.0], "y": [2.0]}

# Coordinates with tiny gradients start at 0: there a move of 1e-9 keeps all its digits.
START = {"a": [0.5, -1.25, 0.0], "b": [[0.0, -0.75, 2.0], [1.5, -3.0, 0.25]]}

# Usual values first; "edge" gradients are run with the first and last row of each.
HYPERPARAMETERS = {
    "sgd": [{"lr": 0.01}, {"lr": 1.7}],
    "momentum": [
        {"lr": 0.01, "momentum": 0.9},
        {"lr": 0.05, "momentum": 0.0},
        {"lr": 0.3, "momentum": 0.99},
        {"lr": 0.1, "momentum": 0.5},
    ],
    "adagrad": [{"lr": 0.01}, {"lr": 1.5}],
    "rmsprop": [
        {"lr": 0.01, "decay_rate": 0.99},
        {"lr": 0.001, "decay_rate": 0.9},
        {"lr": 0.2, "decay_rate": 0.5},
    ],
    "adam": [
        {"lr": 0.001, "beta1": 0.9, "beta2": 0.999},
        {"lr": 0.05, "beta1": 0.0, "beta2": 0.999},
        {"lr": 0.3, "beta1": 0.95, "beta2": 0.99},
        {"lr": 0.02, "beta1": 0.5, "beta2": 0.8},
    ],
    "nesterov": [{"lr": 0.01, "momentum": 0.9}, {"lr": 0.1, "momentum": 0.5}],
    "adamw": [
        {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "weight_decay": 0.01},
        {"lr": 0.05, "beta1": 0.8, "beta2": 0.9, "weight_decay": 0.3},
    ],
    "amsgrad": [
        {"lr": 0.001, "beta1": 0.9, "beta2": 0.999},
        {"lr": 0.05, "beta1": 0.5, "beta2": 0.6},
    ],
    "lion": [
        {"lr": 0.0001, "beta1": 0.9, "beta2": 0.99},
        {"lr": 0.05, "beta1": 0.7, "beta2": 0.8},
    ],
}

SURFACE_HYPERPARAMETERS = {
    "sgd": {"lr": 0.95},
    "momentum": {"lr": 0.1, "momentum": 0.9},
    "adagrad": {"lr": 1.5},
    "rmsprop": {"lr": 0.1, "decay_rate": 0.99},
    "adam": {"lr": 0.3, "beta1": 0.9, "beta2": 0.999},
    "nesterov": {"lr": 0.1, "momentum": 0.9},
    "adamw": {"lr": 0.3, "beta1": 0.9, "beta2": 0.999, "weight_decay": 0.01},
    "amsgrad": {"lr": 0.3, "beta1": 0.9, "beta2": 0.999},
    "lion": {"lr": 0.2, "beta1": 0.9, "beta2": 0.99},
}

# Those that one library only has in the form of the exercise.
ALONE = {"amsgrad": "torch", "lion": "optax"}

# Newton-Schulz: of these shapes, with so many steps.
MATRICES = [((3, 3), 1), ((4, 4), 5), ((2, 5), 5), ((6, 3), 5), ((3, 4), 8)]


def make_gradients():
    """Return the gradient sequences by name; no random numbers, short decimals."""
    # Multiples of two irrational numbers spread magnitudes (1 to 4) and signs.
    k = np.arange(1, STEPS * 9 + 1).reshape(STEPS, 9)
    magnitude = 1 + 3 * (k * 0.6180339887 % 1)
    sign = np.where(k * 0.7548776662 % 1 < 0.5, -1, 1)
    regular = np.round(sign * magnitude, 3)

    edge = regular.copy()
    edge[:, 2] = sign[:, 2] * EPS  # a[2]: as small as eps, always
    edge[:5, 3] = 0  # b[0, 0]: zero first, then tiny
    edge[5:, 3] = sign[5:, 3] * EPS
    edge[:, 4] = 0  # b[0, 1]: never anything but zero
    edge[:5, 5] = 0  # b[0, 2]: zero first, then regular

    huge = np.round(regular * 1000) * 1e9
    huge[:, 4] = 0
    huge[:5, 5] = 0

    return {
        name: [{"a": g[:3].tolist(), "b": g[3:].reshape(2, 3).tolist()} for g in values]
        for name, values in {"edge": edge, "huge": huge, "regular": regular}.items()
    }


def surface(p):
    """Return the height of the surface, for either library's derivative."""
    return (p["x"] ** 2 / 20 + p["y"] ** 2).sum()


def call_of(library, exercise, hp):
    """Return the library's function and keyword arguments for our hyperparameters."""
    if library == "torch":
        names, optim = {"decay_rate": "alpha"}, torch.optim
        function = {"sgd": optim.SGD, "momentum": optim.SGD, "adagrad": optim.Adagrad,
                    "rmsprop": optim.RMSprop, "adam": optim.Adam, "nesterov": optim.SGD,
                    "adamw": optim.AdamW, "amsgrad": optim.Adam}[exercise]
    else:
        names = {"lr": "learning_rate", "decay_rate": "decay", "beta1": "b1", "beta2": "b2"}
        function = {"sgd": optax.sgd, "momentum": optax.sgd, "adagrad": optax.adagrad,
                    "rmsprop": optax.rmsprop, "adam": optax.adam, "nesterov": optax.sgd,
                    "adamw": optax.adamw, "lion": optax.lion}[exercise]
    kwargs = {names.get(name, name): value for name, value in hp.items()}
    if library == "torch" and exercise in ("adam", "adamw", "amsgrad"):
        kwargs["betas"] = (kwargs.pop("beta1"), kwargs.pop("beta2"))
    if library == "optax" and exercise == "adagrad":
        kwargs.update(initial_accumulator_value=0.0, eps=0.0)
    elif exercise in ("adagrad", "rmsprop", "adam", "adamw", "amsgrad"):
        kwargs["eps"] = EPS
    extra = {"nesterov": {"nesterov": True}, "amsgrad": {"amsgrad": True}, "lion": {"weight_decay": 0.0}}
    kwargs.update(extra.get(exercise, {}))
    if library == "optax" and exercise == "rmsprop":
        kwargs["eps_in_sqrt"] = False
    return function, kwargs


def torch_path(function, kwargs, start, gradients, steps):
    """Return the positions after each step; gradients=None walks the surface."""
    params = {k: torch.tensor(v, dtype=torch.float64, requires_grad=True)
              for k, v in start.items()}
    optimizer = function(list(params.values()), **kwargs)
    path = []
    for t in range(steps):
        optimizer.zero_grad()
        if gradients is None:
            surface(params).backward()
        else:
            for k, p in params.items():
                p.grad = torch.tensor(gradients[t][k], dtype=torch.float64)
        optimizer.step()
        path.append({k: p.detach().numpy().tolist() for k, p in params.items()})
    return path


def optax_path(function, kwargs, start, gradients, steps):
    """Return the positions after each step; gradients=None walks the surface."""
    params = {k: jnp.array(v, dtype=jnp.float64) for k, v in start.items()}
    optimizer = function(**kwargs)
    state = optimizer.init(params)
    path = []
    for t in range(steps):
        if gradients is None:
            grads = jax.grad(surface)(params)
        else:
            grads = {k: jnp.array(v, dtype=jnp.float64) for k, v in gradients[t].items()}
        updates, state = optimizer.update(grads, state, params)
        params = optax.apply_updates(params, updates)
        assert all(p.dtype == jnp.float64 for p in params.values())
        path.append({k: np.asarray(p).tolist() for k, p in params.items()})
    return path


def make_entry(library, exercise, hp, gradients, name=None):
    """Return one entry, for the gradients of that name or, without one, the surface."""
    function, kwargs = call_of(library, exercise, hp)
    walk = torch_path if library == "torch" else optax_path
    start = START if name else SURFACE_START
    sequence, steps = (gradients[name], STEPS) if name else (None, SURFACE_STEPS)
    module = "torch.optim" if library == "torch" else "optax"
    arguments = ["params"] if library == "torch" else []
    arguments += [f"{k}={v!r}" for k, v in kwargs.items()]
    return {
        "call": f"{module}.{function.__name__}({', '.join(arguments)})",
        "exercise": exercise,
        "hyperparameters": hp,
        "library": library,
        "path": walk(function, kwargs, start, sequence, steps),
        "start": start,
        **({"gradients": name} if name else {"surface": SURFACE}),
    }


def make_entries(gradients):
    """Return all entries, in a fixed order."""
    entries = []
    for exercise, rows in HYPERPARAMETERS.items():
        for library in [ALONE[exercise]] if exercise in ALONE else ("torch", "optax"):
            if (library, exercise) == ("optax", "adagrad"):
                runs = [("huge", hp) for hp in rows]
            else:
                runs = [("regular", hp) for hp in rows]
                runs += [("edge", hp) for hp in (rows[0], rows[-1])]
                runs += [(None, SURFACE_HYPERPARAMETERS[exercise])]
            for name, hp in runs:
                entries.append(make_entry(library, exercise, hp, gradients, name))
    return entries


def make_matrices():
    """Return matrices, and what optax makes of them; no random numbers, short decimals."""
    from optax.contrib._muon import orthogonalize_via_newton_schulz

    made = []
    for (rows, columns), steps in MATRICES:
        k = np.arange(1, rows * columns + 1).reshape(rows, columns)
        matrix = np.round(6 * (k * 0.6180339887 % 1) - 3 + np.eye(rows, columns), 3)
        result = orthogonalize_via_newton_schulz(
            jnp.array(matrix, dtype=jnp.float64), jnp.array((3.4445, -4.7750, 2.0315), dtype=jnp.float64), steps, eps=0.0)
        assert result.dtype == jnp.float64
        made.append({"matrix": matrix.tolist(), "steps": steps, "result": np.asarray(result).tolist()})
    return made


def main():
    """Check the versions, compute, write golden.json beside this file."""
    # "+cpu" and the like name the build, not the version.
    installed = {name: version(name).split("+")[0] for name in VERSIONS}
    if installed != VERSIONS:
        raise SystemExit(f"needs {VERSIONS}, found {installed}")
    jax.config.update("jax_enable_x64", True)
    gradients = make_gradients()

    def dump(value):
        return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)

    # One entry a line, so that a diff shows which ones changed.
    lines = ",\n".join(dump(entry) for entry in make_entries(gradients))
    sequences = ",\n".join(f"{dump(k)}:{dump(v)}" for k, v in sorted(gradients.items()))
    matrices = ",\n".join(map(dump, make_matrices()))
    text = (f'{{"entries":[\n{lines}\n],\n"gradients":{{\n{sequences}\n}},\n"matrices":[\n{matrices}\n],\n'
            f'"versions":{dump(installed)}}}\n')
    Path(__file__).with_name("golden.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
