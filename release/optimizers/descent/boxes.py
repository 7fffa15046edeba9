"""Black boxes: six optimizers with one fault each, for the notebook in which they are found.

    interrogate("B", [1, 1, -1], Momentum)

What is in them is packed in data/boxes.txt, so that nobody reads it by accident. Who unpacks it spoils only his own fun:
points are for experiments that show the faults.
"""
import base64
import zlib
from functools import cache
from pathlib import Path

import numpy as np

from .expect import expect

DATA = Path(__file__).with_name("data") / "boxes.txt"
LABELS = {  # what each box is sold as, and its hyperparameters
    "A": ("SGD", {"lr": 1.0}),
    "B": ("Momentum", {"lr": 1.0, "momentum": 0.5}),
    "C": ("AdaGrad", {"lr": 1.0}),
    "D": ("RMSprop", {"lr": 1.0, "decay_rate": 0.75}),
    "E": ("Adam", {"lr": 1.0, "beta1": 0.5, "beta2": 0.75}),
    "F": ("Adam", {"lr": 1.0, "beta1": 0.5, "beta2": 0.75}),
}
MOST = 4         # numbers in an experiment: more are no fun to work out by hand
LARGEST = 1e6    # size of a gradient


class Box:
    """An optimizer that is not to be looked into. It has `update(params, grads)`, as any other; see `box`."""

    __slots__ = ("_label", "_inside")

    def __init__(self, label, inside):
        self._label, self._inside = label, inside

    def update(self, params, grads):
        """One step: the arrays in params change."""
        self._inside.update(params, grads)

    def __repr__(self):
        return self._label


def box(name, **hyperparameters):
    """A new optimizer from a box, "A" to "F". hyperparameters: those that shall differ from its label's, as in lr=0.1.

    Raises ValueError where there is no such box, TypeError for a hyperparameter that is not on its label.
    """
    kind, given = _label(name)
    strange = sorted(set(hyperparameters) - set(given))
    if strange:
        raise TypeError(f"box {name} is sold as {kind}: it has {', '.join(given)}, and no {', '.join(strange)}.")
    given = {**given, **hyperparameters}
    return Box(f"box {name}, sold as {_call(kind, given)}", _classes()[name](**given))


def interrogate(name, gradients, rule=None):
    """Print the steps that a box makes on some gradients, from a start at 0 and with its label's hyperparameters.

    gradients  as in `read_gradients`; any number of them
    rule       a class of your own of the kind on the label, whose steps are printed beside those of the box

    Raises what `read_gradients` raises, and whatever your class does.
    """
    kind, given = _label(name)
    gradients = read_gradients(gradients)
    columns = {f"box {name}": steps_of(box(name), gradients)}
    if rule is not None:
        columns[f"your {rule.__name__}"] = steps_of(rule(**given), gradients)
    print(f"Box {name} is sold as {_call(kind, given)}.")
    print(f"{'update':>6}  {'number':>8}  {'gradient':>10}", *(f"{'step of ' + label:>20}" for label in columns))
    for number, grads in enumerate(gradients):
        for key, values in grads.items():
            for place, value in enumerate(values):
                who = f"{key}[{place}]" if len(values) > 1 else key
                steps = (column[number][key][place] for column in columns.values())
                print(f"{number + 1:6}  {who:>8}  {value:10.6g}", *(f"{step:20.5g}" for step in steps))


def check_experiment(name, experiments, most=MOST):
    """The public check of an experiment: whether it is one, and what the box did on it.

    experiments: {box: gradients}. Prints a sentence for each; raises CheckFailed where it is none.
    """
    gradients = experiments.get(name) if isinstance(experiments, dict) else None
    try:
        gradients = read_gradients(gradients, most)
    except ValueError as problem:
        expect(False, f"Box {name}: {problem}")
    expect(True, f"Box {name}: {_count(gradients)} of at most {most} numbers, in {len(gradients)} "
                 f"gradient{'s' * (len(gradients) > 1)}.")
    shown = "; ".join(", ".join(f"{value:.4g}" for values in steps.values() for value in values)
                      for steps in steps_of(box(name), gradients))
    expect(True, f"On it, the box made the steps {shown}. What would {_label(name)[0]} have done?")


