"""How soon a path gets low enough: a way to compare optimizers that does not depend on where one stops looking."""
import numpy as np


def first_below(path, surface, height):
    """After how many updates a path, an array (n + 1, 2), is lower than a height for the first time; n + 1 if it never is."""
    ### BEGIN SOLUTION
    low = np.flatnonzero(surface(path[:, 0], path[:, 1]) < height)
    return int(low[0]) if len(low) else len(path)
    ### END SOLUTION
