"""Exercises and the cases that they are judged by, and how a case's hidden inputs are drawn from the course seed."""
import hashlib
from dataclasses import dataclass, field

import numpy as np

NETWORK = {"W": (2, 3), "b": (3,)}
TOLERANCE = 1e-4  # between what right answers differ by (below 1e-5) and what mistakes do (above 1e-3)


@dataclass(frozen=True, eq=False)
class Case:
    """One thing that a graded cell asks of a student's class; `name` is what the student reads.

    test: the graded cell that it counts for. steps: how many updates. shapes: {key: shape} of params.
    hyper: how the class is made: "default" (no arguments), "keyword" or "positional" (drawn from the exercise's ranges).
    gradients: range of the gradients' absolute values; None means the exercise's own. Signs are drawn.
    start: range of the starting values' absolute values.
    spike: one step has gradients this many times larger. dead: the gradient of each parameter's first element is always 0.
    pause: in the last step but one, all gradients of the first parameter are 0, and one of the second in the step before.
    reordered: the keys of the gradients come the other way around.
    surface: name of a surface in descent.surfaces whose gradient is followed instead of drawn gradients.
    lr_changes: `optimizer.lr` is set before every update. optimizers: how many run side by side, taking turns.
    in_place, grads_kept: whether the arrays that the caller holds must change, and the gradients must not.
    """
    test: str
    name: str
    steps: int = 1
    shapes: dict = field(default_factory=lambda: NETWORK)
    hyper: str = "keyword"
    gradients: tuple | None = None
    start: tuple = (0.1, 2.0)
    spike: float = 1.0
    dead: bool = False
    pause: bool = False
    reordered: bool = False
    surface: str | None = None
    lr_changes: bool = False
    optimizers: int = 1
    in_place: bool = False
    grads_kept: bool = False
    tolerance: float = TOLERANCE


class Graded:
    """What all kinds of exercises have in common: cases that count for graded cells.

    A kind has a `name` (of the exercise's files), a `kind` (what students call it), a `target` (the name that a notebook must
    define), `rights` (the reference, and what is just as right), `draw(case, rng)` (the hidden inputs of a case),
    `mistakes_in(module)` and `stand_in(mistake)` (what a notebook with this mistake has under the target's name).
    """

    @property
    def tests(self):
        """Names of the graded cells, in the order of the cases."""
        return tuple(dict.fromkeys(case.test for case in self.cases))

    def of_test(self, test):
        """The cases of one graded cell."""
        return tuple(case for case in self.cases if case.test == test)


@dataclass(frozen=True, eq=False)
class Exercise(Graded):
    """What a class is judged by. `name` is the name of its three files.

    reference: the right class; also: classes that are just as right (the nearest one is compared with).
    hyper: {hyperparameter: (low, high)} in the order of the constructor, drawn for all but "default" cases.
    gradients: (low, high) of the drawn gradients' absolute values, wide enough that eps decides nothing.
    lr_on: {surface: (low, high)} of the learning rate on surfaces.
    """
    name: str
    reference: type
    hyper: dict
    cases: tuple
    gradients: tuple = (1.0, 4.0)
    lr_on: dict = field(default_factory=dict)
    also: tuple = ()
    kind = "class"

    @property
    def target(self):
        return self.reference.__name__

    @property
    def rights(self):
        return (self.reference, *self.also)

    def draw(self, case, rng):
        runs = [_draw_run(self, case, rng) for _ in range(case.optimizers)]
        return {"runs": runs, "surface": case.surface, "steps": case.steps}

    def stand_in(self, mistake):
        return mistake

    def mistakes_in(self, module):
        """The wrong subclasses of the reference that a module has, alone or in lists, but for those whose names begin with _."""
        items = [item for member in vars(module).values() for item in (member if isinstance(member, list) else [member])]
        return [item for item in items if isinstance(item, type) and issubclass(item, self.reference) and item not in self.rights
                and not item.__name__.startswith("_")]


def draw(exercise, case, seed):
    """The hidden inputs of a case for a course: plain data, the same for every student, another for another seed.

    For functions and values see functions.py. For a class it is {"runs": [run, ...], "surface": name or None, "steps": n} where a
    run is one optimizer's {"args", "kwargs", "start": {key: nested list}, "grads": [{key: nested list}] or None, "lrs": [float] or
    None}.
    """
    label = "/".join([str(seed), exercise.name, case.test, case.name])
    return exercise.draw(case, np.random.default_rng(int.from_bytes(hashlib.sha256(label.encode()).digest()[:8], "big")))


def _draw_run(exercise, case, rng):
    hyper = {name: _round(rng.uniform(*bounds)) for name, bounds in exercise.hyper.items()}
    if case.surface:
        hyper["lr"] = _round(rng.uniform(*exercise.lr_on[case.surface]))
    lrs = [_round(hyper["lr"] * factor) for factor in rng.uniform(0.2, 3.0, case.steps)] if case.lr_changes else None
    run = {
        "args": list(hyper.values()) if case.hyper == "positional" else [],
        "kwargs": hyper if case.hyper == "keyword" else {},
        "start": {key: _signed(rng, case.start, shape).tolist() for key, shape in case.shapes.items()},
        "grads": None,
        "lrs": lrs,
    }
    if case.surface:
        run["start"] = _draw_start(case, rng)
    else:
        run["grads"] = _draw_gradients(exercise, case, rng)
    return run


def _draw_gradients(exercise, case, rng):
    size = case.gradients or exercise.gradients
    steps = [{key: _signed(rng, size, shape) for key, shape in case.shapes.items()} for _ in range(case.steps)]
    if case.spike != 1.0:
        loud = case.steps // 2
        steps[loud] = {key: case.spike * value for key, value in steps[loud].items()}
    if case.dead:
        for grads in steps:
            for value in grads.values():
                value.flat[0] = 0.0
    if case.pause:
        first, second, *_ = case.shapes
        steps[-2][first][...] = 0.0
        steps[-3][second].flat[0] = 0.0
    order = list(case.shapes)[::-1 if case.reordered else 1]
    return [{key: grads[key].tolist() for key in order} for grads in steps]


def _draw_start(case, rng):
    from descent.surfaces import SURFACES
    middle = np.array(SURFACES[case.surface].start)
    return {key: [float(value)] for key, value in zip(case.shapes, middle * rng.uniform(0.8, 1.2, 2))}


def _signed(rng, bounds, shape):
    return np.asarray(rng.uniform(*bounds, shape) * rng.choice([-1.0, 1.0], shape))  # an array, of shape () too


def _round(value):
    return float(np.round(value, 4))
