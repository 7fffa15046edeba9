"""How often a path crosses the floor of the valley, which for the ellipse is the line y = 0."""
import numpy as np


def sign_changes(y):
    """How often neighbours in the array y, none of which is 0, have different signs: a whole number."""
    ### BEGIN SOLUTION
    return int(np.sum(np.sign(y[1:]) != np.sign(y[:-1])))
    ### END SOLUTION
