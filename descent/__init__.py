"""What the notebooks of Descent import: surfaces, recorded paths, figures and public checks. NumPy and Matplotlib only."""
import sys
from importlib import import_module
from importlib.util import find_spec

for _needed in ("numpy", "matplotlib"):
    if find_spec(_needed) is None:
        raise ModuleNotFoundError(f"{_needed} is missing in this Python, {sys.executable}. Install what the notebooks need:\n"
                                  f'    "{sys.executable}" -m pip install -r requirements.txt', name=_needed)

from . import check_functions, check_hyperparameters, check_optimizers  # noqa: F401  (put their properties on check)
from .animate import animate
from .boxes import box, check_experiment, interrogate
from .check import check
from .digits import load_digits, train_on_digits
from .expect import expect
from .hidden import hidden_tests
from .record import record
from .samples import loss_surface, noisy_plane
from .surfaces import (SURFACES, Surface, beale, ellipse, gradient_descent_path, himmelblau, rastrigin, rosenbrock,
                       rotated_ellipse, saddle)
from .tips import watch

_DRAW = {"plot_curves": "curves", "plot_losses": "plots", "plot_paths": "plots"}


def __getattr__(name):
    """What draws is imported when it is first asked for, as matplotlib takes longer to import than all the rest."""
    if name not in _DRAW:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_DRAW[name]}", __name__), name)


def __dir__():
    return sorted({*globals(), *_DRAW})


watch()
__version__ = "0.1.0"
__all__ = ["Surface", "SURFACES", "animate", "beale", "box", "check", "check_experiment", "ellipse", "expect",
           "gradient_descent_path", "hidden_tests", "himmelblau", "interrogate", "load_digits", "loss_surface", "noisy_plane",
           "plot_curves", "plot_losses", "plot_paths", "rastrigin", "record", "rosenbrock", "rotated_ellipse", "saddle",
           "train_on_digits"]
