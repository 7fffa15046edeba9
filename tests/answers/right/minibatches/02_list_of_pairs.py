# breaks: none
def minibatches(X, y, batch_size, rng):
    left = list(rng.choice(len(y), len(y), replace=False))
    pairs = []
    while left:
        now, left = left[:batch_size], left[batch_size:]
        pairs.append([X[now], y[now]])
    return iter(pairs)
