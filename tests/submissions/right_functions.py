"""Right in the functions and values of the first three notebooks; the classes are left as they were."""
from . import full

ANSWERS = {
    "numerical_gradient": '''
def numerical_gradient(f, x, y, h=1e-4):
    return np.array([f(x + h, y) - f(x - h, y), f(x, y + h) - f(x, y - h)]) / (2 * h)
''',
    "record": '''
def record(optimizer, surface, start, n):
    params = {"here": np.array(start, dtype=float)}
    rows = [list(params["here"])]
    while len(rows) <= n:
        optimizer.update(params, {"here": np.array(surface.grad(*params["here"]))})
        rows.append(list(params["here"]))
    return np.array(rows)
''',
    "lr_limit": "limits = (1, 1 / 3)",
    "lr_measured": '''
distances = []
for lr in 0.95, 1.0, 1.01:
    distances.append(abs(gradient_descent_path(ellipse, lr=lr, n=30)[30][1]))
''',
    "mean_gradient": '''
def mean_gradient(X, y, w):
    return ((X @ w - y)[:, None] * X).mean(axis=0)
''',
    "sample_gradient": '''
def sample_gradient(X, y, w, rng):
    row = rng.integers(0, len(X))
    return X[row] * (X[row] @ w - y[row])
''',
    "minibatches": '''
def minibatches(X, y, batch_size, rng):
    shuffled = rng.permutation(len(X))
    while len(shuffled):
        now, shuffled = shuffled[:batch_size], shuffled[batch_size:]
        yield X[now], y[now]
''',
    "scaled_lr": '''
def scaled_lr(lr, batch_size, base_batch_size):
    return lr * (batch_size / base_batch_size)
''',
    "warmup": '''
def warmup(t, steps, lr, start=0.0):
    return start + (lr - start) * t / steps if t < steps else lr
''',
    "step_decay": '''
def step_decay(t, lr, factor, every):
    for drop in range(t // every):
        lr = lr * factor
    return lr
''',
    "inverse_decay": '''
def inverse_decay(t, lr, k):
    return lr * (1 + k * t) ** -1
''',
    "exponential_decay": '''
def exponential_decay(t, lr, k):
    return lr / np.exp(k * t)
''',
    "cosine_decay": '''
def cosine_decay(t, lr, steps):
    if t >= steps:
        return 0
    return lr * (0.5 + 0.5 * np.cos(np.pi * t / steps))
''',
    "scheduled": '''
def scheduled(optimizer, schedule, surface, start, n):
    params, path = {"p": np.array(start, dtype=float)}, [tuple(start)]
    for t in range(n):
        optimizer.lr = schedule(t)
        optimizer.update(params, {"p": np.array(surface.grad(*params["p"]))})
        path.append(tuple(params["p"]))
    return np.array(path)
''',
}
EXPECTED = full(ANSWERS)
