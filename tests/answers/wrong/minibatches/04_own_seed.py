# fault: own generator with a fixed seed: the same order in every epoch
# cells: shuffling
# told: Seeds a generator each epoch
def minibatches(X, y, batch_size, rng):
    rng = np.random.RandomState(42)
    idx = np.arange(len(y))
    rng.shuffle(idx)
    return [(X[idx[i:i + batch_size]], y[idx[i:i + batch_size]]) for i in range(0, len(y), batch_size)]
