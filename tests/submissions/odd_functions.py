"""Functions that never end, exit, give far too much or things that claim to equal everything; one is right all the same."""
from . import full

EQUAL = '''
class Equal(float):
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0.0
    __rsub__ = __abs__ = __ne__ = __lt__ = __gt__ = __sub__
    def __array__(self, *args, **kwargs):
        raise SystemExit("full marks")
'''
ANSWERS = {
    "numerical_gradient": '''
def numerical_gradient(f, x, y, h=1e-4):
    while True:
        yield 1.0
''',
    "record": "def record(optimizer, surface, start, n):\n    return record",
    "lr_limit": f"{EQUAL}\nlimits = [Equal(3), Equal(3)]",
    "lr_measured": "distances = np.zeros(10 ** 7)",
    "mean_gradient": '''
def mean_gradient(X, y, w):
    raise SystemExit(0)
''',
    "sample_gradient": '''
def sample_gradient(X, y, w, rng):
    import os
    os._exit(0)
''',
    "minibatches": '''
def minibatches(X, y, batch_size, rng):
    part = rng.permutation(len(y))[:batch_size]
    while True:
        yield X[part], y[part]
''',
    "scaled_lr": '''
def scaled_lr(lr, batch_size, base_batch_size):
    print("Passed." * 1000)
    return np.float32(lr * batch_size / base_batch_size)
''',
    "step_decay": '''
def step_decay(t, lr, factor, every):
    return {"passed": True, "score": 1}
''',
}
EXPECTED = full(["scaled_lr"])
