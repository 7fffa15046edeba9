# breaks: none
import functools

def counted(fn):
    @functools.wraps(fn)
    def wrapper(self, *args, **kwargs):
        self.calls += 1
        return fn(self, *args, **kwargs)
    return wrapper

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.calls = 0

    @counted
    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
