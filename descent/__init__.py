"""What the notebooks of Descent import: surfaces, recorded paths, figures and public checks. NumPy and Matplotlib only."""
from .check import check
from .expect import expect
from .hidden import hidden_tests
from .plots import plot_losses, plot_paths
from .record import record
from .surfaces import (SURFACES, Surface, beale, ellipse, gradient_descent_path, himmelblau, rastrigin, rosenbrock,
                       rotated_ellipse, saddle)

__version__ = "0.1.0"
__all__ = ["SURFACES", "Surface", "beale", "check", "ellipse", "expect", "gradient_descent_path", "hidden_tests", "himmelblau",
           "plot_losses", "plot_paths", "rastrigin", "record", "rosenbrock", "rotated_ellipse", "saddle"]
