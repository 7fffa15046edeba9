"""Linear warmup: the learning rate grows from a first value to its full one, by the same amount at each update.

Source: Goyal et al. (2017), Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, section 2.2.
"""


def warmup(t, steps, lr, start=0.0):
    """The learning rate of update number t, counted from 0: start at t = 0, and lr from t = steps on."""
    ### BEGIN SOLUTION
    if t >= steps:
        return lr
    return start + (lr - start) * t / steps
    ### END SOLUTION
