"""One epoch in mini-batches: all samples once, in a new order.

Source: Goodfellow et al., Deep Learning (2016), section 8.1.3: shuffle, then pass through all samples.
"""


def minibatches(X, y, batch_size, rng):
    """Yield (X_batch, y_batch) for one epoch. The generator rng decides on the order; the last batch may be smaller."""
    ### BEGIN SOLUTION
    order = rng.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        chosen = order[begin:begin + batch_size]
        yield X[chosen], y[chosen]
    ### END SOLUTION
