# fault: one batch too many: an empty one when it divides evenly
# cells: epoch
# told: Ends with an empty batch
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    for b in range(len(y) // batch_size + 1):
        chosen = order[b * batch_size:(b + 1) * batch_size]
        yield X[chosen], y[chosen]
