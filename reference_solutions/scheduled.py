"""A training loop that sets the learning rate before every update.

Source: Goodfellow et al., Deep Learning (2016), algorithm 8.1: SGD with a rate for each iteration.
"""
import numpy as np


def scheduled(optimizer, schedule, surface, start, n):
    """Let optimizer make n updates, update number t = 0, 1, ... with the learning rate schedule(t).

    Returns an array of shape (n + 1, 2): the start, then the point after each update.
    """
    params = {"x": np.array([start[0]]), "y": np.array([start[1]])}
    path = [start]
    ### BEGIN SOLUTION
    for t in range(n):
        optimizer.lr = schedule(t)
        slope = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": slope[0], "y": slope[1]})
        path.append((params["x"][0], params["y"][0]))
    ### END SOLUTION
    return np.array(path)
