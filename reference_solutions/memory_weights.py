"""How much each past gradient counts in RMSProp's fading mean: powers of the decay rate.

Source: the recursion of Tieleman and Hinton (2012), lecture 6.5, unrolled.
"""
import numpy as np


def memory_weights(decay_rate, t):
    """After t steps, h is a sum of weights times squared gradients: an array of these t weights, the oldest first."""
    ### BEGIN SOLUTION
    age = np.arange(t)[::-1]
    return (1 - decay_rate) * decay_rate ** age
    ### END SOLUTION