def read_gradients(gradients, most=None):
    """The gradients of an experiment: [{name of a parameter: array (n,)}, one for each update].

    gradients: a list. Each gradient is a number or a list of numbers (of one parameter, x), or a dict of them, such as
    {"W": [1, -2], "b": 3}. All have the same parameters and sizes. most: how many numbers there may be in all, or None.

    Raises ValueError, with a sentence for students, for anything else, and for numbers that are not finite or beyond a million.
    """
    if isinstance(gradients, np.ndarray):
        gradients = list(gradients) if gradients.ndim else None
    if not isinstance(gradients, (list, tuple)):
        raise ValueError("An experiment is a list of gradients, one for each update, as in [1, -2, 0.5].")
    if len(gradients) == 0:
        raise ValueError("The list of gradients is still empty.")
    read = [_gradient(number, given) for number, given in enumerate(gradients, 1)]
    sizes = [{key: len(values) for key, values in grads.items()} for grads in read]
    for number, size in enumerate(sizes, 1):
        if size != sizes[0]:
            raise ValueError(f"Gradient {number} has other parameters, or more or fewer numbers, than gradient 1: parameters keep "
                             "their sizes.")
    if most is not None and _count(read) > most:
        raise ValueError(f"It holds {_count(read)} numbers, and may hold {most}.")
    return read


def steps_of(optimizer, gradients):
    """The steps that an optimizer makes on gradients as `read_gradients` gives them, from a start at 0: a list like theirs."""
    params, steps = {key: np.zeros_like(values) for key, values in gradients[0].items()}, []
    with np.errstate(all="ignore"):
        for grads in gradients:
            before = {key: np.array(value, dtype=float) for key, value in params.items()}
            optimizer.update(params, {key: values.copy() for key, values in grads.items()})
            steps.append({key: np.asarray(params[key], dtype=float) - value for key, value in before.items()})
    return steps


def _gradient(number, given):
    named = given if isinstance(given, dict) else {"x": given}
    read = {str(key): _numbers(values) for key, values in named.items()}
    if not read or any(values is None for values in read.values()):
        raise ValueError(f"Gradient {number} is not a number, a list of numbers, or a dict of them such as "
                         '{"W": [1, -2], "b": 3}.')
    if not all(np.all(np.abs(values) <= LARGEST) for values in read.values()):  # False for nan
        raise ValueError(f"Gradient {number} has a number that is not finite, or beyond a million.")
    return read


def _numbers(values):
    """A number, or a row of at least one, as an array (n,) of floats; None for anything else."""
    try:
        array = np.asarray(values)
    except ValueError:  # lists of several lengths
        return None
    return array.astype(float).reshape(-1) if array.dtype.kind in "fiub" and array.ndim < 2 and array.size else None


def _count(gradients):
    return sum(len(values) for grads in gradients for values in grads.values())


def _label(name):
    if name not in LABELS:
        raise ValueError(f"There is no box {name!r}; the boxes are {', '.join(LABELS)}.")
    return LABELS[name]


def _call(kind, given):
    return f"{kind}({', '.join(f'{key}={value:g}' for key, value in given.items())})"


@cache
def _classes():
    """{name: class} from data/boxes.txt, which has a line of a name and a packed text for each box."""
    classes = {}
    for line in DATA.read_text(encoding="ascii").splitlines():
        name, _, packed = line.partition(" ")
        if name in LABELS:
            scope = {"np": np, "__name__": f"box {name}"}
            exec(compile(zlib.decompress(base64.b64decode(packed)), f"<box {name}>", "exec", optimize=2), scope)  # 2: no docstrings
            classes[name] = scope[name]
    return classes
