"""What the notebooks of Descent import: surfaces, recorded paths, figures and public checks. NumPy and Matplotlib only."""
import sys
from importlib.util import find_spec

for _needed in ("numpy", "matplotlib"):
    if find_spec(_needed) is None:
        raise ModuleNotFoundError(f"{_needed} is missing in this Python, {sys.executable}. Install what the notebooks need:\n"
                                  f'    "{sys.executable}" -m pip install -r requirements.txt', name=_needed)

from . import check_functions, check_hyperparameters, check_optimizers  # noqa: F401  (put their properties on check)
from .animate import animate
from .boxes import box, check_experiment, interrogate
from .check import check
from .curves import plot_curves
from .digits import load_digits, train_on_digits
from .expect import expect
from .hidden import hidden_tests
from .plots import plot_losses, plot_paths
from .record import record
from .samples import loss_surface, noisy_plane
from .surfaces import (SURFACES, Surface, beale, ellipse, gradient_descent_path, himmelblau, rastrigin, rosenbrock,
                       rotated_ellipse, saddle)
from .tips import watch

watch()
__version__ = "0.1.0"
__all__ = ["Surface", "SURFACES", "animate", "beale", "box", "check", "check_experiment", "ellipse", "expect",
           "gradient_descent_path", "hidden_tests", "himmelblau", "interrogate", "load_digits", "loss_surface", "noisy_plane",
           "plot_curves", "plot_losses", "plot_paths", "rastrigin", "record", "rosenbrock", "rotated_ellipse", "saddle",
           "train_on_digits"]
