# fault: np.random.randint: not from rng
# cells: sample
# told: Asks another generator
def sample_gradient(X, y, w, rng):
    i = np.random.randint(len(y))
    return X[i] * (np.dot(X[i], w) - y[i])
