"""Let an optimizer walk, and write down where it has been.

Source: Goodfellow et al., Deep Learning (2016), algorithm 8.1: ask for the gradient where you are, step, repeat.
"""
import numpy as np


def record(optimizer, surface, start, n):
    """Let optimizer make n updates on surface, from the point start on.

    Returns an array with a row for each point: the start, then the point after each update.
    """
    ### BEGIN SOLUTION
    params = {"point": np.array(start, dtype=float)}
    path = [params["point"].copy()]
    for _ in range(n):
        slopes = np.array(surface.grad(*params["point"]))
        optimizer.update(params, {"point": slopes})
        path.append(params["point"].copy())
    return np.array(path)
    ### END SOLUTION
