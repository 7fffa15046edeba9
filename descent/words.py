"""Sentences on what is drawn, for those who cannot see it. They need no matplotlib, which takes long to import."""
import numpy as np

STILL = "DESCENT_STILL"  # set in the environment of the grader's kernels: nobody looks at HTML there


def of_paths(surface, paths, title):
    """Sentences on {label: path}, seen from above: where each begins and ends, and how often it turns back."""
    minima = ", ".join(map(_point, surface.minima))
    yield f"{title}." if title else ""
    yield f"Paths on the surface {surface.name}, seen from above" + (f"; minimum at {minima}." if minima else ".")
    for label, path in paths.items():
        turns = [_turns(side) for side in path.T]
        how = "turning back {} times in x and {} times in y".format(*turns) if any(turns) else "without turning back"
        yield f"{label}: {len(path) - 1} steps from {_point(path[0])} to {_point(path[-1])}, {how}."


def of_curves(curves, title, ylabel, xlabel, log):
    """Sentences on {label: values}: where each begins and ends, and between which values it stays."""
    yield f"{title}." if title else ""
    yield f"Curves of {ylabel} against {xlabel}{', on a logarithmic axis' if log else ''}."
    for label, values in curves.items():
        known = values[np.isfinite(values)]
        if len(known):
            yield f"{label}: from {values[0]:.3g} to {values[-1]:.3g}, lowest {known.min():.3g}, highest {known.max():.3g}."


def _point(point):
    return f"({', '.join(f'{number:.3g}' for number in point)})"


def _turns(side):
    """How often a row of numbers goes up after it went down, or down after up."""
    with np.errstate(all="ignore"):  # inf - inf
        signs = np.sign(np.diff(side))
    signs = signs[np.isfinite(signs) & (signs != 0)]
    return int(np.sum(signs[1:] != signs[:-1]))
